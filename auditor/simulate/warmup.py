"""How much of the beginning of a run to leave out: it starts empty, which no working day does."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_BATCH = 5


def mser5(series: NDArray[np.float64]) -> int:
    """How many of the first values to leave out, so that the mean of the rest is known best (MSER-5).

    Batches of five are averaged, and the cut is taken where the squared standard error of the rest is least; at most
    half is cut.

    Source: White, An effective truncation heuristic for bias reduction in simulation output, Simulation 69 (1997);
    White, Cobb & Spratt, A comparison of five steady-state truncation heuristics, WSC 2000.

    Args:
        series: values at even distances in time (shape n), the mean over replications where there are several.

    Returns:
        0 … n ÷ 2, a multiple of five.
    """
    batches = len(series) // _BATCH
    if batches < 4:
        return 0
    means = series[: batches * _BATCH].reshape(batches, _BATCH).mean(axis=1)
    left = np.arange(batches, 0, -1)
    sums = np.cumsum(means[::-1])[::-1]
    squares = np.cumsum((means * means)[::-1])[::-1]
    score = np.maximum(squares - sums * sums / left, 0.0) / left.astype(np.float64) ** 2
    return int(np.argmin(score[: batches // 2 + 1])) * _BATCH
