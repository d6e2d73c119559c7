"""The Yamazumi chart: the picture with hands; a piece can be dragged to another bar."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from auditor.model.units import format_time
from auditor.terms import part_label
from ui.pages.measure.line.yamazumi_picture import YamazumiPicture
from ui.widgets.labels import escaped_tooltip

_DRAG = 6.0


class YamazumiChart(YamazumiPicture):
    """Arrows choose a piece, Shift with ← → moves it; the mouse drags it.

    Signals:
        chosen: another piece is chosen.
        moved: a piece (LineElement) was dropped on the bar with this key.
    """

    chosen = Signal()
    moved = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self._pressed: QPointF | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.at = self.piece_at(event.position())
            self._pressed = event.position() if self.at is not None else None
            self.chosen.emit()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and self.can_move:
            if (event.position() - self._pressed).manhattanLength() > _DRAG:
                self.over = self.slot_at(event.position().x())
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.update()
            return
        at = self.piece_at(event.position())
        piece = self.bars[at[0]].elements[at[1]] if at is not None else None
        text = f"{piece.work_element.name}\n{part_label(piece.part)}, {format_time(piece.seconds)}" if piece else ""
        self.setToolTip(escaped_tooltip(text))
        self.setCursor(Qt.CursorShape.OpenHandCursor if piece and self.can_move else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        over, self.over, self._pressed = self.over, None, None
        self.unsetCursor()
        if over is not None and self.at is not None and over != self.at[0]:
            self._move_to(over)
        self.update()

    def _move_to(self, slot: int) -> None:
        piece = self.chosen_element()
        key = self.bars[slot].key if slot < len(self.bars) else self.new_key
        if piece is not None and key is not None:
            self.moved.emit(piece, key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, 1),
            Qt.Key.Key_Down: (0, -1),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self.bars:
            super().keyPressEvent(event)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if self.can_move and self.at is not None and step[0] and 0 <= self.at[0] + step[0] < self.slots:
                self._move_to(self.at[0] + step[0])
            return
        if self.at is None:
            self.at = (0, 0)
        else:
            b = min(max(self.at[0] + step[0], 0), len(self.bars) - 1)
            self.at = (b, min(max(self.at[1] + step[1], 0), len(self.bars[b].elements) - 1))
        self.chosen.emit()
        self.update()
