"""The fields of an extract, each declared once: maker, reader, the owner's table and the documentation follow this list.

What is not listed here does not leave a firm. No field holds free text: a word comes from a list of the program or has the
form of a key of its catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from auditor.assess.readiness import thresholds
from auditor.assess.tasks import tasks
from auditor.locale import N_
from auditor.model import Basis, Domain, OutcomeStatus, SizeClass, StepKind, ValueClass


class Kind(StrEnum):
    """What a field holds: a word, a whole number, a number, or yes and no."""

    WORD = "word"
    WHOLE = "whole"
    NUMBER = "number"
    FLAG = "flag"


@dataclass(frozen=True)
class Field:
    """One field.

    Attributes:
        label: for people, in English; shown in the language in force.
        unit: what a number counts, as documented; empty for words.
        least, most: bounds of a number.
        words: those that are allowed; empty where ``pattern`` says the form.
        is_required: an extract without it is refused; else it is left out where it is not known.
    """

    key: str
    label: str
    kind: Kind
    unit: str = ""
    least: float = 0.0
    most: float = 1e12
    words: frozenset[str] = frozenset()
    pattern: str = ""
    is_required: bool = False

    def allows(self, value: Any) -> bool:
        """Whether a value may stand in this field.

        Args:
            value: as it was read from JSON.

        Returns:
            True for a value of the right kind within its bounds or words.
        """
        if self.kind is Kind.FLAG:
            return isinstance(value, bool)
        if self.kind is Kind.WORD:
            if not isinstance(value, str):
                return False
            return value in self.words if self.words else re.fullmatch(self.pattern, value) is not None
        wanted = int if self.kind is Kind.WHOLE else (int, float)
        return isinstance(value, wanted) and not isinstance(value, bool) and self.least <= value <= self.most


_KEY = r"[0-9a-f]{32}"
_TECHNOLOGY = r"(own:)?[a-z][a-z0-9_]{0,59}"
_FIRST_YEAR, _LAST_YEAR = 2000, 2200


def _values(enum: type[StrEnum]) -> frozenset[str]:
    return frozenset(member.value for member in enum)


#: A figure that a benchmark gave is not the firm's own and does not leave it.
_BASES = _values(Basis) - {Basis.BENCHMARK.value}

FIRM = (
    Field("key", N_("Random key of this firm's extracts"), Kind.WORD, pattern=_KEY, is_required=True),
    Field("edition", N_("Which extract of this firm it is"), Kind.WHOLE, "1", 1, 1_000_000, is_required=True),
    Field("year", N_("Year of the audit"), Kind.WHOLE, "year", _FIRST_YEAR, _LAST_YEAR, is_required=True),
    Field("country", N_("Country"), Kind.WORD, pattern="[A-Z]{2}", is_required=True),
    Field("region", N_("Large region"), Kind.WORD, pattern="[A-Z]{2}[0-9A-Z]?", is_required=True),
    Field("sector", N_("Sector, by division"), Kind.WORD, pattern="[0-9]{2}", is_required=True),
    Field("size", N_("People in the firm, by class"), Kind.WORD, words=_values(SizeClass), is_required=True),
    Field("advisor", N_("Random key of the advisor's computer"), Kind.WORD, pattern=_KEY, is_required=True),
    Field("currency", N_("Currency of the amounts"), Kind.WORD, pattern="[A-Z]{3}", is_required=True),
    Field("hours", N_("Labour hours a year, all steps"), Kind.NUMBER, "h/year"),
    Field("repetitive_share", N_("Share of them that is repetitive work"), Kind.NUMBER, "0–1", 0, 1),
    Field("repetitive_hours_per_person", N_("Repetitive hours a year for each person"), Kind.NUMBER, "h/year", 0, 1e6),
)

STEP = (
    Field("task", N_("Task"), Kind.WORD, words=frozenset(tasks())),
    Field("domain", N_("Part of the firm"), Kind.WORD, words=_values(Domain)),
    Field("kind", N_("Kind of step"), Kind.WORD, words=_values(StepKind), is_required=True),
    Field("value_class", N_("Value class"), Kind.WORD, words=_values(ValueClass)),
    Field("cycle_s", N_("Time of a cycle, s"), Kind.NUMBER, "s", 0, 1e9),
    Field("basis", N_("How the time is known"), Kind.WORD, words=_BASES),
    Field("setup_s", N_("Set-up time, s"), Kind.NUMBER, "s", 0, 1e9),
    Field("units", N_("Units a cycle"), Kind.NUMBER, "pieces", 0, 1e9),
    Field("people", N_("People at once"), Kind.NUMBER, "people", 0, 1e6),
    Field("hours", N_("Labour hours a year"), Kind.NUMBER, "h/year"),
    Field("repetitive", N_("Repetitive"), Kind.FLAG, is_required=True),
)

CANDIDATE = (
    Field("technology", N_("Technology"), Kind.WORD, pattern=_TECHNOLOGY, is_required=True),
    Field("rank", N_("Rank"), Kind.WHOLE, "1", 1, 10_000),
    Field("wanted", N_("Worthwhile or wanted"), Kind.FLAG, is_required=True),
    Field("hours", N_("Hours a year that it frees"), Kind.NUMBER, "h/year"),
    Field("investment", N_("Investment"), Kind.NUMBER, "currency"),
    Field("investment_basis", N_("How the investment is known"), Kind.WORD, words=_BASES),
    Field("payback_years", N_("Paid back in, years"), Kind.NUMBER, "years", 0, 1000),
    Field("suitability", N_("Suitability, 0–100"), Kind.NUMBER, "points", 0, 100),
    Field("outcome", N_("What became of it"), Kind.WORD, words=_values(OutcomeStatus)),
    Field("outcome_year", N_("In the year"), Kind.WHOLE, "year", _FIRST_YEAR, _LAST_YEAR),
    Field("real_investment", N_("Real investment"), Kind.NUMBER, "currency"),
    Field("real_hours", N_("Hours a year that it really frees"), Kind.NUMBER, "h/year"),
)

READINESS = (
    Field("threshold", N_("Threshold"), Kind.WORD, words=frozenset(t.key for t in thresholds()), is_required=True),
    Field("level", N_("Level, 1–5"), Kind.NUMBER, "level", 1, 5, is_required=True),
)

#: The lists of an extract: the fields of their rows, and how many rows there may be.
LISTS: Mapping[str, tuple[Sequence[Field], int]] = {
    "step": (STEP, 2000),
    "candidate": (CANDIDATE, 200),
    "readiness": (READINESS, 50),
}
