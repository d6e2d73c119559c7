"""Readiness by threshold, from 1 to 5."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Line, Rect

from auditor.assess.readiness import WEAK
from auditor.locale import _, number
from auditor.report.colours import INK, LINE, PALE, QUIET, WARM, accent
from auditor.report.drawings.axis import Scale
from auditor.report.drawings.shown import DescribedDrawing
from auditor.report.drawings.text import put_text
from auditor.report.fonts import BODY, BOLD, fitted

_PITCH, _LABELS, _VALUE, _HEAD = 20.0, 190.0, 90.0, 14.0


def readiness_figure(rows: Sequence[tuple[str, float | None]], available: float) -> DescribedDrawing:
    """A bar a threshold; a weak one says so in words.

    Args:
        rows: name of each threshold, and its level of 1–5; None where not answered.
        available: width in points.

    Returns:
        the drawing; in words the level of each threshold.
    """
    figure = Drawing(available, _HEAD + _PITCH * len(rows))
    right = Scale(1.0, 5.0, _LABELS, available - _VALUE)
    top = figure.height - _HEAD
    for level in range(1, 6):
        x = right.at(level)
        put_text(figure, str(level), x, top + 4, BODY, 7.5, QUIET, "middle")
        figure.add(Line(x, 0, x, top, strokeColor=LINE, strokeWidth=0.3))
    for i, (name, level_known) in enumerate(rows):
        y = top - (i + 1) * _PITCH + 5
        put_text(figure, fitted(name, BODY, 8.5, _LABELS - 8), 0, y + 2, BODY, 8.5, INK)
        figure.add(Rect(_LABELS, y, right.at(5) - _LABELS, 9, fillColor=PALE, strokeColor=None))
        if level_known is None:
            put_text(figure, _("not answered"), available, y + 2, BODY, 8, QUIET, "end")
            continue
        is_weak = level_known <= WEAK
        length = max(right.at(level_known) - _LABELS, 1.5)
        figure.add(Rect(_LABELS, y, length, 9, fillColor=WARM if is_weak else accent(), strokeColor=None))
        text = number(level_known, 1) + (f"  {_('work on this first')}" if is_weak else "")
        put_text(figure, text, available, y + 2, BOLD if is_weak else BODY, 8, WARM if is_weak else INK, "end")
    said = "; ".join(f"{n}: {number(v, 1) if v is not None else _('not answered')}" for n, v in rows)
    return DescribedDrawing(figure, said)
