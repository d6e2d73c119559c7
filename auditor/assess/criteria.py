"""The criteria of suitability (``resources/criteria.toml``) and what the data says about each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from auditor.assess.tasks import StepTask
from auditor.flow import StepNumbers
from auditor.locale import language
from auditor.model import Audit, Domain
from auditor.resources import InLanguage, read_toml
from auditor.study.body_load import body_load

LEVELS = (1, 2, 3, 4, 5)


class Sign(StrEnum):
    """What a level of suitability rests on."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    PASSES = "passes"
    HOURS = "hours"
    SPREAD = "spread"
    VARIANTS = "variants"
    SCRAP = "scrap"
    TAGGED = "tagged"
    LIFTING_INDEX = "lifting_index"
    LOAD = "load"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a level rests on; :mod:`auditor.phrases.suitability` says it.

    Attributes:
        value: passes (1/yr), labour hours (h/yr), the shortest time (s), variants, scrap (0–1), lifting index or kg.
        upper: the longest time (s), for the spread of a time.
        tags: those that count.
    """

    sign: Sign
    value: float = 0.0
    upper: float = 0.0
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A level 1–5, or the range it may lie in, with what it rests on."""

    low: int
    high: int
    evidence: Evidence

    @property
    def is_open(self) -> bool:
        """Whether the level is a range rather than one number."""
        return self.low < self.high


@dataclass(frozen=True, slots=True)
class Facts:
    """What a criterion may look at."""

    audit: Audit
    numbers: StepNumbers
    task: StepTask | None
    domain: Domain | None


@dataclass(frozen=True)
class Criterion:
    """One criterion; ``weight`` is its share of the score (all sum to 1)."""

    key: str
    weight: float
    names: dict[str, str]
    levels: tuple[dict[str, str], ...]

    label = InLanguage("names")

    def meaning(self, level: int) -> str:
        """What a level (1–5) means, in words.

        Args:
            level: 1–5.

        Returns:
            the words, in the language in force.
        """
        return self.levels[level - 1][language()]

    def prefill(self, facts: Facts) -> Level | None:
        """The level the data points to, or None.

        Args:
            facts: what is known of the step.

        Returns:
            one level 1–5, or a range of them, with what it rests on; None where the data says nothing.
        """
        rule = _PREFILL.get(self.key)
        return rule(facts) if rule is not None else None


@cache
def criteria() -> tuple[Criterion, ...]:
    """All criteria, in the order in which they are shown."""
    rows = read_toml("criteria.toml")["criterion"]
    return tuple(Criterion(r["key"], float(r["weight"]), r["name"], tuple(r["levels"])) for r in rows)


def _steps(value: float, bounds: tuple[float, float, float, float]) -> int:
    """1–5 by how many of the bounds the value reaches."""
    return 1 + sum(value >= bound for bound in bounds)


def _repetition(facts: Facts) -> Level | None:
    passes = facts.numbers.workload.passes_per_year
    if passes is None:
        return None
    level = _steps(passes, (250, 1_000, 5_000, 20_000))
    return Level(level, level, Evidence(Sign.PASSES, passes))


def _volume(facts: Facts) -> Level | None:
    hours = facts.numbers.workload.labour_hours_per_year
    if hours is None:
        return None
    level = _steps(hours.likely, (100, 300, 800, 1_600))
    return Level(level, level, Evidence(Sign.HOURS, hours.likely))


def _rules(facts: Facts) -> Level | None:
    """A time that hardly varies points to standard work."""
    cycle = facts.audit.work(facts.numbers.step.id).cycle_time_s
    if cycle is None or cycle.likely <= 0 or cycle.is_point:
        return None
    ratio = (cycle.high - cycle.low) / cycle.likely
    level = 6 - _steps(ratio, (0.2, 0.5, 1.0, 2.0))
    return Level(max(level - 1, 1), min(level + 1, 5), Evidence(Sign.SPREAD, cycle.low, cycle.high))


def _input(facts: Facts) -> Level | None:
    if "paper-based" in facts.audit.tags_of(facts.numbers.step.id):
        return Level(1, 2, Evidence(Sign.TAGGED, tags=("paper-based",)))
    return None


def _variants(facts: Facts) -> Level | None:
    variants = facts.audit.work(facts.numbers.step.id).variants
    if variants is None:
        return None
    level = 6 - _steps(variants, (3, 10, 30, 100))
    return Level(level, level, Evidence(Sign.VARIANTS, variants))


def _senses(facts: Facts) -> Level | None:
    if "precise" in facts.audit.tags_of(facts.numbers.step.id):
        return Level(1, 3, Evidence(Sign.TAGGED, tags=("precise",)))
    return None


def _errors(facts: Facts) -> Level | None:
    scrap = facts.audit.work(facts.numbers.step.id).scrap
    if scrap is None:
        return None
    level = _steps(scrap.likely, (0.0005, 0.02, 0.05, 0.1))
    return Level(level, level, Evidence(Sign.SCRAP, scrap.likely))


STRAINING_TAGS = frozenset({"heavy", "dirty", "dangerous", "monotonous", "noisy", "hot or cold"})


def _hazard(facts: Facts) -> Level | None:
    tags = facts.audit.tags_of(facts.numbers.step.id) & STRAINING_TAGS
    if tags:
        level = min(3 + len(tags), 5)
        return Level(level, level, Evidence(Sign.TAGGED, tags=tuple(sorted(tags))))
    index = body_load(facts.audit, facts.numbers.step.id).lifting_index
    if index is not None:
        level = _steps(index, (0.5, 1.0, 1.5, 3.0))
        return Level(level, level, Evidence(Sign.LIFTING_INDEX, index))
    load = facts.audit.work(facts.numbers.step.id).load_kg
    if load is not None:
        level = _steps(load, (3, 8, 15, 23))
        return Level(level, level, Evidence(Sign.LOAD, load))
    return None


_PREFILL: dict[str, Callable[[Facts], Level | None]] = {
    "repetition": _repetition,
    "volume": _volume,
    "rules": _rules,
    "input": _input,
    "variants": _variants,
    "senses": _senses,
    "errors": _errors,
    "hazard": _hazard,
}
