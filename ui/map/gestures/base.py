"""What a gesture is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from ui.map.view import MapView


class Gesture:
    """Begins with a press that it accepts, follows the mouse, and ends by asking for one change, or for none."""

    #: True when Qt's own selecting and dragging should go on beneath the gesture.
    lets_through = False

    def __init__(self, view: MapView) -> None:
        self.view = view

    def accepts(self, event: QMouseEvent) -> bool:
        """Whether this press is its own."""
        raise NotImplementedError

    def move(self, place: QPoint) -> None:
        """The mouse is at a place of the viewport."""

    def end(self, place: QPoint) -> None:
        """The button is released."""

    def cancel(self) -> None:
        """Escape: leave everything as it was."""
