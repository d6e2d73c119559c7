"""The list of sectors below the field, in the order in which they fit what is typed."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from auditor.assess.sector_search import nearest, search, why_found
from auditor.assess.sectors import Sector
from ui.theme import UNIT

_LINES = 12


class SectorCompleter(QCompleter):
    """Offers what fits, the likeliest first; what comes nearest where nothing fits."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._offered = QStringListModel(self)
        self.setModel(self._offered)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(_LINES)
        line.setCompleter(self)
        line.textEdited.connect(self._offer)

    def _offer(self, text: str) -> None:
        """The line tells what was typed before it opens the list."""
        self._offered.setStringList([_offer_line(sector, text) for sector in search(text) or nearest(text)])
        popup = self.popup()
        if popup is not None:
            wanted = popup.sizeHintForColumn(0) + popup.verticalScrollBar().sizeHint().width() + 2 * UNIT
            popup.setMinimumWidth(min(wanted, self._line.window().width()))  # a name cut off can't be chosen


def _offer_line(sector: Sector, text: str) -> str:
    word = why_found(sector, text)
    return f"{sector.label} · {word}" if word else sector.label
