"""A drawing with its numbers in words."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing


@dataclass(frozen=True)
class DescribedDrawing:
    """``alt`` says what a reader who can't see the drawing needs to know."""

    drawing: Drawing
    alt: str
