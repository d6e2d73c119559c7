"""What can be done on the canvas. Mouse gestures are in :mod:`ui.map.gestures`, keys in
:mod:`ui.map.keys`; changes go through :mod:`ui.map.changes`."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QGraphicsView

from auditor.edit.map.append import append_step, insert_step
from auditor.edit.map.arrangement import toggle_pins
from auditor.edit.map.bends import set_bend
from auditor.edit.map.connect import connect, reconnect
from auditor.edit.map.copies import duplicate_steps
from auditor.edit.map.lanes import move_to_lane
from auditor.edit.map.move import make_space, move_steps
from auditor.edit.map.process import ensure_detail, ensure_process
from auditor.edit.map.steps import add_step, change_kind, delete
from auditor.flow.layout import CARD_HEIGHT, CARD_WIDTH
from auditor.flow.layout.room import GRID, snapped, with_room
from auditor.model import StepKind
from ui.map import clipboard, keys, typing
from ui.map.canvas import Canvas
from ui.map.context_menu import map_menu
from ui.map.context_pad import ContextPad
from ui.map.flow_item import FlowItem
from ui.map.gestures import GESTURES, Gesture
from ui.map.name_editor import NameEditor
from ui.map.spoken import spoken
from ui.session import Session

_ROOM = 5 * GRID  # what one press makes room


class MapView(Canvas):
    """A canvas that turns keys and gestures into changes."""

    selection_changed = Signal()
    go_into = Signal(int)  # the process to show
    go_up = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setDragMode(QGraphicsView.DragMode.RubberBandDrag)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.map.selectionChanged.connect(self._on_selection)
        self.editor: NameEditor | None = None
        self.connecting_from: int | None = None
        self.reconnecting: tuple[int, bool] | None = None  # a flow, and whether its target end is loose
        self.is_making_space = False
        self.space_is_down = False
        self._gesture: Gesture | None = None
        self._gestures = [gesture(self) for gesture in GESTURES]
        self.pad = ContextPad(self, self.append_kind, self.start_connecting, self.delete_selected)

    def closing(self) -> None:
        """Store the name being typed and say nothing more while the scene is taken down."""
        if self.editor is not None:
            self.editor.finish()
        self.is_closing = True
        self.map.blockSignals(True)

    def hide_pad(self) -> None:
        self.pad.hide()

    def _on_selection(self) -> None:
        self.place_overlays()
        self.setAccessibleDescription(spoken(self.session.audit, self.map.selected_steps(), self.map.selected_flows()))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.selection_changed.emit()

    def place_overlays(self) -> None:
        """The pad too, where it belongs."""
        super().place_overlays()
        if self.is_closing:
            return
        selected = self.map.selected_steps()
        lone = self.map.cards.get(selected[0]) if len(selected) == 1 else None
        quiet = self._gesture is not None or self.editor is not None or not self.session.can_edit
        self.pad.follow(None if quiet else lone)

    # what can be done

    def add_step(self, at: QPointF | None = None, kind: StepKind = StepKind.OPERATION) -> None:
        """A new step where asked, else in the middle of what is visible; named at once."""
        process_id = self.process_id or self.session.do(ensure_process) or 0
        centre = at or self.mapToScene(self.viewport().rect().center())
        self._name_new(
            self.session.do(add_step, process_id, centre.x() - CARD_WIDTH / 2, centre.y() - CARD_HEIGHT / 2, kind)
        )

    def append_step(
        self, at: QPointF | None = None, source: int | None = None, kind: StepKind = StepKind.OPERATION
    ) -> None:
        """A new step behind the selected one, or in the selected flow; without a selection, a new step."""
        selected = [source] if source is not None else self.map.selected_steps()
        flows = self.map.selected_flows()
        if not selected and flows:
            self._name_new(self.session.do(insert_step, flows[-1], kind))
            return
        if not selected:
            self.add_step(at, kind)
            return
        place = (at.x() - CARD_WIDTH / 2, at.y() - CARD_HEIGHT / 2) if at is not None else None
        self._name_new(self.session.do(append_step, selected[-1], place, kind))

    def append_kind(self, kind: StepKind) -> None:
        self.append_step(kind=kind)

    def rename_selected(self) -> None:
        selected = self.map.selected_steps()
        if selected and self.session.can_edit:
            typing.name(self, selected[-1])

    def edit_selected(self) -> None:
        """The name of the selected step, or the share of the selected flow."""
        flows = self.map.selected_flows()
        if self.map.selected_steps():
            self.rename_selected()
        elif flows and self.session.can_edit:
            typing.share(self, flows[-1])

    def select_next_flow(self) -> None:
        """The first flow out of the selected step; then the next one out of the same step."""
        steps, chosen = self.map.selected_steps(), self.map.selected_flows()
        source = steps[-1] if steps else self.session.audit.flows[chosen[-1]].source_id if chosen else None
        outgoing = [f.id for f in self.session.audit.flows_of(self.process_id) if f.source_id == source]
        if outgoing:
            at = outgoing.index(chosen[-1]) + 1 if chosen and chosen[-1] in outgoing else 0
            self.map.clearSelection()
            self.map.flows[outgoing[at % len(outgoing)]].setSelected(True)

    def change_kind(self, kind: StepKind) -> None:
        """The kind of all selected steps."""
        steps = [self.session.audit.steps[i] for i in self.map.selected_steps()]
        if steps:
            self.session.do(change_kind, [step.id for step in steps], kind)

    def change_lane(self, by: int) -> None:
        """Selected steps to the lane before (−1) or after (1); 0 does nothing."""
        lanes = [lane.id for lane in self.session.audit.lanes_of(self.process_id)] if by else []
        for step_id in self.map.selected_steps():
            lane_id = self.session.audit.steps[step_id].lane_id
            at = lanes.index(lane_id) + by if lane_id in lanes else 0
            if lanes and 0 <= at < len(lanes):
                self.session.do(move_to_lane, step_id, lanes[at])

    def toggle_pins(self) -> None:
        """Pinned cards stay where they are when the map is tidied."""
        if self.map.selected_steps() and self.session.can_edit:
            self.session.do(toggle_pins, self.map.selected_steps())

    def open_detail(self) -> None:
        """Into the selected step: its sub-process, which is made when there is none."""
        selected = self.map.selected_steps()
        if len(selected) == 1 and (self.session.can_edit or self.session.audit.steps[selected[0]].detail_id):
            process_id = self.session.do(ensure_detail, selected[0])
            if process_id is not None:
                self.go_into.emit(process_id)

    def delete_selected(self) -> None:
        self.session.do(delete, self.map.selected_steps(), self.map.selected_flows())

    def copy_selected(self) -> None:
        clipboard.copy_steps(self.session.audit, self.map.selected_steps())

    def cut_selected(self) -> None:
        if self.map.selected_steps() and self.session.can_edit:
            self.copy_selected()
            self.delete_selected()

    def paste(self) -> None:
        """At the middle of what is visible; what was pasted is selected."""
        process_id = self.process_id or self.session.do(ensure_process) or 0
        centre = self.mapToScene(self.viewport().rect().center())
        self.map.select_steps(
            clipboard.paste(self.session, process_id, centre.x() - CARD_WIDTH, centre.y() - CARD_HEIGHT / 2)
        )

    def duplicate_selected(self) -> None:
        selected = self.map.selected_steps()
        if selected:
            copies = self.session.do(duplicate_steps, self.process_id, selected)
            self.map.select_steps(copies or [])

    def select_all(self) -> None:
        self.map.select_steps(sorted(self.map.cards))

    def start_connecting(self) -> None:
        """The next card clicked becomes the target of the selected one."""
        selected = self.map.selected_steps()
        if selected and self.session.can_edit:
            self.connecting_from = selected[-1]
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def connect_to_selected(self) -> bool:
        """While connecting by keys: the selected card is the target. False when not connecting."""
        selected = self.map.selected_steps()
        if self.connecting_from is None or not selected:
            return False
        source, target = self.connecting_from, selected[-1]
        self.stop_connecting()
        if source != target:
            self.session.do(connect, source, target)
        return True

    def start_reconnecting(self, *, at_target: bool) -> None:
        """By keys: the step chosen next, and confirmed, becomes the target (or the source) of the selected flow."""
        flows = self.map.selected_flows()
        if flows and self.session.can_edit:
            flow = self.session.audit.flows[flows[-1]]
            self.reconnecting = flow.id, at_target
            self.map.select_steps([flow.target_id if at_target else flow.source_id])

    def finish_or_edit(self) -> None:
        """Return: the end of what was begun by keys; else the name or share of what is selected."""
        selected = self.map.selected_steps()
        if self.reconnecting is not None and selected:
            (flow_id, at_target), self.reconnecting = self.reconnecting, None
            if flow_id in self.session.audit.flows:
                end = {"target_id" if at_target else "source_id": selected[-1]}
                self.session.do(reconnect, flow_id, **end)
        elif self.is_making_space:
            self.stop_making_space()
        elif not self.connect_to_selected():
            self.edit_selected()

    def stop_connecting(self) -> None:
        self.connecting_from = self.reconnecting = None
        self.viewport().unsetCursor()
        self.mark_target(None, None)

    def start_making_space(self) -> None:
        """The next drag moves everything beyond it along."""
        if self.session.can_edit:
            self.is_making_space = True
            self.viewport().setCursor(Qt.CursorShape.SplitHCursor)

    def stop_making_space(self) -> None:
        self.is_making_space = False
        self.viewport().unsetCursor()

    def escape(self) -> None:
        """Leave what has been begun; else the selection."""
        if self._gesture is not None:
            gesture, self._gesture = self._gesture, None
            gesture.cancel()
        elif self.connecting_from is not None or self.reconnecting is not None or self.is_making_space:
            self.stop_connecting()
            self.stop_making_space()
        else:
            self.map.clearSelection()

    def nudge(self, dx: int, dy: int) -> None:
        """Selected cards by a step of the grid."""
        rects = {}
        for step_id in self.map.selected_steps():
            card = self.map.cards[step_id]
            card.setPos(card.pos() + QPointF(dx * GRID, dy * GRID))
            rects[step_id] = card.rect()
        if rects:
            self.session.do(move_steps, self.process_id, rects)

    def nudge_bend(self, dx: int, dy: int) -> None:
        """The turn of the selected flow by a step of the grid: along the map, or across it where it is rework."""
        flow = self.session.audit.flows[self.map.selected_flows()[-1]]
        route = self.map.flows[flow.id].route
        turned = self.map.grain.turned_point
        (along, across), (by_along, by_across) = turned(route.points[1]), turned((dx, dy))
        now, by = (across, by_across) if route.backwards else (along, by_along)
        if by and len(route.points) > 2 and self.session.can_edit:
            now = flow.bend if flow.bend is not None else now
            self.session.do(set_bend, flow.id, snapped(now) + by * GRID)

    def straighten(self) -> None:
        """The selected flow runs by itself again."""
        for flow_id in self.map.selected_flows():
            self.session.do(set_bend, flow_id, None)

    def make_space_at_selected(self, dx: int, dy: int) -> None:
        """By keys: the selected card, and all that stands level with it or beyond, moves on (or back)."""
        rects = self.map.rects()
        here = rects[self.map.selected_steps()[-1]]
        by = (dx or dy) * _ROOM
        moved = with_room(rects, here.x if dx else here.y, by, horizontally=bool(dx))
        self.session.do(make_space, self.process_id, moved)

    def _name_new(self, step_id: int | None) -> None:
        if step_id is not None and step_id in self.map.cards:
            self.map.select_steps([step_id])
            self.ensureVisible(self.map.cards[step_id], 60, 60)
            typing.name(self, step_id)

    # events

    def focusNextPrevChild(self, forward: bool) -> bool:
        appends = forward and self.map.selectedItems() and self.session.can_edit
        return False if appends else super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.glide.finish()
        if not keys.press(self, event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space_is_down = False
            self.viewport().unsetCursor()
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.glide.finish()
        if self._gesture is None:
            self._gesture = next((gesture for gesture in self._gestures if gesture.accepts(event)), None)
        if self._gesture is None or self._gesture.lets_through:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._gesture is None or self._gesture.lets_through:
            super().mouseMoveEvent(event)
        if self._gesture is not None:
            self._gesture.move(event.position().toPoint())
        elif self.connecting_from is not None:
            self.mark_target(event.position().toPoint(), self.connecting_from)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, self._gesture = self._gesture, None
        if gesture is None or gesture.lets_through:
            super().mouseReleaseEvent(event)
        if gesture is not None:
            gesture.end(event.position().toPoint())
        self.place_overlays()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.session.can_edit:
            return
        place = event.position().toPoint()
        card = self.card_at(place)
        if card is not None:
            self.map.select_steps([card.step.id])
            if card.step.detail_id is not None:
                self.open_detail()
            else:
                self.rename_selected()
        elif not any(isinstance(item, FlowItem) for item in self.items(place)):
            self.add_step(self.mapToScene(place))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place, shown_at = event.pos(), event.globalPos()
        selected = self.map.selected_steps()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and selected:
            place = self.mapFromScene(self.map.cards[selected[-1]].sceneBoundingRect().center())
            shown_at = self.viewport().mapToGlobal(place)
        menu = map_menu(self, place)
        if menu is not None:
            menu.exec(shown_at)
