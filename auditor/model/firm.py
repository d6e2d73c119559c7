"""The firm: profile, finance, calendar, roles and product families."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from auditor.model.entity import Entity
from auditor.model.estimate import Basis, Estimate
from auditor.model.unit import (
    COUNT,
    DAYS_PER_WEEK,
    DAYS_PER_YEAR,
    HOURS_PER_YEAR,
    MONEY,
    MONEY_PER_HOUR,
    MONEY_PER_YEAR,
    PEOPLE,
    PIECES,
    PIECES_PER_YEAR,
    SECONDS,
    SHARE,
    YEARS,
)

# CBS national accounts, 26 March 2025: labour cost 2024 per hour worked and per labour year, all sectors,
# the Netherlands. 75,700 / 44.9 = about 1,686 hours worked per FTE and year (derived).
DEFAULT_RATE_PER_HOUR = Estimate.point(44.9, Basis.CATALOGUE)
#: The version of the ranking's method; what it ranks differently from the one before is told once.
METHOD = 2
DEFAULT_PRODUCTIVE_HOURS = Estimate.point(1686.0, Basis.CATALOGUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm(Entity):
    """Profile and finance settings of the firm; one per audit (id 1).

    ``overtime_premium`` is what an hour of overtime costs above a normal one, as a share of its rate. ``method`` is the
    version of the ranking that the firm last saw.
    """

    id: int = 1
    name: str = ""
    sector: str = ""
    place: str = ""
    question: str = ""
    advisor: str = ""
    audit_date: str = ""
    currency: str = "EUR"
    discount_rate: Annotated[float, SHARE.within(0)] = 0.08
    horizon_years: Annotated[int, YEARS.within(1, 50)] = 5
    payback_target_years: Annotated[float, YEARS] = 3.0
    budget: Annotated[float | None, MONEY] = None
    realisation: Annotated[float, SHARE] = 0.7
    productive_hours_per_fte: Annotated[Estimate, HOURS_PER_YEAR] = DEFAULT_PRODUCTIVE_HOURS
    illustrative: bool = False
    country: str = "NL"
    sector_code: str = ""
    logo: bytes | None = None
    yearly_budget: Annotated[float | None, MONEY_PER_YEAR] = None
    projects_at_once: Annotated[int, COUNT.within(1, 100)] = 2
    overtime_premium: Annotated[float, SHARE.within(0, 10)] = 0.25
    method: Annotated[int, COUNT.within(1, 1000)] = METHOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar(Entity):
    """Working time of the firm; one per audit (id 1).

    ``is_counted``: the working days follow from ``days_per_week``, the country's holidays and the ``closing_days``.
    """

    id: int = 1
    working_days_per_year: Annotated[float, DAYS_PER_YEAR] = 250.0
    shifts_per_day: Annotated[float, COUNT] = 1.0
    shift_length_s: Annotated[float, SECONDS.above_zero] = 8 * 3600.0
    break_s: Annotated[float, SECONDS] = 30 * 60.0
    days_per_week: Annotated[float, DAYS_PER_WEEK] = 5.0
    closing_days: Annotated[float, DAYS_PER_YEAR] = 0.0
    is_counted: bool = False

    @property
    def available_time_per_day_s(self) -> float:
        """Shifts × (shift length − breaks), in seconds."""
        return self.shifts_per_day * max(self.shift_length_s - self.break_s, 0.0)

    @property
    def available_time_per_year_s(self) -> float:
        """Available time per day × working days per year, in seconds per year."""
        return self.available_time_per_day_s * self.working_days_per_year


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Entity):
    """A kind of worker with its loaded hourly rate (currency per hour).

    ``retiring``: how many leave within five years; ``absence_share`` of the working time, 0–1.
    """

    id: int = 0
    name: str
    rate_per_hour: Annotated[Estimate, MONEY_PER_HOUR] = DEFAULT_RATE_PER_HOUR
    headcount: Annotated[float | None, PEOPLE] = None
    vacancies: Annotated[float | None, PEOPLE] = None
    overtime_hours_per_year: Annotated[float | None, HOURS_PER_YEAR] = None
    absence_share: Annotated[float | None, SHARE] = None
    retiring: Annotated[float | None, PEOPLE] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Family(Entity):
    """A product family with its yearly demand (finished units per year)."""

    id: int = 0
    name: str
    demand_per_year: Annotated[Estimate | None, PIECES_PER_YEAR] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Season(Entity):
    """How busy a month (1–12) is for a product family, against an average month (1.0)."""

    id: int = 0
    family_id: int = field(metadata={"references": "family"})
    month: Annotated[int, COUNT.within(1, 12)]
    weight: Annotated[float, COUNT]


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyWork(Entity):
    """What a step takes for one product family, where that differs; ``is_skipped``: it does not pass this step."""

    id: int = 0
    step_id: int = field(metadata={"references": "step"})
    family_id: int = field(metadata={"references": "family"})
    cycle_time_s: Annotated[Estimate | None, SECONDS] = None
    setup_time_s: Annotated[Estimate | None, SECONDS] = None
    batch_size: Annotated[float | None, PIECES.above_zero] = None
    is_skipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyShare(Entity):
    """The share of a flow (0–1) for one product family, where its routing differs."""

    id: int = 0
    flow_id: int = field(metadata={"references": "flow"})
    family_id: int = field(metadata={"references": "family"})
    share: Annotated[float, SHARE]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix(Entity):
    """A product family that a process makes beside others; its demand adds to that of the process."""

    id: int = 0
    process_id: int = field(metadata={"references": "process"})
    family_id: int = field(metadata={"references": "family"})
