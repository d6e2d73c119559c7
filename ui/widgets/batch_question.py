"""A question about a time that may be of a batch, with the answers that mend it."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy

from auditor.locale import _
from ui.theme import UNIT
from ui.widgets.labels import label

_NUMBER_WIDTH = 72


class Room(Enum):
    """How much room there is: for all in one line, for the answers in a row, or for one answer a line."""

    LINE = auto()
    ROW = auto()
    COLUMN = auto()


class BatchQuestion(QFrame):
    """The question, a button for another answer, and one for “per batch of”, with the number to type.

    Signals:
        answered_other: the other answer.
        answered_batch: of so many pieces, as typed.
        dismissed: Esc.
    """

    answered_other = Signal()
    answered_batch = Signal(str)
    dismissed = Signal()

    def __init__(self, other: str, room: Room = Room.COLUMN) -> None:
        super().__init__()
        self.setObjectName("question")
        self.text = label()
        self.text.setObjectName("warn")
        self.other = QPushButton(other)
        self.other.clicked.connect(self.answered_other)
        self.batch = QPushButton(_("Per batch of"))
        self.batch.clicked.connect(self._answer)
        self.number = QLineEdit()
        self.number.setFixedWidth(_NUMBER_WIDTH)
        self.number.setMaxLength(40)
        self.number.setAccessibleName(_("Pieces in a batch"))
        self.number.setPlaceholderText(_("e.g. {example}").format(example="12"))
        self.number.returnPressed.connect(self._answer)
        for button in (self.other, self.batch):
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setSpacing(UNIT // 2)
        row.addWidget(self.batch)
        row.addWidget(self.number)
        row.addStretch(1)
        way = QBoxLayout.Direction.LeftToRight if room is Room.LINE else QBoxLayout.Direction.TopToBottom
        layout = QBoxLayout(way, self)
        layout.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT // 2)
        layout.setSpacing(UNIT)
        layout.addWidget(self.text, 1)
        if room is Room.COLUMN:
            layout.addWidget(self.other)
        else:
            row.insertWidget(0, self.other)
        layout.addLayout(row)

    def ask(self, text: str) -> None:
        """Show the question, with no number yet where it is another one."""
        if text != self.text.text():
            self.number.clear()
        self.text.setText(text)
        self.setAccessibleName(text)

    def allow(self, can_mend: bool) -> None:
        """Whether the answers are offered, or only the text is shown."""
        for widget in (self.other, self.batch, self.number):
            widget.setVisible(can_mend)

    def _answer(self) -> None:
        typed = self.number.text().strip()
        if typed:
            self.answered_batch.emit(typed)
        else:
            self.number.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # it has answered; the table below would go on by a row
        super().keyPressEvent(event)
