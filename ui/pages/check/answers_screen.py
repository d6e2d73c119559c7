"""What was answered so far, question by question; a tap on one asks it again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from auditor.locale import _
from ui.pages.check.screen import CheckScreen
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.tiles import Tile, Tiles


class AnswersScreen(CheckScreen):
    """A tile a question, with what was answered below it.

    Signals:
        wanted: a question is to be answered anew; its screen's key.
        back_to_answer: the answer is wanted again.
    """

    wanted = Signal(str)
    back_to_answer = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Your answers"), _("Tap what is to be changed. The answer is calculated anew."))
        self.tiles: Tiles | None = None
        self.back = QPushButton(_("To the answer"))
        self.back.setProperty("touch", True)
        self.back.clicked.connect(lambda _on=False: self.back_to_answer.emit())
        self.column.addSpacing(UNIT)
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)

    def first(self) -> QWidget:
        return self.tiles.first() if self.tiles is not None else self.back

    def show_answers(self, screens: Sequence[tuple[str, CheckScreen]]) -> None:
        """List the questions.

        Args:
            screens: key and screen of each, in their order.
        """
        if self.tiles is not None:
            self.tiles.hide()
            self.tiles.deleteLater()
        listed = [Tile(key, screen.heading.text(), screen.answered() or _("Not answered")) for key, screen in screens]
        self.tiles = Tiles(listed, columns=2)
        self.tiles.chosen.connect(self.wanted)
        self.column.insertWidget(3, self.tiles)
