"""The first answer: what is worth a second look, what hangs on an answer, what is not for this firm, and what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from auditor.assess.self_check import template_of
from auditor.edit.firm import set_firm_text
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
        answers: what was answered is wanted, to change it.
    """

    go_on = Signal()
    week = Signal()
    answers = Signal()

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
        self.told = QPushButton(_("Your answers"))
        self.told.setProperty("touch", True)
        self.told.clicked.connect(lambda _on=False: self.answers.emit())
        self.name = QLineEdit()
        self.name.setPlaceholderText(_("What is your firm called? (for the list of audits and the report)"))
        self.name.setAccessibleName(_("Name of the firm"))
        self.name.setMaximumWidth(520)
        self.name.editingFinished.connect(self._take_name)
        self.column.addWidget(self.name)
        row = QHBoxLayout()
        for button in (self.ask, self.measure, self.told, self.look):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addSpacing(UNIT)
        self.groups = AnswerGroups(session)
        self.column.addWidget(self.groups)
        self.shown: RankingResult | None = None
        self.show_waiting()

    def _take_name(self) -> None:
        typed = self.name.text().strip()
        if typed != self.session.audit.firm.name:
            self.session.do(set_firm_text, "name", typed)

    def first(self) -> QWidget:
        return self.ask if self.ask.isVisible() else self.measure

    def show_waiting(self) -> None:
        """No answer yet: it is being calculated."""
        if self.shown is None:
            self.text.setText(_("It is being calculated …"))
            for button in (self.ask, self.measure, self.told, self.look):
                button.hide()

    def show_ranking(self, made: RankingResult) -> None:
        """Put what a ranking says in three groups."""
        if made is self.shown:
            return
        self.shown = made
        if not self.name.hasFocus():
            self.name.setText(made.audit.firm.name)
        self.text.setText(guessed_words(made.known))
        self.measure.show()
        self.told.setVisible(template_of(made.audit) is not None)
        self.look.show()
        asked = made.asking.next
        self.ask.setText(_("Ask me what matters most"))
        self.ask.setVisible(asked is not None)
        self.groups.show_ranking(made)
