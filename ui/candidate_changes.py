"""What a person changes in a candidate: its figures, its place in the plan, and how it hangs on others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.decide import Candidate
from auditor.locale import _
from auditor.model import (
    CandidateCost,
    CandidateOverride,
    CandidateRule,
    CandidateStep,
    CostHeading,
    Estimate,
    Project,
    RuleKind,
)
from auditor.store import Edit
from ui.session import Session


def stored(edit: Edit, session: Session, candidate: Candidate) -> CandidateOverride:
    """The stored candidate of a candidate, made where there is none yet."""
    found = next((c for c in session.audit.candidate_overrides.values() if _is_of(session, c, candidate)), None)
    if found is not None:
        return found
    made = edit.put(CandidateOverride(technology=candidate.technology.key))
    for step_id in candidate.step_ids:
        edit.put(CandidateStep(candidate_id=made.id, step_id=step_id))
    return made


def _is_of(session: Session, override: CandidateOverride, candidate: Candidate) -> bool:
    steps = session.audit.steps_of_candidate(override.id)
    return override.technology == candidate.technology.key and steps == frozenset(candidate.step_ids)


def set_fields(session: Session, candidate: Candidate, **fields: Any) -> None:
    """Change figures of a candidate; None goes back to the catalogue's."""
    with session.edit(_("Change candidate")) as edit:
        if edit is not None:
            edit.put(replace(stored(edit, session, candidate), **fields))


def set_cost(session: Session, candidate: Candidate, heading: CostHeading, amount: Estimate | None) -> None:
    """The firm's own amount for one heading of the investment; None goes back to its share of the whole."""
    with session.edit(_("Change candidate")) as edit:
        if edit is None:
            return
        override = stored(edit, session, candidate)
        known = next((c for c in session.audit.costs_of(override.id) if c.heading is heading), None)
        if amount is None:
            if known is not None:
                edit.delete(known)
        elif known is not None:
            edit.put(replace(known, amount=amount))
        else:
            edit.put(CandidateCost(candidate_id=override.id, heading=heading, amount=amount))


def set_project(session: Session, candidate: Candidate, label: str, **fields: Any) -> None:
    """What a person says about carrying a candidate out. There is one pilot at most."""
    with session.edit(label) as edit:
        if edit is None:
            return
        override = stored(edit, session, candidate)
        known = session.audit.project_of(override.id) or Project(candidate_id=override.id)
        edit.put(replace(known, **fields))
        if fields.get("is_pilot"):
            for other in session.audit.table(Project).values():
                if other.is_pilot and other.candidate_id != override.id:
                    edit.put(replace(other, is_pilot=False))


def add_rule(session: Session, candidate: Candidate, other: Candidate, kind: RuleKind) -> None:
    """One candidate requires another, or excludes it."""
    with session.edit(_("Add rule")) as edit:
        if edit is not None:
            one, two = stored(edit, session, candidate), stored(edit, session, other)
            edit.put(CandidateRule(candidate_id=one.id, other_id=two.id, kind=kind))


def remove_rule(session: Session, rule: CandidateRule) -> None:
    with session.edit(_("Remove rule")) as edit:
        if edit is not None:
            edit.delete(rule)
