"""Screening of repetitive work of the arms: the factors of the ART tool, its score and what that means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from auditor.model import Audit
from auditor.resources import InLanguage, read_toml

SOURCE = "HSE, Assessment of repetitive tasks of the upper limbs (the ART tool), INDG438 (2010)"
#: Answers are stored under this prefix, as levels counted from 1.
PREFIX = "art."
_MUST_CHANGE = 99.0
_MEDIUM_FROM, _HIGH_FROM = 12.0, 22.0


class Exposure(StrEnum):
    """The three levels that the ART tool proposes: 0–11, 12–21, 22 and more; and a force that must change at once."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    MUST_CHANGE = "must_change"


@dataclass(frozen=True)
class Level:
    """One answer and its score."""

    score: float
    names: dict[str, str]

    name = InLanguage("names")


@dataclass(frozen=True)
class Factor:
    """One question of the screening."""

    key: str
    names: dict[str, str]
    levels: tuple[Level, ...]
    is_multiplier: bool

    name = InLanguage("names")


@dataclass(frozen=True)
class Screening:
    """The screening of a step.

    Attributes:
        low, high: exposure score as answered, with what is unanswered at its best and at its worst; equal when complete.
        answered: how many of the questions.
        exposure: what the score means; None while an answer still missing could change it.
    """

    low: float
    high: float
    answered: int
    must_change: bool

    @property
    def is_complete(self) -> bool:
        """Whether every factor is answered."""
        return self.answered == len(factors())

    @property
    def exposure(self) -> Exposure | None:
        """The level of a complete screening, or one that no answer still missing could change."""
        if self.must_change:
            return Exposure.MUST_CHANGE
        ends = {exposure_of(self.low), exposure_of(self.high)}
        return ends.pop() if len(ends) == 1 and self.answered else None


@cache
def factors() -> tuple[Factor, ...]:
    """The questions, in the order of the tool."""
    data = read_toml("study", "art.toml")
    return tuple(
        Factor(
            row["key"],
            row["name"],
            tuple(Level(float(level["score"]), level["name"]) for level in row["levels"]),
            row.get("is_multiplier", False),
        )
        for row in data["factor"]
    )


def exposure_of(score: float) -> Exposure:
    """Low below 12, medium below 22, else high.

    Args:
        score: of the ART tool.

    Returns:
        low, medium or high.
    """
    return Exposure.LOW if score < _MEDIUM_FROM else Exposure.MEDIUM if score < _HIGH_FROM else Exposure.HIGH


def screening(answers: Mapping[str, int]) -> Screening:
    """Score = (sum of the factors) × duration; what is unanswered ranges from its best to its worst level.

    Args:
        answers: factor key → level, from 1.

    Returns:
        the score as a range, and what it means.
    """
    low = high = 0.0
    low_times = high_times = 1.0
    must_change = False
    for factor in factors():
        level = answers.get(factor.key)
        scores = [item.score for item in factor.levels if item.score < _MUST_CHANGE]
        if level is not None and 1 <= level <= len(factor.levels):
            score = factor.levels[level - 1].score
            must_change |= score >= _MUST_CHANGE
            scores = [score if score < _MUST_CHANGE else max(scores)]
        if factor.is_multiplier:
            low_times, high_times = min(scores), max(scores)
        else:
            low, high = low + min(scores), high + max(scores)
    return Screening(low * low_times, high * high_times, len(answers), must_change)


def step_screening(audit: Audit, step_id: int) -> Screening:
    """The screening that the stored answers of a step give.

    Args:
        audit: the snapshot.
        step_id: the step.

    Returns:
        the score as a range, and what it means.
    """
    return screening(stored_answers(audit, step_id))


def stored_answers(audit: Audit, step_id: int) -> dict[str, int]:
    """Factor key → level (from 1) of a step.

    Args:
        audit: the snapshot.
        step_id: the step.

    Returns:
        level by factor.
    """
    keys = {factor.key for factor in factors()}
    answers = audit.answers_of(step_id)
    return {
        key.removeprefix(PREFIX): level
        for key, level in answers.items()
        if key.removeprefix(PREFIX) in keys and key.startswith(PREFIX)
    }
