"""The ranking as an answer: a card a project, in groups; the table is a click away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea

from auditor.locale import _
from auditor.phrases.certainty import nothing_pays_sentence, stability_sentence
from auditor.phrases.ranking import ranking_warnings
from auditor.phrases.self_check import guessed_words
from ui.icons import icon
from ui.pages.page import Page
from ui.pages.rank.answer_groups import AnswerGroups
from ui.pages.rank.known_block import KnownBlock
from ui.pages.rank.method_note import MethodNote
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.scrolling import fill_page, page_body, scroll_area

_WIDTH = 1720


class AnswerPage(Page):
    """What is worth a second look, with the question that matters for each; and one button to what is asked next."""

    follows = Follows.RANKING

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        body, column = page_body()
        self.area: QScrollArea = scroll_area(body)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fill_page(self, self.area)
        column.addWidget(label(_("What to automate"), bold=True, size=8))
        self.method = MethodNote(session)
        self.known = label("", quiet=True, size=1)
        self.sure = label("")
        self.block = KnownBlock(session)
        for widget in (self.method, self.known, self.sure, self.block):
            column.addWidget(widget)
        self.ask = QPushButton(icon("message-circle-question-mark", "on_accent"), f"  {_('Ask me what matters most')}")
        self.ask.setProperty("primary", True)
        self.ask.clicked.connect(lambda _on=False: session.page_wanted.emit("check", "question"))
        self.table = QPushButton(icon("table-2"), f"  {_('See the table')}")
        self.table.clicked.connect(lambda _on=False: session.page_wanted.emit("rank", "order"))
        row = QHBoxLayout()
        for button in (self.ask, self.table):
            button.setProperty("touch", True)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.groups = AnswerGroups(session)
        self.groups.setMaximumWidth(_WIDTH)
        column.addSpacing(UNIT)
        line = QHBoxLayout()
        line.addWidget(self.groups, 1000)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        made = self.session.results.ranking
        self.method.follow()
        has_any = made is not None and bool(made.candidates)
        for widget in (self.known, self.table, self.groups):
            widget.setVisible(has_any)
        self.block.setVisible(False)
        if made is None:
            self.ask.hide()
            self.sure.setText(_("Ranking …") if self.session.file is not None else "")
            return
        if not has_any:
            self.ask.hide()
            self.block.show_ranking(made)
            self.sure.setText("\n".join(ranking_warnings(made.audit, made.value)))
            return
        is_early = made.known.is_too_early
        self.block.setVisible(is_early)
        self.known.setVisible(not is_early)
        if is_early:
            self.block.show_ranking(made)
        found = made.certainty
        self.known.setText(guessed_words(made.known))
        self.sure.setText(
            stability_sentence(made.audit, made.value, found)
            if found is not None
            else nothing_pays_sentence(made.audit, made.value)
        )
        self.ask.setVisible(made.asking.next is not None)
        self.groups.show_ranking(made)
