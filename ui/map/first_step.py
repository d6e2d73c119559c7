"""What lies over a map without steps: the button to the first one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from auditor.locale import _
from ui.theme import UNIT
from ui.widgets.empty_state import EmptyState

_WIDTH = 420


class FirstStep(EmptyState):
    """In the middle of a canvas and no larger than its words, so that the canvas around it can be double-clicked.

    Signals:
        asked: the first step is wanted.
    """

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(
            _("An empty map"),
            _("Put down the first step of the work, as the order comes in or the work begins. You can also press N, or double-click where it should stand."),
            _("Add the first step"),
        )  # fmt: skip
        self.setParent(canvas)
        self._canvas = canvas

    def place(self) -> None:
        """In the middle of the canvas, whatever size that has now."""
        room = self._canvas.rect()
        width = min(_WIDTH, room.width())
        height = min(max(self.heightForWidth(width), 0) + 2 * UNIT, room.height())
        self.setGeometry((room.width() - width) // 2, (room.height() - height) // 2, width, height)
