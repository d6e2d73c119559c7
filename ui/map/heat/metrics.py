"""Colouring the cards by a figure: one scale of one hue, readable without colour by the bar and the legend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

from PySide6.QtGui import QColor

from auditor.assess import suitability
from auditor.flow import Analysis, StepNumbers
from auditor.locale import N_, _, number, percent
from auditor.model import Audit
from auditor.study.body_load import body_load
from ui.theme import colour, is_dark

Value = float | None


@dataclass(frozen=True)
class HeatMetric:
    """A figure per step, and how it is written."""

    key: str
    label: str
    value: Callable[[Audit, StepNumbers], Value]
    shown: Callable[[float], str]


def _doubt(_audit: Audit, numbers: StepNumbers) -> Value:
    """How wide the range of labour hours is, as a share of the likely: more is more doubt."""
    hours = numbers.workload.labour_hours_per_year
    return (hours.high - hours.low) / hours.likely if hours is not None and hours.likely > 0 else None


def _times_limit(value: float) -> str:
    """A load as a multiple of the first limit of its method (lifting index 1, ART score 12)."""
    return _("{n} × limit").format(n=number(value, 1))


METRICS = (
    HeatMetric("none", N_("No colour"), lambda _a, _n: None, str),
    HeatMetric(
        "hours", N_("Labour hours"), lambda _a, n: h.likely if (h := n.workload.labour_hours_per_year) else None, number
    ),
    HeatMetric("fte", N_("FTE"), lambda _a, n: f.likely if (f := n.workload.fte) else None, lambda v: number(v, 1)),
    HeatMetric("use", N_("Utilisation"), lambda _a, n: n.workload.utilisation, percent),
    HeatMetric(
        "suitability",
        N_("Suitability"),
        lambda a, n: suitability(a, n).score.likely if n.workload.labour_hours_per_year else None,
        number,
    ),
    HeatMetric("body", N_("Body load"), lambda a, n: body_load(a, n.step.id).against_limit, _times_limit),
    HeatMetric("doubt", N_("Doubt"), _doubt, percent),
)


@dataclass(frozen=True)
class Heat:
    """Colours of one metric over one process: step id → strength 0–1, and the range of values."""

    metric: HeatMetric
    strengths: dict[int, float]
    low: float
    high: float


def heat_of(metric_key: str, audit: Audit, analysis: Analysis | None, process_id: int) -> Heat:
    """Strengths from nothing to the highest value of the process."""
    metric = next(m for m in METRICS if m.key == metric_key)
    numbers = analysis.processes.get(process_id) if analysis is not None else None
    values = {
        i: v
        for i, n in (numbers.steps.items() if numbers else ())
        if (v := metric.value(audit, n)) is not None and isfinite(v)
    }
    high = max(values.values(), default=0.0)
    return Heat(metric, {i: v / high if high > 0 else 0.0 for i, v in values.items()}, 0.0, high)


def heat_colour(strength: float) -> QColor:
    """From the card's own colour to a full orange: told apart by lightness alone, so also by the colour-blind."""
    low, high = colour("raised"), QColor("#c8641e") if is_dark() else QColor("#f2a65a")
    mix = min(max(strength, 0.0), 1.0)
    pairs = ((low.red(), high.red()), (low.green(), high.green()), (low.blue(), high.blue()))
    return QColor(*(round(a + (b - a) * mix) for a, b in pairs))
