"""R6: what a cell leaves beside its shown parts is nobody or at least five firms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from auditor.region.cells import LEVELS
from auditor.region.disclosure.numbered import SPOTS, Numbered, Spot
from auditor.region.disclosure.rules import ASIDE
from auditor.region.disclosure.shown_cell import Place
from auditor.region.engines import Engine
from auditor.region.queries import query

#: Places that would stay as they were, and in which release.
Kept = Mapping[Place, int]


class Remainder(Protocol):
    """Asked level by level, from the finest on."""

    def refused(self, level: int, fresh: Mapping[Place, int], kept: Kept) -> set[Place]:
        """Which cells of a level can't be shown: those that leave too few firms beside shown parts, or that are parts which
        leave too few. The others count as shown when the next level is asked.

        Args:
            level: which one.
            fresh: cells that would be shown as they are now, and how many firms they have.
            kept: cells that would be shown as they were.

        Returns:
            those of them that can't be shown.
        """


class ByCounts:
    """Without an earlier release: all cells are made from the same figures and lie in each other, so counts tell."""

    def __init__(self, numbered: Numbered) -> None:
        self._numbered = numbered
        #: Of each place of a level how many of its firms are in shown parts.
        self._covered: Mapping[Place, int] = {}

    def refused(self, level: int, fresh: Mapping[Place, int], kept: Kept) -> set[Place]:
        """As of a :class:`Remainder`.

        Args:
            level: which one.
            fresh: cells that would be shown, and how many firms they have.
            kept: none.

        Returns:
            those of them that can't be shown.
        """
        assert not kept
        refused = {p for p, n in fresh.items() if (covered := self._covered.get(p)) and 0 < n - covered < ASIDE}
        shown = {place: firms for place, firms in fresh.items() if place not in refused}
        if level < LEVELS[-1]:
            above: Counter[Place] = Counter()
            for (measure, item, cell), firms in {**self._covered, **shown}.items():
                above[measure, item, self._numbered.above[level][cell][level + 1]] += firms
            self._covered = above
        return refused


class ByRows:
    """With earlier releases, which rest on other figures: firms are compared one by one."""

    def __init__(self, engine: Engine, numbered: Numbered, now: str, earlier: Sequence[str]) -> None:
        self._engine, self._numbered, self._now, self._earlier = engine, numbered, now, earlier
        self._layers: list[str] = []
        #: Tables that nobody needs afterwards.
        self.made: list[str] = []

    def refused(self, level: int, fresh: Mapping[Place, int], kept: Kept) -> set[Place]:
        """As of a :class:`Remainder`; each is held against earlier releases too, which nobody takes back.

        Args:
            level: which one.
            fresh: cells that would be shown as they are now, and how many firms they have.
            kept: cells that would be shown as they were.

        Returns:
            those of them that can't be shown.
        """
        refused: set[Place] = set()
        while True:
            left = {place for place in fresh if place not in refused}
            still = {place: i for place, i in kept.items() if place not in refused}
            layer = self._members(level, left, still)
            more = self._too_few(level, layer, left, still)
            if not more:
                self._layers.append(layer)
                return refused
            refused |= more

    def _too_few(self, level: int, layer: str, fresh: set[Place], kept: Kept) -> set[Place]:
        refused: set[Place] = set()
        if self._layers:
            refused |= self._left_over(_union(self._layers), layer, level) & (fresh | kept.keys())
        for earlier in self._earlier:
            if level > LEVELS[0]:
                is_finer = " OR ".join(f"in{finer} = 1" for finer in LEVELS[:level])
                refused |= self._left_over(_rows(earlier, is_finer), layer, level) & fresh
            for coarser in LEVELS[level + 1 :]:
                cut = self._left_over(_union([*self._layers, layer]), _rows(earlier, f"in{coarser} = 1"), coarser)
                above = self._numbered.above[level]
                refused |= {place for place in fresh if (place[0], place[1], above[place[2]][coarser]) in cut}
        return refused

    def _members(self, level: int, fresh: Iterable[Place], kept: Kept) -> str:
        """A table of the firms behind cells, and its name."""
        name = f"{self._now}_shown{len(self.made)}"
        parts = [query("shown", now=self._now, cell=f"number{level}", fresh=self._spots(f"{name}_fresh", fresh, level))]
        for i, earlier in enumerate(self._earlier):
            places = [place for place, of in kept.items() if of == i]
            if places:
                spots = self._spots(f"{name}_kept{i}", places, level)
                parts.append(query("kept", earlier=earlier, cell=f"number{level}", kept=spots, level=f"in{level}"))
        self._engine.define(name, "\nUNION ALL\n".join(parts))
        self.made.append(name)
        return name

    def _spots(self, name: str, places: Iterable[Place], level: int) -> str:
        spots: list[Spot] = sorted(self._numbered.spot(place, level) for place in places)
        self._engine.put(name, SPOTS, spots)
        self.made.append(name)
        return name

    def _left_over(self, finer: str, coarse: str, level: int) -> set[Place]:
        coarse = coarse if coarse.startswith("SELECT") else _rows(coarse)
        text = query("left_over", cell=f"number{level}")
        rows = self._engine.rows(f"WITH finer AS (\n{finer}\n),\ncoarse AS (\n{coarse}\n),\n{text}")
        return {self._numbered.place(slot, cell) for slot, cell, firms in rows if 0 < int(firms) < ASIDE}


def _rows(table: str, which: str = "") -> str:
    where = f" WHERE {which}" if which else ""
    return f"SELECT slot, cell, firm_key, twice FROM {table}{where}"


def _union(tables: Sequence[str]) -> str:
    return "\nUNION ALL\n".join(map(_rows, tables))
