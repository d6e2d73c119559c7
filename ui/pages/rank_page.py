"""Rank: what to automate, in order, with the reasons beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout

from auditor.locale import _, money, number, percent
from ui.pages.page import Page
from ui.pages.rank_panel import RankPanel
from ui.session import Session
from ui.theme import TARGET, UNIT, colour
from ui.widgets.labels import escaped_tooltip, label

Index = QModelIndex | QPersistentModelIndex


class RankModel(QAbstractTableModel):
    """The candidates of a ranking; behind them those left out."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.ranking: Any = None

    def show(self, ranking: Any) -> None:
        self.beginResetModel()
        self.ranking = ranking
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if self.ranking is None or parent.isValid():
            return 0
        return len(self.ranking.candidates)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 9

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            _("Technology"), _("Steps"), _("Hours freed"), _("FTE"), _("Investment"), _("NPV"), _("Paid back in"), _("Score"),
            _("First in"),
        )[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        ranked = self.ranking.candidates[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if index.column() < 2 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 5 and ranked.evaluation.npv_likely < 0:
            return colour("warn")
        if role == Qt.ItemDataRole.ToolTipRole and index.column() < 2:
            return escaped_tooltip(self._text(ranked, index.column()))
        return self._text(ranked, index.column()) if role == Qt.ItemDataRole.DisplayRole else None

    def _text(self, ranked: Any, column: int) -> str:
        e, currency = ranked.evaluation, self.session.audit.firm.currency
        steps = self.session.audit.steps
        if column == 0:
            return e.proposal.technology.name
        if column == 1:
            return ", ".join(steps[i].name for i in e.proposal.step_ids if i in steps)
        if column == 2:
            return number(e.hours_freed_per_year.likely)
        if column == 3:
            return number(e.fte_freed.likely, 1)
        if column == 4:
            return money(e.proposal.figures.investment.likely, currency)
        if column == 5:
            return money(round(e.npv_likely, -2), currency)
        if column == 6:
            return _("{n} yr").format(n=number(e.payback_likely, 1)) if e.payback_likely is not None else _("never")
        return number(ranked.score) if column == 7 else percent(ranked.rank_acceptability[0])


class RankPage(Page):
    """Table and explanation."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.model = RankModel(session)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Candidates in order"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.verticalHeader().setDefaultSectionSize(TARGET + 14)
        self.table.verticalHeader().setFixedWidth(30)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap))
        header.setFixedHeight(48)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        for column, width in enumerate((160, 120, 64, 44, 84, 84, 66, 50, 54)):
            self.table.setColumnWidth(column, width)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.lead = label("", quiet=True)
        self.panel = RankPanel(session)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        left.setSpacing(UNIT)
        left.addWidget(label(_("What to automate"), bold=True, size=3))
        left.addWidget(self.lead)
        left.addWidget(self.table, 1)
        layout.addLayout(left, 1)
        layout.addWidget(self.panel)
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentRowChanged.connect(self._explain)
        session.ranked.connect(self._refresh_if_visible)

    def refresh(self) -> None:
        ranking = self.session.ranking
        key = self._current_key()
        self.model.show(ranking)
        if ranking is None:
            self.lead.setText(_("Ranking …") if self.session.file is not None else "")
        elif not ranking.candidates:
            self.lead.setText("\n".join(ranking.warnings) or _("There is nothing to rank yet."))
        else:
            first = ranking.candidates[0]
            self.lead.setText(
                _("“{technology}” comes first in {share} of the draws.").format(
                    technology=first.evaluation.proposal.technology.name, share=percent(first.rank_acceptability[0])
                )
            )
            keys = [r.evaluation.proposal.key for r in ranking.candidates]
            self.table.selectRow(keys.index(key) if key in keys else 0)
        self._explain()

    def _current_key(self) -> str | None:
        row = self.table.currentIndex().row()
        if self.model.ranking is not None and 0 <= row < len(self.model.ranking.candidates):
            return str(self.model.ranking.candidates[row].evaluation.proposal.key)
        return None

    def _explain(self, *_args: object) -> None:
        row = self.table.currentIndex().row()
        ranking = self.model.ranking
        ranked = ranking.candidates[row] if ranking is not None and 0 <= row < len(ranking.candidates) else None
        self.panel.show_candidate(ranking, ranked)
