"""Time studies: which steps have been studied, and one study, or the studies of one step beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QInputDialog, QPushButton, QWidget

from auditor.edit.study import new_study
from auditor.locale import _, written_moment
from auditor.model import Audit, Study
from ui.pages.measure.study.study_comparison import StudyComparison
from ui.pages.measure.study.study_detail import StudyDetail
from ui.pages.page import Page
from ui.session import Session
from ui.stopwatch.window import Stopwatch, open_stopwatch
from ui.widgets.scrolling import replace_widget
from ui.widgets.step_tree import StepTree
from ui.widgets.two_panes import invitation, two_panes


class StudiesPage(Page):
    """Steps with their studies at the left; what is chosen at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.tree = StepTree(_("Steps and their time studies"), below=_studies, begins_open=False)
        self.tree.chosen.connect(self._show_chosen)
        self.new_button = QPushButton(_("New time study …"))
        self.new_button.setProperty("primary", True)
        self.new_button.clicked.connect(self.new_study)
        self.area = two_panes(self, _("Steps"), self.tree, self.new_button)
        self.setFocusProxy(self.tree)
        self.detail: StudyDetail | None = None
        self.watch: Stopwatch | None = None
        self._shown: tuple[str, int] = ("", 0)

    def choose_study(self, study_id: int) -> None:
        self.tree.choose("below", study_id)

    def refresh(self) -> None:
        self.tree.show_audit(self.session.audit)
        self._show_chosen()

    def _step_id(self) -> int | None:
        what, key = self.tree.choice()
        studies = self.session.audit.table(Study)
        if what == "below" and key in studies:
            return studies[key].step_id
        return key if what == "step" and key in self.session.audit.steps else None

    def _show_chosen(self) -> None:
        what, key = self.tree.choice()
        audit = self.session.audit
        self.new_button.setEnabled(self.session.can_edit and self._step_id() is not None)
        if what == "below" and key in audit.table(Study):
            if self.detail is None or self._shown != (what, key):
                self.detail = StudyDetail(self.session, key, self.time)
                replace_widget(self.area, self.detail)
            self.detail.refresh()
        else:
            self.detail = None
            step_id = self._step_id()
            replace_widget(self.area, _invitation() if step_id is None else StudyComparison(audit, step_id))
        self._shown = (what, key)

    def new_study(self) -> None:
        """Ask for the elements of the cycle, make the study, and open the stopwatch."""
        step_id = self._step_id()
        if step_id is None:
            return
        names, accepted = QInputDialog.getMultiLineText(
            self,
            _("New time study"),
            _("The parts of one cycle, one a line, in their order. Leave it empty to time the whole cycle."),
        )
        if accepted:
            study_id = self.session.do(new_study, step_id, names.splitlines(), _now())
            if study_id is not None:
                self.choose_study(study_id)
                self.time(study_id)

    def time(self, study_id: int) -> None:
        """The stopwatch on a study."""
        self.watch = open_stopwatch(self.window(), self.session, study_id)


def _studies(audit: Audit, step_id: int) -> Sequence[tuple[int, str]]:
    """A step's studies; the one that it follows is marked."""
    followed = audit.work(step_id).study_id
    return [
        (study.id, ("✓ " if followed == study.id else "") + (study.name or written_moment(study.started_at)))
        for study in audit.studies_of(step_id)
    ]


def _invitation() -> QWidget:
    return invitation(
        _("Time it where it happens"),
        _(
            "Choose a step and take a time study: name the parts of the work, press the space bar at the end of each, "
            "and the step gets its time from what you saw, with how sure it is."
        ),
    )


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="minutes")
