"""Hard limits of technologies in sentences: what is kept, what is violated, and what would have to change."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from auditor.assess.limits import Limit, Verdict
from auditor.locale import N_, _, number
from auditor.model.units import format_time


@dataclass(frozen=True, slots=True)
class _Texts:
    kept: str
    violated: str
    remedy: str
    shown: Callable[[float], str] = number


def _kilos(value: float) -> str:
    return number(value, 1)


_TEXTS: Mapping[Limit, _Texts] = {
    Limit.LEAST_LOAD: _Texts(
        N_("The load of {load} kg is heavy enough for it to help."),
        N_("The load of {load} kg is under the {limit} kg from which it helps."),
        N_("It would help for loads from {limit} kg on."),
        _kilos,
    ),
    Limit.MOST_LOAD: _Texts(
        N_("The load of {load} kg is within the limit of {limit} kg."),
        N_("The load of {load} kg is over the limit of {limit} kg."),
        N_("It would fit for the pieces of at most {limit} kg: take those apart as a step of their own."),
        _kilos,
    ),
    Limit.LEAST_BATCH: _Texts(
        N_("Batches of {n} are long enough."),
        N_("Batches of {n} are shorter than the {limit} it needs."),
        N_("Join orders to batches of {limit}, or find quicker changeovers."),
    ),
    Limit.MOST_VARIANTS: _Texts(
        N_("It can handle {n} variants."),
        N_("{n} variants are more than the {limit} it can handle."),
        N_("It would fit for the {limit} variants that come most often: take those apart."),
    ),
    Limit.LONGEST_CYCLE: _Texts(
        N_("The cycle of {cycle} is short enough."),
        N_("The cycle of {cycle} is longer than the {limit} it is made for."),
        N_("Split the step: it would fit for a part of at most {limit}."),
        format_time,
    ),
    Limit.LEAST_HOURS: _Texts(
        N_("{hours} hours of labour a year are enough work for it."),
        N_("{hours} hours of labour a year are fewer than the {limit} that make it worthwhile."),
        N_("From {limit} hours a year on, or with the same work of other steps together, it is worth a look."),
    ),
}


def verdict_text(verdict: Verdict) -> str:
    """Whether the limit is kept, with the value and the bound.

    Args:
        verdict: the limit held against a value.

    Returns:
        a sentence.
    """
    texts = _TEXTS[verdict.limit]
    return _filled(texts.kept if verdict.is_kept else texts.violated, verdict)


def remedy_text(verdict: Verdict) -> str:
    """What would have to change for a violated limit to be kept.

    Args:
        verdict: the limit held against a value.

    Returns:
        a sentence.
    """
    return _filled(_TEXTS[verdict.limit].remedy, verdict)


def _filled(text: str, verdict: Verdict) -> str:
    shown = _TEXTS[verdict.limit].shown
    value = shown(verdict.value)
    if value == shown(verdict.bound) and not verdict.is_kept and verdict.limit is Limit.LEAST_HOURS:
        value = shown(math.floor(verdict.value))  # 249.6 hours are not fewer than 250 where both read 250
    return _(text).format(limit=shown(verdict.bound), load=value, n=value, cycle=value, hours=value)
