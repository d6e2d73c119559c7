"""What counts as nothing and as full marks of each criterion of the ranking, for this firm.

The bounds rest on the firm alone: its people, its vacancies and what a year of a person costs. No candidate moves them, so
adding or leaving out one never changes the order of the others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from auditor.decide.doubt.draws import Draws
from auditor.flow import Analysis
from auditor.model import Audit, Weight

#: What is summed over criteria; ranks need no more digits.
Values = NDArray[np.float32]
#: Full marks for hours: so much of the firm's people, as few and as many as …
_LEAST_PEOPLE, _MOST_PEOPLE = 0.05, 0.1
#: … but never fewer than so many full-time equivalents.
_LEAST_FTE = 0.5


@dataclass(frozen=True)
class Scale:
    """What counts as 0 and as 1 of a criterion.

    Attributes:
        worst: brings nothing; what is worse than doing nothing counts below it.
        best: full marks; what is more than that counts half.
        is_stated: whether the firm set it.
    """

    worst: float
    best: float
    is_stated: bool = False

    def fill(self, x: Draws, out: Values) -> None:
        """Write the values of draws into a row.

        Args:
            x: in the unit of the scale, one a draw.
            out: a row of as many values, of any precision.
        """
        np.multiply(x - self.worst if self.worst else x, 1.0 / (self.best - self.worst), out=out, casting="same_kind")
        if out.max() > 1:
            beyond = out + out.dtype.type(1)
            beyond *= out.dtype.type(0.5)
            np.minimum(out, beyond, out=out)

    def value(self, x: Draws | float) -> Draws:
        """The value of something on this scale, in a straight line between worst and best.

        Args:
            x: in the unit of the scale; a number or one a draw.

        Returns:
            0 at the worst, 1 at the best; below 0 for what takes away, and above 1 half as fast.
        """
        share = (np.asarray(x, dtype=np.float64) - self.worst) / (self.best - self.worst)
        return np.asarray(np.minimum(share, (share + 1) / 2), dtype=np.float64)


def firm_scales(audit: Audit, analysis: Analysis) -> dict[str, Scale]:
    """The scale of each criterion.

    Hours: full marks for what a tenth of the firm's people work in a year, or less where fewer are missing, but at least a
    twentieth. Money: for the cost of as many people in a year. New revenue: for a fifth of that in a year. Suitability
    0–100 and ease 1–5 are anchored by their own levels.

    Args:
        audit: the snapshot, for people, vacancies and what the firm set itself.
        analysis: the same audit in numbers, for the people of the map where no headcount is stated.

    Returns:
        by criterion: hours per year, the audit's currency, points or levels.
    """
    per_fte = max(audit.firm.productive_hours_per_fte.likely, 1.0)
    people = _people(audit, analysis)
    missing = sum((r.vacancies or 0.0) + (r.overtime_hours_per_year or 0.0) / per_fte for r in audit.roles.values())
    fte = max(min(max(missing, _LEAST_PEOPLE * people), _MOST_PEOPLE * people), _LEAST_FTE)
    hours = fte * per_fte
    year_of_work = hours * audit.rate_without_role.per_hour.likely
    scales = {
        "labour": Scale(0.0, hours),
        "money": Scale(0.0, year_of_work),
        "work": Scale(0.0, hours),
        "risk": Scale(0.0, 100.0),
        "ease": Scale(1.0, 5.0),
        "revenue": Scale(0.0, year_of_work / 5),
    }
    for row in audit.table(Weight).values():
        if row.full_marks is not None and row.criterion in scales and row.full_marks > scales[row.criterion].worst:
            scales[row.criterion] = Scale(scales[row.criterion].worst, row.full_marks, is_stated=True)
    return scales


def _people(audit: Audit, analysis: Analysis) -> float:
    """The firm's people as they are stated; where they are not, those that the mapped work takes."""
    stated = sum(role.headcount or 0.0 for role in audit.roles.values())
    mapped = sum(p.fte.likely for p in analysis.processes.values() if p.fte is not None)
    return max(stated, mapped, 1.0)
