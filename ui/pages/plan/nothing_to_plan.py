"""What the plan shows where there is nothing to plan: why, and a button to what comes first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from auditor.decide.programme.beginning import NextAction, next_action
from auditor.locale import N_, _
from auditor.phrases.portfolio import nothing_to_plan
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import label

#: The stage where the next thing is done, and what the button to it says.
_STAGES = {
    NextAction.DRAW: ("map", N_("Draw the work")),
    NextAction.MEASURE: ("measure", N_("Enter times")),
    NextAction.FIT: ("assess", N_("See what fits")),
}


class NothingToPlan(QWidget):
    """A sentence and a button; drawn for the audit of the session."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.text = label("")
        self.go = QPushButton()
        self.go.setProperty("primary", True)
        self.go.clicked.connect(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.text)
        layout.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_action()

    def show_action(self) -> None:
        """Say what comes first in the audit as it is now."""
        action = next_action(self.session.audit)
        self.text.setText(nothing_to_plan(action))
        self.go.setText(_(_STAGES[action][1]))

    def _go(self) -> None:
        self.session.page_wanted.emit(_STAGES[next_action(self.session.audit)][0], "")
