"""Cells of two parts: what it is, and below it, quiet and cut short, where."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.theme import colour, scaled_font, target

_PAD = 6.0
_ABOVE = 4
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
_ENDLESS = 10_000


class TwoLines(QStyledItemDelegate):
    """The text of a cell is divided at its first line break."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        first, _break, second = str(index.data() or "").partition("\n")
        rect = QRectF(option.rect).adjusted(_PAD, _ABOVE, -_PAD, -_ABOVE)
        below = float(QFontMetrics(scaled_font(0)).height()) if second else 0.0
        painter.save()
        painter.setFont(scaled_font(0, bold=True))
        painter.setPen(colour("ink"))
        self._draw_name(painter, rect.adjusted(0, 0, 0, -below), first)
        painter.setFont(scaled_font(0))
        painter.setPen(colour("quiet"))
        where = QRectF(rect.left(), rect.bottom() - below, rect.width(), below)
        shown = QFontMetricsF(painter.font()).elidedText(second, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.restore()

    def _draw_name(self, painter: QPainter, rect: QRectF, name: str) -> None:
        shown = QFontMetricsF(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


class NamesColumn(TwoLines):
    """The column of a table in which names stand whole.

    Signals:
        width_changed: the column has another width, and all widths are settled: time for ``fit_rows``.
    """

    width_changed = Signal()

    def __init__(self, table: QTableView, column: int) -> None:
        super().__init__(table)
        self._table, self._column = table, column
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.width_changed)
        table.setItemDelegateForColumn(column, self)
        table.horizontalHeader().sectionResized.connect(self._follow)

    def _draw_name(self, painter: QPainter, rect: QRectF, name: str) -> None:
        painter.drawText(rect, _WRAPPED, name)

    def _follow(self, column: int) -> None:
        if column == self._column:
            self._later.start()

    def fit_rows(self) -> int:
        """Rows as tall as their names ask for at the width of their column; returns how tall all are together."""
        model, width = self._table.model(), self._table.columnWidth(self._column)
        for row in range(model.rowCount()):
            text = str(model.index(row, self._column).data() or "")
            if "\n" in text:
                self._table.setRowHeight(row, _height(text, width))
        return self._table.verticalHeader().length()


def _height(text: str, width: int) -> int:
    """What a name asks for, and what is below it."""
    first, _break, second = text.partition("\n")
    measure = QFontMetrics(scaled_font(0, bold=True))
    room = measure.boundingRect(0, 0, max(width - 2 * int(_PAD), 1), _ENDLESS, _WRAPPED, first)
    below = QFontMetrics(scaled_font(0)).height() if second else 0
    return max(room.height() + below + 2 * _ABOVE, target() + 14)
