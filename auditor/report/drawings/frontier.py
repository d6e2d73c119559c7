"""What the next euro buys: net present value and hours of the best choice within each budget."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.graphics.shapes import Circle, Drawing, Line, PolyLine, Rect

from auditor.decide.programme.plan import FrontierPoint
from auditor.locale import _, number
from auditor.numerics.ticks import ticks
from auditor.report.colours import INK, LINE, QUIET, WARM, accent
from auditor.report.drawings.axis import Scale
from auditor.report.drawings.shown import DescribedDrawing
from auditor.report.drawings.text import put_text
from auditor.report.fonts import BODY, BOLD

_HEIGHT, _FOOT, _LEFT, _RIGHT, _TOP = 190.0, 34.0, 58.0, 40.0, 32.0


def frontier_figure(
    points: Sequence[FrontierPoint], budget: float | None, money: Callable[[float], str], available: float
) -> DescribedDrawing:
    """Net present value as a line with dots (left), hours as a dashed one with squares (right).

    Args:
        points: by rising budget; at least one.
        budget: that of the firm, marked where it lies within the axis; None for none.
        money: an amount in the firm's currency as text.
        available: width in points.

    Returns:
        the drawing; in words the values of each point.
    """
    figure = Drawing(available, _HEIGHT)
    values = [p.together.npv.p50 or 0.0 for p in points]
    hours = [p.together.hours_freed_per_year for p in points]
    marks, across = ticks(min(0.0, *values), max(*values, 1.0), 4), ticks(0.0, max(p.budget for p in points) or 1.0, 5)
    most = ticks(0.0, max(*hours, 1.0), 4)
    up = Scale(marks[0], marks[-1], _FOOT, _HEIGHT - _TOP)
    beside = Scale(0.0, most[-1], _FOOT, _HEIGHT - _TOP)
    right = Scale(0.0, across[-1], _LEFT, available - _RIGHT)
    for mark in marks:
        y = up.at(mark)
        figure.add(Line(_LEFT, y, available - _RIGHT, y, strokeColor=LINE, strokeWidth=0.3))
        put_text(figure, money(mark), _LEFT - 6, y - 3, BODY, 7.5, accent(), "end")
    for mark in most:
        put_text(figure, number(mark), available - _RIGHT + 6, beside.at(mark) - 3, BODY, 7.5, WARM)
    for mark in across:
        put_text(figure, money(mark), right.at(mark), _FOOT - 11, BODY, 7.5, QUIET, "middle")
    put_text(figure, _("Budget"), (_LEFT + available - _RIGHT) / 2, 6, BOLD, 7.5, QUIET, "middle")
    put_text(figure, _("Net present value"), _LEFT, _HEIGHT - 10, BOLD, 7.5, accent())
    put_text(figure, _("Hours freed a year"), available, _HEIGHT - 10, BOLD, 7.5, WARM, "end")
    worth = [(right.at(p.budget), up.at(v)) for p, v in zip(points, values, strict=True)]
    freed = [(right.at(p.budget), beside.at(h)) for p, h in zip(points, hours, strict=True)]
    figure.add(PolyLine([v for xy in freed for v in xy], strokeColor=WARM, strokeWidth=1.2, strokeDashArray=[4, 2]))
    figure.add(PolyLine([v for xy in worth for v in xy], strokeColor=accent(), strokeWidth=1.6))
    for x, y in freed:
        figure.add(Rect(x - 2, y - 2, 4, 4, fillColor=WARM, strokeColor=None))
    for x, y in worth:
        figure.add(Circle(x, y, 2.4, fillColor=accent(), strokeColor=None))
    if budget is not None and budget <= across[-1]:
        x = right.at(budget)
        figure.add(Line(x, _FOOT, x, _HEIGHT - _TOP, strokeColor=INK, strokeWidth=0.8, strokeDashArray=[1.5, 2]))
        put_text(figure, _("your budget"), x, _HEIGHT - _TOP + 3, BODY, 7, INK, "middle")
    words = _("{budget}: net present value {npv}, {hours} hours a year")
    said = "; ".join(
        words.format(budget=money(p.budget), npv=money(v), hours=number(h))
        for p, v, h in zip(points, values, hours, strict=True)
    )
    return DescribedDrawing(figure, said)
