"""What stands below a field without taking room on its page, so that nothing moves when it comes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCursor, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from auditor.locale import _
from ui.theme import UNIT
from ui.widgets.labels import label

_WIDTH = 280
_GAP = 2
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class Bubble(QFrame):
    """Stands below ``field``, and scrolls with it; above it where below it would cover what has the keyboard or lies
    under the mouse. Gone from sight with its field."""

    def __init__(self, field: QWidget, content: QWidget) -> None:
        super().__init__(field)
        self._field, self.content = field, content
        self._is_open = False
        self._chain: tuple[QWidget, ...] = ()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)
        self.hide()
        field.destroyed.connect(self.deleteLater)

    def open(self) -> None:
        """Show it, and keep it at its field."""
        if not self._is_open:
            _app().focusChanged.connect(self._place)
        self._is_open = True
        self._settle_on(_ground(self._field))
        self._place()

    def close_it(self) -> None:
        """Put it away."""
        if self._is_open:
            _app().focusChanged.disconnect(self._place)
        self._is_open = False
        self.hide()

    def _settle_on(self, ground: QWidget) -> None:
        for widget in self._chain:
            widget.removeEventFilter(self)
        if self.parentWidget() is not ground:
            self.setParent(ground)
        chain, widget = [self._field], self._field
        while widget is not ground and (above := widget.parentWidget()) is not None:
            chain.append(above)
            widget = above
        self._chain = tuple(chain)
        for widget in self._chain:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._is_open and event.type() in _FOLLOWED:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        ground = self.parentWidget()
        if not self._is_open or ground is None or ground is self._field:
            return
        self.setVisible(self._field.isVisibleTo(ground))
        width = min(max(self._field.width(), _WIDTH), max(ground.width() - 2 * _GAP, 1))
        layout = self.layout()
        height = layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else -1
        self.resize(width, height if height > 0 else self.sizeHint().height())
        spot = QRect(self._field.mapTo(ground, QPoint(0, 0)), self._field.size())
        left = max(min(spot.left(), ground.width() - width - _GAP), 0)
        below = QRect(left, spot.top() + self._anchor() + _GAP, width, self.height())
        above = QRect(left, spot.top() - _GAP - self.height(), width, self.height())
        taken = self._taken(ground)
        has_room = below.bottom() <= ground.height() and not any(below.intersects(other) for other in taken)
        goes_above = not has_room and above.top() >= 0 and not any(above.intersects(other) for other in taken)
        self.setGeometry(above if goes_above else below)
        self.raise_()

    def _anchor(self) -> int:
        """Where the line ends in which is typed, from the top of the field."""
        line = self._field.focusProxy() or self._field
        return line.geometry().bottom() if line is not self._field else self._field.height()

    def _taken(self, ground: QWidget) -> list[QRect]:
        """What must not be covered: what has the keyboard, and what lies under the mouse."""
        found = []
        focused = QApplication.focusWidget()
        is_elsewhere = focused is not None and ground.isAncestorOf(focused)
        if focused is not None and is_elsewhere and not self.isAncestorOf(focused) and not self._holds(focused):
            found.append(QRect(focused.mapTo(ground, QPoint(0, 0)), focused.size()))
        under = ground.childAt(ground.mapFromGlobal(QCursor.pos())) if ground.underMouse() else None
        if under is not None and under.focusPolicy() != Qt.FocusPolicy.NoFocus and not self._holds(under):
            found.append(QRect(under.mapTo(ground, QPoint(0, 0)), under.size()))
        return found

    def _holds(self, widget: QWidget) -> bool:
        return widget is self._field or self._field.isAncestorOf(widget) or self.isAncestorOf(widget)


class FieldMessage(Bubble):
    """What is wrong with what was typed. A click or ✕ closes it; it comes back with the keyboard on its line, and a screen
    reader says it at once and whenever the line is reached. Where there is something to answer, that stands ``instead``."""

    def __init__(self, field: QWidget, line: QLineEdit) -> None:
        frame = QFrame()
        frame.setObjectName("question")
        super().__init__(field, frame)
        self._line = line
        self.instead: Bubble | None = None
        self.words = label()
        self.words.setObjectName("warn")
        self.close_button = QToolButton()
        self.close_button.setText("✕")
        self.close_button.setAccessibleName(_("Close the message"))
        self.close_button.setToolTip(_("Close the message"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes on to the next field; Escape takes it back
        self.close_button.clicked.connect(self.close_it)
        row = QHBoxLayout(frame)
        row.setContentsMargins(UNIT, UNIT // 2, 0, UNIT // 2)
        row.setSpacing(0)
        row.addWidget(self.words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        line.installEventFilter(self)

    def text(self) -> str:
        return self.words.text()

    def say(self, text: str) -> None:
        """Show a message; nothing takes it away."""
        is_other = text != self.text()
        self.words.setText(text)
        if not text:
            self.close_it()
        else:
            self.open()
        if is_other:
            self._line.setAccessibleDescription(text)
            if text and QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._line, text))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close_it()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and event.type() == QEvent.Type.FocusIn and self.text():
            (self.instead or self).open()
        return super().eventFilter(watched, event)


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _ground(field: QWidget) -> QWidget:
    """What the bubble lies on: the page that scrolls with the field, else the window."""
    widget = field
    while (above := widget.parentWidget()) is not None and not widget.isWindow():
        area = above.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is above:
            return widget
        widget = above
    return widget
