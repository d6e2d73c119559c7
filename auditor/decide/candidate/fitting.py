"""The fit of a technology at the steps of a candidate together."""

from __future__ import annotations

from auditor.assess import Match
from auditor.assess.fit import Fit, fit_of, together
from auditor.flow import StepNumbers
from auditor.model import Audit

Group = list[tuple[Match, StepNumbers]]


def labour_hours(numbers: StepNumbers) -> float:
    """The likely labour hours of a step per year.

    Args:
        numbers: of the step.

    Returns:
        hours; 0 where they are not known.
    """
    hours = numbers.workload.labour_hours_per_year
    return hours.likely if hours is not None else 0.0


def fit_of_group(audit: Audit, group: Group) -> Fit:
    """How probable it is that a technology fits.

    Args:
        audit: the snapshot, for what was answered.
        group: its steps.

    Returns:
        of a shared technology the mean by hours, else that of the step where it fits least.
    """
    technology = group[0][0].technology
    fits = [fit_of(audit, m.step_id, technology, m.task) for m, _n in group]
    needs_all = bool(technology.chain) or not technology.shared
    return together(fits, [max(labour_hours(n), 1e-9) for _m, n in group], all_needed=needs_all)
