"""From contributions to the cells that may be shown, level by level from the finest to all firms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
        engine.read(f"release{i}", MEMBER, release.members)
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
        whole = self._members(fresh, kept, "before")
        layer = whole
        if layers:
            refused = self._refused(layers, whole)
            if refused:
                fresh = {place: cell for place, cell in fresh.items() if place not in refused}
                kept = {place: i for place, i in kept.items() if place not in refused}
                layer = self._members(fresh, kept, "after")
                self.made.reasons |= dict.fromkeys(sorted(refused), Reason.REMAINDER)
        self.made.cells += fresh.values()
        self.made.cells += [self.releases[i].cells[place] for place, i in kept.items()]
        self.made.reasons |= dict.fromkeys(kept, Reason.FROZEN)
        layers.append(layer)

    def _passing(self) -> dict[Place, ShownCell]:
        found = {}
        for row in self.engine.rows(query("numbers", cell=self.cell, least=ASIDE)):
            numbers = Numbers.of(row)
            measure = MEASURES[numbers.measure]
            place = (numbers.measure, numbers.item, numbers.cell)
            reason = Reason.LEVEL if self.level < measure.finest else objection(numbers, measure, self.strictness)
            if reason is None:
                found[place] = shown(numbers)
            elif reason is not Reason.LEVEL:
                self.made.reasons[place] = reason
        return found

    def _frozen(self, passing: Mapping[Place, ShownCell]) -> dict[Place, int]:
        """R7: cells that differ from some earlier release by one to four firms, and the newest release that shows them."""
        kept: dict[Place, int] = {}
        newest = {place: i for i, release in enumerate(self.releases) for place in release.cells}
        for i in range(len(self.releases)):
            text = query("changed", cell=self.cell, level=self.level, earlier=f"release{i}")
            for measure, item, cell, firms in self.engine.rows(text):
                place = (measure, item, cell)
                if 0 < int(firms) < ASIDE and place in passing:
                    kept[place] = newest[place]
        return kept

    def _members(self, fresh: Mapping[Place, ShownCell], kept: Mapping[Place, int], when: str) -> str:
        """A table of the firms behind cells, and its name."""
        engine, level, cell = self.engine, self.level, self.cell
        name = f"members{level}_{when}"
        engine.put(f"{name}_fresh", _PLACES, sorted(fresh))
        parts = [query("shown", level=level, cell=cell, fresh=f"{name}_fresh")]
        for i in range(len(self.releases)):
            places = sorted(place for place, of in kept.items() if of == i)
            if places:
                engine.put(f"{name}_kept{i}", _PLACES, places)
                parts.append(query("kept", level=level, cell=cell, earlier=f"release{i}", kept=f"{name}_kept{i}"))
        engine.define(name, "\nUNION ALL\n".join(parts))
        return name

    def _refused(self, layers: Sequence[str], whole: str) -> set[Place]:
        """R6: cells that leave one to four firms beside their shown parts."""
        text = query("left_over", cell=self.cell, coarse=whole)
        rows = self.engine.rows(f"WITH finer AS (\n{_union(layers)}\n),\n{text}")
        return {(measure, item, cell) for measure, item, cell, firms in rows if 0 < int(firms) < ASIDE}


def _union(names: Sequence[str]) -> str:
    columns = ", ".join(MEMBER.columns)
    return "\nUNION ALL\n".join(f"SELECT {columns} FROM {name}" for name in names)
