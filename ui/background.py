"""Work off the window's thread; a result is dropped when newer work of the same kind has been asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from auditor.locale import language, using


class _Signals(QObject):
    done = Signal(str, int, object)
    failed = Signal(str, int, object)


class _Job(QRunnable):
    def __init__(self, kind: str, number: int, work: Callable[[], Any], signals: _Signals) -> None:
        super().__init__()
        self._kind, self._number, self._work, self._signals = kind, number, work, signals
        self._language = language()

    def run(self) -> None:
        try:
            with using(self._language):
                result = self._work()
        except Exception as error:  # told to the person by whoever asked for the work
            self._emit(self._signals.failed, error)
        else:
            self._emit(self._signals.done, result)

    def _emit(self, signal: Any, value: object) -> None:
        try:
            signal.emit(self._kind, self._number, value)
        except RuntimeError:
            return  # the window closed meanwhile


class Background(QObject):
    """Runs one newest job per kind."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest: dict[str, int] = {}
        self._handlers: dict[str, tuple[Callable[[Any], None], Callable[[Exception], None] | None]] = {}
        self._count = 0
        self._signals = _Signals()
        self._signals.done.connect(self._done)
        self._signals.failed.connect(self._failed)

    def run(
        self,
        kind: str,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do ``work`` in another thread, then call ``then`` with its result in this one."""
        self._count += 1
        self._newest[kind] = self._count
        self._handlers[kind] = then, on_error
        QThreadPool.globalInstance().start(_Job(kind, self._count, work, self._signals))

    def cancel(self, kind: str | None = None) -> None:
        """Drop the results of what is running."""
        for name in [kind] if kind else list(self._newest):
            self._newest[name] = -1

    def is_busy(self, kind: str) -> bool:
        return self._newest.get(kind, -1) > 0

    def _done(self, kind: str, number: int, result: object) -> None:
        if self._newest.get(kind) == number:
            self._newest[kind] = -1
            self._handlers[kind][0](result)

    def _failed(self, kind: str, number: int, error: Exception) -> None:
        if self._newest.get(kind) == number:
            self._newest[kind] = -1
            handler = self._handlers[kind][1]
            if handler is not None:
                handler(error)
            else:
                raise error
