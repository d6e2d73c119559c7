"""Candidates and plans in words."""

from __future__ import annotations

from auditor.decide.plan import Plan
from auditor.decide.ranking import Ranked
from auditor.locale import _, percent
from auditor.model import Audit


def place_note(ranked: Ranked) -> str:
    """Why a candidate is not among the recommended ones; empty where it is."""
    if ranked.in_parts:
        return _("better in parts: {ranks}").format(ranks=" + ".join(str(n) for n in ranked.in_parts))
    if ranked.instead_of is not None:
        return _("instead of {n}").format(n=ranked.instead_of)
    return ""


def candidate_text(audit: Audit, ranked: Ranked) -> str:
    """Rank, technology and steps in one line."""
    proposal = ranked.evaluation.proposal
    return f"{ranked.rank}. {proposal.technology.name} – {audit.step_names(proposal.step_ids, 2)}"


def optimality(made: Plan) -> str:
    """Whether a plan is proven to be the best, or why there is none."""
    if made.choice.problem:
        return made.choice.problem
    if not made.planned:
        return _("Nothing is worth its money within these limits.")
    if made.choice.is_optimal:
        return _("This choice is proven to be the best within the limits.")
    return _("A choice better by at most {gap} may exist.").format(gap=percent(made.choice.gap, 1))
