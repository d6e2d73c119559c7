"""The uncertain inputs of the candidates: what is drawn, under which name, and what that name means to a person."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from auditor.decide.candidate.proposing import Candidate
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


def inputs_of(candidates: Sequence[Candidate]) -> dict[Hashable, Estimate]:
    """Everything that is drawn. What candidates share comes first: demand, rates, hours of steps."""
    found: dict[Hashable, Estimate] = {}
    for candidate in candidates:
        found[demand_key(candidate.process_id)] = candidate.demand
        for item in candidate.labour:
            found[rate_key(item.role_id)] = item.rate_per_hour
    for candidate in candidates:
        for item in candidate.labour:
            found[item.key] = item.hours_per_year
    for candidate in candidates:
        figures = candidate.figures
        slips = not (figures.lead_time_months.is_point and figures.ramp_up_months.is_point)
        found |= {
            ("investment", candidate.key): figures.investment,
            ("running_cost_per_year", candidate.key): figures.running_cost_per_year,
            ("saving_share", candidate.key): figures.saving_share,
            ("delay", candidate.key): DELAY if slips else Estimate.point(0.5),
            ("suitability", candidate.key): candidate.suitability,
        }
        if candidate.scrap:
            found["scrap_saving_share", candidate.key] = figures.scrap_saving_share
        if candidate.growth is not None:
            found["cycle_saving_share", candidate.key] = figures.cycle_saving_share
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


def input_label(audit: Audit, candidates: Sequence[Candidate], key: Hashable) -> str:
    """The same with the candidate it belongs to: “Investment – Welding cobot at Welding”."""
    assert isinstance(key, tuple)
    what = input_name(audit, key)
    candidate = next((p for p in candidates if p.key == key[1]), None)
    if candidate is None:
        return what
    name = _("{technology} at {steps}").format(
        technology=candidate.technology.name, steps=audit.step_names(candidate.step_ids, 2)
    )
    return _("{input} – {candidate}").format(input=what, candidate=name)
