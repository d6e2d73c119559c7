"""The criteria of the ranking: how each is read from an evaluation, and what counts as nothing and as all of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from auditor.assess.readiness import Readiness
from auditor.decide.candidate.freed_labour import is_short
from auditor.decide.doubt.draws import Draws
from auditor.decide.money.cash_table import yearly_benefits
from auditor.decide.money.evaluation import Evaluation
from auditor.locale import N_
from auditor.model import TABLE_OF, Audit, Weight

#: An hour freed in a role that is not short counts half.
_NOT_SHORT = 0.5
#: Thresholds that are not ready make a technology that meets them harder, by at most so many levels.
_MOST_HARDER = 2


@dataclass(frozen=True)
class Situation:
    """What a criterion may look at besides the candidate."""

    audit: Audit
    readiness: Readiness


@dataclass(frozen=True)
class RankCriterion:
    """One criterion, on likely values and over the draws (None: it does not vary, or brings nothing in any draw).

    ``default_weight`` is the swing weight: what the step from nothing to full marks (:mod:`auditor.decide.order.scales`) is
    worth against that of the other criteria.
    """

    key: str
    label: str
    meaning: str
    default_weight: float
    likely: Callable[[Situation, Evaluation], float]
    draws: Callable[[Situation, Evaluation], Draws | None] | None


def _short_share(situation: Situation, evaluation: Evaluation) -> dict[int | None, float]:
    """What an hour freed counts, by role: all where people are missing, half elsewhere; all where nobody is missing."""
    roles = situation.audit.roles
    if not any(is_short(role) for role in roles.values()):
        return dict.fromkeys(evaluation.drawn.hours_by_role, 1.0)
    return {i: 1.0 if i is not None and is_short(roles.get(i)) else _NOT_SHORT for i in evaluation.drawn.hours_by_role}


def _labour(situation: Situation, evaluation: Evaluation) -> float:
    counts = _short_share(situation, evaluation)
    candidate = evaluation.candidate
    return sum(
        item.hours_per_year.likely * candidate.freed_share_in(item) * counts[item.role_id] for item in candidate.labour
    )


def _labour_draws(situation: Situation, evaluation: Evaluation) -> Draws:
    counts = _short_share(situation, evaluation)
    by_role = evaluation.drawn.hours_by_role
    if all(counts[i] == 1.0 for i in by_role):
        return evaluation.drawn.hours
    return np.asarray(sum(hours * counts[i] for i, hours in by_role.items()), dtype=np.float64)


def _revenue(situation: Situation, evaluation: Evaluation) -> float:
    if evaluation.candidate.growth is None:
        return 0.0
    return yearly_benefits(situation.audit, evaluation.candidate)["output"]


def _straining_draws(_situation: Situation, evaluation: Evaluation) -> Draws | None:
    factor = evaluation.strain_factor
    return evaluation.drawn.hours * factor if factor else None


def _revenue_draws(_situation: Situation, evaluation: Evaluation) -> Draws | None:
    return evaluation.drawn.revenue if evaluation.candidate.growth is not None else None


def ease(situation: Situation, evaluation: Evaluation) -> float:
    """The technology's ease, 1–5, less a level for each threshold in its way that the firm is not ready for.

    Args:
        situation: of the firm, with its readiness.
        evaluation: of the candidate.

    Returns:
        1 (hard) to 5 (easy).
    """
    technology = evaluation.candidate.technology
    weak = {b.threshold for b in technology.barriers} & situation.readiness.weak
    return float(max(technology.ease - min(len(weak), _MOST_HARDER), 1))


#: Labour shortage comes first for these firms, so hours weigh as much as money.
RANK_CRITERIA = (
    RankCriterion(
        "labour", N_("Labour shortage"), N_("Hours freed a year; in roles without a shortage they count half."), 0.25,
        _labour, _labour_draws,
    ),
    RankCriterion(
        "money", N_("Money"), N_("Net present value over the horizon."), 0.25,
        lambda _s, e: e.npv_middle, lambda _s, e: e.drawn.npv,
    ),
    RankCriterion(
        "work", N_("Quality of the work"), N_("Hours a year of heavy, dirty or dangerous work taken over or lightened."), 0.15,
        lambda _s, e: e.straining_hours, _straining_draws,
    ),
    RankCriterion(
        "risk", N_("Low risk"), N_("How well the work suits automation, 0–100."), 0.15,
        lambda _s, e: e.candidate.suitability.likely, lambda _s, e: e.drawn.suitability,
    ),
    RankCriterion(
        "ease", N_("Ease"), N_("How easily it is brought in, 1–5, less what the firm is not ready for."), 0.15,
        ease, None,
    ),
    RankCriterion(
        "revenue", N_("New revenue"), N_("Contribution of what a bottleneck could make more a year."), 0.05,
        _revenue, _revenue_draws,
    ),
)  # fmt: skip


def stated_weights(audit: Audit) -> dict[str, float]:
    """Weights by criterion, as they were set (or the defaults), not normalised.

    Args:
        audit: the snapshot.

    Returns:
        swing weight by criterion.
    """
    stated = {w.criterion: w.value for w in audit.table(Weight).values()}
    return {c.key: stated.get(c.key, c.default_weight) for c in RANK_CRITERIA}


def differ_in_weights_only(one: Audit, other: Audit) -> bool:
    """Whether two audits are equal but for the weights of the criteria: then the same draws and scales rank both.

    Args:
        one: a snapshot.
        other: another one.

    Returns:
        True where no other row differs.
    """
    if _full_marks(one) != _full_marks(other):
        return False
    return all(
        rows is other.tables[name] or rows == other.tables[name]
        for name, rows in one.tables.items()
        if name != TABLE_OF[Weight]
    )


def _full_marks(audit: Audit) -> dict[str, float]:
    """What the firm set as full marks, by criterion: it moves the scales, not the weights."""
    return {w.criterion: w.full_marks for w in audit.table(Weight).values() if w.full_marks is not None}


def normalised(weights: Mapping[str, float]) -> dict[str, float]:
    """Weights that sum to 1; equal ones where all are nothing.

    Args:
        weights: by criterion, of any scale.

    Returns:
        0–1 by criterion.
    """
    total = sum(weights.values())
    return {k: v / total for k, v in weights.items()} if total > 0 else {k: 1 / len(weights) for k in weights}


def rank_order_centroid(n: int) -> tuple[float, ...]:
    """Weights of n criteria of which only the order is known, most important first: w_k = (1/n) Σ_{i≥k} 1/i.

    Source: Barron & Barrett, Management Science 42 (1996).

    Args:
        n: how many criteria.

    Returns:
        n weights that sum to 1.
    """
    return tuple(sum(1 / i for i in range(k, n + 1)) / n for k in range(1, n + 1))
