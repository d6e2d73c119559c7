"""How heavy a step is for the body, from its lifts and its screening, against the first limit of each method."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from auditor.model import Audit
from auditor.study.art import Exposure, Screening, step_screening
from auditor.study.lifting import composite_index

#: Waters et al. 1994: above 1 some workers are at risk, above 3 many.
LIFT_LIMIT, LIFT_HIGH = 1.0, 3.0
#: The ART tool: from 12 on it says to look further.
_SCREENING_LIMIT = 12.0


class LiftLevel(StrEnum):
    """What a lifting index means."""

    ACCEPTABLE = "acceptable"
    INCREASED = "increased"
    HIGH = "high"


@dataclass(frozen=True)
class BodyLoad:
    """A step's load.

    Attributes:
        lifting_index: composite index of its lifts; None without a lift.
        screening: its screening; None where no question is answered.
        against_limit: the higher of both as a multiple of the method's first limit; None where nothing is known.
    """

    lifting_index: float | None
    screening: Screening | None

    @property
    def against_limit(self) -> float | None:
        """The worst of lifting index and score, as a multiple of its first limit; None where nothing is known."""
        known = [] if self.lifting_index is None else [self.lifting_index / LIFT_LIMIT]
        if self.screening is not None:
            must_change = self.screening.exposure is Exposure.MUST_CHANGE
            known.append(max(self.screening.low / _SCREENING_LIMIT, 2.0 if must_change else 0.0))
        return max(known, default=None)


def body_load(audit: Audit, step_id: int) -> BodyLoad:
    """What is known of a step's load.

    Args:
        audit: the snapshot.
        step_id: the step.

    Returns:
        lifting index and screening, as far as they are stated.
    """
    known: BodyLoad | None = audit.derived.get(("body_load", step_id))
    if known is None:
        lifts, screening = audit.lifts_of(step_id), step_screening(audit, step_id)
        known = BodyLoad(composite_index(lifts) if lifts else None, screening if screening.answered else None)
        audit.derived["body_load", step_id] = known
    return known


def lift_level(index: float) -> LiftLevel:
    """Acceptable up to 1, increased up to 3, else high.

    Args:
        index: lifting index, load ÷ recommended weight.

    Returns:
        the level.
    """
    return (
        LiftLevel.ACCEPTABLE if index <= LIFT_LIMIT else LiftLevel.INCREASED if index <= LIFT_HIGH else LiftLevel.HIGH
    )
