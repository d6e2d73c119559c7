"""What a page says while it has nothing to show, and the one button to what comes next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import UNIT
from ui.widgets.labels import label

_WIDTH = 520


class EmptyState(QWidget):
    """A heading, a sentence that says why, and a button; in the middle of whatever room there is.

    Signals:
        asked: the button was pressed.
    """

    asked = Signal()

    def __init__(self, heading: str = "", text: str = "", button: str = "") -> None:
        super().__init__()
        self.heading = label("", bold=True, size=4)
        self.text = label("", quiet=True, size=1)
        self.button = QPushButton()
        self.button.setProperty("primary", True)
        self.button.setProperty("touch", True)
        self.button.clicked.connect(lambda _checked=False: self.asked.emit())
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addStretch(2)
        for text_label in (self.heading, self.text):
            column.addWidget(text_label)
        column.addSpacing(UNIT)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        self.setFocusProxy(self.button)
        self.show_state(heading, text, button)

    def show_state(self, heading: str, text: str, button: str = "") -> None:
        """Say something else; without words for it there is no button."""
        self.heading.setText(heading)
        self.text.setText(text)
        self.button.setText(button.replace("&", "&&"))
        self.button.setVisible(bool(button))
        self.setAccessibleName(heading)
        self.setAccessibleDescription(text)
