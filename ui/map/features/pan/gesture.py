"""Moving the canvas: middle button, or the space bar and the left one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from ui.map.features.pan.hand import HandReady
from ui.map.gesture import Gesture


class Pan(Gesture):
    """The map follows the hand."""

    _from: QPoint

    def accepts(self, event: QMouseEvent) -> bool:
        with_space = isinstance(self.port.mode, HandReady) and event.button() == Qt.MouseButton.LeftButton
        if event.button() != Qt.MouseButton.MiddleButton and not with_space:
            return False
        self._from = event.position().toPoint()
        self.canvas.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        return True

    def move(self, place: QPoint) -> None:
        delta = place - self._from
        self._from = place
        horizontal, vertical = self.canvas.horizontalScrollBar(), self.canvas.verticalScrollBar()
        horizontal.setValue(horizontal.value() - delta.x())
        vertical.setValue(vertical.value() - delta.y())

    def end(self, place: QPoint) -> None:
        self.canvas.viewport().unsetCursor()

    def cancel(self) -> None:
        self.canvas.viewport().unsetCursor()
