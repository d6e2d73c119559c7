"""Which candidates may enter a plan: those worth doing that keep the firm's own norm, and those a person wants.

What the programme takes from a ranking to decide that is read here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence

from auditor.decide.money.evaluation import Evaluation
from auditor.decide.order.ranking import Ranked
from auditor.decide.programme.portfolio import Rules

#: A project is planned where it pays back within the firm's norm in at least so large a share of the draws.
NORM_CHANCE = 0.5


def is_worth_while(ranked: Ranked) -> bool:
    """Whether it is worth more than doing nothing, in the middle of what may come.

    Args:
        ranked: the candidate.

    Returns:
        True where the ranking says so.
    """
    return ranked.worth_while


def keeps_norm(e: Evaluation) -> bool:
    """Whether it pays back within the firm's own norm (``payback_target_years``) in half of the draws at least.

    Args:
        e: of the candidate.

    Returns:
        True where the chance is 50 % or more.
    """
    return e.probability_payback_within_target >= NORM_CHANCE


def is_wanted(e: Evaluation) -> bool:
    """Whether a person said that it must be in the plan.

    Args:
        e: of the candidate.

    Returns:
        True where it is marked as wanted.
    """
    stored = e.candidate.stored
    return stored is not None and stored.is_wanted


def is_eligible(ranked: Ranked) -> bool:
    """Whether it may enter a plan on its own account.

    Args:
        ranked: the candidate.

    Returns:
        True where a person wants it, or it is worth while, keeps the norm, and nothing about its fit is guessed.
    """
    return is_wanted(ranked.evaluation) or (could_be(ranked) and ranked.evaluation.is_confirmed)


def could_be(ranked: Ranked) -> bool:
    """Whether it would enter a plan if it is confirmed that it fits.

    Args:
        ranked: the candidate.

    Returns:
        True where it is worth while, is not shown with a loss, and keeps the norm.
    """
    return is_worth_while(ranked) and ranked.evaluation.npv_median > 0 and keeps_norm(ranked.evaluation)


def may_be_pilot(ranked: Ranked) -> bool:
    """Whether the program may begin with it: nothing better does the same work, and it stands on its own figures.

    What the law asks for anyway tries nothing out: there is no choice, only a date.

    Args:
        ranked: the candidate.

    Returns:
        True where it is recommended, keeps the norm, nothing about its fit is guessed, and no law asks for it.
    """
    e = ranked.evaluation
    return ranked.is_recommended and could_be(ranked) and e.is_confirmed and not e.candidate.is_required_by_law


def plannable(candidates: Sequence[Ranked], rules: Rules) -> tuple[Ranked, ...]:
    """The candidates that may enter a plan, and those that a rule of a person makes them require.

    Args:
        candidates: of a ranking.
        rules: by candidate key.

    Returns:
        those of the candidates, in their order.
    """
    kept = {r.evaluation.candidate.key for r in candidates if is_eligible(r)}
    needed = {b for a, b in rules.requires if a in kept} - kept
    while needed:
        kept |= needed
        needed = {b for a, b in rules.requires if a in kept} - kept
    return tuple(r for r in candidates if r.evaluation.candidate.key in kept)
