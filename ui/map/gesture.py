"""What a gesture is."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QMouseEvent

from ui.map.port import MapPort


class Gesture:
    """Begins with a press that it accepts, follows the mouse, and ends by asking for one change, or for none."""

    #: True when Qt's own selecting and dragging should go on beneath the gesture.
    lets_through = False

    def __init__(self, port: MapPort) -> None:
        self.port = port
        self.canvas = port.canvas

    def accepts(self, event: QMouseEvent) -> bool:
        """Whether this press is its own."""
        raise NotImplementedError

    def move(self, place: QPoint) -> None:
        """The mouse is at a place of the viewport."""

    def end(self, place: QPoint) -> None:
        """The button is released."""

    def cancel(self) -> None:
        """Escape: leave everything as it was."""

    @property
    def reach(self) -> float:
        """Map units in a pixel of the screen, for how near is near enough; a map from afar is not too easy to take hold of."""
        return 1 / max(self.canvas.transform().m11(), 0.2)
