"""What a simulation assumes, lacks and leaves out, as codes; :mod:`auditor.phrases.simulation` says them in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class NoteKind(StrEnum):
    """What there is to say; what stands in the way first, then what is missing, assumed, and left out."""

    OVERLOADED_STATION = "overloaded_station"
    OVERLOADED_PEOPLE = "overloaded_people"
    NEARLY_FULL = "nearly_full"
    NO_DEMAND = "no_demand"
    NO_TIME = "no_time"
    VARIATION = "variation"
    VARIATION_MEASURED = "variation_measured"
    VARIATION_TAKEN_OVER = "variation_taken_over"
    REPAIR = "repair"
    LOT = "lot"
    LOT_STATED = "lot_stated"
    LOT_OF_LOG = "lot_of_log"
    RELEASE = "release"
    PEOPLE_ASSUMED = "people_assumed"
    PRESENCE = "presence"
    CREW_TOO_LARGE = "crew_too_large"
    PERIOD_WORK = "period_work"
    DELAY_FROM_STOCK = "delay_from_stock"
    LIMIT_FROM_STOCK = "limit_from_stock"
    SETUP_WITHOUT_BATCH = "setup_without_batch"
    SKILLS = "skills"
    STOCK_POLICY = "stock_policy"
    NOT_MODELLED = "not_modelled"


#: What keeps a process from having a steady state.
STOPS = frozenset({NoteKind.OVERLOADED_STATION, NoteKind.OVERLOADED_PEOPLE})


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to say.

    Attributes:
        step_ids: the steps it is of.
        values: numbers and names that its words need.
        is_after: whether it holds of the changed state only.
    """

    kind: NoteKind
    step_ids: tuple[int, ...] = ()
    values: Mapping[str, float | str] = field(default_factory=dict)
    is_after: bool = False
