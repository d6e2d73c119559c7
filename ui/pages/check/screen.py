"""What every screen of the self-check is: a heading, a line below it, and what is chosen from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import label


class CheckScreen(QWidget):
    """One question.

    Signals:
        done: it is answered; the next one comes.
    """

    done = Signal()

    def __init__(self, session: Session, heading: str, text: str = "") -> None:
        super().__init__()
        self.session = session
        self.heading = label(heading, bold=True, size=8)
        self.text = label(text, quiet=True, size=1)
        if not text:
            self.text.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(UNIT)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.text)
        self.column.addSpacing(UNIT)

    def show_state(self) -> None:
        """Show what is answered already."""

    def answered(self) -> str:
        """What was answered, in the words of the screen; empty where nothing was. It shows the state already."""
        return ""

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self
