"""Bars: where the labour hours go, and what the net present values may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Line, Rect

from auditor.locale import _, number, percent
from auditor.model import Estimate
from auditor.report.colours import INK, LINE, PAPER, QUIET, WARM, accent, accent_pale
from auditor.report.drawings.shown import DescribedDrawing
from auditor.report.drawings.text import put_text
from auditor.report.fonts import BODY, BOLD, fitted, width

_SIZE = 8.5


@dataclass(frozen=True)
class HoursRow:
    """A step (or group) with its labour hours a year, and the share of all that it and those above it make up."""

    name: str
    hours: Estimate
    cumulative: float


def pareto(rows: Sequence[HoursRow], available: float, label_room: float = 190.0) -> DescribedDrawing:
    """Labour hours, longest first, with their range and the share added up.

    Args:
        rows: in the order in which they are drawn; h/year.
        available: width in points.
        label_room: width for the names, points.

    Returns:
        the drawing; in words the likely hours of each row.
    """
    pitch, head = 17.0, 16.0
    figure = Drawing(available, head + pitch * len(rows) + 2)
    most = max((row.hours.high for row in rows), default=0.0) or 1.0
    share_room, value_room = 62.0, 48.0
    scale = (available - label_room - share_room - value_room) / most
    top = figure.height - 10
    put_text(figure, _("h a year"), available - share_room - 8, top, BOLD, 7.5, QUIET, "end")
    put_text(figure, _("added up"), available, top, BOLD, 7.5, QUIET, "end")
    for i, row in enumerate(rows):
        y = figure.height - head - (i + 1) * pitch + 5
        put_text(figure, fitted(row.name, BODY, _SIZE, label_room - 8), 0, y, BODY, _SIZE, INK)
        length = row.hours.likely * scale
        figure.add(Rect(label_room, y - 2, max(length, 0.5), 10, fillColor=accent(), strokeColor=None))
        low, high = label_room + row.hours.low * scale, label_room + row.hours.high * scale
        if high - low > 2:
            figure.add(Line(low, y + 3, high, y + 3, strokeColor=PAPER, strokeWidth=2.2))
            figure.add(Line(low, y + 3, high, y + 3, strokeColor=INK, strokeWidth=0.8))
            for x in (low, high):
                figure.add(Line(x, y, x, y + 6, strokeColor=INK, strokeWidth=0.8))
        put_text(figure, number(row.hours.likely), available - share_room - 8, y, BODY, _SIZE, INK, "end")
        put_text(figure, percent(row.cumulative), available, y, BODY, _SIZE, QUIET, "end")
    said = "; ".join(_("{name}: {hours} h").format(name=r.name, hours=number(r.hours.likely)) for r in rows)
    return DescribedDrawing(figure, said)


@dataclass(frozen=True)
class RangeRow:
    """A candidate's net present value in its 10 %, 50 % and 90 % case, with the texts for the three."""

    name: str
    low: float
    middle: float
    high: float
    shown: tuple[str, str, str]


def range_bars(rows: Sequence[RangeRow], available: float, label_room: float = 170.0) -> DescribedDrawing:
    """Ranges around a zero line, the middle as a mark.

    Args:
        rows: in the order in which they are drawn; net present values in one currency.
        available: width in points.
        label_room: width for the names, points.

    Returns:
        the drawing; in words the three values of each row.
    """
    pitch, head = 19.0, 14.0
    figure = Drawing(available, head + pitch * len(rows) + 4)
    low = min([0.0, *(r.low for r in rows)])
    high = max([0.0, *(r.high for r in rows)])
    value_room = max((width(r.shown[1], BODY, _SIZE) for r in rows), default=0.0) + 10
    scale = (available - label_room - value_room) / ((high - low) or 1.0)

    def at(value: float) -> float:
        return label_room + (value - low) * scale

    put_text(figure, "0", at(0), figure.height - 10, BODY, 7.5, QUIET, "middle")
    figure.add(Line(at(0), 0, at(0), figure.height - head, strokeColor=QUIET, strokeWidth=0.6))
    for i, row in enumerate(rows):
        y = figure.height - head - (i + 1) * pitch + 6
        put_text(figure, fitted(row.name, BODY, _SIZE, label_room - 8), 0, y, BODY, _SIZE, INK)
        figure.add(Line(0, y - 6, available, y - 6, strokeColor=LINE, strokeWidth=0.3))
        wide = max(at(row.high) - at(row.low), 1)
        figure.add(Rect(at(row.low), y, wide, 7, fillColor=accent_pale(), strokeColor=accent(), strokeWidth=0.4))
        color = accent() if row.middle >= 0 else WARM
        figure.add(Rect(at(row.middle) - 1, y - 1.5, 2, 10, fillColor=color, strokeColor=None))
        put_text(figure, row.shown[1], available, y, BODY, _SIZE, color, "end")
    words = _("{name}: {low} to {high}, in the middle {middle}")
    said = "; ".join(words.format(name=r.name, low=r.shown[0], middle=r.shown[1], high=r.shown[2]) for r in rows)
    return DescribedDrawing(figure, said)
