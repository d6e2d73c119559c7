"""From contributions to the cells that may be shown, level by level from the finest to all firms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from auditor.region.cells import LEVELS
from auditor.region.disclosure.rules import (
    ASIDE,
    LEAST_FIRMS,
    LEAST_FOR_FINE,
    Numbers,
    Reason,
    Strictness,
    objection,
)
from auditor.region.disclosure.shown_cell import Place, ShownCell, shown
from auditor.region.engines import Engine
from auditor.region.measures import MEASURES
from auditor.region.queries import query
from auditor.region.tables import MEMBER, Table

_PLACES = Table("place", {"measure": False, "item": False, "cell": False})
_STRICT = Strictness()
_COLUMNS = ", ".join(MEMBER.columns)


@dataclass(frozen=True)
class Release:
    """An earlier pack, to hold the next one against.

    Attributes:
        members: the file of what its cells were made from.
        cells: what it showed.
        firms: how many firms it was made from.
    """

    members: Path
    cells: Mapping[Place, ShownCell]
    firms: int


@dataclass
class Disclosed:
    """What may be shown of a collection.

    Attributes:
        firms: how many firms there are, exactly; never shown.
        cells: those that may be shown, sorted.
        reasons: cells that are not shown, or that stay as they were (:attr:`Reason.FROZEN`), and the rule.
        members: SQL text that gives the firms behind the cells, as long as the engine is open.
    """

    firms: int
    cells: list[ShownCell] = field(default_factory=list)
    reasons: dict[Place, Reason] = field(default_factory=dict)
    members: str = ""

    @property
    def is_enough(self) -> bool:
        """R1: whether a pack may be made at all."""
        return self.firms >= LEAST_FIRMS


def disclose(engine: Engine, releases: Sequence[Release] = (), strictness: Strictness = _STRICT) -> Disclosed:
    """Ask every cell of a collection what may be shown of it. What it works with stays in the engine.

    Args:
        engine: that has read the collection.
        releases: earlier packs, oldest first.
        strictness: of the programme.

    Returns:
        the cells, and why others are not shown.
    """
    engine.define("amounts", query("amounts"))
    engine.define("contribution", query("contribution"))
    made = Disclosed(int(engine.rows("SELECT COUNT(*) AS firms FROM firm")[0][0]))
    if not made.is_enough:
        return made
    for i, release in enumerate(releases):
        engine.read(_earlier(i), MEMBER, release.members)
        for level in LEVELS[1:]:
            engine.define(_earlier(i, level), f"SELECT {_COLUMNS} FROM {_earlier(i)} WHERE level = {level}")
    finest = 0 if made.firms >= LEAST_FOR_FINE else 2
    layers: list[str] = []
    for level in LEVELS:
        if level >= finest:
            _Level(engine, level, releases, strictness, made).decide(layers)
    made.members = _union(layers)
    made.cells.sort(key=lambda cell: cell.place)
    return made


class _Level:
    """One level of cells."""

    def __init__(
        self, engine: Engine, level: int, releases: Sequence[Release], strictness: Strictness, made: Disclosed
    ) -> None:
        self.engine, self.level, self.releases, self.strictness, self.made = engine, level, releases, strictness, made
        self.cell = f"cell{level}"

    def decide(self, layers: list[str]) -> None:
        """Add the cells of this level that may be shown, and the table of the firms behind them to the layers."""
        fresh = self._passing()
        kept = self._frozen(fresh)
        for place in kept:
            del fresh[place]
        tries = 0
        layer = self._members(fresh, kept, tries)
        while refused := self._refused(layers, layer, fresh, kept):
            fresh = {place: cell for place, cell in fresh.items() if place not in refused}
            kept = {place: i for place, i in kept.items() if place not in refused}
            self.made.reasons |= dict.fromkeys(sorted(refused), Reason.REMAINDER)
            tries += 1
            layer = self._members(fresh, kept, tries)
        self.made.cells += fresh.values()
        self.made.cells += [self.releases[i].cells[place] for place, i in kept.items()]
        self.made.reasons |= dict.fromkeys(kept, Reason.FROZEN)
        layers.append(layer)

    def _passing(self) -> dict[Place, ShownCell]:
        every = [Numbers.of(row) for row in self.engine.rows(query("numbers", cell=self.cell, least=ASIDE))]
        firms = {numbers.cell: numbers.firms for numbers in every if numbers.measure == "firms"}
        found, counts = {}, {}
        for numbers in every:
            measure = MEASURES[numbers.measure]
            place = (numbers.measure, numbers.item, numbers.cell)
            reason = Reason.LEVEL if self.level < measure.finest else objection(numbers, measure, self.strictness)
            if reason is None and measure.is_telling and firms.get(numbers.cell, 0) - numbers.firms < ASIDE:
                reason = Reason.EVERYBODY
            if reason is None:
                found[place], counts[place] = shown(numbers), numbers.firms
            elif reason is not Reason.LEVEL:
                self.made.reasons[place] = reason
        self._leave_no_region_over({place: n for place, n in counts.items() if place[0] == "region"}, found)
        return found

    def _leave_no_region_over(self, counts: Mapping[Place, int], found: dict[Place, ShownCell]) -> None:
        """R6 for the regions, which lie beside the levels: those that are not shown have nobody or five firms together."""
        if counts and 0 < self.made.firms - sum(counts.values()) < ASIDE:
            smallest = min(counts, key=lambda place: (counts[place], place))
            del found[smallest]
            self.made.reasons[smallest] = Reason.REMAINDER

    def _frozen(self, passing: dict[Place, ShownCell]) -> dict[Place, int]:
        """R7: cells that differ from some earlier release by one to four firms, and the newest release that shows them. One from
        which no firm differs says what it said."""
        kept: dict[Place, int] = {}
        newest = {place: i for i, release in enumerate(self.releases) for place in release.cells}
        for i, release in enumerate(self.releases):
            text = query("changed", cell=self.cell, level=self.level, earlier=_earlier(i))
            changed = {(m, item, cell): int(firms) for m, item, cell, firms in self.engine.rows(text)}
            kept |= {place: newest[place] for place, firms in changed.items() if firms < ASIDE and place in passing}
            same = passing.keys() & release.cells.keys() - changed.keys()
            passing |= {place: release.cells[place] for place in same}
        return kept

    def _members(self, fresh: Mapping[Place, ShownCell], kept: Mapping[Place, int], tries: int) -> str:
        """A table of the firms behind cells, and its name."""
        engine, level, cell = self.engine, self.level, self.cell
        name = f"members{level}_{tries}"
        engine.put(f"{name}_fresh", _PLACES, sorted(fresh))
        parts = [query("shown", level=level, cell=cell, fresh=f"{name}_fresh")]
        for i in range(len(self.releases)):
            places = sorted(place for place, of in kept.items() if of == i)
            if places:
                engine.put(f"{name}_kept{i}", _PLACES, places)
                parts.append(query("kept", level=level, cell=cell, earlier=_earlier(i), kept=f"{name}_kept{i}"))
        engine.define(name, "\nUNION ALL\n".join(parts))
        return name

    def _refused(
        self, layers: Sequence[str], layer: str, fresh: Mapping[Place, ShownCell], kept: Mapping[Place, int]
    ) -> set[Place]:
        """R6: cells that leave one to four firms beside their shown parts, or are parts that leave so few of a coarser cell; now, and
        held against each earlier release, which nobody takes back."""
        refused: set[Place] = set()
        if layers:
            refused |= self._left_over(_union(layers), layer, self.level) & (fresh.keys() | kept.keys())
        for i in range(len(self.releases)):
            if self.level > LEVELS[0]:
                finer = f"SELECT {_COLUMNS} FROM {_earlier(i)} WHERE level < {self.level}"
                refused |= self._left_over(finer, layer, self.level) & fresh.keys()
            for coarser in LEVELS[self.level + 1 :]:
                cut = self._left_over(_union([*layers, layer]), _earlier(i, coarser), coarser)
                refused |= {place for place in fresh if (place[0], place[1], self._above[place[2]][coarser]) in cut}
        return refused

    def _left_over(self, finer: str, coarse: str, level: int) -> set[Place]:
        text = query("left_over", cell=f"cell{level}", coarse=coarse)
        rows = self.engine.rows(f"WITH finer AS (\n{finer}\n),\n{text}")
        return {(measure, item, cell) for measure, item, cell, firms in rows if 0 < int(firms) < ASIDE}

    @cached_property
    def _above(self) -> Mapping[str, Sequence[str]]:
        """Of each cell of this level the cells by level that it is in."""
        cells = ", ".join(f"cell{level}" for level in LEVELS)
        rows = self.engine.rows(f"SELECT DISTINCT {cells} FROM firm ORDER BY {cells}")
        return {row[self.level]: [str(cell) for cell in row] for row in rows}


def _earlier(release: int, level: int | None = None) -> str:
    """The table of the firms behind a release's cells; of one level only where it is named."""
    return f"release{release}" if level is None else f"release{release}_{level}"


def _union(names: Sequence[str]) -> str:
    return "\nUNION ALL\n".join(f"SELECT {_COLUMNS} FROM {name}" for name in names)
