"""Sizes and shapes of the map, in map units (about a pixel at 100 %). The window and the report share them."""

from __future__ import annotations

from collections.abc import Sequence
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


def around(rects: Sequence[Rect]) -> Rect:
    """The smallest rectangle that holds all of some (at least one)."""
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)


Point = tuple[float, float]
