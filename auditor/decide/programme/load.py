"""What the plan asks of the firm quarter by quarter: money on the bank, and hours of its own people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from auditor.decide.candidate.freed_labour import use_of
from auditor.decide.money.cash_table import yearly_benefits
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.money.timing import use_until
from auditor.decide.programme.planned import Planned
from auditor.decide.programme.portfolio import QUARTERS_A_YEAR
from auditor.model import Audit, Estimate

#: Benefits that are worth of freed hours; of these only avoided overtime is money that was paid before.
_OF_HOURS = frozenset({"overtime", "vacancies", "realised"})


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter of the plan, on the likely figures. Money in the audit's currency.

    Attributes:
        quarter: from the plan's first (0).
        cash: received less paid: subsidy, avoided overtime, scrap and extra output, less price and running cost. Freed
            hours that fill a vacancy or serve other work are no money on the bank.
        cumulative: of all quarters so far.
        cumulative_with_hours: the same where every freed hour counts for what it is worth.
        own_hours: of the firm's own people for the projects.
        projects: how many are being delivered or run in.
    """

    quarter: int
    cash: float
    cumulative: float
    cumulative_with_hours: float
    own_hours: float
    projects: int


def quarters_of(audit: Audit, planned: Sequence[Planned]) -> tuple[Quarter, ...]:
    """Every quarter until all projects are in full use, to the end of that year.

    The whole price is paid with the order. Own hours are spread evenly from the order to the end of the ramp-up.
    Freed hours of one role are added up before they avoid overtime and fill vacancies.

    Args:
        audit: the snapshot.
        planned: projects on the roadmap.

    Returns:
        one a quarter, from the plan's first; empty where nothing is planned.
    """
    if not planned:
        return ()
    projects = [_Project(audit, p) for p in planned]
    years = ceil(max(p.full_from for p in projects) - 1e-9)
    found: list[Quarter] = []
    cash_so_far = with_hours = 0.0
    for quarter in range(max(years, 1) * QUARTERS_A_YEAR):
        begin, end = quarter / QUARTERS_A_YEAR, (quarter + 1) / QUARTERS_A_YEAR
        cash = sum(p.paid_and_received(quarter, begin, end) for p in projects)
        overtime, other = _of_freed_hours(audit, projects, begin, end)
        cash_so_far += cash + overtime
        with_hours += cash + overtime + other
        own = sum(p.own_hours(begin, end) for p in projects)
        running = sum(any(q == quarter for q, _load in p.load()) for p in planned)
        found.append(Quarter(quarter, cash + overtime, cash_so_far, with_hours, own, running))
    return tuple(found)


def lowest(quarters: Sequence[Quarter]) -> Quarter | None:
    """The quarter at the end of which most money is out.

    Args:
        quarters: of a plan.

    Returns:
        the one with the lowest cumulative cash, the first of equals; None without quarters.
    """
    return min(quarters, key=lambda q: (round(q.cumulative, 2), q.quarter), default=None)


def busiest(quarters: Sequence[Quarter]) -> Quarter | None:
    """The quarter that asks most of the firm's own people.

    Args:
        quarters: of a plan.

    Returns:
        the one with the most own hours, the first of equals; None without quarters.
    """
    return max(quarters, key=lambda q: (round(q.own_hours, 2), -q.quarter), default=None)


def own_hours_of(e: Evaluation) -> Estimate:
    """Hours of the firm's own people that the project takes, once.

    Args:
        e: of the candidate.

    Returns:
        as a person stated, else as the catalogue has it.
    """
    return e.candidate.figures.own_hours


class _Project:
    """One project in years from the plan's start: order, delivery, full use; amounts a year on the likely figures."""

    def __init__(self, audit: Audit, planned: Planned) -> None:
        e, figures = planned.evaluation, planned.evaluation.candidate.figures
        self.start_quarter = planned.start_quarter
        self.order = planned.start_quarter / QUARTERS_A_YEAR
        said = planned.project.quarters if planned.project is not None else None
        self.lead = said / QUARTERS_A_YEAR if said is not None else figures.lead_time_months.likely / 12
        self.ramp = figures.ramp_up_months.likely / 12
        self.outlay = e.outlay
        self.running = figures.running_cost_per_year.likely
        benefits = yearly_benefits(audit, e.candidate)
        self.bank_benefits = sum(amount for key, amount in benefits.items() if key not in _OF_HOURS)
        self.freed: dict[int | None, float] = defaultdict(float)
        self.rates: dict[int | None, float] = {}
        for item in e.candidate.labour:
            self.freed[item.role_id] += item.hours_per_year.likely * e.candidate.freed_share_in(item)
            self.rates[item.role_id] = item.rate_per_hour.likely
        self._own = own_hours_of(e).likely

    @property
    def full_from(self) -> float:
        return self.order + self.lead + self.ramp

    def used(self, begin: float, end: float) -> float:
        """Years of full use between two times."""
        until = use_until(end - self.order, self.lead, self.ramp)
        return float(until - use_until(begin - self.order, self.lead, self.ramp))

    def paid_and_received(self, quarter: int, begin: float, end: float) -> float:
        """Without what freed hours bring."""
        delivered = use_until(end - self.order, self.lead, 0.0) - use_until(begin - self.order, self.lead, 0.0)
        paid = self.outlay if quarter == self.start_quarter else 0.0
        return float(self.bank_benefits * self.used(begin, end) - self.running * delivered) - paid

    def own_hours(self, begin: float, end: float) -> float:
        """Between two times."""
        length = self.lead + self.ramp
        if length <= 0:
            return self._own if begin <= self.order < end else 0.0
        shared = max(min(end, self.full_from) - max(begin, self.order), 0.0)
        return self._own * shared / length


def _of_freed_hours(audit: Audit, projects: Sequence[_Project], begin: float, end: float) -> tuple[float, float]:
    """Overtime avoided, and the worth of all other freed hours, between two times."""
    overtime_saved = other = 0.0
    span = end - begin
    for role_id in {role_id for p in projects for role_id in p.freed}:
        of_role = [p for p in projects if role_id in p.freed]
        hours = sum(p.freed[role_id] * p.used(begin, end) for p in of_role) / span  # as of a whole year
        use = use_of(audit, role_id)
        rate = of_role[0].rates[role_id]
        overtime, _vacancies, _rest = use.split(hours)
        saved = float(overtime) * (1 + use.premium) * rate * span
        overtime_saved += saved
        other += float(use.paid_hours(hours)) * rate * span - saved
    return overtime_saved, other
