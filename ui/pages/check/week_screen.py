"""What is left: the few things to measure or ask next week, on a sheet to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from auditor.locale import _
from auditor.phrases.next_week import next_week
from ui.pages.check.screen import CheckScreen
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.layouts import clear_layout

if TYPE_CHECKING:
    from ui.session.result import RankingResult


class WeekScreen(CheckScreen):
    """A short list; a sheet with a line a day for each.

    Signals:
        back_to_answer: the answer is wanted again.
        sheets: the sheets to print are wanted.
    """

    back_to_answer = Signal()
    sheets = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(
            session, _("Next week"), _("What would change the answer most, and can't be known at the desk.")
        )
        self.lines = QVBoxLayout()
        self.lines.setSpacing(UNIT)
        self.column.addLayout(self.lines)
        self.print = QPushButton(_("Sheets to print …"))
        self.print.setProperty("primary", True)
        self.print.clicked.connect(lambda _on=False: self.sheets.emit())
        self.times = QPushButton(_("Enter times"))
        self.times.clicked.connect(lambda _on=False: session.page_wanted.emit("measure", "table"))
        self.back = QPushButton(_("To the answer"))
        self.back.clicked.connect(lambda _on=False: self.back_to_answer.emit())
        row = QHBoxLayout()
        for button in (self.print, self.times, self.back):
            button.setProperty("touch", True)
            row.addWidget(button)
        row.addStretch(1)
        self.column.addSpacing(UNIT)
        self.column.addLayout(row)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def first(self) -> QWidget:
        return self.print if self.print.isVisible() else self.back

    def show_ranking(self, made: RankingResult) -> None:
        """List what is worth the walk."""
        clear_layout(self.lines)
        listed = next_week(made.audit, made.value, made.asking)
        for number, line in enumerate(listed, 1):
            self.lines.addWidget(label(f"{number}.  {line.text}", bold=True, size=1))
            self.lines.addWidget(label(line.why, quiet=True))
        if not listed:
            self.lines.addWidget(label(_("Nothing: what you told is enough to decide what to look into.")))
        self.print.setVisible(any(line.step_id is not None for line in listed))
