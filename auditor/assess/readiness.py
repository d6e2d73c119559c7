"""How ready a firm is for automation: seven thresholds, questions from 1 to 5, and what to do about a weak one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from auditor.locale import language
from auditor.model import Audit, ReadinessAnswer
from auditor.resources import InLanguage, read_toml

#: A threshold is weak up to this mean level of what was answered. Our own bound.
WEAK = 2.5


@dataclass(frozen=True)
class Question:
    """A question about a threshold, with what the lowest (1) and the highest level (5) mean."""

    key: str
    texts: dict[str, str]
    lowest_texts: dict[str, str]
    highest_texts: dict[str, str]

    text = InLanguage("texts")
    lowest = InLanguage("lowest_texts")
    highest = InLanguage("highest_texts")


@dataclass(frozen=True)
class Threshold:
    """What may hold a firm back, and concrete steps that lower it."""

    key: str
    names: dict[str, str]
    questions: tuple[Question, ...]
    step_texts: tuple[dict[str, str], ...]

    name = InLanguage("names")

    @property
    def steps(self) -> tuple[str, ...]:
        """What lowers the threshold, in the language in force."""
        return tuple(texts[language()] for texts in self.step_texts)


@dataclass(frozen=True)
class Readiness:
    """Mean level (1–5) by threshold, None where nothing is answered; ``answered`` of ``asked`` questions."""

    levels: dict[str, float | None]
    answered: int
    asked: int

    @property
    def weak(self) -> frozenset[str]:
        """Thresholds that are known to be weak."""
        return frozenset(key for key, level in self.levels.items() if level is not None and level <= WEAK)


@cache
def thresholds() -> tuple[Threshold, ...]:
    """All thresholds with their questions."""
    rows = read_toml("readiness.toml")["threshold"]
    return tuple(
        Threshold(
            row["key"],
            row["name"],
            tuple(Question(q["key"], q["text"], q["lowest"], q["highest"]) for q in row["question"]),
            tuple(row["steps"]),
        )
        for row in rows
    )


def answers_of(audit: Audit) -> dict[str, ReadinessAnswer]:
    """Question key → answer.

    Args:
        audit: the snapshot.

    Returns:
        the answers that were given, by the key of the question.
    """
    return {answer.question: answer for answer in audit.table(ReadinessAnswer).values()}


def readiness(audit: Audit) -> Readiness:
    """The mean of what was answered, by threshold.

    Args:
        audit: the snapshot.

    Returns:
        the mean level (1–5) of each threshold, None where nothing is answered, and how many questions are answered.
    """
    answers = answers_of(audit)
    levels: dict[str, float | None] = {}
    for threshold in thresholds():
        known = [answers[q.key].level for q in threshold.questions if q.key in answers]
        levels[threshold.key] = sum(known) / len(known) if known else None
    questions = {q.key for t in thresholds() for q in t.questions}
    return Readiness(levels, len(questions & answers.keys()), len(questions))
