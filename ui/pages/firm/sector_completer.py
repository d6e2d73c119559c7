"""The list of sectors below the field, in the order in which they fit what is typed."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from auditor.assess.sector_search import nearest, search, why_found
from auditor.assess.sectors import Sector

_LINES = 12


class SectorCompleter(QCompleter):
    """Offers what fits, the likeliest first; what comes nearest where nothing fits."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._offered = QStringListModel(self)
        self.setModel(self._offered)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(_LINES)
        line.setCompleter(self)
        line.textEdited.connect(self._offer)

    def _offer(self, text: str) -> None:
        """The line tells what was typed before it opens the list."""
        self._offered.setStringList([_line(sector, text) for sector in search(text) or nearest(text)])


def _line(sector: Sector, text: str) -> str:
    word = why_found(sector, text)
    return f"{sector.label} · {word}" if word else sector.label
