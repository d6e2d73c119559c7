"""What a year in full use brings: money on the bank, and work that the freed hours do, told apart."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.decide.money.cash_table import yearly_benefits
from auditor.decide.money.evaluation import Evaluation

#: Freed hours that fill a vacancy or serve other work: nobody pays less for them.
_WORK = ("vacancies", "realised")


@dataclass(frozen=True, slots=True)
class YearlyGain:
    """A year in full use, on the likely figures. Money in the audit's currency.

    Attributes:
        cash: avoided overtime, scrap and material, extra output, less running cost.
        work: what the other freed hours are worth, at the rate of those who do them.
    """

    cash: float
    work: float

    @property
    def whole(self) -> float:
        """Both together: the likely net benefit of a year."""
        return self.cash + self.work


def yearly_gain(e: Evaluation) -> YearlyGain:
    """What a candidate brings in a year, split.

    Args:
        e: of the candidate.

    Returns:
        money and worth of work; together the likely ``benefit_per_year``.
    """
    benefits = yearly_benefits(e.audit, e.candidate)
    work = sum(benefits[key] for key in _WORK)
    return YearlyGain(sum(benefits.values()) - work - e.candidate.figures.running_cost_per_year.likely, work)
