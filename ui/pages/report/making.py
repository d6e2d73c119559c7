"""Makes the report off the window's thread; a newer wish stops the one at work."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from auditor.errors import AuditorError
from auditor.locale import language, using
from auditor.model import Audit
from auditor.report.known import NOTHING, Known
from ui.background import Background
from ui.pages.report.pdf_pages import Contents, contents_of
from ui.session import Session


class _Stopped(AuditorError):
    """The report is not wanted any more."""


@dataclass
class _Wish:
    is_wanted: bool = True


@dataclass(frozen=True)
class Made:
    """A finished report."""

    audit: Audit
    revision: int
    language: str
    content: bytes
    contents: Contents


class Maker(QObject):
    """Signals: ``progressed`` with the share that is done, ``made`` with a Made, ``stopped``, ``failed`` with why."""

    progressed = Signal(float)
    made = Signal(object)
    stopped = Signal()
    failed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._background = Background(self)
        self._wish = _Wish(False)

    @property
    def is_busy(self) -> bool:
        return self._wish.is_wanted

    def make(self, code: str) -> None:
        """Make the report of the present snapshot in a language."""
        file = self.session.file
        if file is None:
            return
        self._wish.is_wanted = False
        wish = self._wish = _Wish()
        audit, revision, known = self.session.audit, file.revision, self.known(code)

        def progress(share: float) -> None:
            if not wish.is_wanted:
                raise _Stopped
            self.progressed.emit(share)

        def work() -> Made:
            from auditor.report.write import report_bytes

            with using(code):
                content, _pages = report_bytes(audit, known=known, revision=revision, progress=progress)
            return Made(audit, revision, code, content, contents_of(content))

        self._background.run("report", work, lambda made: self._finish(wish, made), lambda e: self._fail(wish, e))

    def known(self, code: str) -> Known:
        """What the session has computed for the same snapshot, in the same language."""
        session = self.session
        if session.ranking is None or session.ranked_audit is not session.audit or code != language():
            return NOTHING
        return Known(session.ranking, session.plan if session.goal == "money" else None)

    def stop(self) -> None:
        """Leave what is at work."""
        if self._wish.is_wanted:
            self._wish.is_wanted = False
            self.stopped.emit()

    def _finish(self, wish: _Wish, made: Made) -> None:
        if wish.is_wanted:
            wish.is_wanted = False
            self.made.emit(made)

    def _fail(self, wish: _Wish, error: Exception) -> None:
        if isinstance(error, _Stopped):
            return
        if wish.is_wanted:
            wish.is_wanted = False
            self.failed.emit(str(error))
