"""Where cards stand and how flows run. One geometry for the window's map and the report's."""

from auditor.flow.layout.drawing import MapDrawing, Routes, card_rect, drawing
from auditor.flow.layout.geometry import CARD_HEIGHT, CARD_WIDTH, EVENT_SIZE, LANE_HEADER, Point, Rect
from auditor.flow.layout.place import tidy
from auditor.flow.layout.route import Route

__all__ = [
    "CARD_HEIGHT",
    "CARD_WIDTH",
    "EVENT_SIZE",
    "LANE_HEADER",
    "MapDrawing",
    "Point",
    "Rect",
    "Route",
    "Routes",
    "card_rect",
    "drawing",
    "tidy",
]
