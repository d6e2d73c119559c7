"""Where cards stand and how flows run. One geometry for the window's map and the report's."""

from auditor.flow.layout.drawing import MapDrawing, Routes, drawing
from auditor.flow.layout.geometry import (
    CARD_HEIGHT,
    CARD_WIDTH,
    EVENT_SIZE,
    LANE_HEADER,
    ROUND_KINDS,
    Grain,
    Point,
    Rect,
)
from auditor.flow.layout.place import tidy
from auditor.flow.layout.route import Route
from auditor.flow.layout.turn import turned

__all__ = [
    "CARD_HEIGHT",
    "CARD_WIDTH",
    "EVENT_SIZE",
    "LANE_HEADER",
    "ROUND_KINDS",
    "Grain",
    "MapDrawing",
    "Point",
    "Rect",
    "Route",
    "Routes",
    "drawing",
    "tidy",
    "turned",
]
