"""The keys of the canvas that need no Ctrl: one list for what they do and for the sheet that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from auditor.model import StepKind
from ui.map import walk

if TYPE_CHECKING:
    from ui.map.view import MapView

Key = Qt.Key
_ARROWS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}
#: Digits set the kind of the selected step.
KIND_KEYS = {
    Key.Key_1: StepKind.OPERATION,
    Key.Key_2: StepKind.INSPECTION,
    Key.Key_3: StepKind.TRANSPORT,
    Key.Key_4: StepKind.STORAGE,
    Key.Key_5: StepKind.DELAY,
    Key.Key_6: StepKind.DECISION,
    Key.Key_7: StepKind.FORK,
    Key.Key_8: StepKind.JOIN,
    Key.Key_9: StepKind.START,
    Key.Key_0: StepKind.END,
}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def press(view: MapView, event: QKeyEvent) -> bool:
    """Do what a key means on the canvas; False when it means nothing there."""
    key, modifiers = Key(event.key()), event.modifiers()
    if key in _ARROWS and modifiers & Qt.KeyboardModifier.AltModifier:
        if view.map.selected_flows() and not view.map.selected_steps():
            view.nudge_bend(*_ARROWS[key])
        else:
            view.nudge(*_ARROWS[key])
        return True
    if key in _ARROWS and view.is_making_space and view.map.selected_steps():
        view.make_space_at_selected(*_ARROWS[key])
        return True
    if key == Key.Key_R and modifiers in (*_PLAIN, Qt.KeyboardModifier.ShiftModifier):
        view.start_reconnecting(at_target=not modifiers & Qt.KeyboardModifier.ShiftModifier)
        return True
    if key in _ARROWS and modifiers & Qt.KeyboardModifier.ShiftModifier:
        dx, dy = _ARROWS[key]
        view.change_lane(dx if view.map.grain.is_down else dy)
        return True
    if modifiers not in _PLAIN:
        return False
    if key in KIND_KEYS:
        view.change_kind(KIND_KEYS[key])
        return True
    if key in _ARROWS:
        target = walk.neighbour(view.session.audit, view.map, *_ARROWS[key])
        if target is not None:
            view.map.select_steps([target])
            view.ensureVisible(view.map.cards[target], 40, 40)
        return True
    if key == Key.Key_Space:
        view.space_is_down = True
        view.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        return True
    actions = {
        Key.Key_N: view.add_step,
        Key.Key_A: view.append_step,
        Key.Key_Tab: view.append_step,
        Key.Key_C: view.start_connecting,
        Key.Key_S: view.start_making_space,
        Key.Key_P: view.toggle_pins,
        Key.Key_O: view.open_detail,
        Key.Key_U: view.go_up.emit,
        Key.Key_F: view.select_next_flow,
        Key.Key_F2: view.edit_selected,
        Key.Key_Return: view.finish_or_edit,
        Key.Key_Enter: view.finish_or_edit,
        Key.Key_Delete: view.delete_selected,
        Key.Key_Backspace: view.delete_selected,
        Key.Key_Escape: view.escape,
    }
    action = actions.get(key)
    if action is None:
        return False
    action()
    return True
