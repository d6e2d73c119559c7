"""What an action states."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Generic, NamedTuple, Protocol, TypeVar

from auditor.locale import _


class Place(Enum):
    """Where an action can stand, besides the palette."""

    FILE_MENU = auto()
    EDIT_MENU = auto()
    HELP_MENU = auto()
    BAR = auto()  # what acts on the map
    VIEW_BAR = auto()  # beyond the gap: what acts on the view
    PAD = auto()
    CARD_MENU = auto()
    ALIGN_MENU = auto()
    LANE_MENU = auto()
    FLOW_MENU = auto()
    CANVAS_MENU = auto()
    NEW_STEP_MENU = auto()


class State(Protocol):
    """What is known when it is asked whether an action is possible."""

    @property
    def can_edit(self) -> bool:
        """Whether an audit is open that can be changed."""


T = TypeVar("T")
S = TypeVar("S", bound=State)
Text = str | Callable[[], str]


def always(_state: object) -> bool:
    return True


class Spot(NamedTuple, Generic[S]):
    """One place of an action.

    Attributes:
        order: among what stands there; a new ten begins a new group.
        text: how it is called there; None: as anywhere.
        icon: the picture on its button, in place of its name.
        is_there: whether it stands there at all.
    """

    place: Place
    order: int = 0
    text: str | Callable[[S], str] | None = None
    icon: str = ""
    is_there: Callable[[S], bool] = always


class Told(NamedTuple):
    """The line of the key sheet that tells an action's keys; actions that share its sentence share the line.

    Attributes:
        order: among the actions that share it.
    """

    sentence: str
    order: int = 0


class Action(NamedTuple, Generic[T, S]):
    """Something that can be done to a T, of which S is what counts for whether it is possible.

    Attributes:
        key: its name for programs.
        text: its name for people, marked with ``N_``; or a function that gives it.
        keys: as Qt writes them; on the map those without Ctrl are the canvas's own.
        then: keys that finish what this begins: told beside its own.
        told: its line of the key sheet; None: its name.
        is_listed: whether the palette has it; what needs a place on the map is not there.
        changes_audit: it is impossible where the audit can't be changed.
    """

    key: str
    text: Text
    do: Callable[[T], object]
    keys: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    told: Told | None = None
    spots: tuple[Spot[S], ...] = ()
    is_possible: Callable[[S], bool] = always
    is_listed: bool = True
    changes_audit: bool = False

    def name(self) -> str:
        """What it is called, in the language in force."""
        return _(self.text) if isinstance(self.text, str) else self.text()

    def name_at(self, spot: Spot[S], state: S) -> str:
        """What it is called in one of its places."""
        if spot.text is None:
            return self.name()
        return _(spot.text) if isinstance(spot.text, str) else spot.text(state)

    def can(self, state: S) -> bool:
        """Whether it can be done now."""
        return (state.can_edit or not self.changes_audit) and self.is_possible(state)


def standing_at(place: Place, actions: tuple[Action[T, S], ...], state: S) -> list[tuple[Spot[S], Action[T, S]]]:
    """What stands in a place now, in order."""
    spots = [(spot, action) for action in actions for spot in action.spots if spot.place is place]
    return sorted((item for item in spots if item[0].is_there(state)), key=lambda item: item[0].order)
