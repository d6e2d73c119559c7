"""A cell as it may be shown."""

from __future__ import annotations

from typing import NamedTuple

from auditor.region.disclosure.rules import QUANTILES, Numbers, quantiles, to_fives
from auditor.region.measures import MEASURES, Measure, Shows

Place = tuple[str, str, str]

#: By how many values a cell shows: which quantiles they are (per cent). More firms show all those that fewer show.
WHICH = {
    len(shown): tuple(shown)
    for shown in ([q for q, least in QUANTILES.items() if least <= n] for n in (0, *QUANTILES.values()))
}


class ShownCell(NamedTuple):
    """What a pack says of a cell.

    Attributes:
        firms: how many there are, to fives.
        values: its quantiles in the measure's unit, the least first: the median, also the quartiles, or all; empty for counts
            and shares.
        yes: of a share: the firms for which it holds, to fives.
    """

    measure: str
    item: str
    cell: str
    firms: int
    values: tuple[float, ...] = ()
    yes: int | None = None

    @property
    def place(self) -> Place:
        """What it is of: measure, item and cell."""
        return self.measure, self.item, self.cell

    @property
    def quantiles(self) -> tuple[tuple[int, float], ...]:
        """The quantiles (per cent) that are shown, with their values."""
        return tuple(zip(WHICH[len(self.values)], self.values, strict=True))

    def at(self, quantile: int) -> float | None:
        """A quantile.

        Args:
            quantile: in per cent.

        Returns:
            the value, in the measure's unit; None where it is not shown.
        """
        return dict(self.quantiles).get(quantile)


def shown(numbers: Numbers) -> ShownCell:
    """What is shown of a cell that passed the rules.

    Args:
        numbers: of the cell.

    Returns:
        the cell without anything exact.
    """
    measure: Measure = MEASURES[numbers.measure]
    place = (numbers.measure, numbers.item, numbers.cell)
    firms = to_fives(numbers.firms)
    if measure.shows is Shows.QUANTILES:
        return ShownCell(*place, firms, tuple(quantiles(numbers, measure).values()))
    if measure.shows is Shows.SHARE:
        return ShownCell(*place, firms, yes=to_fives(numbers.total // 2))
    return ShownCell(*place, firms)
