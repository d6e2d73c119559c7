"""Where cards stand and how flows run. One geometry for the window's map and the report's."""

from auditor.flow.layout.coordinates import tidy
from auditor.flow.layout.drawing import MapDrawing, Routes, drawing
from auditor.flow.layout.geometry import (
    CARD_HEIGHT,
    CARD_WIDTH,
    EVENT_SIZE,
    LANE_HEADER,
    ROUND_KINDS,
    Orientation,
    Point,
    Rect,
)
from auditor.flow.layout.route import Route
from auditor.flow.layout.rows import in_rows
from auditor.flow.layout.turning import turned

__all__ = [
    "CARD_HEIGHT",
    "CARD_WIDTH",
    "EVENT_SIZE",
    "LANE_HEADER",
    "ROUND_KINDS",
    "MapDrawing",
    "Orientation",
    "Point",
    "Rect",
    "Route",
    "Routes",
    "drawing",
    "in_rows",
    "tidy",
    "turned",
]
