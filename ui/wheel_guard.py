"""The mouse wheel scrolls the page: it never changes an answer, a number or a slider that it happens to pass over."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QWheelEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QWidget,
)

_GUARDED = (QComboBox, QAbstractSpinBox, QAbstractSlider)


class WheelGuard(QObject):
    """Watches a window: a turn of the wheel over a choice goes to what the choice stands in.

    Also where the choice has the keyboard: who has just answered and scrolls on is still above it. It watches the
    window rather than every widget, as it is then asked a few times a second in place of at every event. The list of a
    choice that is open is a window of its own and scrolls as ever.
    """

    def __init__(self, window: QWidget, handle: QWindow) -> None:
        super().__init__()
        self._window, self._handle = window, handle
        handle.installEventFilter(self)

    def stop(self) -> None:
        """Watch no more: the window is about to go."""
        self._handle.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel:
            return False
        assert isinstance(event, QWheelEvent)
        choice = _guarded(self._window.childAt(event.position().toPoint()))
        if choice is None:
            return False
        around = _scrolled(choice)
        if around is not None:
            QApplication.sendEvent(around, _at(event, around))
        return True


def _guarded(widget: QWidget | None) -> QWidget | None:
    """The choice, number or slider that a widget is or is part of; None where it is none."""
    while widget is not None and (isinstance(widget, QScrollBar) or not isinstance(widget, _GUARDED)):
        widget = widget.parentWidget()
    return widget


def _scrolled(widget: QWidget) -> QWidget | None:
    """What the wheel scrolls around a widget: the nearest area that has something to scroll; None where there is none."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QAbstractScrollArea) and around.verticalScrollBar().maximum() > 0:
            return around.viewport()
        around = around.parentWidget()
    return None


def _at(event: QWheelEvent, widget: QWidget) -> QWheelEvent:
    """The same turn of the wheel, told to another widget."""
    place = event.globalPosition()
    return QWheelEvent(
        QPointF(widget.mapFromGlobal(place)), place, event.pixelDelta(), event.angleDelta(), event.buttons(),
        event.modifiers(), event.phase(), event.inverted(),
    )  # fmt: skip
