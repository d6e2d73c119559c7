"""Garbage is collected in the window's thread only.

Python collects wherever it happens to allocate. A closed dialog and what it holds is a ring of objects; collected in a thread
that ranks or draws a report, its widgets would be destroyed there while Qt still sends them events, and the program would crash.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000


class GarbageCollector(QObject):
    """From its making on, the only one who collects."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """What Python would have collected by now: the oldest generation whose time has come."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
