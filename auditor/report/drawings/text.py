"""Text in figures: any text, one line, with font fallback."""

from __future__ import annotations

from typing import Literal

from reportlab.graphics.shapes import Group, String
from reportlab.lib.colors import Color

from auditor.report.fonts import runs, width

Anchor = Literal["start", "middle", "end"]
_PART = {"start": 0.0, "middle": 0.5, "end": 1.0}


def put_text(
    target: Group, text: str, x: float, y: float, font: str, size: float, color: Color, anchor: Anchor = "start"
) -> None:
    """Add a line of text with its baseline at y, that begins, has its middle, or ends at x.

    Args:
        target: the drawing or group that it is added to.
        text: one line of any text.
        x: points.
        y: of the baseline, points.
        font: preferred; others stand in where it lacks a character.
        size: points.
        color: of the letters.
        anchor: which part of the line stands at ``x``.
    """
    if anchor != "start":
        x -= width(text, font, size) * _PART[anchor]
    for name, part in runs(text, font):
        target.add(String(x, y, part, fontName=name, fontSize=size, fillColor=color))
        x += width(part, name, size)
