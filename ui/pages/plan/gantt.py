"""The roadmap with hands: a bar can be dragged, or moved with the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.pages.plan.gantt_picture import GanttPicture


class Gantt(GanttPicture):
    """Looks at projects and moves them.

    Signals:
        chosen: another row is looked at (carries the candidate's key).
        moved: a project was put on another quarter (key, quarter).
    """

    chosen = Signal(str)
    moved = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.is_editable = True
        self._drag: tuple[str, float, int] | None = None  # key, where it was taken, start at that time
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().y())
        if row is None:
            return
        item = self.planned[row]
        self.key = item.key
        self.chosen.emit(item.key)
        if self.is_editable and self.bar(row).adjusted(-4, -6, 4, 6).contains(event.position()):
            self._drag = (item.key, event.position().x(), item.start_quarter)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            row = self.row_at(event.position().y())
            over = row is not None and self.bar(row).contains(event.position())
            hand = Qt.CursorShape.SizeHorCursor if over and self.is_editable else Qt.CursorShape.ArrowCursor
            self.setCursor(hand)
            return
        key, taken, start = self._drag
        self.shifted = key, max(round((event.position().x() - taken) / self.cell()), -start)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            return
        (key, _taken, start), (_key, by) = self._drag, self.shifted
        self._drag, self.shifted = None, ("", 0)
        if by:
            self.moved.emit(key, start + by)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = [p.key for p in self.planned]
        row = keys.index(self.key) if self.key in keys else 0
        pressed = Qt.Key(event.key())
        if not keys or pressed not in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            super().keyPressEvent(event)
            return
        if pressed in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            row = min(max(row + (1 if pressed == Qt.Key.Key_Down else -1), 0), len(keys) - 1)
            self.key = keys[row]
            self.chosen.emit(self.key)
        elif self.is_editable:
            start = self.planned[row].start_quarter + (1 if pressed == Qt.Key.Key_Right else -1)
            if start >= 0:
                self.moved.emit(keys[row], start)
        self.update()
