"""Table cells of two lines: what it is, and below it, quiet and cut short, where."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import colour, scaled_font

_PAD = 6.0


class TwoLines(QStyledItemDelegate):
    """The text of a cell is divided at its first line break."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        first, _break, second = str(index.data() or "").partition("\n")
        rect = QRectF(option.rect).adjusted(_PAD, 3, -_PAD, -3)
        painter.save()
        height = rect.height() / (2 if second else 1)
        for text, top, name, bold in ((first, 0.0, "ink", True), (second, height, "quiet", False)):
            painter.setFont(scaled_font(0, bold))
            painter.setPen(colour(name))
            half = QRectF(rect.left(), rect.top() + top, rect.width(), height)
            shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, half.width())
            painter.drawText(half, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.restore()
