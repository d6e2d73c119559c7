"""A small picture of the whole map with a frame around what is visible; a click goes there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGraphicsView, QWidget

from ui.map.scene import MapScene
from ui.theme import colour

_LARGEST = (200.0, 160.0)
_PAD = 6.0


class Minimap(QWidget):
    """Draws cards as plain boxes, so that it costs next to nothing."""

    def __init__(self, view: QGraphicsView, scene: MapScene) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def place(self) -> None:
        """Into the lower right corner of the canvas; hidden while everything is visible anyway."""
        viewport = self._view.viewport().rect()
        scale, content = self._fit()
        self.setFixedSize(int(content.width() * scale + 2 * _PAD), int(content.height() * scale + 2 * _PAD))
        self.move(viewport.right() - self.width() - 12, viewport.bottom() - self.height() - 12)
        visible = self._view.mapToScene(viewport).boundingRect()
        self.setVisible(len(self._scene.cards) > 3 and not visible.contains(content))
        self.update()

    def _fit(self) -> tuple[float, QRectF]:
        content = self._scene.content_rect()
        scale = min(_LARGEST[0] / max(content.width(), 1), _LARGEST[1] / max(content.height(), 1))
        return scale, content

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(colour("line"))
        painter.setBrush(colour("surface"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        scale, content = self._fit()
        painter.translate(_PAD, _PAD)
        painter.scale(scale, scale)
        painter.translate(-content.topLeft())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("quiet"))
        painter.drawRects([QRectF(r.x, r.y, r.width, r.height) for r in self._scene.rects().values()])
        frame = QPen(colour("accent"), 2)
        frame.setCosmetic(True)
        painter.setPen(frame)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(
            self._view.mapToScene(self._view.viewport().rect())
            .boundingRect()
            .intersected(content.adjusted(-40, -40, 40, 40))
        )
        painter.end()

    def _go(self, place: QPointF) -> None:
        scale, content = self._fit()
        self._view.centerOn(content.topLeft() + (place - QPointF(_PAD, _PAD)) / scale)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons():
            self._go(event.position())
