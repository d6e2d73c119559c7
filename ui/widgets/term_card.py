"""The card that says what a word means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from ui.theme import UNIT, scaled_font

if TYPE_CHECKING:
    from auditor.glossary import Word

WIDTH = 320
_GAP = 4
CLOSE_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class TermCard(QFrame):
    """Name and text. A click beside it or Escape closes it, and the keyboard is where it was."""

    def __init__(self, word: Word, parent: QWidget) -> None:
        """``parent``: what has the keyboard. A line of text that a card of its own covers does not count as left, so that
        what is half typed is not stored."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("term")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(word.name)
        self.setAccessibleDescription(word.text)
        self.name, self.text = _lines(word.name), _lines(word.text)
        self.name.setFont(scaled_font(1, bold=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT + 4, 2 * UNIT, UNIT + 4)
        layout.setSpacing(4)
        layout.addWidget(self.name)
        layout.addWidget(self.text)
        self.setFixedWidth(WIDTH)
        self.setFixedHeight(layout.totalHeightForWidth(WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CLOSE_KEYS:
            self.close()
        else:
            super().keyPressEvent(event)


def _lines(text: str) -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(True)
    return made


def show_card(word: Word, beside: QWidget, field: QWidget | None = None, spot: QRect | None = None) -> TermCard:
    """Show what a word means below a widget, or below a spot in it; above where there is no room below.

    ``field``: what the word names; it stays in sight.
    """
    card = TermCard(word, QApplication.focusWidget() or beside.window())
    spot = spot if spot is not None else beside.rect()
    card.move(place_beside(card, beside, spot, field))
    card.setFocus(Qt.FocusReason.PopupFocusReason)
    card.show()
    return card


def place_beside(card: QWidget, beside: QWidget, spot: QRect, field: QWidget | None = None) -> QPoint:
    """Where a card has room on the screen, below a spot in a widget or above it; ``field`` stays in sight."""
    name = _on_screen(beside, spot)
    kept = name.united(_on_screen(field, field.rect())) if field is not None else name
    top = kept.bottom() + _GAP
    screen = card.screen().availableGeometry()
    if top + card.height() > screen.bottom():
        top = max(kept.top() - _GAP - card.height(), screen.top())
    return QPoint(max(min(name.left(), screen.right() - card.width()), screen.left()), top)


def _on_screen(widget: QWidget, spot: QRect) -> QRect:
    return QRect(widget.mapToGlobal(spot.topLeft()), spot.size())
