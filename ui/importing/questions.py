"""What a file leaves open, asked in words: a few answers as buttons, many as a list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from auditor.exchange.question import Answer, Question
from auditor.locale import _
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.layouts import clear_layout

_MOST_BUTTONS, _MOST_BESIDE = 4, 2  # more answers are a list; more buttons stand one below the other


class Questions(QWidget):
    """Shows questions, one below the other.

    Signals:
        answered: one of the answers was chosen.
    """

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(UNIT)
        self.buttons: dict[str, QPushButton] = {}
        self.lists: list[QComboBox] = []
        self.asked: Sequence[Question] = ()

    def ask(self, questions: Sequence[Question]) -> None:
        """Show these, and no others."""
        clear_layout(self.column)
        self.buttons, self.lists, self.asked = {}, [], questions
        for question in questions:
            self.column.addWidget(self._frame(question))
        self.setVisible(bool(questions))

    def _frame(self, question: Question) -> QFrame:
        frame = QFrame()
        frame.setObjectName("question" if question.chosen is None else "notice")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        inside.setSpacing(UNIT)
        inside.addWidget(label(question.text))
        if len(question.answers) > _MOST_BUTTONS:
            inside.addWidget(self._list(question))
        elif question.answers:
            inside.addLayout(self._row(question))
        return frame

    def _row(self, question: Question) -> QHBoxLayout | QVBoxLayout:
        is_row = len(question.answers) <= _MOST_BESIDE
        answers: QHBoxLayout | QVBoxLayout = QHBoxLayout() if is_row else QVBoxLayout()
        answers.setSpacing(UNIT)
        for i, answer in enumerate(question.answers):
            button = QPushButton(answer.text.replace("&", "&&"))
            button.setAutoDefault(False)
            button.setAccessibleName(f"{question.text} {answer.text}")
            button.setEnabled(i != question.chosen)
            button.clicked.connect(partial(self.answered.emit, answer))
            self.buttons[answer.text] = button
            line = QHBoxLayout()
            line.addWidget(button)
            if not is_row:
                line.addStretch(1)
            answers.addLayout(line)
        if is_row:
            answers.addStretch(1)
        return answers

    def _list(self, question: Question) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(question.text)
        if question.chosen is None:
            box.addItem(_("As it is read now"), None)
        for answer in question.answers:
            box.addItem(answer.text, answer)
        if question.chosen is not None:
            box.setCurrentIndex(question.chosen)
        box.activated.connect(lambda _index: self._chosen(box.currentData()))
        self.lists.append(box)
        return box

    def _chosen(self, answer: Answer | None) -> None:
        if answer is not None:
            self.answered.emit(answer)
