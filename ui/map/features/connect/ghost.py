"""The card that would be made where the mouse is, while a flow is drawn over empty canvas."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from auditor.flow.layout import CARD_HEIGHT, CARD_WIDTH
from ui.map.scene import MapScene
from ui.theme import colour

_PLUS = 8.0
_STRENGTH = 150


class GhostCard(QGraphicsItem):
    """Dashed, its middle where it is put."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(4.5)

    def boundingRect(self) -> QRectF:
        return QRectF(-CARD_WIDTH / 2 - 2, -CARD_HEIGHT / 2 - 2, CARD_WIDTH + 4, CARD_HEIGHT + 4)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        fill = QColor(colour("accent_pale"))
        fill.setAlpha(_STRENGTH)
        painter.setPen(QPen(colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(fill)
        painter.drawRoundedRect(self.boundingRect().adjusted(2, 2, -2, -2), 6, 6)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawLine(QPointF(-_PLUS, 0), QPointF(_PLUS, 0))
        painter.drawLine(QPointF(0, -_PLUS), QPointF(0, _PLUS))


class Ghost:
    """On the scene while there is a place for a card."""

    def __init__(self, scene: MapScene) -> None:
        self._scene = scene
        self._item: GhostCard | None = None

    @property
    def is_shown(self) -> bool:
        return self._item is not None

    def show_at(self, middle: QPointF | None) -> None:
        """A card there; None for none."""
        if middle is None:
            self.hide()
            return
        if self._item is None:
            self._item = GhostCard()
            self._scene.addItem(self._item)
        self._item.setPos(middle)

    def hide(self) -> None:
        if self._item is not None:
            self._scene.removeItem(self._item)
            self._item = None
