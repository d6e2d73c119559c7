"""The bubble that says what is pointed at, and the frame around that."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from auditor.locale import _
from ui.theme import UNIT, colour
from ui.widgets.labels import label

_WIDTH = 340
_ARROW = 10
_CORNER = 8.0
_AROUND = 4  # pixels between what is pointed at and its frame


class Frame(QWidget):
    """Around what is pointed at; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def around(self, box: QRect) -> QRect:
        """Where it stands around a part of the window."""
        return box.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(self._area.rect())

    def surround(self, box: QRect) -> None:
        """Stand there."""
        self.setGeometry(self.around(box))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        glow = QColor(colour("accent"))
        glow.setAlpha(80)
        box = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        for pen in (QPen(glow, 5), QPen(colour("accent"), 2)):
            painter.setPen(pen)
            painter.drawRoundedRect(box, 5, 5)
        painter.end()


class Bubble(QWidget):
    """A few words beside what they are about. Tab goes to and fro between its two buttons.

    Signals:
        went_on: Next was pressed.
        left: Skip was pressed.
    """

    went_on = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self._tip: QPointF | None = None
        self.title = label("", bold=True, size=1)
        self.text = label("")
        self.count = label("", quiet=True, wrap=False)
        self.next = QPushButton()
        self.next.setProperty("primary", True)
        self.skip = QPushButton(_("Leave the tour"))
        self.next.clicked.connect(lambda _on=False: self.went_on.emit())
        self.skip.clicked.connect(lambda _on=False: self.left.emit())
        row = QHBoxLayout()
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self.skip)
        row.addWidget(self.next)
        column = self._column = QVBoxLayout(self)
        margin = 2 * UNIT + _ARROW
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(UNIT)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(row)
        self.setFixedWidth(_WIDTH + 2 * _ARROW)

    def say(self, title: str, text: str, count: str, *, is_last: bool) -> None:
        """Other words; the keyboard comes here."""
        self.title.setText(title)
        self.text.setText(text)
        self.count.setText(count)
        self.next.setText(_("Done") if is_last else _("Next"))
        self.next.setAccessibleName(f"{self.next.text()}. {title}. {text}")
        self.skip.setVisible(not is_last)
        self.setAccessibleName(title)
        self.setFixedHeight(self._column.heightForWidth(self.width()))

    def point_at(self, box: QRect) -> None:
        """Beside a part of the window, where there is room; over its corner where there is none."""
        area, size = self._area.rect(), self.size()
        middle = box.center()
        x, y = middle.x() - size.width() // 2, middle.y() - size.height() // 2
        places = (
            (QPoint(box.right() + _AROUND, y), QPoint(box.right() + _AROUND, middle.y())),
            (QPoint(x, box.bottom() + _AROUND), QPoint(middle.x(), box.bottom() + _AROUND)),
            (QPoint(x, box.top() - size.height() - _AROUND), QPoint(middle.x(), box.top() - _AROUND)),
            (QPoint(box.left() - size.width() - _AROUND, y), QPoint(box.left() - _AROUND, middle.y())),
        )
        for corner, tip in places:
            place = self._within(QRect(corner, size), area)
            if not place.adjusted(_ARROW, _ARROW, -_ARROW, -_ARROW).intersects(box):
                self._stand(place, tip)
                return
        self._stand(self._within(QRect(box.bottomRight() - QPoint(size.width(), size.height()), size), area), None)

    @staticmethod
    def _within(place: QRect, area: QRect) -> QRect:
        x = min(max(place.x(), area.left()), area.right() - place.width())
        y = min(max(place.y(), area.top()), area.bottom() - place.height())
        return QRect(QPoint(x, y), place.size())

    def _stand(self, place: QRect, tip: QPoint | None) -> None:
        self.setGeometry(place)
        self._tip = QPointF(tip - place.topLeft()) if tip is not None else None
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        body = QRectF(self.rect()).adjusted(_ARROW, _ARROW, -_ARROW, -_ARROW)
        path = QPainterPath()
        path.addRoundedRect(body, _CORNER, _CORNER)
        if self._tip is not None:
            path = path.united(self._arrow(body, self._tip))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), 1.5))
        painter.setBrush(colour("raised"))
        painter.drawPath(path)
        painter.end()

    @staticmethod
    def _arrow(body: QRectF, tip: QPointF) -> QPainterPath:
        """From the nearest side of the body to the tip."""
        room = _CORNER + _ARROW
        x = min(max(tip.x(), body.left() + room), body.right() - room)
        y = min(max(tip.y(), body.top() + room), body.bottom() - room)
        if body.left() <= tip.x() <= body.right():
            is_above = tip.y() < body.center().y()
            side = body.top() + 1 if is_above else body.bottom() - 1
            end = side - _ARROW if is_above else side + _ARROW
            points = [QPointF(x - _ARROW, side), QPointF(x, end), QPointF(x + _ARROW, side)]
        else:
            is_left = tip.x() < body.center().x()
            side = body.left() + 1 if is_left else body.right() - 1
            end = side - _ARROW if is_left else side + _ARROW
            points = [QPointF(side, y - _ARROW), QPointF(end, y), QPointF(side, y + _ARROW)]
        path = QPainterPath()
        path.addPolygon(QPolygonF(points))
        path.closeSubpath()
        return path

    def focusNextPrevChild(self, forward: bool) -> bool:
        to_skip = self.next.hasFocus() and self.skip.isVisible()
        (self.skip if to_skip else self.next).setFocus(Qt.FocusReason.TabFocusReason)
        return True
