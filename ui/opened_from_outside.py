"""Files that the desktop hands to a program that runs: on macOS a double-click comes this way, not with the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent


class OpenedFromOutside(QObject):
    """Watches the application."""

    def __init__(self, parent: QObject, open_path: Callable[[Path], object]) -> None:
        super().__init__(parent)
        self._open_path = open_path
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self._open_path(Path(event.file()))
            return True
        return super().eventFilter(watched, event)
