"""Shares in rows and columns, darker where they are larger; the number stands in each cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from auditor.locale import percent
from ui.theme import colour, scaled_font

_ROW, _HEAD, _CELL = 34.0, 28.0, 52.0
_LEAST_NAME, _NAME_PART = 250.0, 0.36
_DARK = 0.55


class ShareGrid(QWidget):
    """None in a cell leaves it empty."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._names: list[str] = []
        self._heads: list[str] = []
        self._cells: list[list[float | None]] = []
        self.setAccessibleName(name)

    def show_shares(self, names: Sequence[str], heads: Sequence[str], cells: Sequence[Sequence[float | None]]) -> None:
        """One name a row, one head a column."""
        self._names, self._heads, self._cells = list(names), list(heads), [list(row) for row in cells]
        rows = (
            f"{name}: {', '.join(percent(v) for v in row if v is not None)}"
            for name, row in zip(names, self._cells, strict=True)
        )
        self.setAccessibleDescription("; ".join(rows))
        self.setMinimumHeight(round(_HEAD + _ROW * len(self._names)) + 4)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(_LEAST_NAME + _CELL * max(len(self._heads), 1)), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(scaled_font(0))
        metrics = QFontMetricsF(painter.font())
        left = max(_LEAST_NAME, self.width() * _NAME_PART)
        cell = min(max((self.width() - left) / max(len(self._heads), 1), 40.0), 76.0)
        painter.setPen(colour("quiet"))
        for i, head in enumerate(self._heads):
            painter.drawText(QRectF(left + i * cell, 0, cell, _HEAD), int(Qt.AlignmentFlag.AlignCenter), head)
        for row, name in enumerate(self._names):
            top = _HEAD + row * _ROW
            painter.setPen(colour("ink"))
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, left - 12)
            painter.drawText(QRectF(0, top, left - 10, _ROW), int(Qt.AlignmentFlag.AlignVCenter), shown)
            for column, share in enumerate(self._cells[row]):
                if share is None:
                    continue
                box = QRectF(left + column * cell, top, cell, _ROW).adjusted(1, 1, -1, -1)
                painter.fillRect(box, _shade(share))
                painter.setPen(colour("on_accent" if share >= _DARK else "ink"))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), percent(share))


def _shade(share: float) -> QColor:
    """From the surface to the accent."""
    ground, full = colour("surface"), colour("accent")
    part = min(max(share, 0.0), 1.0)
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(_rgb(ground), _rgb(full), strict=True))
    return QColor(red, green, blue)


def _rgb(ink: QColor) -> tuple[int, int, int]:
    return ink.red(), ink.green(), ink.blue()
