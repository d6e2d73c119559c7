"""Waiting for what is awaited, never for a time."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

_ROUNDS = 5
"""What is shown asks for a layout, the layout for a size, the size for a picture: each comes with the next round."""


def settle() -> None:
    """All that is due in the window's own thread is done: layouts, timers of no time, widgets to be deleted."""
    for _round in range(_ROUNDS):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
