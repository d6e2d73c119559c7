"""Rings of widgets are never destroyed in another thread."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.garbage import GarbageCollector


class Ring(QObject):
    """An object that only the collector can free."""

    def __init__(self, freed_in: list[str]) -> None:
        super().__init__()
        self.me = self
        weakref.finalize(self, lambda: freed_in.append(threading.current_thread().name))


def test_what_a_thread_allocates_collects_no_widget_there(qtbot: QtBot) -> None:
    freed_in: list[str] = []
    collector = GarbageCollector()
    assert not gc.isenabled()
    for _ring in range(50):
        Ring(freed_in)

    kept: list[list[list[object]]] = []

    def allocate() -> None:
        for _i in range(200_000):
            kept.append([[]])  # enough for Python to collect many times

    worker = threading.Thread(target=allocate, name="worker")
    worker.start()
    worker.join()
    assert freed_in == []
    collector.collect()
    assert freed_in == [threading.main_thread().name] * 50
