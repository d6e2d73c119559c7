"""Where the keyboard begins in a page: the Tab key still comes by all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class BeginsAt(QWidget):
    """A widget that hands the keyboard to one of its own.

    Qt's focus proxies are for widgets of one piece: Tab, coming from outside, goes straight to the proxy, past what lies
    before it, and nowhere at all while the proxy is hidden.
    """

    _begins_at: QWidget | None = None

    def setFocusProxy(self, widget: QWidget | None) -> None:
        """Begin at a widget."""
        self._begins_at = widget

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to where it begins; to the whole where that can't be."""
        begin = self._begins_at
        if begin is not None and begin.isVisibleTo(self) and begin.isEnabled():
            begin.setFocus(reason)
        else:
            super().setFocus(reason)
