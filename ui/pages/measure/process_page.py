"""A page about one process at a time, and the box in which it is chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from auditor.flow import ProcessNumbers
from auditor.locale import _
from auditor.model import Audit
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.choices import name_box


class ProcessBox(QComboBox):
    """All processes of the audit; the chosen one stays chosen while it is there."""

    def __init__(self) -> None:
        super().__init__()
        name_box(self, _("Process"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    @property
    def process_id(self) -> int:
        """The chosen process; 0 where there is none."""
        return int(self.currentData() or 0)

    def choose(self, process_id: int) -> None:
        self.setCurrentIndex(self.findData(process_id))

    def follow(self, audit: Audit) -> None:
        """The processes as they are now."""
        wanted = [(key, process.name) for key, process in sorted(audit.processes.items())]
        if wanted == [(self.itemData(i), self.itemText(i)) for i in range(self.count())]:
            return
        current = self.currentData()
        self.clear()
        for key, name in wanted:
            self.addItem(name, key)
        self.setCurrentIndex(max(self.findData(current), 0) if wanted else -1)


class ProcessPage(Page):
    """A page whose box chooses the process that it shows."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.process = ProcessBox()
        self.process.activated.connect(lambda _i: self.refresh())

    @property
    def process_id(self) -> int:
        """The process that is shown; 0 where there is none."""
        return self.process.process_id

    def show_process(self, process_id: int) -> None:
        """Choose a process and show it."""
        self.process.choose(process_id)
        self.refresh()

    def analysed_process(self) -> tuple[Audit, ProcessNumbers | None]:
        """The audit that the newest analysis is of (else the snapshot), and the process that is shown in its numbers."""
        made = self.session.results.analysis
        audit = made.audit if made is not None else self.session.audit
        self.process.follow(audit)
        return audit, made.value.processes.get(self.process_id) if made is not None else None
