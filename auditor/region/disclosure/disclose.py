"""From what firms say to the cells that may be shown, level by level from the finest to all firms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from auditor.region.cells import LEVELS
from auditor.region.disclosure.numbered import SPOTS, Numbered, Spot, number_all, parts_of
from auditor.region.disclosure.remainder import ByCounts, ByRows, Remainder
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
from auditor.region.tables import BEHIND, MEMBER

_STRICT = Strictness()
#: Of the measures that are worked on together. A million firms have 20 million steps: each measure of steps is then alone.
_MOST_ROWS = 10_000_000


@dataclass(frozen=True)
class Release:
    """An earlier pack, to hold the next one against.

    Attributes:
        behind: the file of what its cells were made from.
        cells: what it showed.
        firms: how many firms it was made from.
    """

    behind: Path
    cells: Mapping[Place, ShownCell]
    firms: int


@dataclass
class Disclosed:
    """What may be shown of a collection.

    Attributes:
        firms: how many firms there are, exactly; never shown.
        cells: those that may be shown, sorted.
        reasons: cells that are not shown, or that stay as they were (:attr:`Reason.FROZEN`), and the rule.
        behind: SQL text that gives the firms behind the cells, as long as the engine is open.
    """

    firms: int
    cells: list[ShownCell] = field(default_factory=list)
    reasons: dict[Place, Reason] = field(default_factory=dict)
    behind: str = ""

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
    made = Disclosed(int(engine.rows("SELECT COUNT(*) AS firms FROM firm")[0][0]))
    if not made.is_enough:
        return made
    earlier = [_read(engine, i, release) for i, release in enumerate(releases)]
    parts = parts_of(engine, _MOST_ROWS)
    numbered = number_all(engine, earlier, parts)
    engine.define("advisors", query("advisors"))
    engine.define("who", query("who"))
    behind: list[str] = []
    for n, measures in enumerate(parts):
        part = _Part(engine, n, measures, releases, strictness, numbered, made)
        behind += part.decide()
    made.behind = "\nUNION ALL\n".join(behind)
    made.cells.sort(key=lambda cell: cell.place)
    return made


def _read(engine: Engine, i: int, release: Release) -> str:
    """The table of the firms behind a release's cells."""
    name = f"release{i}"
    if release.behind.stem == MEMBER.name:
        engine.read(f"{name}_older", MEMBER, release.behind)
        engine.define(name, query("by_levels", older=f"{name}_older"))
        engine.drop(f"{name}_older")
    else:
        engine.read(name, BEHIND, release.behind)
    return name


