"""Candidates and the plan: what was changed in a candidate, how candidates depend on each other, and when each is done."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from auditor.model.entity import Entity
from auditor.model.estimate import Estimate
from auditor.model.unit import (
    COUNT,
    HOURS,
    HOURS_PER_YEAR,
    KILOGRAMS,
    MONEY,
    MONEY_PER_YEAR,
    MONTHS,
    PIECES,
    QUARTERS,
    SECONDS,
    SHARE,
    YEARS,
)


class CostHeading(StrEnum):
    """What an investment consists of."""

    DEVICE = "device"
    TOOLING = "tooling"
    SAFETY = "safety"
    INTEGRATION = "integration"
    INSTALLATION = "installation"
    TRAINING = "training"
    STOP = "stop"


class RuleKind(StrEnum):
    """How one candidate depends on another."""

    REQUIRES = "requires"
    EXCLUDES = "excludes"


class OutcomeStatus(StrEnum):
    """What became of a candidate."""

    CARRIED_OUT = "carried_out"
    IN_HAND = "in_hand"
    PENDING = "pending"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateOverride(Entity):
    """What the advisor changed in a proposed candidate; None leaves the catalogue's figure.

    Money in the audit's currency, per year where the name says so; shares 0–1; times in months, the useful life in
    years; ``own_hours`` are those of the firm's own people for the project, once. An ``is_wanted``
    candidate is in the plan whatever it costs; one that was dropped is in no ranking.
    """

    id: int = 0
    technology: str
    investment: Annotated[Estimate | None, MONEY] = None
    running_cost_per_year: Annotated[Estimate | None, MONEY_PER_YEAR] = None
    saving_share: Annotated[Estimate | None, SHARE] = None
    dropped_because: str = ""
    scrap_saving_share: Annotated[Estimate | None, SHARE] = None
    cycle_saving_share: Annotated[Estimate | None, SHARE] = None
    lead_time_months: Annotated[Estimate | None, MONTHS] = None
    ramp_up_months: Annotated[Estimate | None, MONTHS] = None
    subsidy: Annotated[Estimate | None, MONEY] = None
    is_wanted: bool = False
    useful_life_years: Annotated[Estimate | None, YEARS] = None
    own_hours: Annotated[Estimate | None, HOURS] = None
    consumables_saving_share: Annotated[Estimate | None, SHARE] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateStep(Entity):
    """A step that a candidate covers."""

    id: int = 0
    candidate_id: int = field(metadata={"references": "candidate"})
    step_id: int = field(metadata={"references": "step"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateCost(Entity):
    """The firm's own amount for one heading of a candidate's investment."""

    id: int = 0
    candidate_id: int = field(metadata={"references": "candidate"})
    heading: CostHeading
    amount: Annotated[Estimate, MONEY]


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRule(Entity):
    """One candidate requires another, or excludes it."""

    id: int = 0
    candidate_id: int = field(metadata={"references": "candidate"})
    other_id: int = field(metadata={"references": "candidate"})
    kind: RuleKind = RuleKind.REQUIRES


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Entity):
    """When and how a candidate is carried out, where a person said so.

    ``start_quarter`` counts from the plan's first quarter (0); None leaves it to the program, as do empty texts.
    """

    id: int = 0
    candidate_id: int = field(metadata={"references": "candidate"})
    start_quarter: Annotated[int | None, QUARTERS.within(0, 400)] = None
    quarters: Annotated[int | None, QUARTERS.within(1, 400)] = None
    who: str = ""
    measure: str = ""
    stop_rule: str = ""
    is_pilot: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Entity):
    """What became of a candidate, as the firm tells it afterwards.

    Attributes:
        known_on: when that was so, as an ISO date; empty where nobody said.
        investment: what it really cost, in the audit's currency; None where that is not known.
        hours_per_year: labour hours that it really frees in a year; None where that is not known.
    """

    id: int = 0
    candidate_id: int = field(metadata={"references": "candidate"})
    status: OutcomeStatus
    known_on: str = ""
    investment: Annotated[float | None, MONEY] = None
    hours_per_year: Annotated[float | None, HOURS_PER_YEAR] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTechnology(Entity):
    """A technology that the firm added to the catalogue. ``tasks`` and ``domains`` are keys, separated by commas.

    Limits as in the catalogue; None does not limit. ``source`` says where its figures come from.
    """

    id: int = 0
    name: str
    kind: str = "mechanisation"
    domains: str = ""
    tasks: str = ""
    is_shared: bool = False
    summary: str = ""
    source: str = ""
    ease: Annotated[int, COUNT.within(1, 5)] = 3
    investment: Annotated[Estimate, MONEY]
    running_cost_per_year: Annotated[Estimate, MONEY_PER_YEAR]
    saving_share: Annotated[Estimate, SHARE]
    lead_time_months: Annotated[Estimate, MONTHS]
    max_load_kg: Annotated[float | None, KILOGRAMS] = None
    min_batch: Annotated[float | None, PIECES.above_zero] = None
    max_variants: Annotated[float | None, COUNT] = None
    max_cycle_s: Annotated[float | None, SECONDS] = None
    min_hours_per_year: Annotated[float | None, HOURS_PER_YEAR] = None
