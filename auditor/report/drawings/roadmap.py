"""The roadmap: projects over quarters, the pilot first; what comes after delivery is the ramp-up."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Line, Rect
from reportlab.pdfbase.pdfmetrics import stringWidth

from auditor.decide.programme.planned import Planned
from auditor.decide.programme.portfolio import QUARTERS_A_YEAR
from auditor.locale import _
from auditor.phrases.plan import quarter_name
from auditor.report.colours import INK, LINE, PALE, PAPER, QUIET, accent, accent_pale
from auditor.report.drawings.shown import DescribedDrawing
from auditor.report.drawings.text import put_text
from auditor.report.fonts import BODY, BOLD, fitted

_HEAD = 30.0


def roadmap_figure(
    planned: Sequence[Planned], names: Sequence[str], available: float, scale: float = 1.0, label_room: float = 190.0
) -> DescribedDrawing:
    """A bar a project: full until delivery, pale through its ramp-up. ``scale`` enlarges text and rows.

    Args:
        planned: the projects, in the order of the rows.
        names: of the projects, in the same order.
        available: width in points.
        scale: factor on text, rows and label room.
        label_room: width for the names at scale 1, points.

    Returns:
        the drawing over whole years; in words start and delivery of each project.
    """
    pitch, size, head, labels = 24.0 * scale, 8.5 * scale, _HEAD * scale, label_room * scale
    figure = Drawing(available, head + pitch * len(planned) + 2)
    ends = [p.start_quarter + p.quarters + p.ramp_up_months / 3 for p in planned]
    quarters = max(-(-int(max(ends, default=1) + 0.999) // QUARTERS_A_YEAR) * QUARTERS_A_YEAR, QUARTERS_A_YEAR)
    wide = (available - labels) / quarters
    top = figure.height - head
    for year in range(quarters // QUARTERS_A_YEAR):
        x = labels + year * QUARTERS_A_YEAR * wide
        if year % 2 == 0:
            figure.add(Rect(x, 0, QUARTERS_A_YEAR * wide, figure.height, fillColor=PALE, strokeColor=None))
        text = _("Year {n}").format(n=year + 1)
        put_text(figure, text, x + QUARTERS_A_YEAR * wide / 2, top + 16 * scale, BOLD, 8 * scale, QUIET, "middle")
    for quarter in range(quarters):
        x = labels + quarter * wide
        figure.add(Line(x, 0, x, top, strokeColor=LINE, strokeWidth=0.3))
        text = str(quarter % QUARTERS_A_YEAR + 1)
        put_text(figure, text, x + wide / 2, top + 4 * scale, BODY, 7 * scale, QUIET, "middle")
    for i, (item, name) in enumerate(zip(planned, names, strict=True)):
        y = top - (i + 1) * pitch + 6 * scale
        put_text(figure, fitted(name, BODY, size, labels - 8), 0, y + 3 * scale, BODY, size, INK)
        x = labels + item.start_quarter * wide
        length, ramp = item.quarters * wide, item.ramp_up_months / 3 * wide
        bar = 13 * scale
        figure.add(
            Rect(x + length, y, ramp, bar, fillColor=accent_pale(0.3), strokeColor=accent(), strokeWidth=0.4)
        )  # fmt: skip
        figure.add(Rect(x, y, length, bar, fillColor=accent(), strokeColor=None))
        if item.is_pilot:
            text, small = _("pilot"), 7.5 * scale
            if stringWidth(text, BOLD, small) <= length - 8 * scale:
                put_text(figure, text, x + 4 * scale, y + 4 * scale, BOLD, small, PAPER)
            else:
                put_text(figure, text, x + length + ramp + 4 * scale, y + 4 * scale, BOLD, small, accent())
    return DescribedDrawing(figure, "; ".join(_words(p, n) for p, n in zip(planned, names, strict=True)))


def _words(item: Planned, name: str) -> str:
    words = _("{name}: from {start}, delivered by {end}").format(
        name=name, start=quarter_name(item.start_quarter), end=quarter_name(item.start_quarter + item.quarters - 1)
    )
    return f"{words} ({_('pilot')})" if item.is_pilot else words
