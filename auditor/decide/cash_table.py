"""The cash flows of a candidate on its likely values, year by year and heading by heading."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.decide.candidates import Growth, Proposal
from auditor.decide.labour import use_of
from auditor.decide.timing import use_by_year
from auditor.locale import N_, _
from auditor.model import Audit, CostHeading
from auditor.terms import cost_label

_LABELS = {
    "subsidy": N_("Subsidy"),
    "overtime": N_("Overtime avoided"),
    "vacancies": N_("Vacancies filled"),
    "realised": N_("Other freed time, the part that is used"),
    "scrap": N_("Scrap avoided"),
    "output": N_("Extra output"),
    "running": N_("Running cost"),
    "resale": N_("Resale value"),
}


@dataclass(frozen=True)
class CashLine:
    """One heading: an amount for now and for each year (negative is paid)."""

    key: str
    label: str
    amounts: tuple[float, ...]


@dataclass(frozen=True)
class CashTable:
    """All headings that are not nothing. ``amounts`` of lines: now, year 1, year 2 …"""

    lines: tuple[CashLine, ...]

    @property
    def totals(self) -> tuple[float, ...]:
        return tuple(sum(column) for column in zip(*(line.amounts for line in self.lines), strict=True))


def cash_table(audit: Audit, proposal: Proposal) -> CashTable:
    """Investment and subsidy now; benefit by the part of full use in each year; running cost from delivery on."""
    firm, figures = audit.firm, proposal.figures
    lead, ramp = figures.lead_time_months.likely / 12, figures.ramp_up_months.likely / 12
    in_use = use_by_year(lead, ramp, firm.horizon_years)
    running = use_by_year(lead, 0.0, firm.horizon_years)
    lines = [
        CashLine(h.value, cost_label(h.value), (-figures.costs[h].likely, *[0.0] * firm.horizon_years))
        for h in CostHeading
        if h in figures.costs
    ]
    lines.append(_line("subsidy", figures.subsidy.likely, [0.0] * firm.horizon_years))
    for key, yearly in yearly_benefits(audit, proposal).items():
        lines.append(_line(key, 0.0, [yearly * part for part in in_use]))
    lines.append(_line("running", 0.0, [-figures.running_cost_per_year.likely * part for part in running]))
    device = figures.costs.get(CostHeading.DEVICE)
    resale = device.likely * figures.resale_share.likely if device is not None else 0.0
    lines.append(_line("resale", 0.0, [*[0.0] * (firm.horizon_years - 1), resale]))
    kept = [line for line in lines if any(line.amounts)]
    return CashTable(tuple(kept) or (_line("subsidy", 0.0, [0.0] * firm.horizon_years),))


def yearly_benefits(audit: Audit, proposal: Proposal) -> dict[str, float]:
    """What a year in full use brings, by heading, on the likely values."""
    found = dict.fromkeys(("overtime", "vacancies", "realised", "scrap", "output"), 0.0)
    figures = proposal.figures
    freed: dict[int | None, tuple[float, float]] = {}
    for item in proposal.labour:
        hours, _rate = freed.get(item.role_id, (0.0, 0.0))
        freed[item.role_id] = (
            hours + item.hours_per_year.likely * figures.saving_share.likely,
            item.rate_per_hour.likely,
        )
    for role_id, (hours, rate) in freed.items():
        use = use_of(audit.firm, audit.roles.get(role_id) if role_id is not None else None)
        overtime, vacancies, rest = (float(part) for part in use.split(hours))
        found["overtime"] += overtime * rate * (1 + use.premium)
        found["vacancies"] += vacancies * rate
        found["realised"] += rest * rate * use.realisation
    found["scrap"] = sum(
        s.units_per_year.likely * figures.scrap_saving_share.likely * s.cost_per_unit.likely for s in proposal.scrap
    )
    if proposal.growth is not None:
        found["output"] = extra_units(proposal.growth, figures.cycle_saving_share.likely) * (
            proposal.growth.contribution_per_unit.likely
        )
    return found


def extra_units(growth: Growth, cycle_saving: float) -> float:
    """Units a year more that a bottleneck makes when each takes so much less time, as far as they are asked for."""
    gain = growth.units_per_year * (1 / (1 - min(cycle_saving, 0.95)) - 1)
    return min(gain, growth.unmet_per_year.likely)


def _line(key: str, now: float, later: list[float]) -> CashLine:
    return CashLine(key, _(_LABELS[key]), (now, *later))
