"""Cash flows and the uncertain inputs behind them, by name."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from auditor.decide.candidate.candidate import Candidate
from auditor.decide.doubt.assumptions import usual_assumptions
from auditor.decide.money.cash_table import CashLine
from auditor.locale import N_, _
from auditor.model import Audit, CostHeading
from auditor.phrases.candidate import candidate_name
from auditor.terms import cost_label, figure_label

_LINES: Mapping[str, str] = {
    "reserve": N_("Reserve for what the quotation leaves out"),
    "own_hours": N_("Own hours for the project"),
    "subsidy": N_("Subsidy"),
    "overtime": N_("Overtime avoided"),
    "vacancies": N_("Vacancies filled"),
    "realised": N_("Other freed time, the part that is used"),
    "scrap": N_("Scrap avoided"),
    "consumables": N_("Consumables saved"),
    "output": N_("Extra output"),
    "running": N_("Running cost"),
    "resale": N_("Resale value"),
}
#: Inputs that are no single figure: lead time and ramp-up slip together.
_JOINT: Mapping[str, str] = {
    "delay": N_("Lead time and ramp-up"),
    "suitability": N_("Suitability"),
    "hours": N_("Labour hours"),
    "attended": N_("Time a person is needed"),
    "fit": N_("Whether it fits"),
}


def cash_line_label(line: CashLine) -> str:
    """The heading of a line of cash flows.

    Args:
        line: a line of the table of cash flows.

    Returns:
        the heading.
    """
    return cost_label(line.key) if line.key in set(CostHeading) else _(_LINES[line.key])


def mean_label(amount: str) -> str:
    """What stands above the bars of what drives a value: it is the mean, not the middle of all calculations.

    Args:
        amount: the mean value as text.

    Returns:
        as in “mean €22,600”.
    """
    return _("mean {amount}").format(amount=amount)


def input_name(audit: Audit, key: Hashable) -> str:
    """What an input is, where it is clear which candidate is meant: “Investment”, “Labour hours of “Weld””.

    Args:
        audit: the snapshot.
        key: the kind of input and what it belongs to: a step's or process's id, a role's id (None: work without a role),
            or the key of a candidate.

    Returns:
        the name of the input.
    """
    assert isinstance(key, tuple)
    kind, owner = key[0], key[1]
    if kind == "hours" and isinstance(owner, int):
        return _("Labour hours of “{step}”").format(step=audit.steps[owner].name)
    if kind == "attended" and isinstance(owner, int):
        return _("How long a person is needed at “{step}”").format(step=audit.steps[owner].name)
    if kind == "assumed":
        return usual_assumptions()[str(owner)].name
    if kind == "rate":
        role = audit.roles.get(owner) if owner is not None else None
        return _("Hourly rate: {role}").format(role=role.name if role is not None else _("work without a role"))
    if kind == "demand":
        return _("Yearly demand: {process}").format(process=audit.processes[owner].name)
    return _(_JOINT[kind]) if kind in _JOINT else figure_label(kind)


def input_label(audit: Audit, candidates: Sequence[Candidate], key: Hashable) -> str:
    """The same with the candidate it belongs to: “Investment – Welding cobot at Welding”.

    Args:
        audit: the snapshot.
        candidates: those that the inputs may belong to.
        key: the kind of input and what it belongs to, as for :func:`input_name`.

    Returns:
        the name of the input, with the candidate's behind it where it belongs to one.
    """
    assert isinstance(key, tuple)
    what = input_name(audit, key)
    candidate = next((p for p in candidates if p.key == key[1]), None)
    if candidate is None:
        return what
    name = candidate_name(audit, candidate.technology.name, candidate.step_ids)
    return _("{input} – {candidate}").format(input=what, candidate=name)
