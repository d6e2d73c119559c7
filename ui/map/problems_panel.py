"""The problems of the map: what is wrong where, one click away, and mended where that is possible."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout

from auditor.flow.problems import Problem, ProblemKind
from auditor.locale import _, ngettext
from auditor.model import Audit
from auditor.phrases.flow import step_problem
from ui.map import changes
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import label

_MOST = 200
_ROWS = 6  # in sight at once


class ProblemsPanel(QFrame):
    """A list below the canvas. ``chosen`` names the step to show."""

    chosen = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setObjectName("totals")
        self.found: list[Problem] = []
        self.list = QListWidget()
        self.list.setAccessibleName(_("Problems"))
        self.fix = QPushButton(_("Make shares add up"))
        self.fix.clicked.connect(self._fix)
        self.summary = label("", wrap=False)
        head = QHBoxLayout()
        head.addWidget(self.summary)
        head.addStretch(1)
        head.addWidget(self.fix)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.addLayout(head)
        layout.addWidget(self.list)
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemActivated.connect(lambda _item: self._show_step())
        self.list.itemClicked.connect(lambda _item: self._show_step())

    def show_problems(self, audit: Audit, found: list[Problem]) -> None:
        """Follow the snapshot."""
        self.found = found
        n = len(self.found)
        text = ngettext("{n} problem", "{n} problems", n).format(n=n) if n else _("No problems")
        self.summary.setText(f"⚠ {text}" if n else f"✓ {text}")
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for problem in self.found[:_MOST]:
            item = QListWidgetItem(f"{audit.steps[problem.step_id].name} – {step_problem(audit, problem)}")
            item.setData(Qt.ItemDataRole.UserRole, problem.step_id)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.blockSignals(False)
        self.list.setVisible(bool(self.found))
        rows = max(min(self.list.count(), _ROWS), 1)
        self.list.setFixedHeight(rows * max(self.list.sizeHintForRow(0), 1) + 2 * self.list.frameWidth())
        self._on_row(self.list.currentRow())

    def _current(self) -> Problem | None:
        row = self.list.currentRow()
        return self.found[row] if 0 <= row < len(self.found) else None

    def _on_row(self, _row: int) -> None:
        problem = self._current()
        self.fix.setVisible(problem is not None and problem.can_fix and self.session.can_edit)
        is_fork = problem is not None and problem.kind is ProblemKind.FORK_SHARES
        self.fix.setText(_("Give each branch all") if is_fork else _("Make shares add up"))

    def _show_step(self) -> None:
        problem = self._current()
        if problem is not None:
            self.chosen.emit(problem.step_id)

    def _fix(self) -> None:
        problem = self._current()
        if problem is not None and problem.can_fix:
            changes.normalise_shares(self.session, problem.step_id)
