"""When each project is paid back, in 8 of 10 cases, against the firm's norm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Line, Polygon, Rect

from auditor.locale import _, number
from auditor.phrases.amounts import years_for_reading
from auditor.report.colours import INK, LINE, PAPER, QUIET, WARM, accent, accent_pale
from auditor.report.drawings.shown import DescribedDrawing
from auditor.report.drawings.text import put_text
from auditor.report.fonts import BODY, BOLD, fitted

_PITCH, _HEAD, _BAR, _SIZE = 19.0, 18.0, 9.0, 8.5


@dataclass(frozen=True)
class PaybackRow:
    """A project: years until it is paid back in the 10 %, the middle and the 90 % case; None: never."""

    name: str
    early: float | None
    middle: float | None
    late: float | None


def payback_figure(rows: Sequence[PaybackRow], norm_years: float, horizon: float, available: float) -> DescribedDrawing:
    """A bar a project from its good to its bad case, and a line at the norm; what goes on past the edge has an arrow.

    Args:
        rows: in the order in which they are drawn.
        norm_years: within which the firm wants its money back.
        horizon: years that are drawn at least.
        available: width in points.

    Returns:
        the drawing; in words the years of each project.
    """
    label_room = available * 0.36
    figure = Drawing(available, _HEAD + _PITCH * len(rows) + 4)
    known = [v for r in rows for v in (r.middle, r.late) if v is not None]
    most = max(norm_years * 1.25, min(max(known, default=0.0) * 1.1, horizon))
    scale = (available - label_room - 14) / most

    def x(years: float) -> float:
        return label_room + min(years, most) * scale

    norm = x(norm_years)
    bottom, top = 2.0, figure.height - _HEAD + 4
    for year in range(int(most) + 1):
        figure.add(Line(x(year), bottom, x(year), top, strokeColor=LINE, strokeWidth=0.4))
        if abs(x(year) - norm) > 40:
            put_text(figure, _("{n} years").format(n=year) if year == 0 else number(year), x(year), top + 4, BODY, 7.5, QUIET, "middle")  # fmt: skip
    for i, row in enumerate(rows):
        y = figure.height - _HEAD - (i + 1) * _PITCH + 6
        put_text(figure, fitted(row.name, BODY, _SIZE, label_room - 10), 0, y, BODY, _SIZE, INK)
        early = most if row.early is None else row.early
        late = most if row.late is None else row.late
        figure.add(Rect(x(early), y - 1.5, max(x(late) - x(early), 1.5), _BAR, fillColor=accent_pale(0.4), strokeColor=None))  # fmt: skip
        if row.late is None or row.late > most:
            _arrow(figure, x(most), y + 3)
        if row.middle is not None and row.middle <= most:
            figure.add(Rect(x(row.middle) - 1.5, y - 3, 3, _BAR + 3, fillColor=accent(), strokeColor=PAPER, strokeWidth=0.5))  # fmt: skip
    figure.add(Line(norm, bottom, norm, top, strokeColor=WARM, strokeWidth=1.4, strokeDashArray=[3, 2]))
    put_text(
        figure, _("your norm: {n} years").format(n=number(norm_years, 1)), norm, top + 4, BOLD, 7.5, WARM, "middle"
    )
    return DescribedDrawing(figure, " ".join(_row_words(row) for row in rows))


def _arrow(figure: Drawing, x: float, y: float) -> None:
    figure.add(Polygon([x, y - 5, x + 7, y, x, y + 5], fillColor=accent(), strokeColor=None))


def _row_words(row: PaybackRow) -> str:
    early, middle, late = map(years_for_reading, (row.early, row.middle, row.late))
    text = _("{name}: {early} to {late} years, {middle} in the middle.")
    return text.format(name=row.name, early=early, late=late, middle=middle)
