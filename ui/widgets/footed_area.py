"""A scroll area with a foot: what has to be said stands below, and nothing of what is scrolled moves when it comes or goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

_CHANGES = {
    QEvent.Type.ShowToParent,
    QEvent.Type.HideToParent,
    QEvent.Type.LayoutRequest,
}


class FootedArea(QScrollArea):
    """The foot is as wide as the area and as tall as it needs to be; hidden, it takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._foot: QWidget | None = None
        self._height = 0

    def set_foot(self, foot: QWidget) -> None:
        """Put a widget below what is scrolled."""
        foot.setParent(self)
        foot.installEventFilter(self)
        self._foot = foot
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._foot and event.type() in _CHANGES:
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        if self._foot is None:
            return
        room, frame = self.viewport().geometry(), self.contentsRect()
        height = 0
        if not self._foot.isHidden():
            fits = self._foot.heightForWidth(room.width()) if self._foot.hasHeightForWidth() else -1
            height = max(fits, self._foot.minimumSizeHint().height())
        self._foot.setGeometry(room.left(), frame.bottom() + 1 - height, room.width(), height)
        if height != self._height:
            self._height = height
            self.setViewportMargins(0, 0, 0, height)
