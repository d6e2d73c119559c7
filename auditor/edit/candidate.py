"""What a person changes in a candidate: its figures, its place in the plan, and how it hangs on others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.decide import Candidate
from auditor.decide.candidate.stored import StoredChanges
from auditor.edit.verb import verb
from auditor.locale import N_, _
from auditor.model import (
    Audit,
    CandidateCost,
    CandidateOverride,
    CandidateRule,
    CandidateStep,
    CostHeading,
    Estimate,
    Outcome,
    OutcomeStatus,
    Project,
    RuleKind,
)
from auditor.store import Edit


def override_of(audit: Audit, candidate: Candidate) -> CandidateOverride | None:
    """What is stored of a candidate.

    Args:
        audit: the audit that the candidate was proposed for.
        candidate: technology and steps.

    Returns:
        the stored row of the same technology at the same steps, or at most of them; None where nothing was changed yet.
    """
    return StoredChanges(audit).of(candidate.technology, candidate.step_ids)


def stored_of(edit: Edit, candidate: Candidate) -> CandidateOverride:
    """What is stored of a candidate, made where there is nothing yet.

    Args:
        edit: the edit to do it in.
        candidate: technology and steps.

    Returns:
        the stored row.
    """
    known = override_of(edit.audit, candidate)
    if known is not None:
        return known
    made = edit.put(CandidateOverride(technology=candidate.technology.key))
    for step_id in candidate.step_ids:
        edit.put(CandidateStep(candidate_id=made.id, step_id=step_id))
    return made


@verb(N_("Change candidate"))
def set_figures(edit: Edit, /, candidate: Candidate, **figures: Any) -> None:
    """Change figures of a candidate.

    Args:
        edit: the edit to do it in.
        candidate: technology and steps.
        figures: fields of a :class:`CandidateOverride`, in its units; None goes back to the catalogue's figure.
    """
    edit.put(replace(stored_of(edit, candidate), **figures))


@verb(N_("Change candidate"))
def take_back_in(edit: Edit, override: CandidateOverride) -> None:
    """Rank a candidate again that a person had dropped.

    Args:
        edit: the edit to do it in.
        override: what is stored of the candidate.
    """
    edit.put(replace(override, dropped_because=""))


@verb(N_("Change candidate"))
def set_cost(edit: Edit, candidate: Candidate, heading: CostHeading, amount: Estimate | None) -> None:
    """The firm's own amount for one heading of the investment.

    Args:
        edit: the edit to do it in.
        candidate: technology and steps.
        heading: what the amount is for.
        amount: in the audit's currency; None goes back to the heading's share of the whole.
    """
    override = stored_of(edit, candidate)
    known = next((c for c in edit.audit.costs_of(override.id) if c.heading is heading), None)
    if amount is None:
        if known is not None:
            edit.delete(known)
    elif known is not None:
        edit.put(replace(known, amount=amount))
    else:
        edit.put(CandidateCost(candidate_id=override.id, heading=heading, amount=amount))


def _project_label(audit: Audit, /, candidate: Candidate, **fields: Any) -> str:
    return _("Move project") if "start_quarter" in fields else _("Change project")


@verb(_project_label)
def set_project(edit: Edit, /, candidate: Candidate, **fields: Any) -> None:
    """What a person says about carrying a candidate out.

    Args:
        edit: the edit to do it in.
        candidate: technology and steps.
        fields: fields of a :class:`Project` but ``is_pilot``; quarters count from the plan's first (0), None leaves the start to
            the program.
    """
    _put_project(edit, stored_of(edit, candidate), **fields)


def _put_project(edit: Edit, /, override: CandidateOverride, **fields: Any) -> None:
    known = edit.audit.project_of(override.id) or Project(candidate_id=override.id)
    edit.put(replace(known, **fields))


@verb(N_("Choose pilot"))
def choose_pilot(edit: Edit, candidate: Candidate, is_pilot: bool = True) -> None:
    """Begin with this candidate, or no longer. There is one pilot at most: another one is none any more.

    Args:
        edit: the edit to do it in.
        candidate: technology and steps.
        is_pilot: False takes the choice back.
    """
    override = stored_of(edit, candidate)
    _put_project(edit, override, is_pilot=is_pilot)
    if is_pilot:
        for other in edit.audit.table(Project).values():
            if other.is_pilot and other.candidate_id != override.id:
                edit.put(replace(other, is_pilot=False))


@verb(N_("Say what became of a project"))
def set_outcome(
    edit: Edit,
    candidate: Candidate,
    status: OutcomeStatus | None,
    known_on: str = "",
    investment: float | None = None,
    hours_per_year: float | None = None,
) -> None:
    """Note what became of a candidate.

    Args:
        edit: the edit to do it in.
        candidate: technology and steps.
        status: None takes back what was said.
        known_on: when that was so, as an ISO date; empty where nobody says.
        investment: what it really cost, in the audit's currency; None where that is not known.
        hours_per_year: labour hours that it really frees in a year; None where that is not known.
    """
    override = stored_of(edit, candidate)
    known = edit.audit.outcome_of(override.id)
    if status is None:
        if known is not None:
            edit.delete(known)
        return
    fresh = known or Outcome(candidate_id=override.id, status=status)
    edit.put(replace(fresh, status=status, known_on=known_on, investment=investment, hours_per_year=hours_per_year))


@verb(N_("Add rule"))
def add_rule(edit: Edit, candidate: Candidate, other: Candidate, kind: RuleKind) -> None:
    """One candidate requires another, or excludes it.

    Args:
        edit: the edit to do it in.
        candidate: the one that the rule is of.
        other: the one that is required or excluded.
        kind: which of the two.
    """
    one, two = stored_of(edit, candidate), stored_of(edit, other)
    edit.put(CandidateRule(candidate_id=one.id, other_id=two.id, kind=kind))


@verb(N_("Remove rule"))
def remove_rule(edit: Edit, rule: CandidateRule) -> None:
    """Candidates are free of a rule again.

    Args:
        edit: the edit to do it in.
        rule: the rule to remove.
    """
    edit.delete(rule)
