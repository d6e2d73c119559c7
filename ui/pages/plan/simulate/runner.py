"""Simulations off the window's thread: one at a time, told how far it is, ended at once by a newer one or by Cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.session import Session

if TYPE_CHECKING:  # the first paint does not wait for these
    from auditor.decide import Plan
    from auditor.model import Audit
    from auditor.simulate.built import Built
    from auditor.simulate.experiment import Memory
    from auditor.simulate.film import Film
    from auditor.simulate.settings import Settings
    from ui.session.result import SimulationResult

_KIND, _FILM = "simulation", "simulation film"


class Runner(QObject):
    """Asks the session's background for one simulation after the other.

    Signals:
        progressed: how far the one at work is (0–1).
        done: one is ready, with the audit and the plan that it is of.
        failed: what a person can mend, in words.
        stopped: nothing is at work any more.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(str)
    stopped = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._memory: Memory | None = None
        self._end, self._film_end = threading.Event(), threading.Event()
        self.is_running = False

    def run(
        self,
        audit: Audit,
        settings: Settings,
        after: Callable[[], Audit | None],
        with_doubt: bool,
        plan: Plan | None = None,
    ) -> None:
        """Simulate; what is at work ends.

        Args:
            audit: the snapshot as it is.
            settings: how.
            after: gives the snapshot with a change, in the other thread; None for none.
            with_doubt: whether the doubt of the times is looked into too.
            plan: the plan that the change is of; None: of none.
        """
        self._end.set()
        self._end = end = threading.Event()
        self.is_running = True

        def work() -> SimulationResult:
            from auditor.simulate.experiment import Memory, simulate
            from ui.session.result import SimulationResult

            memory = self._memory = self._memory or Memory()
            found = simulate(audit, settings, after(), lambda share: self._tell(share, end), with_doubt, memory)
            return SimulationResult(audit, found, plan)

        self._session.background.run(
            _KIND, work, lambda made: self._on_done(made, end), lambda error: self._on_error(error, end)
        )

    def film(
        self, audit: Audit, before: Audit | None, settings: Settings, days: tuple[float, float],
        then: Callable[[Built, Film], None],
    ) -> None:  # fmt: skip
        """Follow all jobs of one run.

        Args:
            audit: the snapshot to be played.
            before: that as it is, where something is changed; None: nothing is.
            settings: how.
            days: working days until the film begins, and until it ends.
            then: is given the net and the film.
        """
        self._film_end.set()
        self._film_end = end = threading.Event()

        def work() -> tuple[Built, Film]:
            from auditor.simulate.experiment import follow
            from auditor.simulate.film import Film

            built, stays = follow(audit, settings, days[1], lambda: not end.is_set(), before)
            return built, Film(stays, days[0] * built.net.clock.day_s)

        self._session.background.run(_FILM, work, lambda made: then(*made), lambda error: self._say(error, end))

    def cancel(self) -> None:
        """End what is at work: it is told at once, and what the other thread still brings is dropped."""
        self._end.set()
        self._film_end.set()
        if self.is_running:
            self.is_running = False
            self.stopped.emit()

    def _tell(self, share: float, end: threading.Event) -> bool:
        if end.is_set():
            return False
        self.progressed.emit(share)
        return True

    def _on_done(self, made: SimulationResult, end: threading.Event) -> None:
        if end.is_set():
            return
        self.is_running = False
        self.done.emit(made)
        self.stopped.emit()

    def _on_error(self, error: Exception, end: threading.Event) -> None:
        if not end.is_set():
            self.is_running = False
            self.stopped.emit()
        self._say(error, end)

    def _say(self, error: Exception, end: threading.Event) -> None:
        """Tell what a person can mend, unless it was ended meanwhile."""
        from auditor.errors import AuditorError
        from auditor.simulate.experiment import Stopped

        if isinstance(error, AuditorError) and not end.is_set():
            self.failed.emit(str(error))
        if not isinstance(error, AuditorError | Stopped):
            raise error
