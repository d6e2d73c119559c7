"""What the mouse can do on the canvas: one small class per gesture. The view asks each in turn whether a press is its own."""

from __future__ import annotations

from ui.map.gestures.base import Gesture
from ui.map.gestures.bend_flow import BendFlow
from ui.map.gestures.connect import Connect
from ui.map.gestures.make_space import MakeSpace
from ui.map.gestures.move_cards import MoveCards
from ui.map.gestures.pan import Pan
from ui.map.gestures.reconnect import Reconnect
from ui.map.gestures.resize_lane import ResizeLane

#: In the order in which they are asked.
GESTURES: tuple[type[Gesture], ...] = (Pan, MakeSpace, Connect, Reconnect, BendFlow, MoveCards, ResizeLane)

__all__ = ["GESTURES", "BendFlow", "Connect", "Gesture", "MakeSpace", "MoveCards", "Pan", "Reconnect", "ResizeLane"]
