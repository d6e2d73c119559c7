"""The keys of the canvas: those of the map's actions that are no shortcuts of the window."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.map.port import MapAction


def is_shortcut(key: str) -> bool:
    """Whether a key works wherever the focus is on the page; the others would get in the way of typing."""
    return key.startswith("Ctrl")


def canvas_keys(actions: tuple[MapAction, ...]) -> dict[str, MapAction]:
    """What each key of the canvas does."""
    return {key: action for action in actions for key in action.keys if not is_shortcut(key)}


def pressed(event: QKeyEvent) -> str:
    """The key of an event as actions write it; the same on the keypad."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key()))).toString(
        QKeySequence.SequenceFormat.PortableText
    )
