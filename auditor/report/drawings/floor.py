"""The simulated floor: how long pieces are under way, and how much waits before each step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.graphics.shapes import Drawing, Line, PolyLine, Rect

from auditor.locale import _, number, percent
from auditor.phrases.simulation import stays_words
from auditor.phrases.span_axis import span_marks
from auditor.report.colours import INK, LINE, QUIET, accent
from auditor.report.drawings.shown import DescribedDrawing
from auditor.report.drawings.text import put_text
from auditor.report.fonts import BODY, BOLD, fitted, width
from auditor.simulate.stays_curve import done_within, widest_stay

_HEIGHT, _FOOT, _LEFT, _TOP = 130.0, 24.0, 40.0, 24.0
_SIZE = 8.5
#: From this part of the axis on a mark centred at its place would leave the drawing.
_NEAR_END = 0.96


def lead_lines(lines: Sequence[tuple[str, Sequence[float]]], day_s: float, available: float) -> DescribedDrawing:
    """The share of the pieces that is done within a time, a line a state; the last one is drawn through.

    Args:
        lines: name of each state and lead times of single jobs (s of working time, rising, at least one); at least one.
        day_s: working time of a day (s).
        available: width in points.

    Returns:
        the drawing; in words what half and nine of ten stay below.
    """
    figure = Drawing(available, _HEIGHT)
    widest = widest_stay(stays for _name, stays in lines)
    high, wide = _HEIGHT - _FOOT - _TOP, available - _LEFT - 10
    for share in (0.0, 0.5, 0.9):
        y = _FOOT + share * high
        figure.add(Line(_LEFT, y, available - 10, y, strokeColor=LINE, strokeWidth=0.4))
        put_text(figure, percent(share), _LEFT - 6, y - 3, BODY, 7.5, QUIET, "end")
    for mark in span_marks(widest, day_s):
        x = _LEFT + mark.part * wide
        figure.add(Line(x, _FOOT, x, _FOOT - 3, strokeColor=LINE, strokeWidth=0.4))
        put_text(figure, mark.text, x, _FOOT - 12, BODY, 7.5, QUIET, _side(mark.part))
    left = _LEFT
    for at, (name, stays) in enumerate(lines):
        is_last = at == len(lines) - 1
        ink, dash = (accent(), None) if is_last else (QUIET, [4, 2])
        points = [at for x, y in done_within(stays, widest) for at in (_LEFT + x * wide, _FOOT + y * high)]
        figure.add(PolyLine(points, strokeColor=ink, strokeWidth=1.6, strokeDashArray=dash))
        figure.add(Line(left, _HEIGHT - 8, left + 20, _HEIGHT - 8, strokeColor=ink, strokeWidth=1.6, strokeDashArray=dash))  # fmt: skip
        put_text(figure, name, left + 25, _HEIGHT - 11, BODY, 8, INK)
        left += 40 + width(name, BODY, 8)
    return DescribedDrawing(figure, "; ".join(stays_words(name, stays, day_s) for name, stays in lines))


def _side(part: float) -> Literal["start", "middle", "end"]:
    """How a mark stands at its place, so that none leaves the drawing."""
    if part <= 0.0:
        return "start"
    return "end" if part > _NEAR_END else "middle"


@dataclass(frozen=True)
class QueueRow:
    """A step with how many jobs wait there, as it is and, where there is one, with a change."""

    name: str
    before: float
    after: float | None


def waiting_bars(rows: Sequence[QueueRow], available: float, label_room: float = 190.0) -> DescribedDrawing:
    """Jobs that wait at each step, as it is above and with a change below.

    Args:
        rows: in the order in which they are drawn; at least one.
        available: width in points.
        label_room: width for the names, points.

    Returns:
        the drawing; in words the values of each row.
    """
    pitch, head = 19.0, 16.0
    figure = Drawing(available, head + pitch * len(rows))
    most = max(max(r.before, r.after or 0.0) for r in rows) or 1.0
    value_room = 90.0
    scale = (available - label_room - value_room) / most
    top = figure.height - 10
    has_after = any(r.after is not None for r in rows)
    heads = _("as it is → with the change") if has_after else _("as it is")
    put_text(figure, heads, available, top, BOLD, 7.5, QUIET, "end")
    for i, row in enumerate(rows):
        y = figure.height - head - (i + 1) * pitch + 6
        put_text(figure, fitted(row.name, BODY, _SIZE, label_room - 8), 0, y + 2, BODY, _SIZE, INK)
        figure.add(Rect(label_room, y + 5, max(row.before * scale, 0.5), 6, fillColor=QUIET, strokeColor=None))
        if row.after is not None:
            figure.add(Rect(label_room, y - 3, max(row.after * scale, 0.5), 6, fillColor=accent(), strokeColor=None))
        put_text(figure, _shown(row), available, y + 1, BODY, _SIZE, INK, "end")
    return DescribedDrawing(figure, "; ".join(f"{row.name}: {_shown(row)}" for row in rows))


def _shown(row: QueueRow) -> str:
    before = number(row.before, 1)
    return before if row.after is None else f"{before} → {number(row.after, 1)}"
