"""What is compared between firms: each measure with its unit, and what the rules of disclosure ask of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from auditor.locale import N_


class Shows(StrEnum):
    """What of a cell may be shown: quantiles, how many firms it is, or the share of firms for which something holds."""

    QUANTILES = "quantiles"
    COUNT = "count"
    SHARE = "share"


class Item(StrEnum):
    """What a measure is of: a task, a technology, a threshold, a large region, or the firm itself."""

    TASK = "task"
    TECHNOLOGY = "technology"
    THRESHOLD = "threshold"
    REGION = "region"
    FIRM = "firm"


@dataclass(frozen=True)
class Measure:
    """One measure.

    Attributes:
        label: for people, in English; shown in the language in force.
        scale: the collection holds whole numbers; one unit is this many of them.
        unit: canonical, as documented.
        is_of_size: grows with the firm (hours, money), so that one firm may be most of a cell: the rules of dominance are asked.
        is_money: needs twice as many firms.
        is_telling: that a firm is counted at all says something of it: not shown where nearly all firms of a cell are.
        finest: the finest level on which it is shown.
    """

    key: str
    label: str
    item: Item
    shows: Shows = Shows.QUANTILES
    scale: int = 1
    unit: str = ""
    is_of_size: bool = False
    is_money: bool = False
    is_telling: bool = False
    finest: int = 0


_ALL = (
    Measure("time", N_("Minutes for a piece"), Item.TASK, scale=60_000, unit="min"),
    Measure("hours", N_("Labour hours a year"), Item.TASK, scale=10, unit="h/year", is_of_size=True),
    Measure("is_repetitive", N_("Firms in which it is repetitive"), Item.TASK, Shows.SHARE, finest=1),
    Measure("repetitive_share", N_("Repetitive part of the work"), Item.FIRM, scale=100, unit="0–1"),
    Measure("per_person", N_("Repetitive hours a year for each person"), Item.FIRM, unit="h/year"),
    Measure("readiness", N_("Readiness, 1–5"), Item.THRESHOLD, scale=10, unit="level", finest=1),
    Measure("wanted", N_("Firms for which it is worthwhile"), Item.TECHNOLOGY, Shows.COUNT, is_telling=True, finest=2),
    Measure(
        "freed",
        N_("Hours a year that it frees"),
        Item.TECHNOLOGY,
        scale=10,
        unit="h/year",
        is_of_size=True,
        is_telling=True,
        finest=2,
    ),
    Measure(
        "investment",
        N_("Investment"),
        Item.TECHNOLOGY,
        unit="EUR",
        is_of_size=True,
        is_money=True,
        is_telling=True,
        finest=2,
    ),
    Measure(
        "payback",
        N_("Paid back in, years"),
        Item.TECHNOLOGY,
        scale=100,
        unit="years",
        is_money=True,
        is_telling=True,
        finest=2,
    ),
    Measure("carried_out", N_("Carried out, of the firms that told"), Item.TECHNOLOGY, Shows.SHARE, finest=2),
    Measure(
        "real_investment",
        N_("Real ÷ planned investment"),
        Item.TECHNOLOGY,
        scale=100,
        unit="1",
        is_money=True,
        finest=2,
    ),
    Measure("real_hours", N_("Real ÷ planned hours freed"), Item.TECHNOLOGY, scale=100, unit="1", finest=2),
    Measure("firms", N_("Firms"), Item.FIRM, Shows.COUNT),
    Measure("region", N_("Firms by large region"), Item.REGION, Shows.COUNT, finest=3),
)
#: Measure key → measure.
MEASURES: Mapping[str, Measure] = MappingProxyType({measure.key: measure for measure in _ALL})
