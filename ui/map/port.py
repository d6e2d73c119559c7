"""What a feature of the map may ask of the map that it is on. Features know this port, not the view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRect, Qt

from auditor.model import Audit, Flow, Lane, Step
from ui.actions.action import Action
from ui.map.canvas import Canvas
from ui.map.name_editor import Typed
from ui.map.scene import MapScene
from ui.session import Session


@dataclass(frozen=True)
class Question:
    """What is asked on the map.

    Attributes:
        shown: the answer that is known already; empty for none.
        example: an answer, shown while none is typed.
        take: stores an answer; raises InputError with what is wrong with it.
    """

    text: str
    shown: str
    example: str
    take: Callable[[str], None]


@dataclass(frozen=True)
class Pointed:
    """Where a context menu was opened.

    Attributes:
        at: place on the map, map units; None where no menu was opened.
        flow_id: the flow there, or 0.
    """

    at: QPointF | None = None
    card: Step | None = None
    flow_id: int = 0
    lane: Lane | None = None


@dataclass(frozen=True)
class MapState:
    """What counts for whether an action on the map is possible: the snapshot, and what is selected."""

    audit: Audit
    process_id: int
    can_edit: bool
    is_down: bool = False
    steps: tuple[int, ...] = ()
    flows: tuple[int, ...] = ()
    pointed: Pointed = field(default_factory=Pointed)

    def selected_flows(self) -> list[Flow]:
        return [self.audit.flows[i] for i in self.flows if i in self.audit.flows]


class Panel(Enum):
    """What can be shown beside the canvas, or over it."""

    FIND = auto()
    PROBLEMS = auto()
    OUTLINE = auto()


class Mode:
    """Something that has been begun by a key: what comes next belongs to it, until it is left."""

    cursor: Qt.CursorShape | None = None

    def confirm(self) -> bool:
        """Return was pressed; False when it means nothing to this mode."""
        return False

    def arrow(self, _dx: int, _dy: int) -> bool:
        """An arrow key was pressed; False when it means nothing to this mode."""
        return False

    def hover(self, place: QPoint) -> None:
        """The mouse is at a place of the viewport."""

    def release(self, key: Qt.Key) -> None:
        """A key was released."""

    def escape(self) -> bool:
        """Escape was pressed; False when it is not meant for this mode. True leaves it."""
        return True


class MapPort(Protocol):
    """A map on the screen."""

    @property
    def canvas(self) -> Canvas:
        """Where everything is shown, and how large."""

    @property
    def session(self) -> Session: ...

    @property
    def map(self) -> MapScene: ...

    @property
    def process_id(self) -> int: ...

    @property
    def mode(self) -> Mode | None:
        """What has been begun and not left."""

    @property
    def pointed(self) -> Pointed:
        """Where the context menu was opened last."""

    def state(self) -> MapState: ...

    def begin(self, mode: Mode) -> None:
        """Begin something; what was begun before is left."""

    def leave(self) -> None:
        """Leave what was begun."""

    def edit_text(self, text: str, box: QRect, done: Typed) -> None:
        """Let a text be edited in a box of the viewport."""

    def ask(self, question: Question, at: QPointF, done: Typed) -> None:
        """Ask something at a place of the map."""

    def edit_field(self, key: str) -> None:
        """Go to a field of what is selected, beside the map."""

    def append_behind(self, step_id: int) -> None:
        """A new step behind another, named at once."""

    def hide_pad(self) -> None: ...

    def escape(self) -> None:
        """Leave the gesture or what was begun by a key; else the selection."""

    def show_process(self, process_id: int) -> None:
        """Go to another process."""

    def show_above(self) -> None:
        """Go from a sub-process to the process above."""

    def show_panel(self, panel: Panel) -> None:
        """Show a panel, or hide it."""


MapAction = Action[MapPort, MapState]
