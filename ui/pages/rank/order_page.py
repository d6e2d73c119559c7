"""The order: candidates in a table, the chosen one explained beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout

from auditor.locale import _
from auditor.phrases.ranking import ranking_warnings
from ui.pages.page import Page
from ui.pages.rank.candidate_panel import RankPanel
from ui.pages.rank.known_block import KnownBlock
from ui.pages.rank.method_note import MethodNote
from ui.pages.rank.rank_model import COLUMNS, RankModel
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT, scaled_font, target
from ui.widgets.column_choice import Column, TableColumns
from ui.widgets.folding_panel import FoldingPanel, Side
from ui.widgets.labels import label
from ui.widgets.two_lines import NamesColumn

if TYPE_CHECKING:
    from auditor.decide import Ranked
    from ui.session.result import RankingResult


#: Least widths of the columns; the first takes what is left.
_WIDTHS = (260, 58, 82, 78, 66, 56, 50, 52)
_KEYS = ("candidate", "hours", "investment", "npv", "payback", "fits", "score", "first")
#: What goes where there is no room for all, the last one first.
_WITH_ROOM = ("score", "first")


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
        self.names = NamesColumn(self.table, 0)
        self.names.width_changed.connect(self.names.fit_rows)
        self.table.verticalHeader().setDefaultSectionSize(target() + 14)
        self.table.verticalHeader().setFixedWidth(34)
        header = self.table.horizontalHeader()
        header.setFixedHeight(56)
        header.setFont(scaled_font(-1))
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, max(width, self._widest_word(column)))
        self.columns = TableColumns(self.table, "columns_rank", self._choosable())
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.known = KnownBlock(session)
        self.lead = label("")
        self.method = MethodNote(session)
        self.measure = label("", quiet=True)
        self.panel = RankPanel(session)
        self._explained: tuple[RankingResult | None, Ranked | None] = (None, None)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        left = QVBoxLayout()
        left.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        left.setSpacing(UNIT)
        head = QHBoxLayout()
        head.addWidget(label(_("What to automate"), bold=True, size=3), 1)
        head.addWidget(self.columns)
        left.addLayout(head)
        left.addWidget(self.known)
        left.addWidget(self.method)
        left.addWidget(self.lead)
        left.addWidget(self.measure)
        left.addWidget(self.table, 1)
        layout.addLayout(left, 1)
        self.explained = FoldingPanel(self.panel, _("The chosen candidate"), Side.RIGHT, "candidate")
        layout.addWidget(self.explained)
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentRowChanged.connect(self._choose)

    def _choosable(self) -> tuple[Column, ...]:
        """The columns; what a candidate is called always stays."""
        names = [str(self.model.headerData(at, Qt.Orientation.Horizontal)) for at in range(COLUMNS)]
        turns = {key: turn for turn, key in enumerate(_WITH_ROOM, 1)}
        return tuple(
            Column(key, name, turns.get(key, 0), _WIDTHS[0] if at == 0 else 0, is_offered=at > 0)
            for at, (key, name) in enumerate(zip(_KEYS, names, strict=True))
        )

    def _widest_word(self, column: int) -> int:
        """The width that the longest word of a heading needs; others go on in a second line."""
        header = self.table.horizontalHeader()
        measure = QFontMetrics(header.font())
        heading = str(self.model.headerData(column, Qt.Orientation.Horizontal) or "")
        return max(map(measure.horizontalAdvance, heading.split()), default=0) + 3 * UNIT

    def refresh(self) -> None:
        ranking = self.session.results.ranking
        self.model.show(ranking)
        self.known.show_ranking(ranking)
        self.table.clearSpans()
        if self.model.line is not None:
            self.table.setSpan(self.model.line, 0, 1, COLUMNS)
            self.table.setRowHeight(self.model.line, target())
        self.names.fit_rows()
        self.method.follow()
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
        from auditor.phrases.certainty import measuring_sentence, nothing_pays_sentence, stability_sentence

        audit, ranking, found = made.audit, made.value, made.certainty
        if found is None:
            self.lead.setText(nothing_pays_sentence(audit, ranking))
            words = list(ranking_warnings(audit, ranking)[:2])
        else:
            self.lead.setText(stability_sentence(audit, ranking, found))
            words = [measuring_sentence(audit, ranking, found), *ranking_warnings(audit, ranking)[:2]]
        self.measure.setText("\n".join(word for word in words if word))
        self.measure.setVisible(any(words))

    def show_choice(self) -> None:
        """Put the selection where the session looks."""
        row = self.model.row_of(self.session.candidate_key)
        if row is not None and (
            self.table.currentIndex().row() != row or not self.table.selectionModel().hasSelection()
        ):
            self.table.selectRow(row)

    def _choose(self, *_args: object) -> None:
        ranked = self.model.ranked_at(self.table.currentIndex().row())
        if ranked is not None:
            self.session.choose_candidate(ranked.evaluation.candidate.key)
            self._explain()

    def _explain(self) -> None:
        """The chosen candidate beside the table, built anew only when it is another one or of another ranking."""
        wanted = (self.model.ranking, self.session.chosen_candidate())
        if any(now is not before for now, before in zip(wanted, self._explained, strict=True)):
            self._explained = wanted
            self.panel.show_candidate(*wanted)
