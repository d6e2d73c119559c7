"""A line in which something is typed: it checks when left, keeps wrong text, and says what is wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from auditor.errors import InputError
from ui.widgets.labels import label


class TextField(QWidget):
    """One line with its message below. ``commit`` stores the text, or raises InputError with what is wrong."""

    def __init__(self, commit: Callable[[str], None], placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commit = commit
        self._shown = ""
        self._storing = False
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.setMaxLength(1000)
        self.message = label()
        self.message.setObjectName("warn")
        self.message.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self.message)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self.store)

    def show_value(self, text: str) -> None:
        """Show what is stored; text that is being typed or could not be stored is left alone."""
        untouched = self.line.text() == self._shown or not self.line.hasFocus()
        if untouched and not self.has_error and not self._storing:
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self._shown = text

    def reset(self, text: str) -> None:
        """Show another thing's value: forget what was typed."""
        self._set_error("")
        self._shown = text
        self.line.setText(text)
        self.line.setCursorPosition(0)

    @property
    def has_error(self) -> bool:
        return bool(self.message.text())

    def store(self) -> None:
        """Store what was typed, if it differs from what is stored."""
        text = self.line.text().strip()
        if text == self._shown.strip():
            self._set_error("")
            return
        self._storing = True
        try:
            self._commit(text)
        except InputError as error:
            self._set_error(str(error))
        else:
            self._set_error("")
            self.line.setText(self._shown)
        finally:
            self._storing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.has_error:
            self.reset(self._shown)
            return
        super().keyPressEvent(event)

    def _set_error(self, message: str) -> None:
        self.message.setText(message)
        self.message.setVisible(bool(message))
        self.line.setProperty("error", bool(message))
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
