"""The map as shapes: cards, flows and lanes with their places, for the window and for the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from auditor.flow.graph import back_edges, process_graph
from auditor.flow.layout.coordinates import tidy
from auditor.flow.layout.geometry import (
    CARD_HEIGHT,
    CARD_WIDTH,
    LANE_HEADER,
    LANE_PADDING,
    MARGIN,
    RIGHTWARDS,
    Orientation,
    Rect,
    around,
)
from auditor.flow.layout.route import Route, Router
from auditor.model import Audit, Flow, Lane, Step, StepKind


class Routes(Mapping[int, Route]):
    """Flow id → line, each computed when it is first asked for: a large map shows few of its flows at a time."""

    def __init__(
        self,
        flows: Iterable[Flow],
        cards: Mapping[int, Rect],
        grain: Orientation = RIGHTWARDS,
        rework: Callable[[], Collection[tuple[int, int]]] = frozenset,
    ) -> None:
        """``rework``: gives the ends of the flows that lead back; asked only where the cards alone do not tell."""
        used: Counter[int] = Counter()
        self._ends: dict[int, tuple[int, int, int, float | None]] = {}
        for flow in flows:
            if flow.source_id in cards and flow.target_id in cards:
                self._ends[flow.id] = flow.source_id, flow.target_id, used[flow.source_id], flow.bend
                used[flow.source_id] += 1
        self._cards, self._grain, self._rework = cards, grain, rework
        self._known: dict[int, Route] = {}

    @cached_property
    def _router(self) -> Router:
        return Router(self._cards, self._grain, self._leads_back)

    @cached_property
    def _back(self) -> Collection[tuple[int, int]]:
        return self._rework()

    def _leads_back(self, source: int, target: int) -> bool:
        return (source, target) in self._back

    def __getitem__(self, flow_id: int) -> Route:
        route = self._known.get(flow_id)
        if route is None:
            route = self._known[flow_id] = self._router.route(*self._ends[flow_id])
        return route

    def __iter__(self) -> Iterator[int]:
        return iter(self._ends)

    def __len__(self) -> int:
        return len(self._ends)

    def bent(self, flow_id: int, bend: float) -> Route:
        """The line of a flow if it turned elsewhere.

        Args:
            flow_id: the flow.
            bend: map units: how far along the map a forward flow turns, how far across it rework runs back.

        Returns:
            the points of the line.
        """
        source, target, lane, _bend = self._ends[flow_id]
        return self._router.route(source, target, lane, bend)

    def moved(self, flow_id: int, cards: Mapping[int, Rect]) -> Route:
        """The line of a flow while some cards are elsewhere (id → rectangle), among the others as they are.

        Args:
            flow_id: the flow.
            cards: rectangles in map units.

        Returns:
            the points of the line.
        """
        return self._router.route(*self._ends[flow_id], moved=cards)


@dataclass(frozen=True)
class MapDrawing:
    """What to draw. Coordinates in map units, y downwards.

    Attributes:
        cards: step id → rectangle.
        routes: flow id → line.
        lanes: lane with its band, top to bottom (left to right where the map runs down).
    """

    cards: Mapping[int, Rect]
    routes: Routes
    lanes: tuple[tuple[Lane, Rect], ...]
    grain: Orientation = RIGHTWARDS

    @cached_property
    def card_bounds(self) -> Rect:
        """All cards and lanes."""
        rects = [*self.cards.values(), *(band for _lane, band in self.lanes)]
        return around(rects) if rects else Rect(0, 0, 4 * CARD_WIDTH, 3 * CARD_HEIGHT)

    @cached_property
    def bounds(self) -> Rect:
        """Everything, with the flows that run around cards."""
        points = [point for route in self.routes.values() for point in route.points]
        return around([self.card_bounds, *(Rect(x, y, 0, 0) for x, y in points)])


def drawing(audit: Audit, process_id: int) -> MapDrawing:
    """The map of a process; steps that were never placed are placed by :func:`.tidy`.

    Args:
        audit: the snapshot.
        process_id: the process.

    Returns:
        rectangles of cards and lanes, and lines of flows, in map units.
    """
    steps = audit.steps_of(process_id)
    placed: dict[int, tuple[float, float]] = {}
    if any(step.x is None or step.y is None for step in steps):
        placed = tidy(audit, process_id)
    grain = Orientation.of(audit, process_id)
    cards = {step.id: grain.shape(step, placed.get(step.id, (step.x or 0.0, step.y or 0.0))) for step in steps}
    bands = _bands(audit, process_id, steps, cards, grain)
    return MapDrawing(
        cards, Routes(audit.flows_of(process_id), cards, grain, partial(_rework, audit, process_id)), bands, grain
    )


def _rework(audit: Audit, process_id: int) -> set[tuple[int, int]]:
    """The flows that close a loop."""
    starts = [step.id for step in audit.steps_of(process_id) if step.kind is StepKind.START]
    return back_edges(process_graph(audit, process_id), starts)


def _bands(
    audit: Audit, process_id: int, steps: tuple[Step, ...], cards: Mapping[int, Rect], grain: Orientation
) -> tuple[tuple[Lane, Rect], ...]:
    lanes = audit.lanes_of(process_id)
    if not lanes:
        return ()
    turned = {key: grain.turned(rect) for key, rect in cards.items()}
    width = max((r.right for r in turned.values()), default=4 * CARD_WIDTH) + MARGIN
    half = grain.across / 2
    tops: list[float] = []
    bottoms: list[float] = []
    for lane in lanes:
        within = [turned[s.id].middle[1] for s in steps if s.lane_id == lane.id]
        least = bottoms[-1] if bottoms else MARGIN
        empty = least + LANE_PADDING + half
        tops.append(max(min(within, default=empty) - half - LANE_PADDING, least if bottoms else -1e9))
        bottoms.append(max(max(within, default=empty) + half + LANE_PADDING, tops[-1] + grain.across))
    # A lane reaches down to the next one, so that room made below its cards is its own.
    reach = [*tops[1:], bottoms[-1]]
    left = MARGIN - LANE_HEADER / 2
    return tuple(
        (lane, grain.turned(Rect(left, top, width - left, bottom - top)))
        for lane, top, bottom in zip(lanes, tops, reach, strict=True)
    )
