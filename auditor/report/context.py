"""What every section of the report may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from auditor.assess.known import KnownFigures, known_figures
from auditor.assess.progress import Lack, lack
from auditor.decide import Ranked, Ranking
from auditor.decide.order.certainty import Certainty, certainty
from auditor.decide.programme.load import Quarter, quarters_of
from auditor.decide.programme.people import PeopleView, people_view
from auditor.decide.programme.plan import Plan
from auditor.decide.programme.planned import Planned
from auditor.decide.programme.twins import Twins, twins
from auditor.flow import Analysis, ProcessNumbers
from auditor.locale import long_date, number
from auditor.model import Audit, Estimate
from auditor.phrases.amounts import money_for_reading
from auditor.phrases.candidate import numbered_name_among
from auditor.phrases.plan import who_sentence, who_text
from auditor.report.blocks.footnote import Numbers
from auditor.simulate.result import Simulation

#: What a reader can keep in mind.
FIRST = 3


@dataclass(frozen=True)
class Context:
    """The audit, its numbers, its ranking and its plan.

    Attributes:
        audit: with names of a length that can be read.
        revision: number of the edit that the report shows.
        whole: the audit with its names as they are, for the appendix.
        simulation: as it is and with the plan; None where none was run.
    """

    audit: Audit
    analysis: Analysis
    ranking: Ranking
    plan: Plan
    revision: int
    whole: Audit
    simulation: Simulation | None = None
    footnotes: Numbers = field(default_factory=Numbers, compare=False)

    @cached_property
    def top(self) -> tuple[Ranked, ...]:
        """The candidates of the plan, the pilot first: they, and only they, get pages of their own."""
        return tuple(self.ranks[p.key] for p in self.plan.planned if p.key in self.ranks)

    @property
    def first(self) -> tuple[Ranked, ...]:
        """The first three of them at most."""
        return self.top[:FIRST]

    @cached_property
    def people(self) -> PeopleView:
        """What the plan means for people."""
        return people_view(self.audit, self.analysis, self.plan.evaluations)

    @cached_property
    def known(self) -> KnownFigures:
        """How the figures that decide are known."""
        return known_figures(self.audit, self.analysis)

    @cached_property
    def lack(self) -> Lack | None:
        """The first thing without which no hours are known; None where they are."""
        return lack(self.audit, self.analysis)

    @cached_property
    def quarters(self) -> tuple[Quarter, ...]:
        """Money and own hours of the plan by quarter."""
        return quarters_of(self.audit, self.plan.planned)

    @cached_property
    def twins(self) -> tuple[Twins, ...]:
        """Equal machines that the plan buys though fewer might serve."""
        return twins(self.audit, self.analysis, self.plan.evaluations)

    @cached_property
    def certainty(self) -> Certainty | None:
        """How sure the first place is; None without candidates."""
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
            what a person wrote, or one made from the figures.
        """
        return who_text(item) if self.audit.report_settings.names_people else who_sentence(item.evaluation)

    def money(self, value: float) -> str:
        """An amount as text, rounded to what an audit can know.

        Args:
            value: an amount in the firm's currency.

        Returns:
            the amount with its currency sign.
        """
        return money_for_reading(value, self.audit.firm.currency)

    def name(self, ranked: Ranked) -> str:
        """Rank and technology, and the steps where several of the first candidates share a technology.

        Args:
            ranked: a candidate of this ranking.

        Returns:
            a name such as “1. Name of the technology”.
        """
        return numbered_name_among(self.audit, self.ranking, ranked)

    @property
    def date_text(self) -> str:
        """The date of the audit written out; as it was typed where it is no ISO date."""
        day = self.day
        return long_date(day) if day is not None else self.audit.firm.audit_date

    @property
    def day(self) -> date | None:
        """The date of the audit; None where it is no ISO date."""
        try:
            return date.fromisoformat(self.audit.firm.audit_date)
        except ValueError:
            return None


def hours(estimate: Estimate | None) -> str:
    """Likely hours as text.

    Args:
        estimate: h/year; None where not known.

    Returns:
        the likely number, or a dash.
    """
    return number(estimate.likely) if estimate is not None else "–"


def number_range(estimate: Estimate, decimals: int = 0) -> str:
    """``low – high``, or one number when there is no spread.

    Args:
        estimate: in any unit.
        decimals: at most so many.

    Returns:
        the text, without a unit.
    """
    low, high = number(estimate.low, decimals), number(estimate.high, decimals)
    return low if low == high else f"{low} – {high}"
