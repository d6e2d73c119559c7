"""A range on a scale from nothing to all; what is certain is full, what is open is pale."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from auditor.locale import percent
from ui.theme import colour

_MOST_WIDE = 560


class RangeBar(QWidget):
    """Low and high as shares, 0–1."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._low = self._high = 0.0
        self.setFixedHeight(height)
        self.setMaximumWidth(_MOST_WIDE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_range(self, low: float, high: float) -> None:
        self._low, self._high = min(max(low, 0.0), 1.0), min(max(high, 0.0), 1.0)
        self.setAccessibleName(f"{percent(self._low)} – {percent(self._high)}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        open_part = colour("accent")
        open_part.setAlpha(110)
        for share, fill in ((1.0, colour("track")), (self._high, open_part), (self._low, colour("accent"))):
            painter.setBrush(fill)
            radius = self.height() / 2
            painter.drawRoundedRect(QRectF(0, 0, self.width() * share, self.height()), radius, radius)
