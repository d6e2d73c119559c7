"""All gestures and actions of the map: a feature is on the map when it is listed here."""

from __future__ import annotations

from ui.map.features.add.new_step import ADD, ADD_OF_KIND
from ui.map.features.align.actions import ALIGN
from ui.map.features.append.next_step import APPEND, APPEND_OF_KIND
from ui.map.features.bend.actions import STRAIGHTEN
from ui.map.features.bend.gesture import BendFlow
from ui.map.features.clipboard.actions import CLIPBOARD
from ui.map.features.connect.actions import CONNECT, RECONNECT
from ui.map.features.connect.gesture import Connect
from ui.map.features.connect.reconnect_gesture import Reconnect
from ui.map.features.delete.actions import DELETE
from ui.map.features.find.actions import FIND
from ui.map.features.kind.actions import KINDS
from ui.map.features.lanes.actions import LANES, TO_LANE
from ui.map.features.lanes.add_lane import ADD_LANE
from ui.map.features.lanes.gesture import ResizeLane
from ui.map.features.layout.actions import LAYOUT
from ui.map.features.make_space.gesture import MakeSpace
from ui.map.features.make_space.making_space import MAKE_SPACE
from ui.map.features.move.actions import NUDGE
from ui.map.features.move.gesture import MoveCards
from ui.map.features.outline.actions import OUTLINE
from ui.map.features.pan.gesture import Pan
from ui.map.features.pan.hand import PAN
from ui.map.features.picture.actions import PICTURE
from ui.map.features.pin.actions import PIN
from ui.map.features.problems.actions import PROBLEMS
from ui.map.features.process.actions import NEW_PROCESS
from ui.map.features.rename.actions import CONFIRM, RENAME
from ui.map.features.select.actions import ESCAPE, NEXT_FLOW, SELECT_ALL, WALK
from ui.map.features.share.gesture import AnswerShare
from ui.map.features.subprocess.actions import OPEN, UP
from ui.map.features.time.actions import TIME
from ui.map.features.time.gesture import EnterTime
from ui.map.features.zoom.actions import ZOOM
from ui.map.gesture import Gesture
from ui.map.port import MapAction

#: In the order in which they are asked whether a press is theirs.
GESTURES: tuple[type[Gesture], ...] = (
    Pan, MakeSpace, Connect, Reconnect, AnswerShare, BendFlow, EnterTime, MoveCards, ResizeLane,
)  # fmt: skip

#: In the order of the palette and of the key sheet.
MAP_ACTIONS: tuple[MapAction, ...] = (
    ADD,
    APPEND,
    CONFIRM,
    CONNECT,
    *WALK,
    *KINDS,
    *TO_LANE,
    DELETE,
    RENAME,
    TIME,
    MAKE_SPACE,
    NEXT_FLOW,
    *RECONNECT,
    *NUDGE,
    STRAIGHTEN,
    PIN,
    OPEN,
    UP,
    *CLIPBOARD,
    SELECT_ALL,
    ESCAPE,
    PAN,
    *ALIGN,
    *LAYOUT,
    ADD_LANE,
    NEW_PROCESS,
    PROBLEMS,
    OUTLINE,
    FIND,
    *ZOOM,
    *PICTURE,
    *ADD_OF_KIND,
    *APPEND_OF_KIND,
    *LANES,
)
