"""The uncertain inputs of the candidates: what is drawn, under which name, and what that name means to a person."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from auditor.decide.candidates import Proposal
from auditor.locale import N_, _
from auditor.model import Audit, Estimate
from auditor.terms import figure_label

#: Inputs that are no single figure: lead time and ramp-up slip together.
_JOINT = {"delay": N_("Lead time and ramp-up"), "suitability": N_("Suitability"), "hours": N_("Labour hours")}
#: The range of a delay: 0 is everything at its shortest, 1 at its longest.
DELAY = Estimate(0.0, 0.5, 1.0)


def demand_key(process_id: int) -> Hashable:
    return ("demand", process_id)


def rate_key(role_id: int | None) -> Hashable:
    return ("rate", role_id)


def inputs_of(proposals: Sequence[Proposal]) -> dict[Hashable, Estimate]:
    """Everything that is drawn. What candidates share comes first: demand, rates, hours of steps."""
    found: dict[Hashable, Estimate] = {}
    for proposal in proposals:
        found[demand_key(proposal.process_id)] = proposal.demand
        for item in proposal.labour:
            found[rate_key(item.role_id)] = item.rate_per_hour
    for proposal in proposals:
        for item in proposal.labour:
            found[item.key] = item.hours_per_year
    for proposal in proposals:
        figures = proposal.figures
        slips = not (figures.lead_time_months.is_point and figures.ramp_up_months.is_point)
        found |= {
            ("investment", proposal.key): figures.investment,
            ("running_cost_per_year", proposal.key): figures.running_cost_per_year,
            ("saving_share", proposal.key): figures.saving_share,
            ("delay", proposal.key): DELAY if slips else Estimate.point(0.5),
            ("suitability", proposal.key): proposal.suitability,
        }
        if proposal.scrap:
            found["scrap_saving_share", proposal.key] = figures.scrap_saving_share
        if proposal.growth is not None:
            found["cycle_saving_share", proposal.key] = figures.cycle_saving_share
    return found


def input_name(audit: Audit, key: Hashable) -> str:
    """What an input is, in words, where it is clear which candidate is meant: “Investment”, “Labour hours of “Weld””."""
    assert isinstance(key, tuple)
    kind, owner = key[0], key[1]
    if kind == "hours" and isinstance(owner, int):
        return _("Labour hours of “{step}”").format(step=audit.steps[owner].name)
    if kind == "rate":
        role = audit.roles.get(owner) if owner is not None else None
        return _("Hourly rate: {role}").format(role=role.name if role is not None else _("default"))
    if kind == "demand":
        return _("Yearly demand: {process}").format(process=audit.processes[owner].name)
    return _(_JOINT[kind]) if kind in _JOINT else figure_label(kind)


def input_label(audit: Audit, proposals: Sequence[Proposal], key: Hashable) -> str:
    """The same with the candidate it belongs to: “Investment – Welding cobot at Welding”."""
    assert isinstance(key, tuple)
    what = input_name(audit, key)
    proposal = next((p for p in proposals if p.key == key[1]), None)
    if proposal is None:
        return what
    name = _("{technology} at {steps}").format(
        technology=proposal.technology.name, steps=audit.step_names(proposal.step_ids, 2)
    )
    return _("{input} – {candidate}").format(input=what, candidate=name)
