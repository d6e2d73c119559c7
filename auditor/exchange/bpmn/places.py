"""Where a model's diagram puts things, in units of the map: at its distances, with our cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from auditor.exchange.bpmn.document import Bounds, BpmnDocument
from auditor.exchange.bpmn.outline import Outline
from auditor.flow.layout import CARD_HEIGHT, CARD_WIDTH, ROUND_KINDS, Orientation, Rect
from auditor.flow.layout.geometry import LANE_HEADER, LANE_PADDING, MARGIN
from auditor.model import Heading, Step

_LARGER = 1.25
_BELOW = 50.0
_GAP = 30.0  # flows run straight between cards that far from each other
_MOST_TIMES = 4
_SAME = 0.02


def beside_hosts(document: BpmnDocument, drawn: Outline) -> dict[str, Bounds]:
    """The shapes of a process; what is drawn on the edge of an activity stands below it, where a card has room.

    Args:
        document: the file.
        drawn: the process.

    Returns:
        shape by key of its element.
    """
    shapes = dict(document.bounds)
    for host, events in drawn.boundary.items():
        at = shapes.get(host)
        for n, key in enumerate(document.key(event) for event in events):
            if at is not None and key in shapes:
                down = at.y + at.height + _BELOW + n * (_BELOW + at.height)
                shapes[key] = Bounds(shapes[key].x, down, shapes[key].width, shapes[key].height)
    return shapes


@dataclass(frozen=True, slots=True)
class Scale:
    """From units of a diagram to those of the map: stretched, then moved."""

    x: float = 1.0
    y: float = 1.0
    right: float = 0.0
    down: float = 0.0

    def corner(self, step: Step, shape: Bounds, grain: Orientation) -> tuple[float, float]:
        """Where the card of a step stands.

        Args:
            step: whose kind decides how it is drawn.
            shape: what the diagram draws.
            grain: the way the map runs.

        Returns:
            its top-left corner, in map units; its centre is that of the shape.
        """
        middle = shape.middle[0] * self.x + self.right, shape.middle[1] * self.y + self.down
        drawn = grain.shape(step, (0.0, 0.0))
        return grain.corner(step, Rect(middle[0] - drawn.width / 2, middle[1] - drawn.height / 2, 0.0, 0.0))


def scale_of(steps: Sequence[Step], shapes: Mapping[int, Bounds], heading: Heading) -> Scale | None:
    """The scale at which no card lies on another.

    Args:
        steps: of one process.
        shapes: what the diagram draws, by step id.
        heading: which way the map runs.

    Returns:
        the scale; None where a step is not drawn, or cards would overlap at any scale.
    """
    if not steps or any(step.id not in shapes for step in steps):
        return None
    grain = Orientation.towards(heading)
    work = [shapes[step.id] for step in steps if step.kind not in ROUND_KINDS]
    width = median(box.width for box in work) if work else 100.0
    height = median(box.height for box in work) if work else 80.0
    if width <= 0 or height <= 0:
        return None
    x, y = (1.0 if abs(one - 1) < _SAME else one for one in (CARD_WIDTH / width, CARD_HEIGHT / height))
    x, y = max(x, 1.0), max(y, 1.0)
    if x == y == 1.0:
        return Scale()  # drawn in units of the map already
    larger = [(x * _LARGER**n, y * _LARGER**n) for n in range(_MOST_TIMES)]
    scale = next(
        (
            Scale(*factors)
            for gap in (_GAP, 0.0)
            for factors in larger
            if not _overlap([grain.shape(s, Scale(*factors).corner(s, shapes[s.id], grain)) for s in steps], gap)
        ),
        None,
    )
    if scale is None:
        return None
    corners = [scale.corner(step, shapes[step.id], grain) for step in steps]
    left, top = min(corner[0] for corner in corners), min(corner[1] for corner in corners)
    first = (MARGIN + LANE_HEADER, MARGIN + LANE_PADDING)
    along, across = grain.turned_point(first)
    return Scale(scale.x, scale.y, along - left, across - top)


def _overlap(cards: Sequence[Rect], gap: float) -> bool:
    """Whether any two rectangles come nearer than a gap, by a sweep from left to right."""
    ordered = sorted(cards, key=lambda card: card.x)
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 :]:
            if other.x >= one.right + gap:
                break
            if one.y < other.bottom and other.y < one.bottom:
                return True
    return False
