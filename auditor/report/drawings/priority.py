"""The priority picture: value against ease, hours freed as size, the range of the value as whiskers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt

from reportlab.graphics.shapes import Circle, Drawing, Line

from auditor.decide.order.priority import PriorityPoint
from auditor.locale import _, number
from auditor.numerics.ticks import ticks
from auditor.report.colours import INK, LINE, PAPER, QUIET, accent, accent_pale
from auditor.report.drawings.axis import Scale
from auditor.report.drawings.shown import DescribedDrawing
from auditor.report.drawings.text import put_text
from auditor.report.fonts import BODY, BOLD

_HEIGHT, _FOOT, _LEFT, _TOP = 250.0, 34.0, 62.0, 12.0
_LEAST, _MOST = 5.5, 15.0


def priority_picture(
    points: Sequence[PriorityPoint], names: Sequence[str], money: Callable[[float], str], available: float
) -> DescribedDrawing:
    """Numbers are ranks; an outlined dot is another way to do the work of a better one.

    Args:
        points: ease 1–5, net present value in the firm's currency, hours freed in h/year.
        names: of the points, in the same order.
        money: an amount in the firm's currency as text.
        available: width in points.

    Returns:
        the drawing; in words the values of each point.
    """
    figure = Drawing(available, _HEIGHT)
    whole = [v for p in points for v in (p.low, p.high)] or [0.0, 1.0]
    marks = ticks(min(0.0, *whole), max(0.0, *whole))
    up = Scale(marks[0], marks[-1], _FOOT, _HEIGHT - _TOP)
    right = Scale(0.5, 5.5, _LEFT, available)
    for mark in marks:
        y = up.at(mark)
        weight = 0.9 if mark == 0 else 0.3
        figure.add(Line(_LEFT, y, available, y, strokeColor=QUIET if mark == 0 else LINE, strokeWidth=weight))
        put_text(figure, money(mark), _LEFT - 6, y - 3, BODY, 7.5, QUIET, "end")
    for level in range(1, 6):
        text = {1: _("1 hard"), 5: _("5 easy")}.get(level, str(level))
        put_text(figure, text, right.at(level), _FOOT - 11, BODY, 7.5, QUIET, "middle")
    put_text(figure, _("Ease of introduction"), (_LEFT + available) / 2, 6, BOLD, 7.5, QUIET, "middle")
    most = max((p.hours_freed_per_year for p in points), default=1.0) or 1.0
    for point in points:
        x = right.at(point.x)
        low, high = up.at(point.low), up.at(point.high)
        figure.add(Line(x, low, x, high, strokeColor=accent(), strokeWidth=0.7))
        for y in (low, high):
            figure.add(Line(x - 3, y, x + 3, y, strokeColor=accent(), strokeWidth=0.7))
    for point in sorted(points, key=lambda p: -p.hours_freed_per_year):
        x, y = right.at(point.x), up.at(point.middle)
        radius = _LEAST + (_MOST - _LEAST) * sqrt(max(point.hours_freed_per_year, 0.0) / most)
        fill = accent_pale() if point.is_alternative else accent()
        figure.add(Circle(x, y, radius, fillColor=fill, strokeColor=accent(), strokeWidth=0.7))
    for point in points:  # above all circles, that none hides the number of another
        x, y = right.at(point.x), up.at(point.middle)
        ink = INK if point.is_alternative else PAPER
        put_text(figure, str(point.rank), x, y - 2.7, BOLD, 7.5, ink, "middle")
    words = _("{name}: ease {ease}, net present value {low} to {high}, {hours} hours freed a year")
    said = [
        words.format(
            name=name,
            ease=number(p.ease),
            low=money(p.low),
            high=money(p.high),
            hours=number(p.hours_freed_per_year),
        )
        for p, name in zip(points, names, strict=True)
    ]
    return DescribedDrawing(figure, "; ".join(said))
