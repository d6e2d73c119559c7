"""Work off the window's thread: one job a kind at a time, and of those waiting only the newest is done."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from auditor.locale import language, using

T = TypeVar("T")


class _Job(NamedTuple):
    """What is to be done, and what is done with its result."""

    number: int
    work: Callable[[], Any]
    then: Callable[[Any], None]
    on_error: Callable[[Exception], None] | None


class Background(QObject):
    """Runs jobs by kind; a result is dropped when a newer job of its kind has been asked for."""

    _finished = Signal(str, object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[str, _Job] = {}
        self._waiting: dict[str, _Job] = {}
        self._newest: dict[str, int] = {}
        self._count = 0
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        kind: str,
        work: Callable[[], T],
        then: Callable[[T], None],
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do ``work`` in another thread, then call ``then`` with its result (or ``on_error``) in this one."""
        self._count += 1
        self._newest[kind] = self._count
        job = _Job(self._count, work, then, on_error)
        if kind in self._running:
            self._waiting[kind] = job
        else:
            self._start(kind, job)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is at work, nor a result on its way."""
        return not self._running

    def cancel(self) -> None:
        """Drop the results of what is running or waiting."""
        self._waiting.clear()
        self._newest.clear()

    def _start(self, kind: str, job: _Job) -> None:
        self._running[kind] = job
        # Not a daemon: the interpreter waits for the job at its end, instead of tearing libraries down beneath it.
        threading.Thread(target=self._work, args=(kind, job, language()), name=f"auditor-{kind}").start()

    def _work(self, kind: str, job: _Job, code: str) -> None:
        result: Any = None
        failure: Exception | None = None
        try:
            with using(code):
                result = job.work()
        except Exception as error:  # told to the person by whoever asked for the work
            failure = error
        with contextlib.suppress(RuntimeError):  # the window has closed meanwhile
            self._finished.emit(kind, job, result, failure)

    def _on_finished(self, kind: str, job: _Job, result: object, failure: Exception | None) -> None:
        self._running.pop(kind, None)
        waiting = self._waiting.pop(kind, None)
        if waiting is not None:
            self._start(kind, waiting)
        if self._newest.get(kind) != job.number:
            return
        if failure is None:
            job.then(result)
        elif job.on_error is not None:
            job.on_error(failure)
        else:
            raise failure
