"""Mixed-integer linear programmes, solved by HiGHS as SciPy brings it.

HiGHS is called directly: SciPy's own door to it loads half of SciPy. It is the same library with the same options, so the answer is
the same as that of ``scipy.optimize.milp``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Solution:
    """What was found.

    Attributes:
        values: of the columns; None where nothing that fits was found.
        least: what they cost together; ``gap``: how far from the best that may be, as a share.
        is_proven: it is the best, or nothing fits at all; else time ran out.
    """

    values: Numbers | None
    least: float
    gap: float
    is_proven: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A condition: the sum of columns times their factors lies between two numbers, both included; they may be infinite.

    Attributes:
        factors: by index of the column.
    """

    factors: Mapping[int, float]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Columns:
    """What is looked for, each of the same length.

    Attributes:
        cost: of one of each.
        low, high: between which each lies.
        is_whole: whether each is a whole number.
    """

    cost: ArrayLike
    low: ArrayLike
    high: ArrayLike
    is_whole: Sequence[bool]


def least_cost(columns: Columns, rows: Sequence[Row], time_limit_s: float, gap: float | None = None) -> Solution:
    """The cheapest that meets all conditions.

    Source: Huangfu & Hall, Mathematical Programming Computation 10 (2018).

    Args:
        columns: what is looked for.
        rows: the conditions.
        time_limit_s: seconds after which the best so far counts.
        gap: how far from the best is near enough, as a share of it; None: the solver's own 1e-4.

    Returns:
        the solution.
    """
    from scipy.optimize._highspy import _core as highs  # type: ignore[import-not-found]

    solver = highs._Highs()
    options = highs.HighsOptions()
    options.log_to_console = False
    options.presolve = "on"
    options.time_limit = float(time_limit_s)
    if gap is not None:
        options.mip_rel_gap = float(gap)
    solver.passOptions(options)
    solver.passModel(_model(highs, columns, rows))
    solver.run()
    status, info = solver.getModelStatus(), solver.getInfo()
    known = highs.HighsModelStatus
    if status == known.kOptimal or (status == known.kTimeLimit and info.objective_function_value != highs.kHighsInf):
        values = np.array(solver.getSolution().col_value)
        return Solution(values, float(info.objective_function_value), float(info.mip_gap), status == known.kOptimal)
    return Solution(None, 0.0, 0.0, status in (known.kInfeasible, known.kModelError))


def _model(highs: object, columns: Columns, rows: Sequence[Row]) -> object:
    """As HiGHS takes it: the factors column by column."""
    cost = np.asarray(columns.cost, dtype=np.float64)
    by_column: list[list[tuple[int, float]]] = [[] for _column in range(cost.size)]
    for at, row in enumerate(rows):
        for column, factor in row.factors.items():
            if factor:
                by_column[column].append((at, factor))
    model = highs.HighsLp()  # type: ignore[attr-defined]
    matrix, kinds = model.a_matrix_, highs.HighsVarType  # type: ignore[attr-defined]
    model.num_col_ = matrix.num_col_ = cost.size
    model.num_row_ = matrix.num_row_ = len(rows)
    matrix.format_ = highs.MatrixFormat.kColwise  # type: ignore[attr-defined]
    matrix.start_ = np.array([0, *accumulate(map(len, by_column))], dtype=np.int32)
    matrix.index_ = np.array([at for found in by_column for at, _factor in found], dtype=np.int32)
    matrix.value_ = np.array([factor for found in by_column for _at, factor in found], dtype=np.float64)
    model.col_cost_ = cost
    model.col_lower_ = np.broadcast_to(np.asarray(columns.low, dtype=np.float64), cost.shape).copy()
    model.col_upper_ = np.broadcast_to(np.asarray(columns.high, dtype=np.float64), cost.shape).copy()
    model.row_lower_ = np.array([row.low for row in rows], dtype=np.float64)
    model.row_upper_ = np.array([row.high for row in rows], dtype=np.float64)
    model.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in columns.is_whole]
    return model
