"""What a region learns from a pack: coverage, top tasks and technologies, planned against realised, projects in common, gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.locale import _, number, percent
from auditor.region.cells import EVERYONE, cell_label, in_reading_order, level_of
from auditor.region.disclosure.shown_cell import ShownCell
from auditor.region.pack.document import Pack
from auditor.region.sector_groups import groups
from auditor.region.words import item_label, value_text

#: From so many firms on a technology is worth piloting or buying together.
LEAST_IN_COMMON = 10
_MOST, _MOST_OF_A_SECTOR = 20, 5


@dataclass(frozen=True)
class Figures:
    """A cell that holds numbers.

    Attributes:
        text: as people read it.
        values: one number, or the lower quartile, the middle firm and the upper quartile; None where one is not shown.
        is_share: parts of 1.
    """

    text: str
    values: tuple[float | None, ...]
    is_share: bool = False


@dataclass(frozen=True)
class Section:
    """One table of the region.

    Attributes:
        key: stable name for programs.
        note: how to read it.
        cells: row by row, words and figures.
        right: columns that hold numbers.
    """

    key: str
    title: str
    note: str
    heads: tuple[str, ...]
    cells: tuple[tuple[str | Figures, ...], ...]
    right: tuple[int, ...]

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """All cells as people read them."""
        return tuple(tuple(c.text if isinstance(c, Figures) else c for c in row) for row in self.cells)


def sections(pack: Pack) -> tuple[Section, ...]:
    """All tables of a region; a table of which the rules leave nothing is left out.

    Args:
        pack: of the programme.

    Returns:
        the tables in the order of reading.
    """
    made = (_coverage(pack), _tasks(pack), _technologies(pack), _in_common(pack), _realised(pack), _readiness(pack))
    return tuple(section for section in made if section.cells)


def nothing_yet() -> str:
    """What stands where no table has anything."""
    return _("The rules leave nothing to show: there are too few firms for any table.")


def _of(pack: Pack, measure: str, cell: str = EVERYONE) -> dict[str, ShownCell]:
    return {c.item: c for c in pack.cells if c.measure == measure and c.cell == cell}


def _coverage(pack: Pack) -> Section:
    firms = [c for c in pack.cells if c.measure == "firms"]
    by_cell = {c.cell: c for c in firms}
    rows = [(cell_label(cell), _firms(by_cell[cell])) for cell in in_reading_order() if cell in by_cell]
    rows += [(item_label("region", c.item), _firms(c)) for c in _of(pack, "region").values()]
    note = _("Counts are to fives. A group that is not listed has too few firms to be shown.")
    return Section("coverage", _("Who takes part"), note, (_("Firms"), _("Number")), tuple(rows), (1,))


def _tasks(pack: Pack) -> Section:
    hours, time, repeated = (_of(pack, key) for key in ("hours", "time", "is_repetitive"))
    rows = []
    for item, cell in sorted(hours.items(), key=lambda pair: (-pair[1].firms, -(pair[1].at(50) or 0), pair[0]))[:_MOST]:
        share = repeated.get(item)
        rows.append(
            (
                item_label("hours", item),
                _firms(cell),
                _value("hours", cell, 50),
                _range("time", time.get(item)),
                _share(share),
            )
        )
    heads = (_("Task"), _("Firms"), _("Hours a year, middle firm"), _("Minutes for a piece"), _("Repetitive in"))
    note = _("In order of the firms that have it. Ranges run from the lower to the upper quartile of the firms.")
    return Section("tasks", _("Where the work is"), note, heads, tuple(rows), (1, 2, 3, 4))


def _technologies(pack: Pack) -> Section:
    wanted, freed, investment, payback = (_of(pack, key) for key in ("wanted", "freed", "investment", "payback"))
    rows = tuple(
        (
            item_label("wanted", item),
            _firms(cell),
            _range("freed", freed.get(item)),
            _range("investment", investment.get(item)),
            _range("payback", payback.get(item)),
        )
        for item, cell in _by_firms(wanted)[:_MOST]
    )
    heads = (_("Technology"), _("Firms"), _("Hours a year that it frees"), _("Investment"), _("Paid back in, years"))
    note = _("Technologies that are worthwhile, with what the audits expect of them.")
    return Section("technologies", _("What would pay"), note, heads, rows, (1, 2, 3, 4))


def _in_common(pack: Pack) -> Section:
    wanted: dict[str, list[tuple[int, str]]] = {group: [] for group in groups()}
    for c in pack.cells:
        if c.measure == "wanted" and level_of(c.cell) == 2 and c.firms >= LEAST_IN_COMMON:
            wanted[c.cell].append((-c.firms, item_label("wanted", c.item)))
    text = _("About {n} firms want this: {technology}. Buy or pilot together.")
    rows = tuple(
        (cell_label(group), text.format(n=number(-firms), technology=name))
        for group, found in sorted(wanted.items(), key=lambda pair: min(pair[1], default=(0, "")))
        for firms, name in sorted(found)[:_MOST_OF_A_SECTOR]
    )
    note = _("Which firms they are is not in these figures; ask through the advisors.")
    return Section("in_common", _("Projects in common"), note, (_("Sector"), _("What")), rows, ())


def _realised(pack: Pack) -> Section:
    told, money, hours = (_of(pack, key) for key in ("carried_out", "real_investment", "real_hours"))
    rows = tuple(
        (
            item_label("carried_out", item),
            _firms(cell),
            _share(cell),
            _range("real_investment", money.get(item)),
            _range("real_hours", hours.get(item)),
        )
        for item, cell in _by_firms(told)[:_MOST]
    )
    heads = (
        _("Technology"),
        _("Firms that told"),
        _("Carried out"),
        _("Real ÷ planned investment"),
        _("Real ÷ planned hours"),
    )
    note = _("Of the firms that told what became of it. 1 is as planned.")
    return Section("realised", _("Planned and realised"), note, heads, rows, (1, 2, 3, 4))


def _readiness(pack: Pack) -> Section:
    rows = tuple(
        (
            item_label("readiness", item),
            _firms(cell),
            _value("readiness", cell, 25),
            _value("readiness", cell, 50),
        )
        for item, cell in sorted(_of(pack, "readiness").items(), key=lambda pair: (pair[1].at(50) or 0, pair[0]))
    )
    heads = (_("Threshold"), _("Firms"), _("Lower quartile"), _("Middle firm"))
    note = _("From 1 to 5, the weakest first: where a programme can help most firms.")
    return Section("readiness", _("Gaps in readiness"), note, heads, rows, (1, 2, 3))


def _by_firms(cells: dict[str, ShownCell]) -> Sequence[tuple[str, ShownCell]]:
    return sorted(cells.items(), key=lambda pair: (-pair[1].firms, pair[0]))


def _firms(cell: ShownCell) -> Figures:
    return Figures(number(cell.firms), (cell.firms,))


def _share(cell: ShownCell | None) -> Figures:
    """Of how many of its firms it holds."""
    if cell is None:
        return Figures("–", (None,))
    share = (cell.yes or 0) / cell.firms
    return Figures(percent(share), (share,), is_share=True)


def _value(measure: str, cell: ShownCell, quantile: int) -> Figures:
    return Figures(value_text(measure, cell.at(quantile)), (cell.at(quantile),))


def _range(measure: str, cell: ShownCell | None) -> Figures:
    """From the lower to the upper quartile; the median alone where there are fewer firms."""
    if cell is None:
        return Figures("–", (None, None, None))
    low, middle, high = cell.at(25), cell.at(50), cell.at(75)
    text = value_text(measure, middle)
    if low is not None and high is not None:
        text = f"{value_text(measure, low)} – {value_text(measure, high)}"
    return Figures(text, (low, middle, high))
