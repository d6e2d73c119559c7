"""Windows no larger than the screen that they are on: a size of ours is meant for a usual screen at 100 %."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

#: Room for the bar above a window and its edges, which are not part of its size.
_FRAME_WIDTH, _FRAME_HEIGHT = 16, 40


def resize_within_screen(widget: QWidget, width: int, height: int) -> None:
    """Give a window its size, or what its screen has room for; in pixels of 100 %."""
    room = widget.screen().availableGeometry().size()
    widget.resize(min(width, room.width() - _FRAME_WIDTH), min(height, room.height() - _FRAME_HEIGHT))
