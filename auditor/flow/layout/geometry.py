"""Sizes and shapes of the map, in map units (about a pixel at 100 %). The window and the report share them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.model import Audit, Heading, Step, StepKind

CARD_WIDTH = 168.0
CARD_HEIGHT = 84.0
EVENT_SIZE = 40.0
COLUMN_GAP = 72.0
ROW_GAP = 36.0
LANE_PADDING = 28.0
LANE_HEADER = 36.0
MARGIN = 24.0

ROUND_KINDS = frozenset({StepKind.START, StepKind.END, StepKind.FORK, StepKind.JOIN, StepKind.DECISION})

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """Left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge, in map units."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge, in map units."""
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        """The centre, in map units."""
        return self.x + self.width / 2, self.y + self.height / 2


def around(rects: Sequence[Rect]) -> Rect:
    """The smallest rectangle that holds all of some (at least one).

    Args:
        rects: at least one.

    Returns:
        the rectangle, in map units.
    """
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)


@dataclass(frozen=True, slots=True)
class Orientation:
    """The way a map runs. Layout and routes think of maps that run to the right; others are turned for them, and back.

    Attributes:
        along, across: size of a card in the direction of the flows, and across it.
    """

    along: float
    across: float
    is_down: bool

    @classmethod
    def of(cls, audit: Audit, process_id: int) -> Orientation:
        """The grain of a process's map.

        Args:
            audit: the snapshot.
            process_id: the process.

        Returns:
            to the right or down.
        """
        process = audit.processes.get(process_id)
        return cls.towards(process.heading) if process is not None else RIGHTWARDS

    @classmethod
    def towards(cls, heading: Heading) -> Orientation:
        """The orientation of a map that runs this way.

        Args:
            heading: to the right or down.

        Returns:
            the orientation.
        """
        return _DOWN if heading is Heading.DOWN else RIGHTWARDS

    def turned(self, rect: Rect) -> Rect:
        """Between the map and one that runs to the right; its own inverse.

        Args:
            rect: in map units.

        Returns:
            in map units.
        """
        return Rect(rect.y, rect.x, rect.height, rect.width) if self.is_down else rect

    def turned_point(self, point: Point) -> Point:
        """As :meth:`turned`, for a point.

        Args:
            point: in map units.

        Returns:
            in map units.
        """
        return (point[1], point[0]) if self.is_down else point

    def shape(self, step: Step, corner: Point) -> Rect:
        """The shape of a step whose card has its top-left corner there: events and gateways are round, work is a card.

        Args:
            step: whose kind decides.
            corner: in map units.

        Returns:
            the rectangle that is drawn, in map units.
        """
        along, across = self.turned_point(corner)
        if step.kind in ROUND_KINDS:
            across += (self.across - EVENT_SIZE) / 2  # centred on a card, so that flows run straight
            return self.turned(Rect(along, across, EVENT_SIZE, EVENT_SIZE))
        return self.turned(Rect(along, across, self.along, self.across))

    def corner(self, step: Step, shape: Rect) -> Point:
        """The inverse of :meth:`shape`.

        Args:
            step: whose kind decides.
            shape: the rectangle that is drawn, in map units.

        Returns:
            the card's top-left corner, in map units.
        """
        along, across = self.turned_point((shape.x, shape.y))
        if step.kind in ROUND_KINDS:
            across -= (self.across - EVENT_SIZE) / 2
        return self.turned_point((along, across))


RIGHTWARDS = Orientation(CARD_WIDTH, CARD_HEIGHT, False)
_DOWN = Orientation(CARD_HEIGHT, CARD_WIDTH, True)
