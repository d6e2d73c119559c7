"""More labour on the map than the firm's people have hours: a time of a batch that was taken for one of a piece."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.flow.workload.coverage import Coverage
from auditor.model import Audit

#: As many people as a firm that the program is for may have, where nobody counted them.
MOST_PEOPLE = 250
#: Hours are told in halves and quarters of people: a tenth more than there are is no contradiction.
LEAST_BEYOND = 1.1


@dataclass(frozen=True, slots=True)
class Beyond:
    """What exceeds all hours of the firm's people (likely values, h a year).

    Attributes:
        step_id: the step to ask about: the one with most labour hours.
        hours: labour hours of the step where it exceeds them by itself, else of the whole map.
        hours_of_people: those that all people work.
        people: how many full-time people the hours would take.
        is_step: whether the step exceeds them by itself.
        are_people_known: whether every role has its number of people; otherwise ``MOST_PEOPLE`` stand for them.
    """

    step_id: int
    hours: float
    hours_of_people: float
    people: float
    is_step: bool
    are_people_known: bool

    @property
    def times(self) -> float:
        """How many such firms it would take."""
        return self.hours / self.hours_of_people


def beyond(audit: Audit, found: Coverage, hours: dict[int, float], step_id: int | None = None) -> Beyond | None:
    """Whether the labour of the map, or of one step, exceeds all hours of the people.

    Args:
        audit: the snapshot, for the productive hours.
        found: the hours of the map against those of the people.
        hours: labour hours a year by step, where they are known.
        step_id: ask about this step only; None for the map.

    Returns:
        by how much, and at which step to ask; None where it does not, or the productive hours are not known.
    """
    each = max(audit.firm.productive_hours_per_fte.likely, 0.0)
    known = found.hours_of_people
    limit = known if known is not None else MOST_PEOPLE * each
    asked = step_id if step_id is not None else max(hours, key=lambda key: (hours[key], -key), default=None)
    if asked is None or limit <= 0:
        return None
    own = hours.get(asked, 0.0)
    is_step = own > limit * LEAST_BEYOND
    whole = own if is_step else found.mapped_hours
    if whole <= limit * LEAST_BEYOND or (step_id is not None and not is_step):
        return None
    return Beyond(asked, whole, limit, whole / each, is_step, known is not None)
