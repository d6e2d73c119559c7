"""Makes the report off the window's thread; a newer wish stops the one at work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from auditor.decide import Goal
from auditor.errors import AuditorError
from auditor.locale import using
from auditor.model import Audit
from auditor.report.papers.paper import Paper
from auditor.report.precomputed import NOTHING, Precomputed
from ui.background import Background
from ui.pages.report.pdf_pages import Contents, contents_of
from ui.session import Session

if TYPE_CHECKING:
    from auditor.report.office import Office


class _Stopped(AuditorError):
    """The report is not wanted any more."""


@dataclass
class _Cancellation:
    is_wanted: bool = True


@dataclass(frozen=True)
class FinishedReport:
    """A finished report."""

    audit: Audit
    revision: int
    paper: Paper
    language: str
    office: Office
    content: bytes
    contents: Contents


class Maker(QObject):
    """Signals: ``progressed`` with the share that is done, ``made`` with a FinishedReport, ``stopped``, ``failed`` with why."""

    progressed = Signal(float)
    made = Signal(object)
    stopped = Signal()
    failed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._background = Background(self)
        self._cancellation = _Cancellation(False)

    @property
    def is_busy(self) -> bool:
        return self._cancellation.is_wanted

    def make(self, paper: Paper, code: str, office: Office) -> None:
        """Make a paper of the present snapshot in a language, with the look of an office."""
        file = self.session.file
        if file is None:
            return
        self._cancellation.is_wanted = False
        cancellation = self._cancellation = _Cancellation()
        audit, revision, known = self.session.audit, file.revision, self.known(self.session.audit)

        def progress(share: float) -> None:
            if not cancellation.is_wanted:
                raise _Stopped
            self.progressed.emit(share)

        def work() -> FinishedReport:
            from auditor.report.office import using_office
            from auditor.report.papers.making import Wanted, paper_bytes

            with using(code), using_office(office):
                content, _pages = paper_bytes(audit, Wanted(paper), known=known, revision=revision, progress=progress)
            return FinishedReport(audit, revision, paper, code, office, content, contents_of(content))

        self._background.run(
            "report", work, lambda made: self._finish(cancellation, made), lambda e: self._fail(cancellation, e)
        )

    def known(self, audit: Audit) -> Precomputed:
        """What the session has computed for a snapshot, for a report in any language."""
        made, plan = self.session.results.ranking, self.session.results.plan
        if made is None or made.audit is not audit:
            return NOTHING
        is_usual = plan is not None and plan.ranking is made and plan.value.goal is Goal.MONEY
        printed = plan.value if plan is not None and is_usual else None
        simulations = self.session.results.simulations
        if printed is None and (played := simulations.for_goal(audit, Goal.MONEY)) is not None:
            printed = played.plan  # what the report would plan anew
        floor = simulations.telling(audit, printed)
        return Precomputed(made.value, printed, floor.value if floor is not None else None)

    def save_all(self, made: FinishedReport, folder: Path, done: Callable[[tuple[Path, ...]], None]) -> None:
        """Write all papers of a finished report's audit into a folder, off the window's thread."""
        known = self.known(made.audit)

        def work() -> tuple[Path, ...]:
            from auditor.report.office import using_office
            from auditor.report.papers.everything import write_all

            with using(made.language), using_office(made.office):
                return write_all(made.audit, folder, known=known, revision=made.revision)

        self._background.run("papers", work, done, lambda error: self.failed.emit(str(error)))

    def save_document(self, made: FinishedReport, path: Path, done: Callable[[], None]) -> None:
        """Write a finished paper as a document, off the window's thread."""
        known = self.known(made.audit)

        def work() -> None:
            from auditor.report.office import using_office
            from auditor.report.papers.making import Wanted, write_paper

            with using(made.language), using_office(made.office):
                write_paper(made.audit, Wanted(made.paper), path, known=known, revision=made.revision)

        self._background.run("document", work, lambda _made: done(), lambda error: self.failed.emit(str(error)))

    def stop(self) -> None:
        """Leave what is at work."""
        if self._cancellation.is_wanted:
            self._cancellation.is_wanted = False
            self.stopped.emit()

    def _finish(self, cancellation: _Cancellation, made: FinishedReport) -> None:
        if cancellation.is_wanted:
            cancellation.is_wanted = False
            self.made.emit(made)

    def _fail(self, cancellation: _Cancellation, error: Exception) -> None:
        if isinstance(error, _Stopped):
            return
        if cancellation.is_wanted:
            cancellation.is_wanted = False
            self.failed.emit(str(error))
