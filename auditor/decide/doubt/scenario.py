"""All inputs at once at one end of their ranges, or at their likely values."""

from __future__ import annotations

from enum import StrEnum

from auditor.model import Estimate


class Scenario(StrEnum):
    """Every input at its worst, its likely, its middle, or its best value.

    The middle is the median: as much of what may come lies below it as above.
    """

    WORST = "low"
    LIKELY = "likely"
    MIDDLE = "middle"
    BEST = "high"

    def gain(self, estimate: Estimate) -> float:
        """The value of something of which more is better.

        Args:
            estimate: low, likely and high.

        Returns:
            its low in the worst case, its high in the best.
        """
        return float(getattr(estimate, self))

    def cost(self, estimate: Estimate) -> float:
        """The value of something of which less is better.

        Args:
            estimate: low, likely and high.

        Returns:
            its high in the worst case, its low in the best.
        """
        return float(getattr(estimate, _OPPOSITE[self]))


#: The range of what may come.
RANGE = (Scenario.WORST, Scenario.LIKELY, Scenario.BEST)
_OPPOSITE = {
    Scenario.WORST: Scenario.BEST,
    Scenario.LIKELY: Scenario.LIKELY,
    Scenario.MIDDLE: Scenario.MIDDLE,
    Scenario.BEST: Scenario.WORST,
}
