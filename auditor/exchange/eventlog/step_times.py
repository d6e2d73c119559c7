"""The time and labour content of a step from its visits."""

from __future__ import annotations

import numpy as np

from auditor.exchange.eventlog.events import Numbers
from auditor.exchange.eventlog.visits import Visits
from auditor.model import Basis, Estimate, Work

_LOW, _HIGH = 0.10, 0.90
_MOST_OF_THE_TIME = 0.9
_LEAST_FOR_VARIATION, _MOST_VARIATION = 5, 10.0


def work_of(step_id: int, visits: Visits, role_id: int | None, units: float, wait_day_s: float) -> Work:
    """What a step takes.

    Args:
        step_id: of the step.
        visits: of its activity, all of them.
        role_id: who does it.
        units: cases, or pieces, of the whole log.
        wait_day_s: worked seconds of a day.

    Returns:
        cycle time per case or piece, set-up, batch, stations, crew, days of waiting before it, and how much its cases differ
        where the log says nothing of pieces (of pieces that were timed by the lot it is not known).
    """
    per_piece = visits.has_quantities
    cycle = _per_piece(visits) if per_piece else spread(visits.work_s[~np.isnan(visits.work_s)])
    setups = visits.setup_s[visits.setup_s > 0]
    pieces = visits.pieces[visits.pieces > 0]
    setup = spread(setups)
    if setup is not None:
        setup *= len(setups) / len(visits)
    batch = float(pieces.mean()) if len(pieces) else 1.0
    waits = visits.wait_s[~np.isnan(visits.wait_s)]
    waited = float(waits.mean()) / wait_day_s if len(waits) else None
    weights = np.nan_to_num(visits.work_s, nan=0.0)
    crew = float(np.average(visits.crew, weights=weights)) if weights.sum() > 0 else float(visits.crew.mean())
    times_per_unit = 1.0 if per_piece else len(visits) / units
    return Work(
        id=step_id,
        cycle_time_s=cycle,
        setup_time_s=setup,
        batch_size=max(batch, 1.0) if per_piece or setup is not None else None,
        crew=round(crew, 3),
        stations=float(_at_once(visits)),
        role_id=role_id,
        inventory_days_before=waited * times_per_unit if waited and waited * times_per_unit > 1e-4 else None,
        variation=None if per_piece else _variation(visits.work_s[~np.isnan(visits.work_s)]),
    )


def spread(values: Numbers) -> Estimate | None:
    """The mean as likely, so that hours are right where few take very long; the 10 % and 90 % quantiles as low and high.

    Args:
        values: as measured, all known.

    Returns:
        the range; None of no values.
    """
    if not len(values):
        return None
    likely = float(values.mean())
    low, high = np.quantile(values, (_LOW, _HIGH)).tolist()
    return Estimate(min(low, likely), likely, max(high, likely), Basis.MEASURED)


def _variation(values: Numbers) -> float | None:
    """Standard deviation ÷ mean; None of too few, or of what takes no time."""
    if len(values) < _LEAST_FOR_VARIATION or values.mean() <= 0:
        return None
    return round(min(float(values.std(ddof=1) / values.mean()), _MOST_VARIATION), 3)


def _per_piece(visits: Visits) -> Estimate | None:
    """Seconds a piece: all time ÷ all pieces as likely, so that hours a year are right where many small batches stand
    beside few large ones; low and high are the times of the 10 % and 90 % piece. Visits that made no piece count with
    their time."""
    timed = ~np.isnan(visits.work_s)
    pieces = np.nan_to_num(visits.pieces, nan=0.0)
    made = timed & (pieces > 0)
    if not made.any():
        return None
    each, weight = visits.work_s[made] / pieces[made], pieces[made]
    order = np.argsort(each)
    passed = np.cumsum(weight[order])
    low, high = (
        float(each[order][min(int(np.searchsorted(passed, share * passed[-1])), len(each) - 1)])
        for share in (_LOW, _HIGH)
    )
    likely = float(visits.work_s[timed].sum() / passed[-1])
    return Estimate(min(low, likely), likely, max(high, likely), Basis.MEASURED)


def _at_once(visits: Visits) -> int:
    """How many visits ran at the same time most of the time that any ran: the stations in use."""
    when = np.concatenate([visits.end, visits.begin])  # of equal moments the ends come first
    order = np.argsort(when, kind="stable")
    running = np.cumsum(np.where(order < len(visits), -1, 1))[:-1]
    passed = np.diff(when[order])
    busy = (running > 0) & (passed > 0)
    if not busy.any():
        return 1
    spent = np.cumsum(np.bincount(running[busy], passed[busy]))
    return max(int(np.searchsorted(spent, _MOST_OF_THE_TIME * spent[-1])), 1)
