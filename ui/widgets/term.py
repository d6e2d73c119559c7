"""Labels and heads of columns that explain themselves. The glossary is read when the first of them is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QFormLayout, QWidget

from ui.widgets.tooltips import wrapped_tooltip
from ui.widgets.underlined import UnderlinedLabel, dotted_underline

if TYPE_CHECKING:  # the first paint does not wait for these
    from PySide6.QtWidgets import QTabBar, QTableWidget

    from auditor.glossary import Word

_NAME_AND_FIELD = (QFormLayout.ItemRole.LabelRole, QFormLayout.ItemRole.FieldRole)


def meant(text: str, key: str = "") -> Word | None:
    """The word that a text of the program means; ``key`` says which where the text alone does not."""
    if not text.strip():
        return None
    from auditor import glossary

    return glossary.word(key) if key else glossary.word_of(text)


def explanation(text: str, key: str = "") -> str:
    """What a text of the program means; nothing where the glossary has no word for it."""
    found = meant(text, key)
    return found.text if found is not None else ""


def explain_heads(table: QTableWidget) -> None:
    """Give the heads of a table's columns what they mean, for the mouse and for “What's this?”."""
    for column in range(table.columnCount()):
        head = table.horizontalHeaderItem(column)
        if head is not None and (text := explanation(head.text())):
            head.setToolTip(wrapped_tooltip(text))
            head.setWhatsThis(wrapped_tooltip(text))


def explain_tab(tabs: QTabBar, index: int, key: str = "") -> None:
    """Give a tab what its name means."""
    text = explanation(tabs.tabText(index), key)
    tabs.setTabData(index, key)
    tabs.setTabToolTip(index, wrapped_tooltip(text))
    tabs.setTabWhatsThis(index, wrapped_tooltip(text))


class TermLabel(UnderlinedLabel):
    """A label of the program's own text. Below a word of the glossary comes a dotted line when the mouse is over it;
    a click opens a card with what it means, and puts the keyboard in the field that it names. It has no tab stop of its
    own: F1 in that field does the same.

    A text that is set later may be a person's, and is not explained.
    """

    def __init__(self, text: str, key: str = "") -> None:
        super().__init__()
        self._meant = text
        self.word = meant(text, key)
        if self.word is not None:
            self.setToolTip(wrapped_tooltip(self.word.text))
            self.setAccessibleDescription(self.word.text)
            self.setCursor(Qt.CursorShape.WhatsThisCursor)

    def setText(self, text: str) -> None:
        super().setText(text)
        if text != self._meant and self.word is not None:
            self.word = None
            self.setToolTip("")
            self.setAccessibleDescription("")
            self.unsetCursor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.word is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.word is None or not self.is_click(event):
            super().mouseReleaseEvent(event)
            return
        from ui.widgets.term_card import show_card

        field = self._field()
        if field is not None:
            field.setFocus(Qt.FocusReason.MouseFocusReason)  # where the keyboard is once the card is closed
        show_card(self.word, self, field)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_hovered and self.word is not None:
            dotted_underline(self)

    def _field(self) -> QWidget | None:
        """The field that it names."""
        buddy: QWidget | None = self.buddy()
        if buddy is not None:
            return buddy
        parent = self.parentWidget()
        for form in parent.findChildren(QFormLayout) if parent is not None else ():
            for row in range(form.rowCount()):
                name, field = (form.itemAt(row, role) for role in _NAME_AND_FIELD)
                if name is not None and field is not None and name.widget() is self:
                    return field.widget()
        return None
