"""The ladder of a value stream: days of waiting above, minutes of work below."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, PolyLine, Rect

from auditor.flow.stream_map import StreamBox
from auditor.locale import _, number
from auditor.model.units import format_time
from auditor.report.colours import INK, PALE, QUIET, WARM, accent
from auditor.report.drawings.shown import DescribedDrawing
from auditor.report.drawings.text import put_text
from auditor.report.fonts import BODY, BOLD, wrapped

_ROW, _BOX, _STEP = 92.0, 34.0, 16.0
_MOST_IN_ROW = 7


def ladder(boxes: Sequence[StreamBox], available: float) -> DescribedDrawing:
    """Boxes in their order; before each the days that work waits, under it the time that it takes; rows fold.

    Args:
        boxes: working steps along the flow; waiting in days, work in seconds per finished unit.
        available: width in points.

    Returns:
        the drawing, at most seven boxes in a row; in words the values of each box.
    """
    rows = -(-len(boxes) // _MOST_IN_ROW)
    each = -(-len(boxes) // max(rows, 1))
    figure = Drawing(available, _ROW * rows)
    pitch = available / max(each, 4)
    wait, wide = pitch * 0.36, pitch * 0.64
    for row in range(rows):
        top = figure.height - row * _ROW
        high, low = top - _BOX - 22, top - _BOX - 22 - _STEP
        points = [0.0, high]
        for i, box in enumerate(boxes[row * each : (row + 1) * each]):
            left = i * pitch + wait
            points += [left, high, left, low, left + wide - 4, low, left + wide - 4, high]
            _box(figure, box, left, top, wide - 4)
            if box.inventory_days is not None:
                text = _("{n} d").format(n=number(box.inventory_days, 1))
                put_text(figure, text, left - wait / 2, high + 3, BOLD, 7.5, WARM, "middle")
            if box.processing_s is not None:
                put_text(
                    figure, format_time(box.processing_s), left + (wide - 4) / 2, low - 9, BODY, 7.5, accent(), "middle"
                )
        figure.add(PolyLine(points, strokeColor=INK, strokeWidth=1))
    said = "; ".join(_words(box) for box in boxes)
    return DescribedDrawing(figure, said)


def _box(figure: Drawing, box: StreamBox, left: float, top: float, wide: float) -> None:
    figure.add(Rect(left, top - _BOX, wide, _BOX - 2, fillColor=PALE, strokeColor=QUIET, strokeWidth=0.5))
    at = top - 11
    for line in wrapped(box.step.name, BODY, 7, wide - 6, 3):
        put_text(figure, line, left + 3, at, BODY, 7, INK)
        at -= 8.4


def _words(box: StreamBox) -> str:
    parts = [box.step.name]
    if box.inventory_days is not None:
        parts.append(_("waits {n} days before it").format(n=number(box.inventory_days, 1)))
    if box.processing_s is not None:
        parts.append(format_time(box.processing_s))
    return ", ".join(parts)
