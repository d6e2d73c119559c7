"""The dashed line between a card and the mouse while a flow is drawn or led elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsLineItem

from ui.map.scene import MapScene
from ui.theme import colour


class LooseLine:
    """On the scene between :meth:`show` and :meth:`hide`."""

    def __init__(self, scene: MapScene) -> None:
        self._scene = scene
        self._item: QGraphicsLineItem | None = None

    @property
    def is_shown(self) -> bool:
        return self._item is not None

    def show(self) -> None:
        self._item = QGraphicsLineItem()
        self._item.setPen(QPen(colour("accent"), 2, Qt.PenStyle.DashLine))
        self._item.setZValue(5)
        self._scene.addItem(self._item)

    def draw(self, start: QPointF, end: QPointF) -> None:
        """From one point of the map to another; nothing when hidden."""
        if self._item is not None:
            self._item.setLine(start.x(), start.y(), end.x(), end.y())

    def hide(self) -> None:
        if self._item is not None:
            self._scene.removeItem(self._item)
            self._item = None
