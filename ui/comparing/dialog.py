"""The window of a comparison: how much of the log the map has, every problem, and a button that mends it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from auditor.exchange.conformance import Comparing, Conformance, Problem, best_process, compare, mended_by
from auditor.exchange.conformance.words import fitness_in_words, notes_of
from auditor.exchange.log_seen import LogSeen
from auditor.locale import _, percent
from ui.background import Background
from ui.comparing.problem_list import LEFT_OUT, ProblemList
from ui.fitting import resize_within_screen
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import caption, label
from ui.widgets.scrolling import scroll_area

_SHARES = (0.0, 0.01, 0.05)


class ComparisonDialog(QDialog):
    """Compares anew after every change of the audit and every answer; ``found`` is the newest comparison."""

    def __init__(self, parent: QWidget | None, session: Session, log: LogSeen, name: str) -> None:
        super().__init__(parent)
        self.session, self._log = session, log
        self.found: Conformance | None = None
        self._opened_at = session.file.revision if session.file is not None else 0
        self.comparing = Comparing()
        self._background = Background(self)
        self._is_over = False
        self.setWindowTitle(_("Compare {name} with the map").format(name=name))
        resize_within_screen(self, 980, 760)
        self.head = label("", bold=True, size=1)
        self.seen = label(log.words, quiet=True)
        self.meaning = label(
            _(
                "A case counts where the map has a connection for each of its moves from step to step, also by way of steps that the log never shows. Whether joins waited and whole cases could be played is not looked at."
            ),
            quiet=True,
        )
        self.notes = label("")
        self.process = QComboBox()
        self.process.setAccessibleName(_("Map"))
        self.whole = QCheckBox(_("Only cases that begin and end as on the map"))
        self.least = QComboBox()
        self.least.setAccessibleName(_("Show"))
        for share in _SHARES:
            text = _("What occurs in {share} of the cases or more").format(share=percent(share))
            self.least.addItem(text if share else _("All that occurs"), share)
        self.problems = ProblemList()
        self.area = scroll_area(self.problems)
        self.undo = QPushButton(_("Undo"))
        self.close_button = QPushButton(_("Close"))
        self._lay_out()
        self._offer_processes()
        self._connect()
        self._compare()

    @property
    def is_comparing(self) -> bool:
        """Whether a comparison is under way."""
        return not self._background.is_idle

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(UNIT)
        self._process_caption = caption(_("Map"))
        for widget in (self._process_caption, self.process, self.least, self.whole):
            choices.addWidget(widget)
        choices.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.undo)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        for text in (self.head, self.seen, self.meaning, self.notes):
            layout.addWidget(text)
        layout.addLayout(choices)
        layout.addWidget(self.area, 1)
        layout.addLayout(foot)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for button in (self.undo, self.close_button):
            button.setAutoDefault(False)

    def _offer_processes(self) -> None:
        audit = self.session.audit
        for process_id, process in sorted(audit.processes.items()):
            self.process.addItem(process.name, process_id)
        self.process.setCurrentIndex(max(self.process.findData(best_process(audit, self._log)), 0))
        for widget in (self._process_caption, self.process):
            widget.setVisible(self.process.count() > 1)

    def _connect(self) -> None:
        self.process.activated.connect(lambda _index: self._say(Comparing()))
        self.least.activated.connect(lambda _index: self._compare())
        self.whole.clicked.connect(lambda _checked: self._compare())
        self.problems.mended.connect(self._mend)
        self.problems.said.connect(self._match)
        self.undo.clicked.connect(self._undo)
        self.close_button.clicked.connect(self.reject)
        self.session.changed.connect(self._compare)

    # what a person says

    def _match(self, activity: str, step: int) -> None:
        """An activity is a step, is left out, or (0) neither."""
        said = {name: known for name, known in self.comparing.said.items() if name != activity}
        left_out = self.comparing.left_out - {activity}
        if step == LEFT_OUT:
            left_out |= {activity}
        elif step:
            said[activity] = step
        self._say(replace(self.comparing, said=said, left_out=left_out))

    def _say(self, comparing: Comparing) -> None:
        self.comparing = comparing
        self._compare()

    def _mend(self, problem: Problem) -> None:
        if self.found is None or self.is_comparing:
            return
        change = mended_by(self.session.audit, self.found.process_id, problem)
        if change is not None:
            verb, arguments = change
            self.session.do(verb, *arguments)

    def _undo(self) -> None:
        """Take back the newest change made since the window opened; what was done before it is not its own."""
        file = self.session.file
        if file is not None and file.revision > self._opened_at:
            self.session.undo()

    # comparing

    def _compare(self, _change: object = None) -> None:
        if self._is_over:
            return
        audit, process_id = self.session.audit, self.process.currentData()
        if process_id not in audit.processes:
            self.reject()  # the map that was compared is gone, by undo
            return
        comparing = replace(
            self.comparing, whole_only=self.whole.isChecked(), least_share=self.least.currentData() or 0.0
        )
        self._background.run("compare", lambda: compare(audit, process_id, self._log, comparing), self._show)

    def _show(self, found: Conformance) -> None:
        self.found = found
        self.head.setText(fitness_in_words(found))
        notes = "\n".join(notes_of(found, whole_only=self.whole.isChecked()))
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes))
        self.problems.show_problems(self.session.audit, found, self.comparing, can_edit=self.session.can_edit)
        file = self.session.file
        is_own = file is not None and self.session.can_edit and file.revision > self._opened_at
        edit = file.undo_label() if file is not None and is_own else None
        self.undo.setEnabled(edit is not None)
        self.undo.setText(_("Undo: {edit}").format(edit=edit.replace("&", "&&")) if edit else _("Undo"))

    # the end

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def _stop(self) -> None:
        self._is_over = True
        self._background.cancel()
