"""The order: candidates in a table, the chosen one explained beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout

from auditor.locale import _, money, number, percent
from auditor.phrases.candidate import recommendation_note
from auditor.phrases.ranking import ranking_warnings
from ui.pages.page import Page
from ui.pages.rank.candidate_panel import RankPanel
from ui.pages.rank.known_block import KnownBlock
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import TARGET, UNIT, colour, scaled_font
from ui.widgets.labels import escaped_tooltip, label
from ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from auditor.decide import Ranked
    from auditor.model import Audit
    from ui.session.result import RankingResult

Index = QModelIndex | QPersistentModelIndex
_NPV = 4


class RankModel(QAbstractTableModel):
    """The candidates of a ranking."""

    def __init__(self) -> None:
        super().__init__()
        self.ranking: RankingResult | None = None

    def show(self, ranking: RankingResult | None) -> None:
        self.beginResetModel()
        self.ranking = ranking
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if self.ranking is None or parent.isValid():
            return 0
        return len(self.ranking.candidates)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 8

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            _("Candidate"), _("Hours freed"), _("FTE"), _("Investment"), _("NPV"), _("Paid back in"), _("Score"), _("First in"),
        )[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.ranking is None:
            return None
        ranked, audit = self.ranking.candidates[index.row()], self.ranking.audit
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if index.column() == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == _NPV and ranked.evaluation.npv_likely < 0:
            return colour("warn")
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return escaped_tooltip(_name(audit, ranked, 20))
        return _text(audit, ranked, index.column()) if role == Qt.ItemDataRole.DisplayRole else None


class OrderPage(Page):
    """Table and explanation."""

    follows = Follows.RANKING | Follows.CHOICE

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.model = RankModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Candidates in order"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setItemDelegateForColumn(0, TwoLines(self.table))
        self.table.verticalHeader().setDefaultSectionSize(TARGET + 14)
        self.table.verticalHeader().setFixedWidth(34)
        header = self.table.horizontalHeader()
        header.setFixedHeight(48)
        header.setFont(scaled_font(-1))
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        for column, width in enumerate((200, 66, 46, 88, 88, 64, 58, 56)):
            self.table.setColumnWidth(column, width)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.known = KnownBlock(session)
        self.lead = label("")
        self.measure = label("", quiet=True)
        self.panel = RankPanel(session)
        self._explained: tuple[RankingResult | None, Ranked | None] = (None, None)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        left.setSpacing(UNIT)
        left.addWidget(label(_("What to automate"), bold=True, size=3))
        left.addWidget(self.known)
        left.addWidget(self.lead)
        left.addWidget(self.measure)
        left.addWidget(self.table, 1)
        layout.addLayout(left, 1)
        layout.addWidget(self.panel)
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentRowChanged.connect(self._choose)

    def refresh(self) -> None:
        ranking = self.session.results.ranking
        self.model.show(ranking)
        self.known.show_ranking(ranking)
        self.measure.hide()
        if ranking is None:
            self.lead.setText(_("Ranking …") if self.session.file is not None else "")
        elif not ranking.candidates:
            self.lead.setText(
                "\n".join(ranking_warnings(ranking.audit, ranking.value)) or _("There is nothing to rank yet.")
            )
        else:
            self._lead(ranking)
        self.show_choice()
        self._explain()

    def _lead(self, made: RankingResult) -> None:
        from auditor.phrases.certainty import measuring_sentence, stability_sentence

        audit, ranking, found = made.audit, made.value, made.certainty
        assert found is not None
        self.lead.setText(stability_sentence(audit, ranking, found))
        words = [measuring_sentence(audit, ranking, found), *ranking_warnings(audit, ranking)[:2]]
        self.measure.setText("\n".join(word for word in words if word))
        self.measure.setVisible(any(words))

    def show_choice(self) -> None:
        """Put the selection where the session looks."""
        candidates = self.model.ranking.candidates if self.model.ranking is not None else ()
        keys = [r.evaluation.candidate.key for r in candidates]
        if self.session.candidate_key in keys:
            row = keys.index(self.session.candidate_key)
            if self.table.currentIndex().row() != row or not self.table.selectionModel().hasSelection():
                self.table.selectRow(row)

    def _choose(self, *_args: object) -> None:
        row = self.table.currentIndex().row()
        ranking = self.model.ranking
        if ranking is not None and 0 <= row < len(ranking.candidates):
            self.session.choose_candidate(ranking.candidates[row].evaluation.candidate.key)
            self._explain()

    def _explain(self) -> None:
        """The chosen candidate beside the table, built anew only when it is another one or of another ranking."""
        wanted = (self.model.ranking, self.session.chosen_candidate())
        if any(now is not before for now, before in zip(wanted, self._explained, strict=True)):
            self._explained = wanted
            self.panel.show_candidate(*wanted)


def _name(audit: Audit, ranked: Ranked, most: int = 6) -> str:
    candidate = ranked.evaluation.candidate
    steps = audit.step_names(candidate.step_ids, most)
    if not ranked.is_recommended:
        steps = f"{recommendation_note(ranked)}  ·  {steps}"
    return f"{candidate.technology.name}\n{steps}"


def _text(audit: Audit, ranked: Ranked, column: int) -> str:
    e, currency = ranked.evaluation, audit.firm.currency
    if column == 0:
        return _name(audit, ranked)
    if column == 1:
        return number(e.hours_freed_per_year.likely)
    if column == 2:
        return number(e.fte_freed.likely, 1)
    if column == 3:
        return money(e.candidate.figures.investment.likely, currency)
    if column == _NPV:
        return money(round(e.npv_likely, -2), currency)
    if column == 5:
        return _("{n} yr").format(n=number(e.payback_likely, 1)) if e.payback_likely is not None else _("never")
    return number(ranked.score) if column == 6 else percent(ranked.rank_acceptability[0])
