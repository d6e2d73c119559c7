"""The candidates of a ranking as a table, with a line above those that are not worth while now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from auditor.locale import _, money, number, percent
from auditor.phrases.amounts import money_for_reading
from auditor.phrases.candidate import recommendation_note
from auditor.phrases.standing import standing_heading, standing_note
from ui.theme import colour, scaled_font
from ui.widgets.term import explanation
from ui.widgets.tooltips import escaped_tooltip, wrapped_tooltip

if TYPE_CHECKING:
    from auditor.decide import Ranked
    from auditor.model import Audit
    from ui.session.result import RankingResult

Index = QModelIndex | QPersistentModelIndex
COLUMNS = 8
NPV, FITS, FIRST = 3, 5, 7


class RankModel(QAbstractTableModel):
    """A row a candidate; one row more is the line."""

    def __init__(self) -> None:
        super().__init__()
        self.ranking: RankingResult | None = None
        self.line: int | None = None

    def show(self, ranking: RankingResult | None) -> None:
        self.beginResetModel()
        self.ranking = ranking
        candidates = ranking.candidates if ranking is not None else ()
        self.line = next((row for row, r in enumerate(candidates) if not r.worth_while), None)
        self.endResetModel()

    def ranked_at(self, row: int) -> Ranked | None:
        """The candidate of a row; None for the line and beyond the last one."""
        if self.ranking is None or row == self.line or row < 0:
            return None
        place = row - (self.line is not None and row > self.line)
        return self.ranking.candidates[place] if place < len(self.ranking.candidates) else None

    def row_of(self, key: str) -> int | None:
        """The row of a candidate."""
        candidates = self.ranking.candidates if self.ranking is not None else ()
        place = next((i for i, r in enumerate(candidates) if r.evaluation.candidate.key == key), None)
        if place is None:
            return None
        return place + (self.line is not None and place >= self.line)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if self.ranking is None or parent.isValid():
            return 0
        return len(self.ranking.candidates) + (self.line is not None)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if index.row() == self.line else super().flags(index)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            ranked = self.ranked_at(section)
            return str(ranked.rank) if ranked is not None and role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap)
        heads = (
            _("Candidate"), _("Hours freed"), _("Investment"), _("NPV"), _("Paid back in"), _("Fits"),
            _("Score"), _("First in"),
        )  # fmt: skip
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole):
            return wrapped_tooltip(_meanings().get(section, "") or explanation(heads[section])) or None
        return heads[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.ranking is None:
            return None
        ranked = self.ranked_at(index.row())
        if ranked is None:
            return self._line_data(index.column(), role)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if index.column() == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            if index.column() == NPV and ranked.evaluation.npv_median < 0:
                return colour("warn")
            return None if ranked.worth_while else colour("quiet")
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return escaped_tooltip(name_of(self.ranking.audit, ranked, 20))
        return _text(self.ranking.audit, ranked, index.column()) if role == Qt.ItemDataRole.DisplayRole else None

    def _line_data(self, column: int, role: int) -> Any:
        from auditor.decide.order.ranking import Standing

        if column != 0:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return standing_heading(Standing.NOT_NOW)
        return scaled_font(0, bold=True) if role == Qt.ItemDataRole.FontRole else None


def _meanings() -> dict[int, str]:
    return {
        NPV: _("Net present value in the middle of all calculations, where it fits."),
        FITS: _("How probable it is that the technology fits this work, as far as is known."),
        FIRST: _(
            "In how many of the calculations it is first of all candidates, those that are not recommended among them."
        ),
    }


def name_of(audit: Audit, ranked: Ranked, most: int = 6) -> str:
    """Technology and steps in two lines, with what speaks against recommending it."""
    candidate = ranked.evaluation.candidate
    note = (recommendation_note(ranked) if ranked.worth_while else "") or standing_note(ranked) * ranked.worth_while
    steps = audit.step_names(candidate.step_ids, most)
    return f"{candidate.technology.name}\n{f'{note}  ·  {steps}' if note else steps}"


def _text(audit: Audit, ranked: Ranked, column: int) -> str:
    e, currency = ranked.evaluation, audit.firm.currency
    if column == 0:
        return name_of(audit, ranked)
    if column == 1:
        return number(e.hours_freed_per_year.likely)
    if column == 2:
        return money(e.candidate.figures.investment.likely, currency)
    if column == NPV:
        return money_for_reading(e.npv_median, currency)
    if column == 4:
        years = e.payback_median
        return _("{n} yr").format(n=number(years, 1)) if years is not None else _("never")
    if column == FITS:
        return percent(e.fit_probability)
    return number(ranked.score) if column == 6 else percent(ranked.rank_acceptability[0])
