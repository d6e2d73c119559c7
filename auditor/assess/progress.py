"""How far an audit is."""

from __future__ import annotations

from enum import StrEnum

from auditor.flow import Analysis
from auditor.flow.problems import lacks_time
from auditor.model import WORKING_KINDS, Audit


class Lack(StrEnum):
    """What an audit lacks before hours, an order and a plan can follow from it; one thing at a time, the first first."""

    STEPS = "steps"
    TIMES = "times"
    DEMAND = "demand"
    HOURS = "hours"


def lacks_steps(audit: Audit) -> bool:
    """Whether no step with work in it was recorded yet.

    Args:
        audit: the snapshot.

    Returns:
        True for an empty audit, and for one of starts, ends and the like only.
    """
    return not any(step.kind in WORKING_KINDS for step in audit.steps.values())


def lack(audit: Audit, analysis: Analysis) -> Lack | None:
    """The first thing without which nothing can be said of the work's hours.

    Args:
        audit: the snapshot.
        analysis: its numbers.

    Returns:
        steps; then the time of any of them; then how often they are done; HOURS where all of these are there and a
        problem of the map keeps the hours from being computed; None where hours are known.
    """
    if lacks_steps(audit):
        return Lack.STEPS
    if analysis.labour_hours_per_year is not None:
        return None
    works = [audit.work(step.id) for step in audit.steps.values() if step.kind in WORKING_KINDS]
    own = [w for step in audit.steps for w in audit.family_works_of(step)]
    if not any(w.cycle_time_s or w.setup_time_s or w.labour_s for w in works) and not any(w.cycle_time_s for w in own):
        return Lack.TIMES
    if not any(p.demand_per_year for p in analysis.processes.values()) and not any(w.events for w in works):
        return Lack.DEMAND
    return Lack.HOURS


def steps_without_time(audit: Audit) -> int:
    """How many steps, of all processes, still need a time of their own.

    Args:
        audit: the snapshot.

    Returns:
        the number of steps.
    """
    return sum(lacks_time(audit, step) for step in audit.steps.values())
