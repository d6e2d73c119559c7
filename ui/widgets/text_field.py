"""A line in which something is typed: it checks when left, keeps wrong text, and says what is wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from auditor.errors import InputError
from auditor.locale import _
from ui.theme import restyle
from ui.widgets.bubble import FieldMessage
from ui.widgets.one_line import OneLine


def for_example(hint: str) -> str:
    """A placeholder that never looks like a value: a figure, and a code in capitals, is said to be an example."""
    first = next((letter for letter in hint if letter.isalnum()), "")
    return _("e.g. {example}").format(example=hint) if first.isdigit() or hint.isupper() else hint


class TextField(QWidget):
    """One line. What is wrong with it is said below it without taking room: nothing on the page moves.

    ``commit`` stores the text, or raises InputError with what is wrong. ``read`` says what a text would be stored as; the
    line below is kept for it.
    """

    def __init__(
        self,
        commit: Callable[[str], None],
        placeholder: str = "",
        parent: QWidget | None = None,
        *,
        read: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._commit = commit
        self._read = read
        self._shown = ""
        self._storing = False
        self.line = QLineEdit()
        self.line.setPlaceholderText(for_example(placeholder))
        self.line.setMaxLength(1000)
        self.reading = OneLine()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        if read is not None:
            layout.addWidget(self.reading)
            self.line.textEdited.connect(self._say_while_typing)
        self.setFocusProxy(self.line)
        self.message = FieldMessage(self, self.line)
        self.line.editingFinished.connect(self.store)

    def setAccessibleName(self, name: str) -> None:
        """The line is what is typed in."""
        self.line.setAccessibleName(name)

    def show_value(self, text: str) -> None:
        """Show what is stored; text that is being typed or could not be stored is left alone."""
        untouched = self.line.text() == self._shown or not self.line.hasFocus()
        if untouched and not self.has_error and not self._storing:
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self._shown = text

    def show_reading(self, said: str) -> None:
        """What was typed beside what it was read as; nothing while it is being typed."""
        if self.line.text() == self._shown:
            self._say(said)

    def _say_while_typing(self, text: str) -> None:
        reading = self._read(text.strip()) if self._read is not None else ""
        self._say(f"= {reading}" if reading else "")

    def _say(self, said: str) -> None:
        self.reading.setText(said)

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
        reading = self._read(text) if self._read is not None and text else ""
        try:
            self._commit(text)
        except InputError as error:
            self._set_error(str(error))
        else:
            self._set_error("")
            self.line.setText(self._shown)
            self._say(f"{text} = {reading}" if reading else "")
        finally:
            self._storing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.has_error:
            self.reset(self._shown)
            return
        super().keyPressEvent(event)

    def _set_error(self, message: str) -> None:
        self.message.say(message)
        self.line.setProperty("error", bool(message))
        restyle(self.line)
