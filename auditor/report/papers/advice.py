"""What a short paper advises: carry out, look first, or nothing yet; and the three things that it puts first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from auditor.decide import Ranked
from auditor.report.context import Context

#: What a reader can keep in mind.
MOST_THINGS = 3


class Advice(StrEnum):
    """What the figures allow to say."""

    CARRY_OUT = "carry_out"
    SKETCH = "sketch"
    FIND_OUT = "find_out"
    NOTHING_PAYS = "nothing_pays"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Advised:
    """What is advised, and what it is about.

    Attributes:
        things: three at most, in the order in which they begin; those of the plan where there is one.
    """

    advice: Advice
    things: tuple[Ranked, ...]


def advised(context: Context) -> Advised:
    """What to say first of an audit.

    Args:
        context: the audit and all its results.

    Returns:
        the advice, and its things.
    """
    if context.lack is not None or not context.ranking.candidates:
        return Advised(Advice.NOT_YET, ())
    if context.top:
        advice = Advice.SKETCH if context.known.is_too_early else Advice.CARRY_OUT
        return Advised(advice, _of_the_plan(context))
    recommended = _each_technology_first(context.ranking.recommended)
    return Advised(Advice.FIND_OUT if recommended else Advice.NOTHING_PAYS, recommended)


def _each_technology_first(recommended: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """The first places, with another place of the same technology only where there is nothing else to name."""
    firsts: dict[str, Ranked] = {}
    for ranked in recommended:
        firsts.setdefault(ranked.evaluation.candidate.technology.key, ranked)
    ordered = [*firsts.values(), *(r for r in recommended if r not in firsts.values())][:MOST_THINGS]
    return tuple(sorted(ordered, key=lambda r: r.rank))


def _of_the_plan(context: Context) -> tuple[Ranked, ...]:
    """The pilot, and what is worth most of the rest, in the order of the plan."""
    planned = [p for p in context.plan.planned if p.key in context.ranks]
    first = next((p for p in planned if p.is_pilot), planned[0])
    others = sorted((p for p in planned if p is not first), key=lambda p: -p.evaluation.npv_median)
    kept = {first.key, *(p.key for p in others[: MOST_THINGS - 1])}
    return tuple(context.ranks[p.key] for p in planned if p.key in kept)
