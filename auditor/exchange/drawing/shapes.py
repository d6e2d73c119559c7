"""A drawing as shapes and lines, whatever program drew it."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.exchange.bpmn.document import Bounds
from auditor.model import StepKind


@dataclass
class Shape:
    """Something with a place.

    Attributes:
        key: what lines call it.
        text: written in it.
        bounds: where it stands on its page, y downwards.
        kind: what its form means; None: what lines make of it, an event.
        is_lane: it is drawn around others and names where they are done.
        lane: key of the lane that it belongs to, where the drawing says so.
        is_text: it is no more than a text.
    """

    key: str
    text: str
    bounds: Bounds
    kind: StepKind | None = StepKind.OPERATION
    is_lane: bool = False
    lane: str = ""
    is_text: bool = False


@dataclass
class Line:
    """From one shape to another; ``share`` (0–1) where the drawing says it exactly."""

    source: str
    target: str
    text: str = ""
    share: float | None = None


@dataclass
class Page:
    """One sheet of a drawing.

    Attributes:
        name: as its tab says.
        loose: lines that do not hold on to two shapes.
    """

    name: str
    shapes: dict[str, Shape] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    loose: int = 0
