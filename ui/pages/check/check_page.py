"""The self-check from the first question to the list for next week: one thing a screen, always a way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from auditor.assess.self_check import TROUBLE, Screen, check_answers, next_screen, template_of
from auditor.edit.self_check.skipping import skip
from auditor.errors import AuditorError
from auditor.locale import _
from ui.pages.check.answer_screen import AnswerScreen
from ui.pages.check.answers_screen import AnswersScreen
from ui.pages.check.choice_screens import CountryScreen, PeopleScreen, SectorScreen, VacanciesScreen, WageScreen
from ui.pages.check.hours_screen import HoursScreen
from ui.pages.check.question_screen import QuestionScreen
from ui.pages.check.screen import CheckScreen
from ui.pages.check.trouble_screens import TroubleScreen
from ui.pages.check.week_screen import WeekScreen
from ui.pages.page import Page
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.scrolling import page_body, scroll_area

#: What comes after the questions.
ANSWER, QUESTION, WEEK, ANSWERS = "answer", "question", "week", "answers"
_WIDTH = 900
_MAKERS: dict[str, Callable[[Session], CheckScreen]] = {
    Screen.SECTOR: SectorScreen,
    Screen.COUNTRY: CountryScreen,
    Screen.PEOPLE: PeopleScreen,
    Screen.WAGE: WageScreen,
    Screen.HOURS: HoursScreen,
    Screen.VACANCIES: VacanciesScreen,
    ANSWER: AnswerScreen,
    QUESTION: QuestionScreen,
    WEEK: WeekScreen,
    ANSWERS: AnswersScreen,
}


class CheckPage(Page):
    """One screen at a time; what is answered is stored at once, so that it can be left and taken up again."""

    follows = Follows.RANKING

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.screens: dict[str, CheckScreen] = {}
        self._areas: dict[str, QScrollArea] = {}
        self.at: str = Screen.SECTOR
        self._is_change = False  # of one answer, after which the list of all comes again
        self.stack = QStackedWidget()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.progress.setRange(0, len(Screen))
        self.where = label("", quiet=True, wrap=False)
        self.back = QPushButton(_("Back"))
        self.skip = QPushButton(_("Skip"))
        self.stop = QPushButton(_("Show what is known so far"))
        self.back.clicked.connect(lambda _on=False: self.go_back())
        self.skip.clicked.connect(lambda _on=False: self._skip())
        self.stop.clicked.connect(lambda _on=False: self.go_to(ANSWER))
        QShortcut(QKeySequence("Alt+Left"), self, self.go_back, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        row = QHBoxLayout()
        row.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        row.addWidget(self.back)
        row.addSpacing(UNIT)
        row.addWidget(self.where, 1)
        row.addWidget(self.skip)
        row.addWidget(self.stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.progress)
        layout.addLayout(row)
        layout.addWidget(self.stack, 1)
        session.opened.connect(self._begin)
        self._begin()

    @property
    def shown(self) -> CheckScreen:
        """The one that is shown."""
        return self._made(self.at)

    def _begin(self) -> None:
        """Take up where it was left; an audit with a map of its own goes to its answer at once."""
        audit = self.session.audit
        self.at = next_screen(audit) or ANSWER
        if template_of(audit) is None and audit.steps:
            self.at = ANSWER

    def show_snapshot(self) -> None:
        if template_of(self.session.audit) is None and not self.session.audit.steps:
            self.at = Screen.SECTOR  # also where undo went back so far
        self._show()

    def refresh(self) -> None:
        self._show()

    def go_to(self, key: str) -> None:
        """Show another screen."""
        self.at = key
        self._is_change &= key in set(Screen)
        if key == QUESTION:
            screen = self._made(QUESTION)
            assert isinstance(screen, QuestionScreen)
            screen.forget()
        self._show()
        if self.isVisible():
            self._areas[self.at].verticalScrollBar().setValue(0)
            self.shown.first().setFocus()

    def go_back(self) -> None:
        """To the question before; from the answer's pages to the answer."""
        if self._is_change:
            self.go_to(ANSWERS)
            return
        if self.at in (QUESTION, WEEK, ANSWERS):
            self.go_to(ANSWER)
            return
        order = [*Screen]
        index = len(order) if self.at == ANSWER else order.index(Screen(self.at))
        if index > 0 and template_of(self.session.audit) is not None:
            self.go_to(order[index - 1])

    def _next(self) -> None:
        """To the next question in order, or to the answer."""
        order = [*Screen]
        index = order.index(Screen(self.at)) + 1
        found = template_of(self.session.audit)
        if found is None and self.at == Screen.SECTOR:
            return  # it was refused, and told
        if self._is_change:
            self.go_to(ANSWERS)
            return
        self.go_to(order[index] if index < len(order) else ANSWER)

    def _skip(self) -> None:
        self.session.do(skip, Screen(self.at))
        self._next()

    def _change(self, key: str) -> None:
        """Ask one question again."""
        self._is_change = True
        self.go_to(key)

    def _made(self, key: str) -> CheckScreen:
        if key not in self.screens:
            screen = TroubleScreen(self.session, Screen(key)) if key in TROUBLE else _MAKERS[key](self.session)
            if isinstance(screen, AnswerScreen):
                screen.go_on.connect(lambda: self.go_to(QUESTION))
                screen.week.connect(lambda: self.go_to(WEEK))
                screen.answers.connect(lambda: self.go_to(ANSWERS))
            elif isinstance(screen, AnswersScreen):
                screen.wanted.connect(self._change)
                screen.back_to_answer.connect(lambda: self.go_to(ANSWER))
            elif isinstance(screen, QuestionScreen):
                screen.ended.connect(lambda: self.go_to(WEEK))
            elif isinstance(screen, WeekScreen):
                screen.back_to_answer.connect(lambda: self.go_to(ANSWER))
                screen.sheets.connect(self._ask_and_save_sheets)
            else:
                screen.done.connect(self._next)
            self.screens[key] = screen
            body, column = page_body()
            screen.setMaximumWidth(_WIDTH)
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(screen, 1000)
            line.addStretch(1)
            column.addLayout(line)
            column.addStretch(1)
            area = self._areas[key] = scroll_area(body)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.stack.addWidget(area)
        return self.screens[key]

    def _show(self) -> None:
        screen, is_question = self.shown, self.at in set(Screen)
        made = self.session.results.ranking
        answered = check_answers(self.session.audit)
        self.stack.setCurrentWidget(self._areas[self.at])
        count = [*Screen].index(Screen(self.at)) + 1 if is_question else 0
        self.progress.setVisible(is_question)
        self.progress.setValue(sum(s in answered for s in Screen))
        self.where.setText(_("Question {n} of {all}").format(n=count, all=len(Screen)) if is_question else "")
        has_template = template_of(self.session.audit) is not None
        self.back.setVisible(count > 1 or (not is_question and (has_template or self.at != ANSWER)))
        self.skip.setVisible(is_question and self.at != Screen.SECTOR)
        self.stop.setVisible(is_question and has_template)
        self.setEnabled(self.session.can_edit)
        if isinstance(screen, AnswerScreen | QuestionScreen | WeekScreen):
            if made is not None and made.audit is self.session.audit:
                screen.show_ranking(made)
            elif isinstance(screen, AnswerScreen):
                screen.show_waiting()
        elif isinstance(screen, AnswersScreen):
            asked = [(str(key), self._made(key)) for key in Screen]
            for _key, question in asked:
                question.show_state()
            screen.show_answers(asked)
        else:
            screen.show_state()

    def _ask_and_save_sheets(self) -> None:
        file = self.session.file
        if file is None:
            return
        start = str(file.path.with_name(f"{file.path.stem} – {_('Measure for a week')}.pdf"))
        name, _kind = QFileDialog.getSaveFileName(self, _("Save the sheets"), start, "PDF (*.pdf)")
        if name:
            self.save_sheets(Path(name if name.lower().endswith(".pdf") else f"{name}.pdf"))

    def save_sheets(self, path: Path) -> None:
        """Write a sheet for each step that is worth measuring, and show them."""
        from auditor.phrases.next_week import steps_to_measure
        from auditor.report.tally import write_tally

        made = self.session.results.ranking
        if made is None:
            return
        try:
            write_tally(made.audit, steps_to_measure(made.audit, made.value, made.asking), path)
        except AuditorError as error:
            self.session.failed.emit(str(error))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        first: QWidget = self.shown.first()
        if first is not self.shown:
            first.setFocus()
