"""What firms like this one carried out, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.region.disclosure.shown_cell import ShownCell
from auditor.region.pack.document import Pack
from auditor.region.standing.place import finest


@dataclass(frozen=True)
class CarriedOut:
    """One technology.

    Attributes:
        told: how many firms told what became of it, and how many carried it out, to fives.
        real_investment, real_hours: real ÷ planned; None where too few firms told.
        payback: years, as planned; None where too few firms have it.
    """

    technology: str
    told: ShownCell
    real_investment: ShownCell | None
    real_hours: ShownCell | None
    payback: ShownCell | None


def carried_out(pack: Pack, cells: Sequence[str]) -> tuple[CarriedOut, ...]:
    """What a pack knows of outcomes.

    Args:
        pack: the pack.
        cells: of the firm, the finest first.

    Returns:
        one entry a technology, those that most firms carried out first.
    """
    found = []
    for item in sorted({cell.item for cell in pack.cells if cell.measure == "carried_out"}):
        told = finest(pack, "carried_out", item, cells)
        if told is not None and told.yes is not None:
            more = [finest(pack, measure, item, cells) for measure in ("real_investment", "real_hours", "payback")]
            found.append(CarriedOut(item, told, *more))
    return tuple(sorted(found, key=lambda c: (-(c.told.yes or 0), c.technology)))
