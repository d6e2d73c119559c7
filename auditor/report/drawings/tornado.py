"""What drives a value: a bar an input, from the value where it is low to the value where it is high."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.graphics.shapes import Drawing, Line, Rect

from auditor.decide.money.tornado import Driver
from auditor.locale import _, percent
from auditor.phrases.money import mean_label
from auditor.report.colours import INK, LINE, QUIET, WARM, accent
from auditor.report.drawings.shown import DescribedDrawing
from auditor.report.drawings.text import put_text
from auditor.report.fonts import BODY, BOLD, fitted

_PITCH, _HEAD, _LABELS, _ENDS, _SHARE = 20.0, 22.0, 172.0, 50.0, 34.0


def tornado_figure(
    drivers: Sequence[Driver], names: Sequence[str], middle: float, money: Callable[[float], str], available: float
) -> DescribedDrawing:
    """Each end says whether the input is low or high there; the share of the doubt stands at the right.

    Args:
        drivers: in the order of the rows; net present values in the firm's currency, shares 0–1.
        names: of the drivers, in the same order.
        middle: mean net present value, where the bars meet.
        money: an amount in the firm's currency as text.
        available: width in points.

    Returns:
        the drawing; in words both ends of each bar.
    """
    figure = Drawing(available, _HEAD + _PITCH * len(drivers) + 2)
    edges = [v for d in drivers for v in (d.low, d.high)]
    low, high = min([middle, *edges]), max([middle, *edges])
    left, right = _LABELS + _ENDS, available - _ENDS - _SHARE
    scale = (right - left) / ((high - low) or 1.0)

    def x(value: float) -> float:
        return left + (value - low) * scale

    top = figure.height - _HEAD
    put_text(figure, mean_label(money(middle)), x(middle), top + 5, BOLD, 7.5, INK, "middle")
    put_text(figure, _("share"), available, top + 5, BOLD, 7.5, QUIET, "end")
    for i, (driver, name) in enumerate(zip(drivers, names, strict=True)):
        y = top - (i + 1) * _PITCH + 6
        put_text(figure, fitted(name, BODY, 8, _LABELS - 6), 0, y, BODY, 8, INK)
        figure.add(Line(0, y - 6, available, y - 6, strokeColor=LINE, strokeWidth=0.3))
        for value, color in ((driver.low, WARM), (driver.high, accent())):
            a, b = sorted((x(value), x(middle)))
            figure.add(Rect(a, y - 2, max(b - a, 0.6), 10, fillColor=color, strokeColor=None))
        ends = sorted(((x(driver.low), driver.low, _("low")), (x(driver.high), driver.high, _("high"))))
        put_text(figure, f"{ends[0][2]} {money(ends[0][1])}", ends[0][0] - 4, y, BODY, 6.5, QUIET, "end")
        put_text(figure, f"{money(ends[1][1])} {ends[1][2]}", ends[1][0] + 4, y, BODY, 6.5, QUIET)
        put_text(figure, percent(driver.share), available, y, BODY, 8, QUIET, "end")
    figure.add(Line(x(middle), 0, x(middle), top, strokeColor=INK, strokeWidth=0.9))
    words = _("{name}: {low} where it is low, {high} where it is high")
    said = "; ".join(
        words.format(name=n, low=money(d.low), high=money(d.high)) for d, n in zip(drivers, names, strict=True)
    )
    return DescribedDrawing(figure, said)
