"""Which process a page shows."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from auditor.locale import _
from auditor.model import Audit


class ProcessBox(QComboBox):
    """All processes of the audit; the chosen one stays chosen while it is there."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Process"))
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
