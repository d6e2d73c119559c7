"""Hard limits of technologies held against the work of a step: what is kept, what is violated, what would have to change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from auditor.assess.technology import Limits
from auditor.locale import _, number
from auditor.model import Work
from auditor.model.units import format_time


@dataclass(frozen=True, slots=True)
class Verdict:
    """One limit held against a value: a sentence, and for a violated one what would have to change."""

    is_kept: bool
    text: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """What limits look at: the work of a step, and the labour hours (h/yr) that count for the technology."""

    work: Work
    hours_per_year: float | None


def verdicts(limits: Limits, measured: Measured) -> list[Verdict]:
    """Every limit that both the technology and the step have a value for."""
    found = (rule(limits, measured) for rule in _RULES)
    return [verdict for verdict in found if verdict is not None]


def _least_load(limits: Limits, measured: Measured) -> Verdict | None:
    limit, load = limits.min_load_kg, measured.work.load_kg
    if limit is None or load is None:
        return None
    values = {"load": number(load, 1), "limit": number(limit, 1)}
    if load < limit:
        return Verdict(
            False,
            _("The load of {load} kg is under the {limit} kg from which it helps.").format(**values),
            _("It would help for loads from {limit} kg on.").format(**values),
        )
    return Verdict(True, _("The load of {load} kg is heavy enough for it to help.").format(**values))


def _most_load(limits: Limits, measured: Measured) -> Verdict | None:
    limit, load = limits.max_load_kg, measured.work.load_kg
    if limit is None or load is None:
        return None
    values = {"load": number(load, 1), "limit": number(limit, 1)}
    if load > limit:
        return Verdict(
            False,
            _("The load of {load} kg is over the limit of {limit} kg.").format(**values),
            _("It would fit for the pieces of at most {limit} kg: take those apart as a step of their own.").format(
                **values
            ),
        )
    return Verdict(True, _("The load of {load} kg is within the limit of {limit} kg.").format(**values))


def _batch(limits: Limits, measured: Measured) -> Verdict | None:
    limit, batch = limits.min_batch, measured.work.batch_size
    if limit is None or batch is None:
        return None
    values = {"n": number(batch), "limit": number(limit)}
    if batch < limit:
        return Verdict(
            False,
            _("Batches of {n} are shorter than the {limit} it needs.").format(**values),
            _("Join orders to batches of {limit}, or find quicker changeovers.").format(**values),
        )
    return Verdict(True, _("Batches of {n} are long enough.").format(**values))


def _variants(limits: Limits, measured: Measured) -> Verdict | None:
    limit, variants = limits.max_variants, measured.work.variants
    if limit is None or variants is None:
        return None
    values = {"n": number(variants), "limit": number(limit)}
    if variants > limit:
        return Verdict(
            False,
            _("{n} variants are more than the {limit} it can handle.").format(**values),
            _("It would fit for the {limit} variants that come most often: take those apart.").format(**values),
        )
    return Verdict(True, _("It can handle {n} variants.").format(**values))


def _cycle(limits: Limits, measured: Measured) -> Verdict | None:
    limit, cycle = limits.max_cycle_s, measured.work.cycle_time_s
    if limit is None or cycle is None:
        return None
    values = {"cycle": format_time(cycle.likely), "limit": format_time(limit)}
    if cycle.likely > limit:
        return Verdict(
            False,
            _("The cycle of {cycle} is longer than the {limit} it is made for.").format(**values),
            _("Split the step: it would fit for a part of at most {limit}.").format(**values),
        )
    return Verdict(True, _("The cycle of {cycle} is short enough.").format(**values))


def _hours(limits: Limits, measured: Measured) -> Verdict | None:
    return hours_verdict(limits, measured.hours_per_year) if measured.hours_per_year is not None else None


def hours_verdict(limits: Limits, hours: float) -> Verdict | None:
    """The limit on yearly labour hours, for one step or for all that an investment serves together."""
    limit = limits.min_hours_per_year
    if limit is None:
        return None
    values = {"hours": number(hours), "limit": number(limit)}
    if hours < limit:
        return Verdict(
            False,
            _("{hours} hours of labour a year are fewer than the {limit} that make it worth while.").format(**values),
            _(
                "From {limit} hours a year on, or with the same work of other steps together, it is worth a look."
            ).format(**values),
        )
    return Verdict(True, _("{hours} hours of labour a year make it worth while.").format(**values))


_RULES: tuple[Callable[[Limits, Measured], Verdict | None], ...] = (
    _least_load,
    _most_load,
    _batch,
    _variants,
    _cycle,
    _hours,
)
