"""The canvas: keyboard, mouse, zoom and pan. Changes go through :mod:`ui.map.changes`."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsView, QMenu

from auditor.flow.layout import CARD_HEIGHT, CARD_WIDTH
from auditor.locale import _
from auditor.model import StepKind
from auditor.terms import step_kind_label
from ui.map import changes, walk
from ui.map.card_item import CardItem
from ui.map.flow_item import FlowItem
from ui.map.name_editor import NameEditor
from ui.map.scene import MapScene
from ui.session import Session
from ui.theme import colour

_SMALLEST, _LARGEST = 0.05, 3.0
_READABLE = 0.6
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class MapView(QGraphicsView):
    """Shows a :class:`MapScene` and turns gestures into changes."""

    selection_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.map = MapScene()
        self.setScene(self.map)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.RubberBandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setAccessibleName(_("Map"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.map.selectionChanged.connect(self.selection_changed)
        self._shown_once = False
        self.editor: NameEditor | None = None
        self._connecting: int | None = None
        self._rubber: QGraphicsLineItem | None = None
        self._pan_from: QPoint | None = None
        self._space = False

    # what is shown

    @property
    def process_id(self) -> int:
        return self.map.process_id

    def refresh(self, process_id: int) -> None:
        """Bring the canvas in line with the snapshot."""
        other = process_id != self.map.process_id
        self.map.show_process(self.session.audit, process_id)
        self.map.show_analysis(self.session.audit, self.session.analysis)
        if other:
            self.show_beginning()

    def show_beginning(self) -> None:
        """The whole map if it can be read so; else its left part, large enough to read."""
        self.fit()
        if self.transform().m11() < _READABLE:
            self.resetTransform()
            self.scale(_READABLE, _READABLE)
            rect, view = self.map.content_rect(), self.viewport().rect()
            left = rect.left() - 24 + view.width() / _READABLE / 2
            self.centerOn(left, min(rect.center().y(), rect.top() - 24 + view.height() / _READABLE / 2))

    def fit(self) -> None:
        """The whole map, never larger than life."""
        rect = self.map.content_rect()
        if rect.isEmpty():
            self.resetTransform()
            return
        self.fitInView(rect.adjusted(-24, -24, 24, 24), Qt.AspectRatioMode.KeepAspectRatio)
        if self.transform().m11() > 1:
            self.resetTransform()
            self.centerOn(rect.center())

    def zoom(self, factor: float) -> None:
        target = self.transform().m11() * factor
        if _SMALLEST <= target <= _LARGEST:
            self.scale(factor, factor)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown_once:  # only now the canvas has its size
            self._shown_once = True
            self.show_beginning()

    def closing(self) -> None:
        """Store the name being typed and say nothing more while the scene is taken down."""
        if self.editor is not None:
            self.editor.finish()
        self.map.blockSignals(True)

    # what can be done

    def add_step(self, at: QPointF | None = None, kind: StepKind = StepKind.OPERATION) -> None:
        """A new step where asked, else in the middle of what is visible; named at once."""
        process_id = self.process_id or changes.ensure_process(self.session)
        centre = at or self.mapToScene(self.viewport().rect().center())
        step_id = changes.add_step(
            self.session, process_id, centre.x() - CARD_WIDTH / 2, centre.y() - CARD_HEIGHT / 2, kind
        )
        self._name_new(step_id)

    def append_step(self, at: QPointF | None = None, source: int | None = None) -> None:
        """A new step behind the selected one; without a selection, a new step."""
        selected = [source] if source is not None else self.map.selected_steps()
        if not selected:
            self.add_step(at)
            return
        place = (at.x() - CARD_WIDTH / 2, at.y() - CARD_HEIGHT / 2) if at is not None else None
        self._name_new(changes.append_step(self.session, selected[-1], place))

    def rename_selected(self) -> None:
        selected = self.map.selected_steps()
        if selected and self.session.can_edit:
            self._edit_name(selected[-1])

    def delete_selected(self) -> None:
        changes.delete(self.session, self.map.selected_steps(), self.map.selected_flows())

    def start_connecting(self) -> None:
        """The next card clicked becomes the target of the selected one."""
        selected = self.map.selected_steps()
        if selected and self.session.can_edit:
            self._connecting = selected[-1]
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def stop_connecting(self) -> None:
        self._connecting = None
        self.viewport().unsetCursor()
        if self._rubber is not None:
            self.map.removeItem(self._rubber)
            self._rubber = None
        for card in self.map.cards.values():
            if card.is_target:
                card.is_target = False
                card.update()

    def _name_new(self, step_id: int | None) -> None:
        if step_id is not None and step_id in self.map.cards:
            self.map.select_steps([step_id])
            self.ensureVisible(self.map.cards[step_id], 60, 60)
            self._edit_name(step_id)

    def _edit_name(self, step_id: int) -> None:
        card = self.map.cards[step_id]
        box = card.sceneBoundingRect()
        place = self.mapFromScene(box).boundingRect()
        place.setHeight(34)
        place.setWidth(max(place.width(), 180))

        def done(text: str | None, append: bool) -> None:
            self.editor = None
            self.setFocus()
            if text is not None and step_id in self.session.audit.steps:
                changes.rename(self.session, step_id, text)
            if append and step_id in self.session.audit.steps:
                self.append_step(source=step_id)

        self.editor = NameEditor(self.viewport(), card.step.name, place, done)

    # keyboard

    def focusNextPrevChild(self, forward: bool) -> bool:
        return (
            False
            if forward and self.map.selected_steps() and self.session.can_edit
            else super().focusNextPrevChild(forward)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = (
            event.key(),
            event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier),
        )
        if key in _ARROWS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._nudge(*_ARROWS[Qt.Key(key)])
        elif key in _ARROWS and plain:
            target = walk.neighbour(self.session.audit, self.map, *_ARROWS[Qt.Key(key)])
            if target is not None:
                self.map.select_steps([target])
                self.ensureVisible(self.map.cards[target], 40, 40)
        elif plain and self._plain_key(key):
            pass
        else:
            super().keyPressEvent(event)

    def _plain_key(self, key: int) -> bool:
        actions = {
            Qt.Key.Key_N: self.add_step,
            Qt.Key.Key_A: self.append_step,
            Qt.Key.Key_Tab: self.append_step,
            Qt.Key.Key_C: self.start_connecting,
            Qt.Key.Key_F2: self.rename_selected,
            Qt.Key.Key_Return: self._return,
            Qt.Key.Key_Enter: self._return,
            Qt.Key.Key_Delete: self.delete_selected,
            Qt.Key.Key_Backspace: self.delete_selected,
            Qt.Key.Key_Escape: self._escape,
        }
        if key == Qt.Key.Key_Space:
            self._space = True
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
            return True
        action = actions.get(Qt.Key(key)) if key in actions else None
        if action is None:
            return False
        action()
        return True

    def _return(self) -> None:
        """While connecting, the selected card is the target; otherwise its name is edited."""
        selected = self.map.selected_steps()
        if self._connecting is not None and selected:
            source, target = self._connecting, selected[-1]
            self.stop_connecting()
            if source != target:
                changes.connect(self.session, source, target)
        else:
            self.rename_selected()

    def _escape(self) -> None:
        if self._connecting is not None:
            self.stop_connecting()
        else:
            self.map.clearSelection()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.viewport().unsetCursor()
        super().keyReleaseEvent(event)

    def _nudge(self, dx: int, dy: int) -> None:
        rects = {}
        for step_id in self.map.selected_steps():
            card = self.map.cards[step_id]
            card.setPos(card.pos() + QPointF(dx * changes.GRID, dy * changes.GRID))
            rects[step_id] = card.rect()
        if rects:
            changes.move(self.session, self.process_id, rects)

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton or (
            self._space and event.button() == Qt.MouseButton.LeftButton
        ):
            self._pan_from = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        card = self._card_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._connecting is not None and card is not None:
            source = self._connecting
            self.stop_connecting()
            if card.step.id != source:
                changes.connect(self.session, source, card.step.id)
            return
        at = self.mapToScene(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self.session.can_edit:
            for step_id in self.map.selected_steps():
                if self.map.cards[step_id].handle_contains(self.map.cards[step_id].mapFromScene(at)):
                    self._connecting = step_id
                    self._rubber = QGraphicsLineItem()
                    self._rubber.setPen(QPen(colour("accent"), 2, Qt.PenStyle.DashLine))
                    self._rubber.setZValue(5)
                    self.map.addItem(self._rubber)
                    return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            now = event.position().toPoint()
            delta = now - self._pan_from
            self._pan_from = now
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - delta.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - delta.y())
            return
        if self._connecting is not None:
            self._show_target(event.position().toPoint())
            if self._rubber is not None:
                return
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton and self.map.selected_steps():
            self.map.reroute(self.session.audit, self.map.selected_steps())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            self._pan_from = None
            self.viewport().unsetCursor()
            return
        if self._rubber is not None and self._connecting is not None:
            self._drop_flow(event.position().toPoint())
            return
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._store_moves()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.session.can_edit:
            return
        card = self._card_at(event.position().toPoint())
        if card is not None:
            self.map.select_steps([card.step.id])
            self.rename_selected()
        elif not isinstance(self.itemAt(event.position().toPoint()), FlowItem):
            self.add_step(self.mapToScene(event.position().toPoint()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier):
            super().wheelEvent(event)
        else:
            self.zoom(1.0015 ** event.angleDelta().y())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.session.can_edit:
            return
        menu = QMenu(self)
        card = self._card_at(event.pos())
        if card is not None:
            self.map.select_steps([card.step.id])
            menu.addAction(_("Append step"), self.append_step)
            menu.addAction(_("Rename"), self.rename_selected)
            menu.addAction(_("Connect to …"), self.start_connecting)
            menu.addAction(_("Delete"), self.delete_selected)
        else:
            at = self.mapToScene(event.pos())
            for kind in (
                StepKind.OPERATION,
                StepKind.INSPECTION,
                StepKind.TRANSPORT,
                StepKind.DELAY,
                StepKind.DECISION,
                StepKind.START,
                StepKind.END,
            ):
                menu.addAction(step_kind_label(kind), lambda k=kind: self.add_step(at, k))
        menu.exec(event.globalPos())

    def _card_at(self, place: QPoint) -> CardItem | None:
        return next((item for item in self.items(place) if isinstance(item, CardItem)), None)

    def _show_target(self, place: QPoint) -> None:
        over = self._card_at(place)
        for card in self.map.cards.values():
            wanted = card is over and card.step.id != self._connecting
            if card.is_target != wanted:
                card.is_target = wanted
                card.update()
        if self._rubber is not None and self._connecting is not None:
            source = self.map.cards[self._connecting].rect()
            end = self.mapToScene(place)
            self._rubber.setLine(source.right, source.middle[1], end.x(), end.y())

    def _drop_flow(self, place: QPoint) -> None:
        """On a card: connect to it. On empty canvas: a new step there."""
        source, card = self._connecting, self._card_at(place)
        self.stop_connecting()
        if source is None:
            return
        if card is None:
            self.append_step(self.mapToScene(place), source)
        elif card.step.id != source:
            changes.connect(self.session, source, card.step.id)

    def _store_moves(self) -> None:
        moved = {}
        shown = self.map.process_id
        for step_id in self.map.selected_steps():
            card = self.map.cards[step_id]
            before = self._stored_place(step_id)
            if before is not None and (card.pos() - before).manhattanLength() >= changes.GRID / 2:
                moved[step_id] = card.rect()
        if not moved:
            return
        if self.session.can_edit:
            changes.move(self.session, shown, moved)
        self.map.show_process(self.session.audit, shown)

    def _stored_place(self, step_id: int) -> QPointF | None:
        from auditor.flow.layout import card_rect, drawing

        step = self.session.audit.steps.get(step_id)
        if step is None:
            return None
        if step.x is None or step.y is None:
            rect = drawing(self.session.audit, step.process_id).cards[step_id]
        else:
            rect = card_rect(step, step.x, step.y)
        return QPointF(rect.x, rect.y)

    def visible_scene(self) -> QRectF:
        return self.mapToScene(self.viewport().rect()).boundingRect()
