"""Which candidate a page shows: all of a ranking, in order."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox

from auditor.locale import _
from auditor.model import Audit
from auditor.phrases.candidate import numbered_name
from ui.widgets.choices import narrow


class CandidateBox(QComboBox):
    """The data of an entry is the candidate's key."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Candidate"))
        self.setPlaceholderText(_("Choose a candidate"))
        narrow(self)
        self.setMinimumContentsLength(44)

    def follow(self, audit: Audit, ranked: Any, key: str) -> None:
        """The candidates as they are now, one of them chosen."""
        wanted = [(r.evaluation.candidate.key, numbered_name(audit, r)) for r in ranked]
        if wanted != [(self.itemData(i), self.itemText(i)) for i in range(self.count())]:
            self.clear()
            for data, text in wanted:
                self.addItem(text, data)
        self.setCurrentIndex(self.findData(key))
