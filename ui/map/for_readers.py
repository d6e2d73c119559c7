"""Cards and flows for screen readers, which see widgets but no graphics items: an unseen widget over each one in sight."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from auditor.model import Audit
from ui.map.scene import MapScene
from ui.map.spoken import spoken

_MOST = 400  # more in sight than this is a map from afar, on which nothing can be read


class ForReaders:
    """Keeps the widgets in line with the map while a screen reader listens; without one there are none."""

    def __init__(self, view: QGraphicsView, scene: MapScene) -> None:
        self._view, self._scene = view, scene
        self.widgets: dict[tuple[str, int], QWidget] = {}

    def follow(self, audit: Audit) -> None:
        """Names and places as they are now; the selected one is told to have the focus."""
        wanted = dict(self._in_sight(audit)) if QAccessible.isActive() else {}
        for key in self.widgets.keys() - wanted.keys():
            self.widgets.pop(key).deleteLater()
        for key, (name, place) in wanted.items():
            widget = self.widgets.get(key)
            if widget is None:
                widget = self.widgets[key] = _unseen(self._view.viewport())
            widget.setAccessibleName(name)
            widget.setGeometry(place)
        chosen = [("step", i) for i in self._scene.selected_steps()] + [
            ("flow", i) for i in self._scene.selected_flows()
        ]
        if len(chosen) == 1 and chosen[0] in self.widgets:
            event = QAccessibleEvent(self.widgets[chosen[0]], QAccessible.Event.Focus)
            QAccessible.updateAccessibility(event)

    def _in_sight(self, audit: Audit) -> Iterator[tuple[tuple[str, int], tuple[str, QRect]]]:
        area = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        cards = [c for c in self._scene.cards.made.values() if area.intersects(c.scene_box())]
        flows = [f for f in self._scene.flows.made.values() if area.intersects(f.sceneBoundingRect())]
        if len(cards) > _MOST:
            return
        for card in sorted(cards, key=lambda c: (c.rect().x, c.rect().y)):
            if card.step.id in audit.steps:
                yield ("step", card.step.id), (spoken(audit, [card.step.id], []), self._place(card.scene_box()))
        for flow in flows:
            if flow.flow.id in audit.flows:
                x, y = flow.route.label_at
                place = self._place(QRectF(x - 12, y - 8, 24, 16))
                yield ("flow", flow.flow.id), (spoken(audit, [], [flow.flow.id]), place)

    def _place(self, area: QRectF) -> QRect:
        return self._view.mapFromScene(area).boundingRect()


def _unseen(parent: QWidget) -> QWidget:
    """A widget that is there for readers only: it paints nothing and lets every press through."""
    widget = QWidget(parent)
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    widget.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
    widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    widget.lower()
    widget.show()
    return widget
