"""Text in figures: any text, one line, with font fallback."""

from __future__ import annotations

from reportlab.graphics.shapes import Group, String
from reportlab.lib.colors import Color

from auditor.report.fonts import runs, width


def put_text(
    target: Group, text: str, x: float, y: float, font: str, size: float, color: Color, centred: bool = False
) -> None:
    """Add a line of text with its baseline at (x, y), or centred on x."""
    if centred:
        x -= width(text, font, size) / 2
    for name, part in runs(text, font):
        target.add(String(x, y, part, fontName=name, fontSize=size, fillColor=color))
        x += width(part, name, size)
