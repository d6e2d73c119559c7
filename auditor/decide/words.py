"""Candidates and plans in words."""

from __future__ import annotations

from auditor.decide.order.ranking import Ranked
from auditor.decide.programme.before_after import Measure
from auditor.decide.programme.plan import Plan
from auditor.locale import _, money, number, percent
from auditor.model import Audit
from auditor.model.units import format_time


def place_note(ranked: Ranked) -> str:
    """Why a candidate is not among the recommended ones; empty where it is."""
    if ranked.in_parts:
        return _("better in parts: {ranks}").format(ranks=" + ".join(str(n) for n in ranked.in_parts))
    if ranked.instead_of is not None:
        return _("instead of {n}").format(n=ranked.instead_of)
    return ""


def candidate_text(audit: Audit, ranked: Ranked) -> str:
    """Rank, technology and steps in one line."""
    candidate = ranked.evaluation.candidate
    return f"{ranked.rank}. {candidate.technology.name} – {audit.step_names(candidate.step_ids, 2)}"


def optimality(made: Plan) -> str:
    """Whether a plan is proven to be the best, or why there is none."""
    if made.choice.problem:
        return made.choice.problem
    if not made.planned:
        return _("Nothing is worth its money within these limits.")
    if made.choice.is_optimal:
        return _("This choice is proven to be the best within the limits.")
    return _("A choice better by at most {gap} may exist.").format(gap=percent(made.choice.gap, 1))


def measure_text(value: float | None, unit: str, currency: str) -> str:
    """A number of the map as its unit wants it."""
    if value is None:
        return "–"
    if unit == "share":
        return percent(value, 1)
    if unit == "money":
        return money(round(value, -2), currency)
    if unit == "s":
        return format_time(value)
    if unit == "days":
        return _("{n} days").format(n=number(value, 1))
    return number(value, 1 if unit == "fte" else 0)


def change_text(m: Measure) -> str:
    """By how much it changes, with a sign that says whether that is good."""
    if not m.before or m.after is None:
        return "–"
    part = m.after / m.before - 1
    if abs(part) < 0.0005:
        return percent(0.0)
    good = m.less_is_better is not None and (part < 0) is m.less_is_better
    mark = "" if m.less_is_better is None else " ✓" if good else " !"
    return f"{'+' if part > 0 else '−'}{percent(abs(part), 1)}{mark}"
