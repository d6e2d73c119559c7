"""What every section of the report may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from auditor.decide import Ranked, Ranking
from auditor.decide.order.certainty import Certainty, certainty
from auditor.decide.programme.people import PeopleView, people_view
from auditor.decide.programme.plan import Plan
from auditor.decide.programme.roadmap import Planned
from auditor.flow import Analysis, ProcessNumbers
from auditor.locale import long_date, money, number
from auditor.model import Audit, Estimate
from auditor.phrases.candidate import numbered_name_among
from auditor.phrases.plan import who_sentence, who_text
from auditor.report.blocks.footnote import Numbers

#: Ranked candidates that get pages of their own.
TOP_CANDIDATES = 5
#: What a reader can keep in mind.
FIRST = 3


@dataclass(frozen=True)
class Context:
    """The audit, its numbers, its ranking and its plan.

    Attributes:
        audit: with names of a length that can be read.
        revision: number of the edit that the report shows.
        whole: the audit with its names as they are, for the appendix.
    """

    audit: Audit
    analysis: Analysis
    ranking: Ranking
    plan: Plan
    revision: int
    whole: Audit
    footnotes: Numbers = field(default_factory=Numbers, compare=False)

    @cached_property
    def top(self) -> tuple[Ranked, ...]:
        """The candidates that the ranking's pages show."""
        return self.ranking.recommended[:TOP_CANDIDATES]

    @property
    def first(self) -> tuple[Ranked, ...]:
        """The candidates that have pages of their own."""
        return self.top[:FIRST]

    @cached_property
    def people(self) -> PeopleView:
        """What the plan means for people."""
        return people_view(self.audit, self.analysis, self.plan.evaluations)

    @cached_property
    def certainty(self) -> Certainty | None:
        """How sure the first place is; None where nothing is ranked."""
        return certainty(self.ranking)

    @cached_property
    def processes(self) -> tuple[ProcessNumbers, ...]:
        """Those with steps."""
        return tuple(p for p in self.analysis.processes.values() if p.steps)

    @cached_property
    def ranks(self) -> Mapping[str, Ranked]:
        """Candidate key → ranked candidate."""
        return {r.evaluation.candidate.key: r for r in self.ranking.candidates}

    def who(self, item: Planned) -> str:
        """Who carries a project out: by name only where the audit says that its report names people.

        Args:
            item: a project of the plan.

        Returns:
            a sentence.
        """
        return who_text(item) if self.audit.report_settings.names_people else who_sentence(item.evaluation)

    def money(self, value: float) -> str:
        """An amount as a report writes it, rounded to what is known.

        Args:
            value: in the audit's currency.

        Returns:
            the amount in text.
        """
        return money(round_for_reading(value), self.audit.firm.currency)

    def name(self, ranked: Ranked) -> str:
        """Rank and technology, and the steps where several of the first candidates share a technology.

        Args:
            ranked: a candidate in its place.

        Returns:
            the name.
        """
        return numbered_name_among(self.audit, self.ranking, ranked)

    @property
    def date_text(self) -> str:
        """The day of the audit in words, or as it was typed."""
        day = self.day
        return long_date(day) if day is not None else self.audit.firm.audit_date

    @property
    def day(self) -> date | None:
        """The day of the audit; None where it is not stated or can't be read."""
        try:
            return date.fromisoformat(self.audit.firm.audit_date)
        except ValueError:
            return None


def round_for_reading(value: float) -> float:
    """Two or three significant digits: money in an audit is not known better than that.

    Args:
        value: any unit.

    Returns:
        the same unit.
    """
    size = abs(value)
    step = 1 if size < 100 else 10 if size < 10_000 else 100 if size < 100_000 else 1_000
    return round(value / step) * step


def hours(estimate: Estimate | None) -> str:
    """Hours a year as a report writes them.

    Args:
        estimate: None where nothing is known.

    Returns:
        a range in text, or a dash.
    """
    return number(estimate.likely) if estimate is not None else "–"


def number_range(estimate: Estimate, decimals: int = 0) -> str:
    """``low – high``, or one number when there is no spread.

    Args:
        estimate: any unit.
        decimals: at most so many.

    Returns:
        the range in text.
    """
    low, high = number(estimate.low, decimals), number(estimate.high, decimals)
    return low if low == high else f"{low} – {high}"
