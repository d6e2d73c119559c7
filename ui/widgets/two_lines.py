"""Table cells of two parts: what it is, whole, on as many lines as it needs; below it, quiet and cut short, where."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.theme import colour, scaled_font, target

_PAD = 6.0
_ABOVE = 4
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
_ENDLESS = 10_000


class TwoLines(QStyledItemDelegate):
    """The text of a cell is divided at its first line break. ``fit_rows`` gives the rows the height that their names need."""

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
        painter.drawText(rect.adjusted(0, 0, 0, -below), _WRAPPED, first)
        painter.setFont(scaled_font(0))
        painter.setPen(colour("quiet"))
        where = QRectF(rect.left(), rect.bottom() - below, rect.width(), below)
        shown = QFontMetricsF(painter.font()).elidedText(second, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self._height(str(index.data() or ""), option.rect.width()))

    def _height(self, text: str, width: int) -> int:
        first, _break, second = text.partition("\n")
        room = QFontMetrics(scaled_font(0, bold=True)).boundingRect(
            0, 0, max(width - 2 * int(_PAD), 1), _ENDLESS, _WRAPPED, first
        )
        below = QFontMetrics(scaled_font(0)).height() if second else 0
        return max(room.height() + below + 2 * _ABOVE, target() + 14)

    def fit_rows(self, table: QTableView, column: int) -> int:
        """Rows as tall as their names ask for at the width of their column; returns how tall all are together."""
        model, width = table.model(), table.columnWidth(column)
        for row in range(model.rowCount()):
            text = str(model.index(row, column).data() or "")
            if "\n" in text:
                table.setRowHeight(row, self._height(text, width))
        return table.verticalHeader().length()
