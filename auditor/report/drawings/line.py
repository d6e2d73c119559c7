"""The line view (Yamazumi): the work of each step stacked against takt."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Line, Rect

from auditor.flow.line.yamazumi import Bar
from auditor.locale import _
from auditor.model import Part
from auditor.model.units import format_time
from auditor.phrases.flow import bar_name, bar_time
from auditor.report.colours import INK, LINE, PAPER, QUIET, WARM, accent, accent_pale
from auditor.report.drawings.shown import DescribedDrawing
from auditor.report.drawings.text import put_text
from auditor.report.fonts import BODY, BOLD, wrapped
from auditor.terms import part_label

_HEIGHT, _FOOT, _HEAD, _LEFT = 165.0, 38.0, 26.0, 4.0


def line_figure(bars: Sequence[Bar], takt_s: float | None, available: float) -> DescribedDrawing:
    """A stack a step: by hand full, machine pale, walking and waiting outlined; the dashed line is takt.

    Args:
        bars: one for each step, with its elements in seconds.
        takt_s: seconds per unit; None where not known.
        available: width in points.

    Returns:
        the drawing; in words the time of each bar, and takt.
    """
    figure = Drawing(available, _HEIGHT)
    tallest = max([bar.seconds for bar in bars] + [takt_s or 0.0], default=0.0) or 1.0
    scale = (_HEIGHT - _FOOT - _HEAD - 12) / tallest
    pitch = (available - _LEFT) / max(len(bars), 4)
    wide = min(pitch * 0.66, 56.0)
    for i, bar in enumerate(bars):
        x, y = _LEFT + i * pitch + (pitch - wide) / 2, _FOOT
        for element in bar.elements:
            height = element.seconds * scale
            fill = {Part.MANUAL: accent(), Part.MACHINE: accent_pale(0.3)}.get(element.part, PAPER)
            edge = PAPER if element.part is Part.MANUAL else accent()
            figure.add(Rect(x, y, wide, height, fillColor=fill, strokeColor=edge, strokeWidth=0.5))
            y += height
        is_over = bar.is_above(takt_s)
        put_text(figure, bar_time(bar), x + wide / 2, y + 3, BOLD, 7, WARM if is_over else INK, "middle")
        at = _FOOT - 9
        for line in wrapped(bar_name(bar), BODY, 6.5, pitch - 4, 3):
            put_text(figure, line, x + wide / 2, at, BODY, 6.5, QUIET, "middle")
            at -= 8
    figure.add(Line(_LEFT, _FOOT, available, _FOOT, strokeColor=LINE, strokeWidth=0.8))
    if takt_s is not None:
        y = _FOOT + takt_s * scale
        figure.add(Line(_LEFT, y, available, y, strokeColor=WARM, strokeWidth=1, strokeDashArray=[4, 2]))
        put_text(figure, _("takt {time}").format(time=format_time(takt_s)), available, y + 3, BOLD, 7.5, WARM, "end")
    _legend(figure, {e.part for bar in bars for e in bar.elements})
    said = "; ".join(f"{bar_name(bar)}: {bar_time(bar)}" for bar in bars)
    if takt_s is not None:
        said += "; " + _("takt {time}").format(time=format_time(takt_s))
    return DescribedDrawing(figure, said)


def _legend(figure: Drawing, parts: set[Part]) -> None:
    x, y = _LEFT, _HEIGHT - 9
    fills = {Part.MANUAL: accent(), Part.MACHINE: accent_pale(0.3)}
    for part in (p for p in Part if p in parts):
        figure.add(Rect(x, y - 1, 9, 8, fillColor=fills.get(part, PAPER), strokeColor=accent(), strokeWidth=0.5))
        name = part_label(part.value)
        put_text(figure, name, x + 13, y, BODY, 7.5, QUIET)
        x += 24 + 4.2 * len(name)
