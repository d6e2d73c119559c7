"""The first answer: what is worth a second look, what hangs on an answer, what is not for this firm, and what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from auditor.locale import _
from auditor.phrases.self_check import guessed_words
from ui.pages.check.screen import CheckScreen
from ui.pages.rank.answer_groups import AnswerGroups
from ui.session import Session
from ui.theme import UNIT

if TYPE_CHECKING:
    from ui.session.result import RankingResult


class AnswerScreen(CheckScreen):
    """Cards in three groups; nothing in them is a single number where there is a range.

    Signals:
        go_on: the next question is wanted.
        week: the list of what to measure is wanted.
    """

    go_on = Signal()
    week = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("A first answer"), " ")
        self.ask = QPushButton()
        self.ask.setProperty("primary", True)
        self.ask.setProperty("touch", True)
        self.ask.clicked.connect(lambda _on=False: self.go_on.emit())
        self.measure = QPushButton(_("What to measure next week"))
        self.measure.setProperty("touch", True)
        self.measure.clicked.connect(lambda _on=False: self.week.emit())
        self.look = QPushButton(_("See all in the ranking"))
        self.look.setProperty("touch", True)
        self.look.clicked.connect(lambda _on=False: session.page_wanted.emit("rank", "order"))
        row = QHBoxLayout()
        for button in (self.ask, self.measure, self.look):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addSpacing(UNIT)
        self.groups = AnswerGroups(session)
        self.column.addWidget(self.groups)
        self.shown: RankingResult | None = None
        self.show_waiting()

    def first(self) -> QWidget:
        return self.ask if self.ask.isVisible() else self.measure

    def show_waiting(self) -> None:
        """No answer yet: it is being calculated."""
        if self.shown is None:
            self.text.setText(_("It is being calculated …"))
            for button in (self.ask, self.measure, self.look):
                button.hide()

    def show_ranking(self, made: RankingResult) -> None:
        """Put what a ranking says in three groups."""
        if made is self.shown:
            return
        self.shown = made
        self.text.setText(guessed_words(made.known))
        self.measure.show()
        self.look.show()
        asked = made.asking.next
        self.ask.setText(_("Ask me what matters most"))
        self.ask.setVisible(asked is not None)
        self.groups.show_ranking(made)
