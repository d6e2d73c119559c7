"""Which candidate a page shows: all of a ranking, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from auditor.locale import _
from auditor.phrases.candidate import numbered_name
from ui.widgets.choices import name_box, narrow

if TYPE_CHECKING:
    from ui.session.result import RankingResult


class CandidateBox(QComboBox):
    """The data of an entry is the candidate's key."""

    def __init__(self) -> None:
        super().__init__()
        name_box(self, _("Candidate"))
        self.setPlaceholderText(_("Choose a candidate"))
        narrow(self)
        self.setMinimumContentsLength(44)

    def follow(self, made: RankingResult | None, key: str) -> None:
        """The candidates of a ranking, one of them chosen."""
        wanted = [(r.evaluation.candidate.key, numbered_name(made.audit, r)) for r in made.candidates] if made else []
        if wanted != [(self.itemData(i), self.itemText(i)) for i in range(self.count())]:
            self.clear()
            for data, text in wanted:
                self.addItem(text, data)
        self.setCurrentIndex(self.findData(key))