class _Part:
    """Some measures, on all levels."""

    def __init__(
        self,
        engine: Engine,
        part: int,
        measures: Sequence[str],
        releases: Sequence[Release],
        strictness: Strictness,
        numbered: Numbered,
        made: Disclosed,
    ) -> None:
        self._engine, self._part, self._measures, self._releases = engine, part, measures, releases
        self._strictness, self._numbered, self._made = strictness, numbered, made
        self._said, self._counted, self._brought = f"said{part}", f"counted{part}", f"brought{part}"
        self._now = f"now{part}"
        self._earlier = [f"earlier{i}_{part}" for i in range(len(releases))]

    def decide(self) -> list[str]:
        """Add the cells that may be shown; returns SQL texts that give the firms behind them."""
        self._gather()
        remainder: Remainder = ByCounts(self._numbered)
        rows = ByRows(self._engine, self._numbered, self._now, self._earlier)
        if self._releases:
            self._compare()
            remainder = rows
        fresh_spots: list[Spot] = []
        kept_spots: list[list[Spot]] = [[] for _release in self._releases]
        for level in LEVELS[0 if self._made.firms >= LEAST_FOR_FINE else 2 :]:
            fresh, kept = self._decide(level, remainder)
            fresh_spots += [self._numbered.spot(place, level) for place in fresh]
            for place, i in kept.items():
                kept_spots[i].append(self._numbered.spot(place, level))
        done = [self._counted, self._brought, *rows.made, *([self._now] if self._releases else [])]
        behind = [query("behind", said=self._said, fresh=self._put(f"fresh{self._part}", fresh_spots))]
        for i, (earlier, spots) in enumerate(zip(self._earlier, kept_spots, strict=True)):
            if spots:
                behind.append(query("behind_kept", earlier=earlier, kept=self._put(f"kept{i}_{self._part}", spots)))
            else:
                done.append(earlier)
        for name in done:
            self._engine.drop(name)
        return behind

    def _gather(self) -> None:
        """What firms say, and how many of them say the same."""
        amounts = "\nUNION ALL\n".join(
            f"SELECT slots.slot AS slot, told.firm AS firm, told.amount AS amount FROM (\n{query(f'amounts/{measure}')}\n) "
            f"AS told JOIN slots ON slots.measure = '{measure}' AND slots.item = told.item"
            for measure in self._measures
        )
        self._engine.define(self._said, f"WITH amounts AS (\n{amounts}\n),\n{query('said')}")
        self._engine.define(self._counted, query("counted", said=self._said))
        self._engine.define(self._brought, query("brought", said=self._said))

    def _compare(self) -> None:
        """What firms say and said, to be held against each other."""
        self._engine.define(self._now, query("now", said=self._said))
        for i, earlier in enumerate(self._earlier):
            self._engine.define(earlier, query("earlier", release=f"release{i}", part=self._part))

    def _decide(self, level: int, remainder: Remainder) -> tuple[dict[Place, ShownCell], dict[Place, int]]:
        """Of one level the cells that are shown as they are now, and those that are shown as they were in a release."""
        fresh, counts = self._passing(level)
        kept = self._frozen(level, fresh)
        for place in kept:
            del fresh[place]
        refused = remainder.refused(level, {place: counts[place] for place in fresh}, kept)
        fresh = {place: cell for place, cell in fresh.items() if place not in refused}
        kept = {place: i for place, i in kept.items() if place not in refused}
        self._made.reasons |= dict.fromkeys(sorted(refused), Reason.REMAINDER)
        self._made.cells += fresh.values()
        self._made.cells += [self._releases[i].cells[place] for place, i in kept.items()]
        self._made.reasons |= dict.fromkeys(kept, Reason.FROZEN)
        return fresh, kept

    def _passing(self, level: int) -> tuple[dict[Place, ShownCell], dict[Place, int]]:
        """The cells that pass the rules by themselves, and how many firms each has."""
        text = query("numbers", counted=self._counted, brought=self._brought, cell=f"number{level}", least=ASIDE)
        every = [Numbers.of((*self._numbered.place(row[0], row[1]), *row[2:])) for row in self._engine.rows(text)]
        column = f"cell{level}"
        text = f"SELECT {column}, COUNT(*) AS firms FROM firm GROUP BY {column} ORDER BY {column}"
        firms = {str(cell): int(n) for cell, n in self._engine.rows(text)}
        found, counts = {}, {}
        for numbers in every:
            measure = MEASURES[numbers.measure]
            place = (numbers.measure, numbers.item, numbers.cell)
            reason = Reason.LEVEL if level < measure.finest else objection(numbers, measure, self._strictness)
            if reason is None and measure.is_telling and firms[numbers.cell] - numbers.firms < ASIDE:
                reason = Reason.EVERYBODY
            if reason is None:
                found[place], counts[place] = shown(numbers), numbers.firms
            elif reason is not Reason.LEVEL:
                self._made.reasons[place] = reason
        self._leave_no_region_over({place: n for place, n in counts.items() if place[0] == "region"}, found)
        return found, counts

    def _leave_no_region_over(self, counts: Mapping[Place, int], found: dict[Place, ShownCell]) -> None:
        """R6 for the regions, which lie beside the levels: those that are not shown have nobody or five firms together."""
        if counts and 0 < self._made.firms - sum(counts.values()) < ASIDE:
            smallest = min(counts, key=lambda place: (counts[place], place))
            del found[smallest]
            self._made.reasons[smallest] = Reason.REMAINDER

    def _frozen(self, level: int, passing: dict[Place, ShownCell]) -> dict[Place, int]:
        """R7: cells that differ from some earlier release by one to four firms, and the newest release that shows them. One from
        which no firm differs says what it said."""
        kept: dict[Place, int] = {}
        newest = {place: i for i, release in enumerate(self._releases) for place in release.cells}
        for release, earlier in zip(self._releases, self._earlier, strict=True):
            text = query("changed", now=self._now, earlier=earlier, cell=f"number{level}", level=f"in{level}")
            rows = self._engine.rows(text)
            changed = {self._numbered.place(slot, cell): int(firms) for slot, cell, firms in rows}
            kept |= {place: newest[place] for place, firms in changed.items() if firms < ASIDE and place in passing}
            same = passing.keys() & release.cells.keys() - changed.keys()
            passing |= {place: release.cells[place] for place in same}
        return kept

    def _put(self, name: str, spots: Sequence[Spot]) -> str:
        self._engine.put(name, SPOTS, sorted(spots))
        return name
