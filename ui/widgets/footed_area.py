"""A scroll area with a foot: what has to be said stands below, and nothing of what is scrolled moves when it comes or goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.scrolling import scroll_area


class FootedArea(QWidget):
    """The foot is as wide as the area and as tall as it needs to be; hidden, it takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self.area = scroll_area()
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.area, 1)

    def set_foot(self, foot: QWidget) -> None:
        """Put a widget below what is scrolled."""
        self._column.addWidget(foot)
