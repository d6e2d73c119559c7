"""The map that is worked on: turns keys, presses and menus into gestures and actions, which ask the session for changes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGraphicsView, QMenu

from ui.actions.buttons import Doer
from ui.map.canvas import Canvas
from ui.map.context_menu import map_menu, pointed_at
from ui.map.context_pad import ContextPad
from ui.map.features.add.new_step import add
from ui.map.features.append.next_step import append
from ui.map.features.rename.actions import edit_selected
from ui.map.features.share.asking import ask_share
from ui.map.features.share.share_editor import ShareEditor
from ui.map.features.subprocess.actions import open_detail
from ui.map.flow_item import FlowItem
from ui.map.gesture import Gesture
from ui.map.keys import canvas_keys, pressed
from ui.map.name_editor import Ended, NameEditor, Typed
from ui.map.port import MapAction, MapPort, MapState, Mode, Panel, Pointed, Question
from ui.map.registry import GESTURES, MAP_ACTIONS
from ui.map.spoken import spoken
from ui.session import Session


class MapView(Canvas):
    """The port of the features: each gesture and action acts through it.

    Signals:
        selection_changed: other steps or flows are selected.
        process_wanted: the id of the process to show.
        above_wanted: the process above is to be shown.
        panel_wanted: a :class:`Panel` is to be shown, or hidden.
        field_wanted: the key of a field of what is selected, to go to.
    """

    selection_changed = Signal()
    process_wanted = Signal(int)
    above_wanted = Signal()
    panel_wanted = Signal(object)
    field_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setDragMode(QGraphicsView.DragMode.RubberBandDrag)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.map.selectionChanged.connect(self._on_selection)
        self.editor: NameEditor | None = None
        self.mode: Mode | None = None
        self.pointed = Pointed()
        self._gesture: Gesture | None = None
        self._gestures = [gesture(self) for gesture in GESTURES]
        self._keys = canvas_keys(MAP_ACTIONS)
        self.doer: Doer[MapPort, MapState] = Doer(self, self.state, MAP_ACTIONS, self.glide.finish)
        self.pad = ContextPad(self, MAP_ACTIONS)

    # the port

    @property
    def canvas(self) -> Canvas:
        return self

    def state(self) -> MapState:
        scene, session = self.map, self.session
        steps, flows = tuple(scene.selected_steps()), tuple(scene.selected_flows())
        return MapState(
            session.audit, self.process_id, session.can_edit, scene.grain.is_down, steps, flows, self.pointed
        )

    def begin(self, mode: Mode) -> None:
        self.leave()
        self.mode = mode
        if mode.cursor is not None:
            self.viewport().setCursor(mode.cursor)

    def leave(self) -> None:
        self.mode = None
        self.viewport().unsetCursor()
        self.mark_target(None, None)

    def edit_text(self, text: str, box: QRect, done: Typed) -> None:
        self._store_typed()
        editor = self.editor = NameEditor(self.viewport(), text, self._when_typed(done))
        editor.open_at(box)
        self.hide_pad()

    def ask(self, question: Question, at: QPointF, done: Typed) -> None:
        self._store_typed()
        q = question
        editor = ShareEditor(self.viewport(), q.text, q.shown, q.example, q.take, self._when_typed(done))
        self.editor = editor
        editor.open_on(self.mapFromScene(at))
        self.hide_pad()

    def _when_typed(self, done: Typed) -> Typed:
        def finished(typed: str, ended: Ended) -> None:
            self.editor = None
            if ended is not Ended.LEFT:
                self.setFocus()
            done(typed, ended)
            self.place_overlays()

        return finished

    def _store_typed(self) -> None:
        """What is being typed is done with."""
        while self.editor is not None:
            self.editor.finish()

    def edit_field(self, key: str) -> None:
        self.field_wanted.emit(key)

    def append_behind(self, step_id: int) -> None:
        append(self, source=step_id)

    def hide_pad(self) -> None:
        self.pad.hide()

    def escape(self) -> None:
        if self._gesture is not None:
            gesture, self._gesture = self._gesture, None
            gesture.cancel()
        elif self.mode is not None and self.mode.escape():
            self.leave()
        else:
            self.map.clearSelection()

    def show_process(self, process_id: int) -> None:
        self.process_wanted.emit(process_id)

    def show_above(self) -> None:
        self.above_wanted.emit()

    def show_panel(self, panel: Panel) -> None:
        self.panel_wanted.emit(panel)

    # what lies over the canvas

    def closing(self) -> None:
        """Store the name being typed and say nothing more while the scene is taken down."""
        self._store_typed()
        self.is_closing = True
        self.map.blockSignals(True)

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

    def menu_at(self, place: QPoint) -> QMenu | None:
        """The menu for a place of the viewport; None when nothing can be changed."""
        if not self.session.can_edit:
            return None
        self.pointed = pointed_at(self, place)
        return map_menu(self.doer, self)

    # events

    def focusNextPrevChild(self, forward: bool) -> bool:
        appends = forward and self.map.selectedItems() and self.session.can_edit
        return False if appends else super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.glide.finish()
        action = self._keys.get(pressed(event))
        if action is None:
            super().keyPressEvent(event)
        else:
            self._do(action)

    def _do(self, action: MapAction) -> None:
        """What is impossible does nothing; where that is because nothing may be changed, it is told."""
        state = self.state()
        if action.can(state):
            action.do(self)
        elif action.changes_audit and not state.can_edit and self.session.file is not None:
            self.session.failed.emit(self.session.file.why_read_only())

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self.mode is not None and not event.isAutoRepeat():
            self.mode.release(Qt.Key(event.key()))
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
        elif self.mode is not None:
            self.mode.hover(event.position().toPoint())

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
                open_detail(self)
            else:
                edit_selected(self)
            return
        flow = next((item for item in self.items(place) if isinstance(item, FlowItem)), None)
        if flow is not None:
            ask_share(self, flow.flow.id)
        else:
            add(self, self.mapToScene(place), pick_kind=True)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place, shown_at = event.pos(), event.globalPos()
        selected = self.map.selected_steps()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and selected:
            place = self.mapFromScene(self.map.cards[selected[-1]].scene_box().center())
            shown_at = self.viewport().mapToGlobal(place)
        menu = self.menu_at(place)
        if menu is not None:
            menu.exec(shown_at)
