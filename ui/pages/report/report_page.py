"""Report: what it shows, its pages as they will be printed, saving and printing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from auditor.errors import AuditorError
from auditor.locale import _, using
from auditor.report.papers.paper import WITH_DOCUMENT
from ui.pages.lacking import LackingPage, lacking
from ui.pages.page import Page
from ui.pages.report.choices import ReportChoices
from ui.pages.report.making import FinishedReport, Maker
from ui.pages.report.preview import Preview
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.one_line import OneLine
from ui.widgets.scrolling import SideArea, fill_page

_SIDE = 280


class ReportPage(Page):
    """Choices at the left; at the right the pages, made off the window's thread."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.report: FinishedReport | None = None
        self.maker = Maker(session)
        self.maker.progressed.connect(self._show_progress)
        self.maker.made.connect(self._show)
        self.maker.stopped.connect(self._show_stopped)
        self.maker.failed.connect(self._tell)
        self.choices = ReportChoices(session)
        self.choices.paper_chosen.connect(self.refresh)
        self.choices.language_chosen.connect(self.refresh)
        self.choices.office_chosen.connect(self.refresh)
        self.choices.section_chosen.connect(self._go_to)
        self.languages = self.choices.languages
        self.preview = Preview()
        self.preview.page_changed.connect(lambda _page: self._show_state())
        self.state = OneLine()
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.progress.setFixedSize(64, UNIT)
        self.progress.setAccessibleName(_("Making the report …"))
        self.stop = QPushButton(_("Stop"))
        self.stop.clicked.connect(self.maker.stop)
        self.save = QPushButton(_("Save PDF …"))
        self.save.setProperty("primary", True)
        self.save.clicked.connect(self._ask_and_save)
        self.print_button = QPushButton(_("Print …"))
        self.print_button.clicked.connect(self._ask_and_print)
        self.more = self._more_button()
        self._lay_out()
        self._set_busy(False)
        self.setFocusProxy(self.choices.papers)

    @property
    def content(self) -> bytes | None:
        """The PDF that the preview shows."""
        return self.report.content if self.report is not None else None

    def _more_button(self) -> QPushButton:
        button = QPushButton(_("More"))
        menu = QMenu(button)
        self.save_document_action = menu.addAction(_("Save as document (DOCX) …"), self._ask_and_save_document)
        menu.addAction(_("Save all papers in a folder …"), self._ask_and_save_all)
        menu.addAction(_("Save poster (A3) …"), self._ask_and_save_poster)
        menu.addAction(_("Save spreadsheet …"), self._ask_and_save_sheet)
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        row.addWidget(self.state, 1)
        for widget in (self.progress, self.stop, self.more, self.print_button, self.save):
            row.addWidget(widget)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.preview.area, 1)
        split = QSplitter()
        side = SideArea(self.choices, least=_SIDE)
        split.addWidget(side)
        split.addWidget(right)
        split.setSizes([_SIDE, 960])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        self.lacking = LackingPage(self.session)
        self.stack = QStackedWidget()
        self.stack.addWidget(split)
        self.stack.addWidget(self.lacking)
        fill_page(self, self.stack)

    def refresh(self) -> None:
        """Make the report anew; the old preview stays until the new one is there."""
        if self.session.file is None:
            return
        what = lacking(self.session, "steps")
        self.stack.setCurrentIndex(0 if what is None else 1)
        self.setFocusProxy(self.choices.papers if what is None else self.lacking)
        if what is not None:
            self.maker.stop()
            self.lacking.show_lack(what)
            return
        self.choices.refresh(self.session.audit)
        self._set_busy(True)
        self.state.setText(_("Making the report …"))
        self.progress.setValue(0)
        self.maker.make(self.choices.paper(), self.choices.language(), self.choices.office.office())

    def _set_busy(self, is_busy: bool) -> None:
        for widget in (self.progress, self.stop):
            widget.setVisible(is_busy)
        for button in (self.save, self.print_button, self.more):
            button.setEnabled(not is_busy and self.report is not None)

    def _show_progress(self, share: float) -> None:
        self.progress.setValue(round(100 * share))

    def _show(self, made: FinishedReport) -> None:
        self.report = made
        self.save_document_action.setEnabled(made.paper in WITH_DOCUMENT)
        self._set_busy(False)
        self.preview.show_pdf(made.content, made.contents)
        self._show_state()

    def _show_state(self) -> None:
        if self.report is not None and not self.maker.is_busy:
            total = len(self.report.contents.sizes)
            self.state.setText(_("Page {n} of {total}").format(n=self.preview.page, total=total))

    def _show_stopped(self) -> None:
        self._set_busy(False)
        self.state.setText(_("Stopped. The report is made again at the next change."))

    def _tell(self, reason: str) -> None:
        self._set_busy(False)
        self.state.setText("")
        self.session.failed.emit(_("The report could not be made: {reason}").format(reason=reason))

    def _go_to(self, section: str) -> None:
        """Scroll to a section, named in English, where the report has it."""
        if self.report is None:
            return
        with using(self.report.language):
            title = _(section)
        page = self.report.contents.sections.get(title)
        if page is not None:
            self.preview.show_page(page)

    def hideEvent(self, event: QHideEvent) -> None:
        self.choices.store_text()
        super().hideEvent(event)

    def _asked_path(self, title: str, suffix: str, kind: str) -> Path | None:
        file = self.session.file
        if file is None:
            return None
        start = str(file.path.with_suffix(suffix))
        name, _kind = QFileDialog.getSaveFileName(self, title, start, kind)
        if not name:
            return None
        return Path(name if name.lower().endswith(suffix) else f"{name}{suffix}")

    def _ask_and_save(self) -> None:
        path = self._asked_path(_("Save report"), ".pdf", "PDF (*.pdf)")
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the PDF that the preview shows."""
        from auditor.files import replace_file

        assert self.content is not None
        content = self.content
        self._write(path, lambda: replace_file(path, content))

    def _ask_and_save_document(self) -> None:
        path = self._asked_path(_("Save as document"), ".docx", "Word (*.docx)")
        if path is not None:
            self.save_document(path)

    def save_document(self, path: Path) -> None:
        """Write the paper that the preview shows as a document to finish in a word processor."""
        made = self.report
        assert made is not None
        self.state.setText(_("Writing the document …"))
        self.maker.save_document(made, path, lambda: self.state.setText(_("Saved {path}").format(path=path)))

    def _ask_and_save_poster(self) -> None:
        path = self._asked_path(_("Save poster"), ".pdf", "PDF (*.pdf)")
        if path is not None:
            self.save_poster(path)

    def save_poster(self, path: Path) -> None:
        """Write the poster in the language of the report."""
        from auditor.report.office import using_office
        from auditor.report.poster import write_poster

        made = self.report
        assert made is not None
        with using(made.language), using_office(made.office):
            self._write(path, lambda: write_poster(made.audit, path, known=self.maker.known(made.audit), revision=made.revision))  # fmt: skip

    def _ask_and_save_sheet(self) -> None:
        path = self._asked_path(_("Save spreadsheet"), ".xlsx", "Excel (*.xlsx)")
        if path is not None:
            self.save_sheet(path)

    def save_sheet(self, path: Path) -> None:
        """Write the tables as a spreadsheet in the language of the report."""
        from auditor.exchange import write_export

        made = self.report
        assert made is not None
        with using(made.language):
            self._write(path, lambda: write_export(made.audit, path))

    def _ask_and_save_all(self) -> None:
        file = self.session.file
        if file is None:
            return
        name = QFileDialog.getExistingDirectory(self, _("Folder for all papers"), str(file.path.parent))
        if name:
            self.save_all(Path(name))

    def save_all(self, folder: Path) -> None:
        """Write every paper and the spreadsheet into a folder, in the language of the report."""
        made = self.report
        assert made is not None
        self.state.setText(_("Writing all papers …"))
        self.maker.save_all(made, folder, lambda paths: self.state.setText(_("Saved {n} files in {path}").format(n=len(paths), path=folder)))  # fmt: skip

    def _write(self, path: Path, write: Callable[[], object]) -> None:
        try:
            write()
        except AuditorError as error:
            self.session.failed.emit(str(error))
        else:
            self.state.setText(_("Saved {path}").format(path=path))

    def _ask_and_print(self) -> None:
        from ui.pages.report.printing import ask_and_print

        if self.report is not None:
            name = self.session.audit.firm.name or _("Automation audit")
            ask_and_print(self, self.report.content, self.report.contents, name)
