"""The figures of a candidate: the catalogue's, with what the firm put in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.assess import Technology
from auditor.decide.doubt.scenario import Scenario
from auditor.model import Basis, CandidateCost, CandidateOverride, CostHeading, Estimate

NOTHING = Estimate.point(0.0, Basis.ASSUMED)


@dataclass(frozen=True)
class CostFigures:
    """Money in the audit's currency (per year where the name says so), shares 0–1, times in months.

    Attributes:
        costs: the investment by heading; low and high of all headings come together.
        saving_share: of the steps' labour; where ``is_saving_own`` is False, at a typical composition of their work.
        own_hours: of the firm's own people, once.
        useful_life_years: from delivery on; what it brings ends with it.
        consumables_saving_share: of what the steps use up.
        subsidy: taken off the investment when it is paid.
        resale_share: of the device, at the end of the horizon.
        quoted_by: the supplier whose quotation was chosen; empty where none was.
        without_quotation: what the figures were before it; None where none was chosen.
    """

    costs: dict[CostHeading, Estimate]
    running_cost_per_year: Estimate
    saving_share: Estimate
    scrap_saving_share: Estimate
    cycle_saving_share: Estimate
    lead_time_months: Estimate
    ramp_up_months: Estimate
    resale_share: Estimate
    subsidy: Estimate
    useful_life_years: Estimate
    own_hours: Estimate
    consumables_saving_share: Estimate
    is_saving_own: bool = False
    quoted_by: str = ""
    without_quotation: CostFigures | None = None

    def resale(self, case: Scenario = Scenario.LIKELY) -> float:
        """What the device (at its likely price) still brings at the end of the horizon.

        Args:
            case: worst, likely or best for the firm.

        Returns:
            an amount in the audit's currency, at the end of the horizon.
        """
        device = self.costs.get(CostHeading.DEVICE)
        return device.likely * case.gain(self.resale_share) if device is not None else 0.0

    @property
    def investment(self) -> Estimate:
        """The sum over all headings, before subsidy."""
        found = Estimate.sum(self.costs.values())
        bases = {cost.basis for cost in self.costs.values()}
        return found.with_basis(bases.pop()) if len(bases) == 1 else found


def cost_figures(
    technology: Technology,
    change: CandidateOverride | None,
    costs: Sequence[CandidateCost] = (),
    served: int = 1,
    machines: int = 1,
) -> CostFigures:
    """Own figures go before the catalogue's: an own total is divided as the catalogue's, own headings replace theirs.

    What the catalogue says of one machine counts once for each; what the firm typed is for all of them.

    Args:
        technology: whose figures stand where nothing of the firm's own is stated.
        change: what the firm changed; None where it changed nothing.
        costs: the firm's own amounts for headings of the investment.
        served: how many steps one machine serves, each with tooling of its own.
        machines: how many are bought.

    Returns:
        all figures of the candidate, money in the audit's currency.
    """

    def figure(name: str) -> Estimate:
        own: Estimate | None = getattr(change, name) if change is not None else None
        return own if own is not None else technology[name]

    def of_all(name: str) -> Estimate:
        is_own = change is not None and getattr(change, name) is not None
        return figure(name) if is_own or machines == 1 else figure(name) * machines

    whole = of_all("investment")
    headings = {heading: whole * share for heading, share in technology.split.items()}
    if CostHeading.TOOLING in headings and (change is None or change.investment is None):
        headings[CostHeading.TOOLING] *= served
    headings |= {cost.heading: cost.amount for cost in costs}
    return CostFigures(
        costs=headings,
        running_cost_per_year=of_all("running_cost_per_year"),
        saving_share=figure("saving_share"),
        scrap_saving_share=figure("scrap_saving_share"),
        cycle_saving_share=figure("cycle_saving_share"),
        lead_time_months=figure("lead_time_months"),
        ramp_up_months=figure("ramp_up_months"),
        resale_share=technology["resale_share"],
        subsidy=change.subsidy if change is not None and change.subsidy is not None else NOTHING,
        useful_life_years=figure("useful_life_years"),
        own_hours=of_all("own_hours"),
        consumables_saving_share=figure("consumables_saving_share"),
        is_saving_own=change is not None and change.saving_share is not None,
    )
