"""What the colours of the cards mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from auditor.locale import _
from ui.map.heat.metrics import Heat, heat_colour
from ui.theme import colour, scaled_font


class HeatLegend(QWidget):
    """What the colours mean, over the canvas."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(220, 52)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.heat: Heat | None = None
        self.hide()

    def show_heat(self, heat: Heat) -> None:
        self.heat = heat
        self.setVisible(heat.metric.key != "none")
        low, high = self._ends()
        name = _(heat.metric.label)
        self.setAccessibleName((f"{name}: {low} – {high}" if high else f"{name}: {low}") if self.isVisible() else "")
        self.update()

    def _ends(self) -> tuple[str, str]:
        """The values at both ends of the scale; words for a process of which nothing is known."""
        if self.heat is None or not self.heat.strengths:
            return _("not known yet"), ""
        return self.heat.metric.shown(self.heat.low), self.heat.metric.shown(self.heat.high)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.heat is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("line"))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        band = QRectF(10, 24, 200, 8)
        gradient = QLinearGradient(band.topLeft(), band.topRight())
        for i in range(6):
            gradient.setColorAt(i / 5, heat_colour(i / 5))
        painter.setBrush(gradient)
        painter.drawRect(band)
        painter.setPen(colour("ink"))
        painter.setFont(scaled_font(-1))
        painter.drawText(QRectF(10, 4, 200, 18), int(Qt.AlignmentFlag.AlignLeft), _(self.heat.metric.label))
        painter.setPen(colour("quiet"))
        ends = self._ends()
        painter.drawText(QRectF(10, 33, 200, 16), int(Qt.AlignmentFlag.AlignLeft), ends[0])
        painter.drawText(QRectF(10, 33, 200, 16), int(Qt.AlignmentFlag.AlignRight), ends[1])
        painter.end()
