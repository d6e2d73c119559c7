"""Bars: where the labour hours go, and what the net present values may be."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Line, Rect

from auditor.report.figures.text import put_text
from auditor.report.fonts import BODY, fitted, width
from auditor.report.theme import ACCENT, ACCENT_PALE, INK, LINE, QUIET, WARM


def horizontal_bars(rows: Sequence[tuple[str, float, str]], available: float, label_room: float = 170.0) -> Drawing:
    """Rows of (label, value ≥ 0, shown value), longest first as given."""
    pitch, size = 17.0, 8.5
    figure = Drawing(available, pitch * len(rows) + 4)
    longest = max((value for _label, value, _shown in rows), default=0.0) or 1.0
    value_room = max((width(shown, BODY, size) for _l, _v, shown in rows), default=0.0) + 6
    scale = (available - label_room - value_room) / longest
    for i, (label, value, shown) in enumerate(rows):
        y = figure.height - (i + 1) * pitch + 4
        put_text(figure, fitted(label, BODY, size, label_room - 8), 0, y, BODY, size, INK)
        length = value * scale
        figure.add(Rect(label_room, y - 2, max(length, 0.5), 10, fillColor=ACCENT, strokeColor=None))
        put_text(figure, shown, label_room + length + 4, y, BODY, size, QUIET)
    return figure


def range_bars(
    rows: Sequence[tuple[str, float, float, float]], available: float, shown: Sequence[str], label_room: float = 170.0
) -> Drawing:
    """Rows of (label, 10 %, 50 %, 90 %) around a zero line; ``shown`` is the text for each median."""
    pitch, size = 19.0, 8.5
    figure = Drawing(available, pitch * len(rows) + 6)
    low = min([0.0, *(r[1] for r in rows)])
    high = max([0.0, *(r[3] for r in rows)])
    value_room = max((width(text, BODY, size) for text in shown), default=0.0) + 8
    scale = (available - label_room - value_room) / ((high - low) or 1.0)

    def at(value: float) -> float:
        return label_room + (value - low) * scale

    figure.add(Line(at(0), 0, at(0), figure.height, strokeColor=QUIET, strokeWidth=0.6))
    for i, (label, p10, p50, p90) in enumerate(rows):
        y = figure.height - (i + 1) * pitch + 6
        put_text(figure, fitted(label, BODY, size, label_room - 8), 0, y, BODY, size, INK)
        figure.add(Line(label_room, y - 5, available, y - 5, strokeColor=LINE, strokeWidth=0.3))
        figure.add(
            Rect(at(p10), y, max(at(p90) - at(p10), 1), 7, fillColor=ACCENT_PALE, strokeColor=ACCENT, strokeWidth=0.4)
        )
        color = ACCENT if p50 >= 0 else WARM
        figure.add(Rect(at(p50) - 1, y - 1.5, 2, 10, fillColor=color, strokeColor=None))
        put_text(figure, shown[i], available - width(shown[i], BODY, size), y, BODY, size, color)
    return figure
