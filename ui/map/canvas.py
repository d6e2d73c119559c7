"""The canvas as a window on a map: what is shown of it, where, how large, and what lies over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent, QPainter, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QGraphicsView, QPinchGesture

from auditor.flow.problems import Problem, problems
from auditor.locale import _
from ui.map.card_item import CardItem
from ui.map.for_readers import ForReaders
from ui.map.glide import Glide
from ui.map.heat.legend import HeatLegend
from ui.map.heat.metrics import heat_of
from ui.map.minimap import Minimap
from ui.map.scene import MapScene
from ui.session import Session

_SMALLEST, _LARGEST = 0.05, 3.0
_READABLE, _COMFORTABLE = 0.6, 0.75
_SAME = 0.06  # scales that differ by less are one: a scroll bar takes so much
_AROUND = 24  # what is left free around a map that is shown whole


class Canvas(QGraphicsView):
    """Shows a :class:`MapScene`; changes nothing.

    Signals:
        resized: it has another size.
    """

    resized = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.map = MapScene()
        self.setScene(self.map)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setAccessibleName(_("Map"))
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.heat_key = "none"
        self.found: list[Problem] = []
        self.is_closing = self._shown_once = False
        self.minimap = Minimap(self, self.map)
        self.legend = HeatLegend(self)
        self.glide = Glide(self.map)
        self.readers = ForReaders(self, self.map)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.place_overlays)

    def place_overlays(self) -> None:
        """Minimap and legend where they belong; items for what has come into sight."""
        if not self.is_closing:
            self.map.make_visible(self.visible_scene(), self.transform().m11())
            self.minimap.place()
            self.readers.follow(self.session.audit)
            self.legend.move(12, self.viewport().height() - self.legend.height() - 12)

    # what is shown

    @property
    def process_id(self) -> int:
        return self.map.process_id

    def refresh(self, process_id: int) -> None:
        """Bring the canvas in line with the snapshot."""
        self.glide.finish()
        other = process_id != self.map.process_id
        before = {} if other else {i: card.rect() for i, card in self.map.cards.made.items()}
        self.map.can_connect = self.session.can_edit
        self.map.show_process(self.session.audit, process_id)
        self.found = problems(self.session.audit, process_id) if process_id in self.session.audit.processes else []
        self.map.show_problems(self.found)
        self.show_numbers()
        if other:
            self.show_beginning()
        self.place_overlays()
        self.glide.start(self.session.audit, before)

    def show_numbers(self) -> None:
        """Times, hours and heat on the cards."""
        audit, analysis = self.session.audit, self.session.analysis
        self.map.show_analysis(analysis)
        heat = heat_of(self.heat_key, audit, analysis, self.process_id)
        self.map.show_heat(heat)
        self.legend.show_heat(heat)

    def show_beginning(self) -> None:
        """The whole map if it can be read so; else where it begins, at a readable size."""
        self.fit()
        if self.transform().m11() < _READABLE:
            self.show_readable()

    def show_readable(self) -> None:
        """Where the map begins, or the card that is selected, at 100 %; smaller where more of its lanes is to be seen."""
        rect, view = self._shown_room(), self.viewport().rect()
        if rect.isEmpty():
            return
        is_down = self.map.grain.is_down
        fills = view.width() / rect.width() if is_down else view.height() / rect.height()
        scale = min(max(fills, _COMFORTABLE), 1.0)
        self.resetTransform()
        self.scale(scale, scale)
        half_width, half_height = view.width() / scale / 2, view.height() / scale / 2
        selected = self.map.selected_steps()
        if selected:
            self.centerOn(self.map.cards[selected[-1]].scene_box().center())
        elif is_down:
            self.centerOn(min(rect.center().x(), rect.left() + half_width), rect.top() + half_height)
        else:
            self.centerOn(rect.left() + half_width, min(rect.center().y(), rect.top() + half_height))
        self.place_overlays()

    def fit(self) -> None:
        """The whole map, never larger than life."""
        rect = self._shown_room()
        if rect.isEmpty():
            self.resetTransform()
            return
        self.fitInView(rect, Qt.AspectRatioMode.KeepAspectRatio)
        if self.transform().m11() > 1:
            self.resetTransform()
            self.centerOn(rect.center())
        self.place_overlays()

    def fit_or_read(self) -> None:
        """The whole map; where it is shown so already, a readable size."""
        if self._is_whole() and self.transform().m11() < 1 - _SAME:
            self.show_readable()
        else:
            self.fit()

    def _is_whole(self) -> bool:
        """Whether the map is shown whole, as :meth:`fit` shows it."""
        room, view = self._shown_room(), self.viewport().rect()
        fits = min(view.width() / max(room.width(), 1), view.height() / max(room.height(), 1), 1.0)
        is_seen = self.visible_scene().contains(self.map.content_rect())
        return is_seen and abs(self.transform().m11() / fits - 1) < _SAME

    def _shown_room(self) -> QRectF:
        """The map with a margin."""
        rect = self.map.content_rect()
        return rect if rect.isEmpty() else rect.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)

    def life_size(self) -> tuple[float, float]:
        """Width and height of what can be seen at 100 % beside the margins, map units."""
        view = self.viewport().rect()
        return view.width() - 2 * _AROUND, view.height() - 2 * _AROUND

    def zoom(self, factor: float) -> None:
        target = self.transform().m11() * factor
        if _SMALLEST <= target <= _LARGEST:
            self.scale(factor, factor)
            self.place_overlays()

    def show_step(self, step_id: int) -> None:
        """Select a step and bring it to the middle."""
        if step_id in self.map.cards:
            self.map.select_steps([step_id])
            self.centerOn(self.map.cards[step_id].scene_box().center())
            self.place_overlays()

    def visible_scene(self) -> QRectF:
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown_once:  # only now the canvas has its size
            self._shown_once = True
            self.show_beginning()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_overlays()
        self.resized.emit()

    # where things are

    def middle(self) -> QPointF:
        """The middle of what is visible."""
        return self.mapToScene(self.viewport().rect().center())

    def card_at(self, place: QPoint) -> CardItem | None:
        return next((item for item in self.items(place) if isinstance(item, CardItem)), None)

    def cards_near(self, place: QPoint) -> list[CardItem]:
        box = QRect(place - QPoint(16, 16), place + QPoint(16, 16))
        return [item for item in self.items(box) if isinstance(item, CardItem)]

    def mark_target(self, place: QPoint | None, source: int | None) -> None:
        """Show which card a flow would go to."""
        over = self.card_at(place) if place is not None else None
        for card in self.map.cards.made.values():
            wanted = card is over and card.step.id != source
            if card.is_target != wanted:
                card.is_target = wanted
                card.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier):
            super().wheelEvent(event)
        else:
            self.zoom(1.0015 ** event.angleDelta().y())

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinch to zoom: trackpads send native gestures, touch screens pinch gestures."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1 + event.value())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.zoom(pinch.scaleFactor())
                return True
        return super().viewportEvent(event)
