"""What every section of the report may use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from auditor.decide import Ranked, Ranking
from auditor.flow import Analysis
from auditor.locale import long_date, money, number
from auditor.model import Audit, Estimate

#: Ranked candidates that get a page of their own.
TOP_CANDIDATES = 5


@dataclass(frozen=True)
class Context:
    """The audit, its numbers and its ranking. ``revision`` is the number of the edit that the report shows."""

    audit: Audit
    analysis: Analysis
    ranking: Ranking
    revision: int

    @cached_property
    def top(self) -> tuple[Ranked, ...]:
        return self.ranking.recommended[:TOP_CANDIDATES]

    def money(self, value: float) -> str:
        return money(round_for_reading(value), self.audit.firm.currency)

    @property
    def date(self) -> str:
        text = self.audit.firm.audit_date
        try:
            return long_date(date.fromisoformat(text))
        except ValueError:
            return text


def round_for_reading(value: float) -> float:
    """Two or three significant digits: money in an audit is not known better than that."""
    size = abs(value)
    step = 1 if size < 100 else 10 if size < 10_000 else 100 if size < 100_000 else 1_000
    return round(value / step) * step


def hours(estimate: Estimate | None) -> str:
    return number(estimate.likely) if estimate is not None else "–"


def number_range(estimate: Estimate, decimals: int = 0) -> str:
    """``low – high``, or one number when there is no spread."""
    low, high = number(estimate.low, decimals), number(estimate.high, decimals)
    return low if low == high else f"{low} – {high}"
