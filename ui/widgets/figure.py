"""A figure that says how it comes about: one mechanism for all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from auditor.locale import _
from ui.session import Session
from ui.widgets.labels import dressed
from ui.widgets.one_line import paint_cut
from ui.widgets.underlined import UnderlinedLabel, dotted_underline

if TYPE_CHECKING:  # the first paint does not wait for these
    from auditor.phrases.explained.explanation import Explain

_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Figure(UnderlinedLabel):
    """A shown figure. Where it is explained, a click or Enter opens a card with formula, inputs and their basis; a dotted
    line below it says so under the mouse and with the keyboard."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._explain: Explain | None = None

    @property
    def is_explained(self) -> bool:
        """Whether a click opens a card."""
        return self._explain is not None

    def show_figure(self, text: str, explain: Explain | None) -> None:
        """Another figure, and how it comes about; None: it is not explained."""
        self.setText(text)
        self._explain = explain
        is_on = explain is not None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_on else Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription(_("Enter shows how it comes about.") if is_on else "")
        self.setToolTip(_("How it comes about") if is_on else "")
        if is_on:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self.update()

    def open(self) -> bool:
        """Open the card; whether there is one."""
        explained = self._explain() if self._explain is not None else None
        if explained is None:
            return False
        from ui.widgets.figure_card import show_explanation

        show_explanation(explained, self, self._session)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._explain is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._explain is None or not self.is_click(event) or not self.open():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._explain is None or event.key() not in _OPEN or not self.open():
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_text(event)
        if self._explain is not None and (self.is_hovered or self.hasFocus()):
            dotted_underline(self, thick=self.hasFocus())

    def paint_text(self, event: QPaintEvent) -> None:
        """What stands above the dotted line."""
        QLabel.paintEvent(self, event)


class NameFigure(Figure):
    """A figure that is a name: cut short where there is no room for it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paint_text(self, event: QPaintEvent) -> None:
        if self.fontMetrics().horizontalAdvance(self.text()) <= self.width():
            super().paint_text(event)
        else:
            paint_cut(self, "accent")


def figure(
    session: Session, *, size: float = 0.0, bold: bool = False, wrap: bool = False, quiet: bool = False
) -> Figure:
    """An empty figure, dressed as the labels are."""
    return dressed(Figure(session), "", quiet=quiet, size=size, bold=bold, wrap=wrap)
