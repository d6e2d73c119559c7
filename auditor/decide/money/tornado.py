"""What drives the net present value of a candidate: its inputs, the strongest first."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

import numpy as np

from auditor.decide.doubt.draws import DrawnInputs, Draws
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.money.inputs import WITHOUT_MONEY, inputs_of

_GROUPS = 32


@dataclass(frozen=True)
class Driver:
    """One input of a candidate.

    Attributes:
        low, high: mean net present value where the input is in its lowest and its highest tenth.
        share: of the variance of the net present value that it explains alone (0–1, first-order Sobol index).
    """

    key: Hashable
    low: float
    high: float
    share: float

    @property
    def swing(self) -> float:
        """How far the value moves between the low and the high end of the input."""
        return abs(self.high - self.low)


def tornado(evaluation: Evaluation, sample: DrawnInputs, most: int = 8) -> tuple[Driver, ...]:
    """The uncertain inputs of a candidate by how far they move its net present value.

    Args:
        evaluation: of the candidate.
        sample: what was drawn.
        most: how many are given at most.

    Returns:
        the strongest first, in the audit's currency.
    """
    return drivers(evaluation.drawn.npv, sample, _inputs(evaluation))[:most]


def drivers(values: Draws, sample: DrawnInputs, keys: Iterable[Hashable]) -> tuple[Driver, ...]:
    """The uncertain ones of some inputs by how far they move a value, from the draws themselves.

    Source of the index: Saltelli et al., Global Sensitivity Analysis (2008), ch. 1; by grouping the draws.

    Args:
        values: one a draw.
        sample: what was drawn.
        keys: of the inputs that are looked at.

    Returns:
        the strongest first, in the unit of ``values``.
    """
    variance = float(values.var())
    uncertain = set(sample.uncertain)
    tenth = sample.count // 10
    found = []
    for key in keys:
        if key not in uncertain or variance <= 0:
            continue
        strata = sample.strata_of(key)
        groups = strata.astype(np.int64) * _GROUPS // sample.count
        means = np.bincount(groups, weights=values, minlength=_GROUPS) / np.bincount(groups, minlength=_GROUPS)
        low = float(values[strata < tenth].mean())
        high = float(values[strata >= sample.count - tenth].mean())
        found.append(Driver(key, low, high, min(float(means.var()) / variance, 1.0)))
    return tuple(sorted(found, key=lambda d: -d.swing))


def _inputs(evaluation: Evaluation) -> list[Hashable]:
    """What the money of a candidate depends on, where it fits: all that is drawn for it."""
    candidate = evaluation.candidate
    found = inputs_of([candidate], candidate.assumed, evaluation.audit.firm.horizon_years)
    return [key for key in found if not (isinstance(key, tuple) and key[0] in WITHOUT_MONEY)]
