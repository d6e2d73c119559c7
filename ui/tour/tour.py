"""The tour: from stop to stop, by keyboard or mouse, left at any time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from auditor.locale import _
from ui.session import Session
from ui.tour.bubble import Bubble, Frame
from ui.tour.stops import STOPS, Stop, Toured

_LOOK_MS = 120
_PATIENCE = 25  # looks after which what does not come is passed over: a page may have to be calculated first


class Tour(QObject):
    """Over a window. It looks again and again where the thing is that it points at: pages are laid out, scrolled, zoomed.

    What is not there is passed over. Whoever goes to another page by himself has left.
    """

    def __init__(self, window: QMainWindow, toured: Toured, session: Session) -> None:
        super().__init__(window)
        self._toured = toured
        self._page: QWidget | None = None
        self._spot_seen = False
        self._looks = 0
        self.at = -1
        self.frame, self.bubble = Frame(window), Bubble(window)
        self.frame.hide()
        self.bubble.hide()
        self.bubble.went_on.connect(self.go_on)
        self.bubble.left.connect(self.leave)
        QShortcut(QKeySequence("Esc"), self.bubble, self.leave, context=Qt.ShortcutContext.WindowShortcut)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        session.closing.connect(self.leave)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    @property
    def is_running(self) -> bool:
        return self.at >= 0

    @property
    def stop(self) -> Stop:
        """What is pointed at."""
        return STOPS[self.at]

    def begin(self) -> None:
        """From the first stop."""
        self.at = -1
        self._timer.start()
        self.go_on()

    def go_on(self) -> None:
        """To the next stop; behind the last one it is over."""
        self.at += 1
        if self.at >= len(STOPS):
            self.leave()
            return
        self._spot_seen, self._looks = False, 0
        if self.stop.page:
            self._toured.go_to(self.stop.page, self.stop.tab)
        self._page = self._toured.stack.currentWidget()
        self.frame.hide()
        self.bubble.hide()
        self._look()

    def leave(self) -> None:
        """End it, wherever it is."""
        had_keyboard = self.bubble.isAncestorOf(self.bubble.window().focusWidget() or self.frame)
        self._timer.stop()
        self.at = -1
        self.frame.hide()
        self.bubble.hide()
        page = self._toured.stack.currentWidget()
        if had_keyboard and page is not None:
            page.setFocus()

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """A page that arrives late may take the keyboard; a person who clicks takes it for good."""
        is_taken = self.bubble.isAncestorOf(before or self.frame) and not self.bubble.isAncestorOf(now or self.frame)
        in_window = now is not None and now.window() is self.bubble.window()
        if self.is_running and is_taken and in_window and not QApplication.mouseButtons():
            QTimer.singleShot(0, self, self._take_keyboard)

    def _take_keyboard(self) -> None:
        if self.is_running and self.bubble.isVisible():
            self.bubble.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        """Point at where the thing is now."""
        if not self.is_running:
            return
        if self._toured.stack.currentWidget() is not self._page:
            self.leave()
            return
        box = self._box()
        if box is not None:
            self._point(box)
        elif not self._spot_seen:
            self._looks += 1
            if self._looks > _PATIENCE:
                self.go_on()

    def _box(self) -> QRect | None:
        """Where it is in the window; None while it is not in sight."""
        spot = self.stop.spot(self._toured)
        if spot is None or not spot[0].isVisible():
            return None
        widget, part = spot
        part = part.intersected(widget.visibleRegion().boundingRect())
        if part.isEmpty():
            return None
        return QRect(widget.mapTo(self.bubble.window(), part.topLeft()), part.size())

    def _point(self, box: QRect) -> None:
        if not self._spot_seen:
            self._spot_seen = True
            stop = self.stop
            count = _("{n} of {total}").format(n=self.at + 1, total=len(STOPS))
            self.bubble.say(_(stop.title), _(stop.text), count, is_last=self.at == len(STOPS) - 1)
            self.frame.surround(box)
            self.bubble.point_at(box)
            self.bubble.next.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.frame.geometry() != self.frame.around(box):
            self.frame.surround(box)
            self.bubble.point_at(box)
