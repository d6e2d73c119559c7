"""How well the figures of a technology are known: a chain as strong as its weakest link."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.assess.registry import Grade
from auditor.assess.technology import Technology

#: The figures that decide whether a technology is worth its money.
DECISIVE = ("investment", "saving_share")


def weakest(grades: Iterable[Grade]) -> Grade:
    """The weakest of some grades.

    Args:
        grades: at least one.

    Returns:
        the one that stands last in :class:`~auditor.assess.registry.Grade`.

    Raises:
        ValueError: there are none.
    """
    return max(grades, key=list(Grade).index)


def grade_of(technology: Technology) -> Grade:
    """What a judgement of a technology rests on: the weakest grade among its decisive figures.

    Args:
        technology: of the catalogue, or the firm's own.

    Returns:
        the grade.
    """
    return weakest(technology.figures[name].grade for name in DECISIVE)
