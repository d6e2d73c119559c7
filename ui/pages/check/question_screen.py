"""One question at a time: the one whose answer changes most, with why it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from auditor.assess.self_check import UNKNOWN, questions_asked
from auditor.decide.asking.worth import MOST_ASKED
from auditor.edit.self_check.question import answer_open
from auditor.locale import _
from auditor.phrases.self_check import about_text, answer_text, question_text, why_asked
from ui.pages.check.screen import CheckScreen
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.tiles import Tile, Tiles

if TYPE_CHECKING:
    from auditor.decide.asking.worth import Worth
    from ui.session.result import RankingResult


class QuestionScreen(CheckScreen):
    """The question, what it is about, why it is asked, and the answers.

    Signals:
        ended: nothing more is worth asking, or so many were asked that it is enough.
    """

    ended = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session, " ", " ")
        self.tiles: Tiles | None = None
        self.why = label("")
        frame = QFrame()
        frame.setObjectName("notice")
        column = QVBoxLayout(frame)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.addWidget(label(_("Why this question"), bold=True))
        column.addWidget(self.why)
        self.column.addSpacing(UNIT)
        self.column.addWidget(frame)
        self.enough = QPushButton(_("That is enough for me"))
        self.enough.setProperty("touch", True)
        self.enough.clicked.connect(lambda _on=False: self.ended.emit())
        self.column.addSpacing(UNIT)
        self.column.addWidget(self.enough, 0, Qt.AlignmentFlag.AlignLeft)
        self.asked: Worth | None = None
        self._made: RankingResult | None = None

    def first(self) -> QWidget:
        return self.tiles.first() if self.tiles is not None else self.enough

    def show_ranking(self, made: RankingResult) -> None:
        """Ask what matters most now."""
        if made is self._made:
            return
        self._made = made
        count = questions_asked(made.audit)
        self.asked = made.asking.next if count < MOST_ASKED else None
        if self.asked is None:
            self.ended.emit()
            return
        question = self.asked.question
        self.heading.setText(question_text(question))
        about = about_text(made.audit, question)
        self.text.setText(
            _("Question {n} of at most {most}. About: {about}").format(n=count + 1, most=MOST_ASKED, about=about)
        )
        self.why.setText(why_asked(made.audit, made.value, self.asked))
        if self.tiles is not None:
            self.tiles.hide()
            self.tiles.deleteLater()
        tiles = [Tile(a.key, answer_text(a)) for a in question.answers]
        self.tiles = Tiles([*tiles, Tile(UNKNOWN, _("Don't know"), is_quiet=True)])
        self.tiles.chosen.connect(self._choose)
        self.column.insertWidget(3, self.tiles)
        if self.isVisible():
            self.first().setFocus()

    def forget(self) -> None:
        """Draw again, also for the same ranking."""
        self._made = None

    def _choose(self, key: str) -> None:
        assert self.asked is not None and self.tiles is not None
        self.tiles.setEnabled(False)
        self.session.do(answer_open, self.asked.question, key)
