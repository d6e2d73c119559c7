"""One candidate over all draws of a sample: hours, money and payback, one value a draw, where it fits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from auditor.decide.candidate.candidate import Candidate
from auditor.decide.candidate.freed_labour import use_of
from auditor.decide.doubt.assumptions import AVAILABILITY, REALISATION_LESS, RESERVE, UPKEEP_GROWTH, assumption_key
from auditor.decide.doubt.draws import DrawnInputs, Draws
from auditor.decide.money.cash_table import extra_units
from auditor.decide.money.in_time import InTime
from auditor.decide.money.inputs import demand_key, rate_key
from auditor.decide.money.timing import payback
from auditor.model import Audit


@dataclass(frozen=True)
class Parts:
    """What the money of a candidate is made of; amounts in the audit's currency, one value a draw.

    Attributes:
        labour, other: what a year in full use brings, by freed hours and by the rest (scrap, consumables, output; None
            where there is nothing of it).
        revenue: of that, the contribution of extra output.
        running: cost per year.
        investment: before subsidy and reserve.
        paid: what is paid at first: with the reserve and the firm's own hours, less subsidy.
        time: delivery, ramp-up, and what yearly amounts are worth today.
    """

    labour: Draws
    other: Draws | None
    revenue: Draws
    running: Draws
    investment: Draws
    paid: Draws
    time: InTime
    upkeep: Draws

    @property
    def gross(self) -> Draws:
        """What a year in full use brings, before running cost."""
        return self.labour if self.other is None else self.labour + self.other

    @property
    def npv(self) -> Draws:
        """Net present value."""
        time = self.time
        found = self.labour * time.in_use_at_wages
        if self.other is not None:
            found += self.other * time.in_use
        found -= self.upkeep
        found -= self.paid
        found += time.resale
        return found

    @property
    def payback(self) -> Draws:
        """Years from the order until it has paid; infinite when it never does before it is worn out."""
        time = self.time
        found = payback(self.paid, self.gross, self.running, time.leads, time.ramps)
        np.putmask(found, found > time.leads + time.lives, np.inf)
        return found


@dataclass(frozen=True)
class Outcome:
    """Money in the audit's currency, hours per year; every array has one value a draw.

    All of it is what the candidate brings where it fits; ``fits`` says in which draws it does. What a ranking of hundreds
    asks for is kept, the rest is made of the same draws when it is asked for.

    Attributes:
        hours_by_role: role → hours freed per year.
        investment: before subsidy and reserve.
        payback: years from the order on; infinite when never.
    """

    audit: Audit
    candidate: Candidate
    sample: DrawnInputs
    hours_by_role: dict[int | None, Draws]
    investment: Draws
    npv: Draws
    payback: Draws
    fits: NDArray[np.bool_]

    @cached_property
    def parts(self) -> Parts:
        """What the money is made of."""
        return _parts(self.audit, self.candidate, self.sample, self.hours_by_role)

    @property
    def freed(self) -> dict[int | None, tuple[Draws, Draws]]:
        """Role → hours freed per year, and their rate."""
        return {
            role_id: (hours, self.sample.shared(rate_key(role_id))) for role_id, hours in self.hours_by_role.items()
        }

    @property
    def hours(self) -> Draws:
        """Hours freed per year."""
        return _sum(list(self.hours_by_role.values()))

    def labour_at(self, share_of_hours: float) -> Draws:
        """What the freed hours of a year in full use bring, if only a part of them were freed.

        Args:
            share_of_hours: 0–1.

        Returns:
            an amount in the audit's currency, one a draw.
        """
        return _labour(self.audit, self.sample, {i: h * share_of_hours for i, h in self.hours_by_role.items()})

    @property
    def realisation(self) -> Draws:
        """The part of freed time that is really used."""
        return realisation(self.audit, self.sample)

    @property
    def revenue(self) -> Draws:
        """Contribution of extra output per year."""
        return self.parts.revenue

    @property
    def benefit(self) -> Draws:
        """What a year in full use brings, after running cost."""
        return self.parts.gross - self.parts.running

    @property
    def time_factor(self) -> Draws:
        """Present value of 1 a year of freed labour in full use."""
        return self.parts.time.in_use_at_wages

    @property
    def suitability(self) -> Draws:
        """Of the work, 0–100."""
        return self.sample["suitability", self.candidate.key]


def outcome(audit: Audit, candidate: Candidate, sample: DrawnInputs) -> Outcome:
    """The money and the hours of a candidate over a sample that holds its inputs.

    Args:
        audit: the snapshot.
        candidate: whose outcome it is.
        sample: what was drawn, m draws.

    Returns:
        one value a draw (shape: m) of each figure.
    """
    hours = _freed(candidate, sample)
    parts = _parts(audit, candidate, sample, hours)
    return Outcome(
        audit, candidate, sample, hours, parts.investment, parts.npv, parts.payback, _fits(candidate, sample)
    )


def realisation(audit: Audit, sample: DrawnInputs) -> Draws:
    """The part of freed time that is really used, beyond overtime avoided and vacancies filled.

    Args:
        audit: the snapshot, for what the firm states.
        sample: what was drawn.

    Returns:
        0–1, one a draw.
    """

    def made() -> Draws:
        return np.asarray(np.maximum(audit.firm.realisation - sample.shared(assumption_key(REALISATION_LESS)), 0.0))

    return sample.derived("realisation", made)


def with_reserve(sample: DrawnInputs) -> Draws:
    """What an amount of a quotation comes to with the reserve, as a multiple.

    Args:
        sample: what was drawn.

    Returns:
        1 and above, one a draw.
    """
    return sample.derived("with_reserve", lambda: 1 + sample.shared(assumption_key(RESERVE)))


def _parts(audit: Audit, candidate: Candidate, sample: DrawnInputs, hours_by_role: dict[int | None, Draws]) -> Parts:
    key, figures, demand = candidate.key, candidate.figures, sample.shared(demand_key(candidate.process_id))
    labour = _labour(audit, sample, hours_by_role)
    rest: list[Draws] = []
    if candidate.scrap:
        lost = sum(s.units_per_year.likely * s.cost_per_unit.likely for s in candidate.scrap)
        rest.append(sample["scrap_saving_share", key] * demand * lost)
    if candidate.consumables:
        spent = sum(c.cost_per_year.likely for c in candidate.consumables)
        rest.append(sample["consumables_saving_share", key] * demand * spent)
    revenue: Draws = sample.derived("nothing", lambda: np.zeros(sample.count))
    if candidate.growth is not None:
        units = extra_units(candidate.growth, demand, sample["cycle_saving_share", key])
        revenue = units * candidate.growth.contribution_per_unit.likely
        rest.append(revenue)
    investment, running, time = (
        sample["investment", key],
        sample["running_cost_per_year", key],
        InTime(audit, candidate, sample),
    )
    paid = investment * with_reserve(sample)
    paid += sample["own_hours", key] * candidate.own_rate - figures.subsidy.likely
    upkeep = running * (time.delivered + sample.shared(assumption_key(UPKEEP_GROWTH)) * time.ageing)
    return Parts(labour, _sum(rest) if rest else None, revenue, running, investment, paid, time, upkeep)


def _labour(audit: Audit, sample: DrawnInputs, hours_by_role: dict[int | None, Draws]) -> Draws:
    """What freed hours bring a year."""
    used = realisation(audit, sample)
    return _sum(
        [
            sample.shared(rate_key(role_id)) * use_of(audit, role_id).paid_hours(hours, used)
            for role_id, hours in hours_by_role.items()
        ]
    )


def _freed(candidate: Candidate, sample: DrawnInputs) -> dict[int | None, Draws]:
    share = sample["saving_share", candidate.key]
    share *= sample.shared(demand_key(candidate.process_id))
    if candidate.availability.is_point:
        share *= candidate.availability.likely
    else:
        share *= sample.shared(assumption_key(AVAILABILITY))
    hours: dict[int | None, Draws] = {}
    for item in candidate.labour:
        drawn = sample[item.key]
        if item.factor != 1:
            drawn *= item.factor
        if not item.attended.is_point:
            drawn *= sample[item.attended_key]
        if item.role_id in hours:
            hours[item.role_id] += drawn
        else:
            hours[item.role_id] = drawn
    for touched in hours.values():
        touched *= share
    return hours


def _sum(values: list[Draws]) -> Draws:
    """One value a draw; the array itself where there is only one."""
    return values[0] if len(values) == 1 else np.asarray(np.sum(values, axis=0), dtype=np.float64)


def _fits(candidate: Candidate, sample: DrawnInputs) -> NDArray[np.bool_]:
    """In which draws it fits."""
    chance = candidate.fit.chance
    if not 0 < chance < 1:
        return np.full(sample.count, chance > 0)
    return np.asarray(sample.strata_of(("fit", candidate.key)) < chance * sample.count)
