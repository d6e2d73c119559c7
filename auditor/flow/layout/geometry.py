"""Sizes and shapes of the map, in map units (about a pixel at 100 %). The window and the report share them."""

from __future__ import annotations

from dataclasses import dataclass

CARD_WIDTH = 168.0
CARD_HEIGHT = 84.0
EVENT_SIZE = 40.0
COLUMN_GAP = 72.0
ROW_GAP = 36.0
LANE_PADDING = 28.0
LANE_HEADER = 36.0
MARGIN = 24.0


@dataclass(frozen=True, slots=True)
class Rect:
    """Left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def united(self, other: Rect) -> Rect:
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


Point = tuple[float, float]
