"""Fields of the inspector that no other page has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from auditor.locale import _
from auditor.model import Lane


class NotesBox(QPlainTextEdit):
    """A few lines of text; ``left`` gives all of it when the focus goes elsewhere."""

    left = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(90)
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit(self.toPlainText())


class LaneBox(QComboBox):
    """One of the lanes, or the name of a new one; ``chosen`` gives the name."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        self._line.setPlaceholderText(_("Type a new lane's name"))
        self._line.editingFinished.connect(self._choose)
        self.activated.connect(self._choose)

    def show_lanes(self, lanes: Sequence[Lane], lane_id: int | None) -> None:
        """The lanes there are, and the one it is; not while somebody types."""
        if self._line.hasFocus():
            return
        self.clear()
        for lane in lanes:
            self.addItem(lane.name, lane.id)
        self.setCurrentIndex(self.findData(lane_id))
        if lane_id is None:
            self.setEditText("")

    def _choose(self) -> None:
        self.chosen.emit(self.currentText().strip())
