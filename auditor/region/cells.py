"""Cells: which firms are looked at together, on four levels of which each one holds the cells of the level before it.

======  ======================  ===================
level   a cell is               written
======  ======================  ===================
0       division × size class   ``25|20-49``
1       sector group × scale    ``metal|small``
2       sector group            ``metal``
3       all firms               ``all``
======  ======================  ===================
"""

from __future__ import annotations

from functools import lru_cache

from auditor.assess.sectors import sector_of
from auditor.locale import _
from auditor.model import SizeClass
from auditor.region.places import size_label
from auditor.region.sector_groups import group_label, group_of, groups

LEVELS = (0, 1, 2, 3)
EVERYONE = "all"

#: The size classes of each scale: small below 50, medium below 250 people (Recommendation 2003/361/EC counts people so).
_SCALES = {
    "small": (SizeClass.UNDER_10, SizeClass.UNDER_20, SizeClass.UNDER_50),
    "medium": (SizeClass.UNDER_100, SizeClass.UNDER_250),
    "large": (SizeClass.FROM_250,),
}


def in_reading_order() -> tuple[str, ...]:
    """All cells from level 1 on: all firms, the groups, and the groups by scale, small firms first."""
    by_scale = (f"{group}|{scale}" for group in groups() for scale in _SCALES)
    return (EVERYONE, *groups(), *by_scale)


@lru_cache(maxsize=1024)
def cells_of(division: str, size: SizeClass) -> tuple[str, str, str, str]:
    """The cells that a firm is in.

    Args:
        division: two digits of NACE.
        size: its size class.

    Returns:
        one cell for each level, from the finest to all firms.
    """
    group = group_of(division)
    scale = next(key for key, sizes in _SCALES.items() if size in sizes)
    return f"{division}|{size.value}", f"{group}|{scale}", group, EVERYONE


@lru_cache(maxsize=4096)
def level_of(cell: str) -> int | None:
    """On which level a cell is.

    Args:
        cell: as it is written.

    Returns:
        the level; None for a text that is no cell.
    """
    first, bar, second = cell.partition("|")
    if not bar:
        return 3 if first == EVERYONE else 2 if first in groups() else None
    if first in groups() and second in _SCALES:
        return 1
    if len(first) == 2 and first.isascii() and first.isdigit() and second in {size.value for size in SizeClass}:
        return 0
    return None


def cell_label(cell: str) -> str:
    """A cell for people to read.

    Args:
        cell: as it is written.

    Returns:
        such as “Metal and metal products, below 50 people”, in the language in force.
    """
    level = level_of(cell)
    first, _bar, second = cell.partition("|")
    if level == 0:
        sector = sector_of(first)
        name = sector.name if sector is not None else f"{group_label(group_of(first))} (NACE {first})"
        return f"{name}, {size_label(SizeClass(second))}"
    if level == 1:
        return f"{group_label(first)}, {_scale_label(second)}"
    return group_label(first) if level == 2 else _("All firms")


def _scale_label(scale: str) -> str:
    return {"small": _("below 50 people"), "medium": _("50–249 people"), "large": _("250 people or more")}[scale]
