"""A firm's own figures beside those of firms like it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from auditor.assess.tasks import division_of
from auditor.decide import Ranking
from auditor.flow import Analysis
from auditor.model import Audit
from auditor.region.cells import EVERYONE, cells_of
from auditor.region.disclosure.shown_cell import ShownCell
from auditor.region.extract.document import Row
from auditor.region.extract.make import figures_of
from auditor.region.measures import MEASURES, Shows
from auditor.region.pack.document import Pack
from auditor.region.places import suggested_size
from auditor.region.sector_groups import group_of


class Band(StrEnum):
    """Between which quantiles a figure lies; only the halves where no more is known."""

    LOWEST_TENTH = "lowest_tenth"
    LOWEST_QUARTER = "lowest_quarter"
    LOWER_HALF = "lower_half"
    UPPER_HALF = "upper_half"
    HIGHEST_QUARTER = "highest_quarter"
    HIGHEST_TENTH = "highest_tenth"


@dataclass(frozen=True)
class Standing:
    """One figure of the firm among others.

    Attributes:
        own: the firm's, in the measure's unit.
        cell: the finest cell that the pack has of firms like it.
    """

    measure: str
    item: str
    own: float
    cell: ShownCell
    band: Band


def cells_like(audit: Audit) -> tuple[str, ...]:
    """The cells that a firm belongs to, as far as it says who it is.

    Args:
        audit: the snapshot.

    Returns:
        from the finest to all firms.
    """
    division = division_of(audit.firm)
    size = audit.sharing.size_class or suggested_size(audit)
    if division is None:
        return (EVERYONE,)
    return cells_of(division, size) if size is not None else (group_of(division), EVERYONE)


def finest(pack: Pack, measure: str, item: str, cells: Sequence[str]) -> ShownCell | None:
    """The finest cell of firms like this one that a pack has.

    Args:
        pack: the pack.
        measure: its key.
        item: what it is of.
        cells: of the firm, the finest first.

    Returns:
        the cell; None where there were too few firms.
    """
    return next((found for cell in cells if (found := pack.by_place.get((measure, item, cell))) is not None), None)


def standings(audit: Audit, analysis: Analysis, ranking: Ranking, pack: Pack) -> tuple[Standing, ...]:
    """All figures of a firm of which a pack knows those of firms like it.

    Args:
        audit: the snapshot.
        analysis: of the same audit.
        ranking: of the same audit.
        pack: of the programme.

    Returns:
        in the order of the measures, of each one by item.
    """
    lists, numbers = figures_of(audit, analysis, ranking)
    cells = cells_like(audit)
    found = []
    for (measure, item), own in sorted(own_figures(lists, numbers).items(), key=lambda pair: _order(pair[0])):
        cell = finest(pack, measure, item, cells)
        if cell is not None and cell.at(50) is not None:
            found.append(Standing(measure, item, own, cell, band_of(own, cell)))
    return tuple(found)


def own_figures(lists: Mapping[str, Sequence[Row]], numbers: Row) -> dict[tuple[str, str], float]:
    """What a firm says, once for each measure and item, as a collection would count it.

    Args:
        lists: of its extract.
        numbers: of its extract.

    Returns:
        value by measure and item, in the measure's unit.
    """
    said: dict[tuple[str, str], list[float]] = defaultdict(list)
    hours: dict[str, float] = defaultdict(float)
    for row in lists["step"]:
        task = row.get("task")
        if task is not None and "cycle_s" in row:
            said["time", task].append(row["cycle_s"] / (row.get("units") or 1) / 60)
        if task is not None and "hours" in row:
            hours[task] += row["hours"]
    said |= {("hours", task): [value] for task, value in hours.items()}
    for key, measure in (("repetitive_share", "repetitive_share"), ("repetitive_hours_per_person", "per_person")):
        if key in numbers:
            said[measure, "firm"].append(numbers[key])
    for row in lists["readiness"]:
        said["readiness", row["threshold"]].append(row["level"])
    for row in lists["candidate"]:
        for key, measure in (("hours", "freed"), ("investment", "investment"), ("payback_years", "payback")):
            if key in row:
                said[measure, row["technology"]].append(row[key])
    return {place: median(values) for place, values in said.items()}


def band_of(own: float, cell: ShownCell) -> Band:
    """Between which quantiles of a cell a figure lies.

    Args:
        own: in the measure's unit.
        cell: with a median.

    Returns:
        the band; the half where the cell shows no more.
    """
    at = dict(cell.quantiles)
    if own <= at[50]:
        if 10 in at and own < at[10]:
            return Band.LOWEST_TENTH
        return Band.LOWEST_QUARTER if 25 in at and own < at[25] else Band.LOWER_HALF
    if 90 in at and own > at[90]:
        return Band.HIGHEST_TENTH
    return Band.HIGHEST_QUARTER if 75 in at and own > at[75] else Band.UPPER_HALF


_ORDER = {key: i for i, (key, measure) in enumerate(MEASURES.items()) if measure.shows is Shows.QUANTILES}


def _order(place: tuple[str, str]) -> tuple[int, str]:
    return _ORDER[place[0]], place[1]
