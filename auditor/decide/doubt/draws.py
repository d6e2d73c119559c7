"""Drawing from estimates: PERT distributions at scrambled Sobol points, the same draws for every candidate."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from auditor.model import Estimate
from auditor.numerics.beta import incomplete_beta
from auditor.numerics.sobol import scrambled_strata

Draws = NDArray[np.float64]
N = TypeVar("N", np.float64, np.int64)
Strata = NDArray[np.int64]
_LAMBDA = 4.0
_NODES = (1 - np.cos(np.linspace(0.0, np.pi, 385))) / 2  # from 0 to 1, closest together at the ends
_DIGITS = 9


def pert(estimate: Estimate, uniforms: Draws) -> Draws:
    """Quantiles of the PERT (beta, λ = 4) distribution of an estimate at given uniforms (shape kept).

    Source: Malcolm, Roseboom, Clark & Fazar, Operations Research 7 (1959); beta form by Vose, Risk Analysis (2008).

    Args:
        estimate: low, likely and high.
        uniforms: 0–1, any shape.

    Returns:
        values of the estimate, in the shape of ``uniforms``.
    """
    span = estimate.high - estimate.low
    if span <= 0:
        return np.full_like(uniforms, estimate.likely)
    probabilities = _distribution((estimate.likely - estimate.low) / span)
    return np.asarray(estimate.low + span * np.interp(uniforms, probabilities, _NODES), dtype=np.float64)


def share_below(estimate: Estimate, values: Draws) -> Draws:
    """The distribution function of the PERT distribution of an estimate with a spread (shape kept, 0–1).

    Args:
        estimate: low, likely and high, not all equal.
        values: of the estimate, any shape.

    Returns:
        0–1, in the shape of ``values``.
    """
    span = estimate.high - estimate.low
    mode = round((estimate.likely - estimate.low) / span, _DIGITS)
    return np.interp((values - estimate.low) / span, _NODES, _distribution(mode), left=0.0, right=1.0)


@lru_cache(maxsize=4096)
def _distribution(mode: float) -> Draws:
    """The distribution function of the PERT on 0–1 with a given mode, at the nodes.

    It is computed at fixed points and turned round by interpolation: forty times as fast as inverting it for every
    draw, and right to about 1e-5 of the range.
    """
    return incomplete_beta(1 + _LAMBDA * mode, 1 + _LAMBDA * (1 - mode), _NODES)


@lru_cache(maxsize=4096)
def _quantiles(mode: float, count: int) -> Draws:
    """Quantiles of the PERT on 0–1 in the middle of ``count`` equal strata (shape: count)."""
    middles = (np.arange(count) + 0.5) / count
    return pert(Estimate(0.0, mode, 1.0), middles)


@lru_cache(maxsize=2)
def strata(dimensions: int, count: int, seed: int) -> Strata:
    """For every dimension the stratum (0 … count − 1) of each draw (shape: dimensions × count).

    Owen-scrambled Sobol points: with ``count`` a power of two every dimension has one point in each stratum.

    Args:
        dimensions: how many inputs are drawn.
        count: draws, a power of two.
        seed: the same seed gives the same strata.

    Returns:
        stratum of each draw (dimensions × count).
    """
    return scrambled_strata(dimensions, count, seed)


class DrawnInputs:
    """Draws of named estimates; the same names, estimates, count and seed give the same draws.

    Args:
        count: draws, rounded up to a power of two.
    """

    def __init__(self, estimates: Mapping[Hashable, Estimate], count: int, seed: int) -> None:
        self.count = 1 << max(count - 1, 1).bit_length()
        self.seed = seed
        self._estimates = dict(estimates)
        self._rows = {key: i for i, key in enumerate(k for k, e in self._estimates.items() if not e.is_point)}
        self._shared: dict[Hashable, Draws] = {}
        self._strata = strata(max(len(self._rows), 1), self.count, seed)

    def with_estimates(self, changed: Mapping[Hashable, Estimate]) -> DrawnInputs:
        """The same draws with some estimates changed: each keeps its strata, so that what differs is the estimate alone.

        Args:
            changed: the new estimates by key; what was certain before is drawn at strata of its own.

        Returns:
            other draws, as many.
        """
        made = DrawnInputs.__new__(DrawnInputs)
        made.count, made.seed, made._shared = self.count, self.seed, {}
        made._estimates = self._estimates | dict(changed)
        fresh = [key for key, estimate in changed.items() if not estimate.is_point and key not in self._rows]
        certain = {key for key, estimate in changed.items() if estimate.is_point}
        rows = {key: row for key, row in self._rows.items() if key not in certain}
        made._rows = rows | {key: len(self._strata) + i for i, key in enumerate(fresh)}
        more = [strata(len(fresh), self.count, self.seed + 1)] if fresh else []
        made._strata = np.concatenate([self._strata, *more]) if more else self._strata
        return made

    @property
    def uncertain(self) -> tuple[Hashable, ...]:
        """The names of what has a spread."""
        return tuple(self._rows)

    def estimate(self, key: Hashable) -> Estimate:
        """The estimate that is drawn under a key.

        Args:
            key: of one of the inputs.

        Returns:
            low, likely and high.
        """
        return self._estimates[key]

    def strata_of(self, key: Hashable) -> Strata:
        """The stratum of each draw of an uncertain estimate (shape: count).

        Args:
            key: of an uncertain input.

        Returns:
            one stratum a draw (shape: count).
        """
        row: Strata = self._strata[self._rows[key]]
        return row

    def __getitem__(self, key: Hashable) -> Draws:
        """Draws of one estimate (shape: count), each in the middle of its stratum."""
        estimate = self._estimates[key]
        if key not in self._rows:
            return np.full(self.count, estimate.likely)
        span = estimate.high - estimate.low
        table = _quantiles(round((estimate.likely - estimate.low) / span, _DIGITS), self.count)
        drawn: Draws = table.take(self.strata_of(key))
        drawn *= span
        drawn += estimate.low
        return drawn

    def shared(self, key: Hashable) -> Draws:
        """Draws of an estimate that many ask for: made once, and not to be changed.

        Args:
            key: of one of the inputs.

        Returns:
            one value a draw (shape: count).
        """
        return self.derived(key, lambda: self[key])

    def derived(self, key: Hashable, make: Callable[[], Draws]) -> Draws:
        """What is made of inputs that many share: made once, and not to be changed.

        Args:
            key: of its own.
            make: makes it.

        Returns:
            one value a draw (shape: count).
        """
        found = self._shared.get(key)
        if found is None:
            found = self._shared[key] = make()
            found.flags.writeable = False
        return found

    def table(self, key: Hashable, values: NDArray[N]) -> NDArray[N]:
        """Read a table of ``count`` values by the strata of an estimate; of a point, its middle value.

        Args:
            key: of one of the inputs.
            values: one for each stratum, in order (shape: count).

        Returns:
            one value a draw (shape: count), or the middle one where the input is certain.
        """
        if key not in self._rows:
            return np.full(self.count, values[self.count // 2])
        return values.take(self.strata_of(key))
