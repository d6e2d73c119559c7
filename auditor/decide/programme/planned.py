"""A project of the plan: a chosen candidate with its quarters, and how much it asks of the firm meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from auditor.decide.money.evaluation import Evaluation
from auditor.decide.programme.portfolio import QUARTERS_A_YEAR, RAMP_UP_LOAD, ramp_up_quarters
from auditor.model import Audit, Project


@dataclass(frozen=True)
class Planned:
    """A chosen candidate on the roadmap.

    Attributes:
        start_quarter: from the plan's first quarter on (0).
        quarters: from the order to delivery; the ramp-up comes behind it.
        project: what a person said about carrying it out; where that is silent, the figures speak.
    """

    evaluation: Evaluation
    start_quarter: int
    quarters: int
    is_pilot: bool
    project: Project | None

    @property
    def key(self) -> str:
        """The candidate's key."""
        return self.evaluation.candidate.key

    @property
    def year(self) -> int:
        """The year of the plan in which it starts, from 0."""
        return self.start_quarter // QUARTERS_A_YEAR

    @property
    def ramp_up_months(self) -> float:
        """Months from delivery to full use, in the likely case."""
        return self.evaluation.candidate.figures.ramp_up_months.likely

    @property
    def is_fixed(self) -> bool:
        """Whether a person put it there."""
        return self.project is not None and self.project.start_quarter is not None

    def load(self) -> Iterator[tuple[int, float]]:
        """Quarters that it keeps people busy in, each with how much of a project it is (see :func:`load_from`)."""
        return load_from(self.evaluation, self.start_quarter, self.quarters)


def load_from(e: Evaluation, start: int, length: int) -> Iterator[tuple[int, float]]:
    """A project counts whole until it is delivered, and as :data:`RAMP_UP_LOAD` of one while it is run in.

    Args:
        e: of the candidate.
        start: quarter of the order, from 0.
        length: quarters to delivery.

    Returns:
        quarter and load of it, in order.
    """
    for quarter in range(start, start + length):
        yield quarter, 1.0
    for quarter in range(start + length, start + length + ramp_up_quarters(e)):
        yield quarter, RAMP_UP_LOAD


def project_of(audit: Audit, e: Evaluation) -> Project | None:
    """What a person said about carrying a candidate out.

    Args:
        audit: the snapshot.
        e: of the candidate.

    Returns:
        what is stored; None where nothing is.
    """
    return audit.project_of(e.candidate.stored.id) if e.candidate.stored is not None else None


def delivery_quarters(e: Evaluation, project: Project | None) -> int:
    """Quarters from the order to delivery.

    Args:
        e: of the candidate.
        project: what a person said of it.

    Returns:
        as a person said, else the likely lead time; at least one.
    """
    if project is not None and project.quarters is not None:
        return max(project.quarters, 1)
    return max(ceil(e.candidate.figures.lead_time_months.likely / 3), 1)
