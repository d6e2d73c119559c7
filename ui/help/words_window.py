"""All words of the program in plain language, to look up beside one's work."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from auditor.glossary import Word, search
from auditor.locale import LANGUAGES, _, language
from ui.fitting import resize_within_screen
from ui.theme import UNIT, target
from ui.widgets.labels import label

_LIST = 250
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class WordsWindow(QDialog):
    """Type part of a word; the arrows go through the list while one types. It stays open beside the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Words explained"))
        resize_within_screen(self, 720, 480)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Search words"))
        self.line.setAccessibleName(_("Search words"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Words"))
        self.list.setUniformItemSizes(True)
        self.name = label(bold=True, size=4)
        self.text = label(size=1)
        self.also = label(quiet=True)
        self.abroad = label(quiet=True)
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        left.addWidget(self.line)
        left.addWidget(self.list, 1)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(_LIST)
        left.setContentsMargins(0, 0, 0, 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(side)
        layout.addWidget(self._explained(), 1)
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self.list.currentItemChanged.connect(lambda item, _before: self._show(item))
        self._search("")
        self.line.setFocus()

    def _explained(self) -> QWidget:
        frame = QFrame()
        frame.setObjectName("card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.name)
        column.addWidget(self.text)
        column.addSpacing(UNIT)
        column.addWidget(self.also)
        column.addWidget(self.abroad)
        column.addStretch(1)
        return frame

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the line has the keyboard; Escape empties the line before it closes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES:
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() == Qt.Key.Key_Escape and self.line.text():
                self.line.clear()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                return True  # the first fit is shown already
        return super().eventFilter(watched, event)

    def _search(self, typed: str) -> None:
        self.list.clear()
        for word in search(typed):
            item = QListWidgetItem(word.name)
            item.setData(Qt.ItemDataRole.UserRole, word)
            item.setSizeHint(QSize(0, target()))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        if not self.list.count():
            self._show(None)

    def _show(self, item: QListWidgetItem | None) -> None:
        word: Word | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if word is None:
            self.text.setText(_("No word fits what is typed. Try a shorter part of it, or another word for it."))
        else:
            self.text.setText(word.text)
        self.name.setText(word.name if word is not None else "")
        self.name.setVisible(word is not None)
        self.also.setText(_("Also: {words}").format(words=", ".join(word.also)) if word is not None else "")
        self.abroad.setText(_abroad(word) if word is not None else "")


def _abroad(word: Word) -> str:
    """What it is called in the other languages: firms near a border use both."""
    return "\n".join(f"{name}: {word.names[key]}" for key, name in LANGUAGES.items() if key != language())
