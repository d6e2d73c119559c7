"""The criteria of suitability: what each level means and what the data says about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from auditor.assess.tasks import StepTask
from auditor.flow import StepNumbers
from auditor.locale import N_, _, number, percent
from auditor.model import Audit, Domain
from auditor.model.units import format_time
from auditor.terms import tag_label


@dataclass(frozen=True, slots=True)
class Level:
    """A level 1–5, or the range it may lie in, with the reason."""

    low: int
    high: int
    reason: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a criterion may look at."""

    audit: Audit
    numbers: StepNumbers
    task: StepTask | None
    domain: Domain | None


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion. ``prefill`` gives the level the data points to, or None."""

    key: str
    label: str
    lowest: str
    highest: str
    weight: float
    prefill: Callable[[Facts], Level | None]


def _steps(value: float, bounds: tuple[float, float, float, float]) -> int:
    """1–5 by how many of the bounds the value reaches."""
    return 1 + sum(value >= bound for bound in bounds)


def _repetition(facts: Facts) -> Level | None:
    passes = facts.numbers.workload.passes_per_year
    if passes is None:
        return None
    level = _steps(passes, (250, 1_000, 5_000, 20_000))
    return Level(level, level, _("Done about {n} times a year.").format(n=number(passes)))


def _volume(facts: Facts) -> Level | None:
    hours = facts.numbers.workload.labour_hours_per_year
    if hours is None:
        return None
    level = _steps(hours.likely, (100, 300, 800, 1_600))
    return Level(level, level, _("Takes about {n} hours of labour a year.").format(n=number(hours.likely)))


def _spread(facts: Facts) -> Level | None:
    """A time that hardly varies points to standard work."""
    cycle = facts.audit.work(facts.numbers.step.id).cycle_time_s
    if cycle is None or cycle.likely <= 0:
        return None
    if cycle.is_point:
        return Level(2, 5, _("The time is stated without a range, so its steadiness is not known."))
    ratio = (cycle.high - cycle.low) / cycle.likely
    level = 6 - _steps(ratio, (0.2, 0.5, 1.0, 2.0))
    low, high = format_time(cycle.low), format_time(cycle.high)
    return Level(level, level, _("The time runs from {low} to {high}.").format(low=low, high=high))


def _variants(facts: Facts) -> Level | None:
    variants = facts.audit.work(facts.numbers.step.id).variants
    if variants is None:
        return None
    level = 6 - _steps(variants, (3, 10, 30, 100))
    return Level(level, level, _("There are about {n} variants.").format(n=number(variants)))


def _manual(facts: Facts) -> Level | None:
    share = facts.audit.work(facts.numbers.step.id).manual_share
    if share is None:
        return None
    level = _steps(share.likely, (0.2, 0.4, 0.6, 0.8))
    return Level(level, level, _("{share} of the cycle is manual.").format(share=percent(share.likely)))


def _quality(facts: Facts) -> Level | None:
    scrap = facts.audit.work(facts.numbers.step.id).scrap
    if scrap is None:
        return None
    level = _steps(scrap.likely, (0.005, 0.02, 0.05, 0.1))
    return Level(level, level, _("{share} is scrapped.").format(share=percent(scrap.likely, 1)))


_STRAIN = {"heavy", "dirty", "dangerous", "monotonous", "zwaar", "vuil", "gevaarlijk", "eentonig",
           "schwer", "schmutzig", "gefährlich", "monoton"}  # fmt: skip


def _strain(facts: Facts) -> Level | None:
    tags = facts.audit.tags_of(facts.numbers.step.id) & _STRAIN
    load = facts.audit.work(facts.numbers.step.id).load_kg
    if tags:
        level = min(3 + len(tags), 5)
        return Level(level, level, _("Tagged: {tags}.").format(tags=", ".join(sorted(map(tag_label, tags)))))
    if load is not None:
        level = _steps(load, (3, 8, 15, 23))
        return Level(level, level, _("{load} kg is lifted.").format(load=number(load, 1)))
    return None


CRITERIA = (
    Criterion("repetition", N_("Repetition"), N_("now and then"), N_("all day long"), 0.20, _repetition),
    Criterion("volume", N_("Labour it takes"), N_("hardly any"), N_("a full job or more"), 0.20, _volume),
    Criterion("standardised", N_("Standardised"), N_("every time different"), N_("always the same"), 0.20, _spread),
    Criterion("variants", N_("Few variants"), N_("a hundred or more"), N_("one or two"), 0.15, _variants),
    Criterion("manual", N_("Manual content"), N_("the machine does it"), N_("all by hand"), 0.10, _manual),
    Criterion("quality", N_("Proneness to error"), N_("never wrong"), N_("often wrong"), 0.05, _quality),
    Criterion("strain", N_("Heavy, dirty or dangerous"), N_("light and safe"), N_("a health risk"), 0.10, _strain),
)
