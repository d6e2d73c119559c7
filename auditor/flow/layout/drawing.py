"""The map as shapes: cards, flows and lanes with their places, for the window and for the report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from auditor.flow.layout.geometry import CARD_HEIGHT, CARD_WIDTH, LANE_HEADER, LANE_PADDING, MARGIN, Rect
from auditor.flow.layout.place import tidy
from auditor.flow.layout.route import Route, Router, event_rect
from auditor.model import Audit, Flow, Lane, Step, StepKind

ROUND_KINDS = frozenset({StepKind.START, StepKind.END, StepKind.FORK, StepKind.JOIN, StepKind.DECISION})


@dataclass(frozen=True)
class MapDrawing:
    """What to draw. Coordinates in map units, y downwards.

    Attributes:
        cards: step id → rectangle.
        routes: flow id → line.
        lanes: lane with its band, top to bottom.
        bounds: everything.
    """

    cards: dict[int, Rect]
    routes: dict[int, Route]
    lanes: tuple[tuple[Lane, Rect], ...]
    bounds: Rect


def drawing(audit: Audit, process_id: int) -> MapDrawing:
    """The map of a process; steps that were never placed are placed by :func:`.tidy`."""
    steps = audit.steps_of(process_id)
    placed: dict[int, tuple[float, float]] = {}
    if any(step.x is None or step.y is None for step in steps):
        placed = tidy(audit, process_id)
    cards = {step.id: card_rect(step, *placed.get(step.id, (step.x or 0.0, step.y or 0.0))) for step in steps}
    routes = routes_of(audit.flows_of(process_id), cards)
    lanes = _bands(audit, process_id, steps, cards)
    bounds = Rect(0, 0, 4 * CARD_WIDTH, 3 * CARD_HEIGHT)
    if cards:
        first, *rest = [*cards.values(), *(band for _lane, band in lanes)]
        bounds = first
        for rect in rest:
            bounds = bounds.united(rect)
        for route in routes.values():
            for x, y in route.points:
                bounds = bounds.united(Rect(x, y, 0, 0))
    return MapDrawing(cards, routes, lanes, bounds)


def card_rect(step: Step, x: float, y: float) -> Rect:
    """The shape of a step at a place: events and gateways are round, work is a card."""
    return event_rect(x, y) if step.kind in ROUND_KINDS else Rect(x, y, CARD_WIDTH, CARD_HEIGHT)


def routes_of(flows: tuple[Flow, ...], cards: dict[int, Rect]) -> dict[int, Route]:
    """The lines of flows among cards; flows that leave the same card are spread apart."""
    router = Router(cards)
    used: Counter[int] = Counter()
    routes: dict[int, Route] = {}
    for flow in flows:
        if flow.source_id in cards and flow.target_id in cards:
            routes[flow.id] = router.route(flow.source_id, flow.target_id, used[flow.source_id])
            used[flow.source_id] += 1
    return routes


def _bands(
    audit: Audit, process_id: int, steps: tuple[Step, ...], cards: dict[int, Rect]
) -> tuple[tuple[Lane, Rect], ...]:
    lanes = audit.lanes_of(process_id)
    if not lanes:
        return ()
    width = max((r.right for r in cards.values()), default=4 * CARD_WIDTH) + MARGIN
    bands: list[tuple[Lane, Rect]] = []
    y = MARGIN
    for lane in lanes:
        within = [cards[s.id] for s in steps if s.lane_id == lane.id]
        top = min((r.y - (CARD_HEIGHT - r.height) / 2 for r in within), default=y + LANE_PADDING) - LANE_PADDING
        height = max(
            (r.bottom + (CARD_HEIGHT - r.height) / 2 for r in within), default=top + CARD_HEIGHT + LANE_PADDING
        )
        top = max(top, y) if bands else top
        bottom = max(height + LANE_PADDING, top + CARD_HEIGHT)
        bands.append((lane, Rect(MARGIN - LANE_HEADER / 2, top, width - MARGIN + LANE_HEADER / 2, bottom - top)))
        y = bottom
    return tuple(bands)
