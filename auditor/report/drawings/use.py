"""How much of its time each station or crew is in use, against all of it."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Line, Rect

from auditor.locale import _, percent
from auditor.report.colours import INK, LINE, QUIET, WARM, accent, accent_pale
from auditor.report.drawings.shown import DescribedDrawing
from auditor.report.drawings.text import put_text
from auditor.report.fonts import BODY, BOLD, fitted

_PITCH, _HEAD, _BAR, _SIZE = 17.0, 18.0, 9.0, 8.5
#: From this use on little is left for trouble.
_TIGHT = 0.85


def use_figure(rows: Sequence[tuple[str, float]], available: float) -> DescribedDrawing:
    """A bar a step; full colour from 85 % on, and a line at 100 %.

    Args:
        rows: name and use (1 is all of the available time), in the order in which they are drawn.
        available: width in points.

    Returns:
        the drawing; in words the use of each step.
    """
    label_room, value_room = available * 0.42, 40.0
    figure = Drawing(available, _HEAD + _PITCH * len(rows) + 4)
    most = max(1.1, *(use for _name, use in rows))
    scale = (available - label_room - value_room) / most
    top = figure.height - _HEAD + 4
    for i, (name, use) in enumerate(rows):
        y = figure.height - _HEAD - (i + 1) * _PITCH + 5
        put_text(figure, fitted(name, BODY, _SIZE, label_room - 10), 0, y, BODY, _SIZE, INK)
        fill = accent() if use >= _TIGHT else accent_pale(0.4)
        figure.add(Rect(label_room, y - 1.5, max(use * scale, 0.5), _BAR, fillColor=fill, strokeColor=None))
        put_text(figure, percent(use), available, y, BODY, _SIZE, QUIET, "end")
    full = label_room + scale
    figure.add(Line(label_room, 2, label_room, top, strokeColor=LINE, strokeWidth=0.6))
    figure.add(Line(full, 2, full, top, strokeColor=WARM, strokeWidth=1.2, strokeDashArray=[3, 2]))
    put_text(figure, _("all of its time"), full, top + 4, BOLD, 7.5, WARM, "middle")
    return DescribedDrawing(figure, "; ".join(f"{name}: {percent(use)}" for name, use in rows))
