"""Elements of the work of a step: which part of it a technology acts on, and how much of it that is at this step."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.assess import Technology
from auditor.assess.tasks import Task
from auditor.flow.workload.step_workload import setup_share
from auditor.model import Audit, Estimate

SETUP = "setup"


def typical_shares(task: Task) -> dict[str, float]:
    """What the labour of a typical step of a task consists of.

    Args:
        task: the task.

    Returns:
        share (0–1) by element, summing to 1.
    """
    return dict(task.elements) or {"process": 1.0}


def shares_at(audit: Audit, step_id: int, task: Task) -> dict[str, float]:
    """What the labour of a step consists of: its own set-up where it is known, the rest as at a typical step.

    Args:
        audit: the snapshot, for the times of the step.
        step_id: the step.
        task: what the step does.

    Returns:
        share (0–1) by element, summing to 1.
    """
    typical, setup = typical_shares(task), setup_share(audit.work(step_id))
    if setup is None:
        return typical
    rest = sum(share for element, share in typical.items() if element != SETUP)
    if rest <= 0:
        return typical
    found = {e: share * (1 - setup) / rest for e, share in typical.items() if e != SETUP}
    return found | {SETUP: setup}


def share_of(technology: Technology, shares: Mapping[str, float]) -> float:
    """How much of the labour the elements are that a technology acts on.

    Args:
        technology: with its elements.
        shares: of the labour, by element.

    Returns:
        0–1; all of it where the technology acts on no element that is known of the work.
    """
    touched = [share for element, share in shares.items() if element in technology.elements]
    return min(sum(touched), 1.0) if touched else 1.0


def saving_at(technology: Technology, typical: Mapping[str, float], here: Mapping[str, float]) -> tuple[float, float]:
    """How the catalogue's saving, which is that at a typical step, reads at a step of another composition.

    A set-up aid at a step that is set up twice as long saves twice as much of it, and never more than the set-up.

    Args:
        technology: with its elements.
        typical: shares of the labour at a typical step.
        here: shares of the labour at this step.

    Returns:
        the factor on the saving, and the most that it can be (0–1).
    """
    usual, actual = share_of(technology, typical), share_of(technology, here)
    return (actual / usual if usual > 0 else 1.0), actual


def scaled(saving: Estimate, factor: float, most: float) -> Estimate:
    """A saving times a factor, at most so much.

    Args:
        saving: share of the labour, 0–1.
        factor: on it.
        most: its bound (0–1).

    Returns:
        share of the labour.
    """
    return saving.map(lambda share: min(share * factor, most))
