"""How flows run between cards: right-angled lines that keep clear of the cards in their way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from auditor.flow.layout.geometry import COLUMN_GAP, RIGHTWARDS, Orientation, Point, Rect

_CLEARANCE = 12.0
_STUB = 14.0
_SPREAD = 7.0
_NEXT_ROW = 64.0  # from this distance on, cards above each other stand in different rows
_ABOVE = 24.0  # how far above a row the flow into it comes back
_BELOW_NAME = 64.0  # so far below the middle of a small step its name has ended


@dataclass(frozen=True, slots=True)
class Route:
    """A flow's line from its source's edge to its target's, and where its label goes."""

    points: tuple[Point, ...]
    label_at: Point
    backwards: bool


class Router:
    """Routes flows among given cards (id → rectangle).

    Inside, every map runs to the right: rectangles are turned on their way in, lines on their way out.
    """

    def __init__(
        self,
        cards: Mapping[int, Rect],
        grain: Orientation = RIGHTWARDS,
        leads_back: Callable[[int, int], bool] = lambda _source, _target: False,
    ) -> None:
        """``leads_back``: whether a flow between two cards is rework; asked where they stand in different rows."""
        self._leads_back = leads_back
        self._grain = grain
        self._cards = {key: grain.turned(rect) for key, rect in cards.items()} if grain.is_down else cards
        self._by_x = sorted(self._cards.values(), key=lambda r: r.x)
        self._xs = [r.x for r in self._by_x]
        self._widest = max((r.width for r in self._cards.values()), default=0.0)

    def route(
        self,
        source: int,
        target: int,
        lane: int = 0,
        bend: float | None = None,
        moved: Mapping[int, Rect] | None = None,
    ) -> Route:
        """The line of one flow. ``lane`` spreads parallel flows apart (0, 1, 2 …); ``moved`` cards are elsewhere.

        ``bend`` is where a person wants the turn: how far along a forward flow turns, how far across rework runs back.

        Args:
            source: id of the step that the flow leaves.
            target: id of the step that it goes to.
            lane: which of the flows out of the same step it is, from 0.
            bend: map units; None: just behind the source, at most halfway (forward), or the nearest clear row below
                (rework).
            moved: rectangles of cards that are elsewhere, in map units.

        Returns:
            the points of the line, in map units.
        """
        start, end = self._cards[source], self._cards[target]
        if moved:
            start, end = (self._grain.turned(moved[i]) if i in moved else self._cards[i] for i in (source, target))
        shift = _SPREAD * ((lane + 1) // 2) * (1 if lane % 2 else -1)
        ends = (self._cards[source], self._cards[target])
        if start.y - end.bottom >= _NEXT_ROW and self._leads_back(source, target):
            route = self._into_row_above(start, end, shift, ends, bend)
        elif end.x >= start.right + 2 * _STUB:
            route = self._forward(start, end, shift, ends, bend)
        elif end.y > start.bottom + _CLEARANCE and not self._leads_back(source, target):
            route = self._into_next_row(start, end, shift, ends, bend)
        else:
            route = self._backward(start, end, shift, source == target, ends, bend)
        return self._turned(route) if self._grain.is_down else route

    def _turned(self, route: Route) -> Route:
        turned = self._grain.turned_point
        return Route(tuple(turned(p) for p in route.points), turned(route.label_at), route.backwards)

    def _forward(self, start: Rect, end: Rect, shift: float, ends: tuple[Rect, Rect], bend: float | None) -> Route:
        y1, y2 = start.middle[1], end.middle[1]
        points: list[Point]
        gap_x = min(start.right + COLUMN_GAP / 2, (start.right + end.x) / 2) + shift
        if bend is not None:
            turn = min(max(bend, start.right + _STUB), end.x - _STUB)
            points = [(start.right, y1), (turn, y1), (turn, y2), (end.x, y2)]
            return Route(_simplified(points), (turn, _beside(y1, y2)), False)
        blocked = self._between(start.right, end.x, *ends)
        corridor = _free_row(y2, min(y1, y2), max(y1, y2), blocked)
        points = [(start.right, y1), (gap_x, y1), (gap_x, corridor)]
        if corridor != y2:
            turn = max(end.x - COLUMN_GAP / 2 + shift, gap_x)
            points += [(turn, corridor), (turn, y2)]
        points.append((end.x, y2))
        return Route(_simplified(points), (gap_x, _beside(y1, corridor)), False)

    def _backward(
        self, start: Rect, end: Rect, shift: float, to_itself: bool, ends: tuple[Rect, Rect], bend: float | None
    ) -> Route:
        """Under the cards between, from bottom to bottom."""
        x1, x2 = start.middle[0] + shift + 16, end.middle[0] + shift - 16
        left, right = min(end.x, start.x), max(start.right, end.right)
        floor = max(start.bottom, end.bottom)
        blocked = self._between(left - 1, right + 1, *ends)
        row = floor + _CLEARANCE + abs(shift) + (10 if to_itself else 6)
        row = _free_row(row, row, row, [r for r in blocked if r.bottom > floor - self._grain.across], downwards=True)
        if bend is not None:
            row = max(bend, floor + _CLEARANCE)
        points = ((x1, start.bottom), (x1, row), (x2, row), (x2, end.bottom))
        return Route(points, ((x1 + x2) / 2, row), True)

    def _into_next_row(
        self, start: Rect, end: Rect, shift: float, ends: tuple[Rect, Rect], bend: float | None
    ) -> Route:
        """Behind the source, back above the target's row, and into the target from before it."""
        behind = max(start.right + _STUB + abs(shift), bend if bend is not None else 0.0)
        before = end.x - _STUB - abs(shift)
        y1, y2 = start.middle[1], end.middle[1]
        blocked = self._between(before - 1, behind + 1, *ends)
        wanted = end.y - _ABOVE + shift
        row = _free_row(wanted, wanted, wanted, [*blocked, start, end])
        points = ((start.right, y1), (behind, y1), (behind, row), (before, row), (before, y2), (end.x, y2))
        return Route(points, ((behind + before) / 2, row), False)

    def _into_row_above(
        self, start: Rect, end: Rect, shift: float, ends: tuple[Rect, Rect], bend: float | None
    ) -> Route:
        """Rework: up from the source, beside cards on the way, along below the target's row, and into it from below."""
        x1, x2 = start.middle[0] + shift + 16, end.middle[0] + shift - 16
        if abs(start.middle[0] - end.middle[0]) < _STUB:
            x1 = x2 = max(x1, x2)
        low, high = end.bottom + _CLEARANCE, start.y - _CLEARANCE
        beside = start.x - COLUMN_GAP / 2 + shift
        blocked = self._between(min(x1, x2, beside) - 1, max(x1, x2) + 1, *ends)
        row = min(max(bend, low), high) if bend is not None else _free_row(low + 6, low, high, blocked)
        points: list[Point] = [(x1, start.y)]
        if any(r.x <= x1 <= r.right and r.bottom > row and r.y < start.y for r in blocked):
            points += [(x1, high), (beside, high), (beside, row)]
        else:
            points.append((x1, row))
        points += [(x2, row), (x2, end.bottom)]
        return Route(_simplified(points), ((points[-3][0] + x2) / 2, row + (8 if x1 == x2 else 0)), True)

    def _between(self, left: float, right: float, *ends: Rect) -> list[Rect]:
        first = bisect_left(self._xs, left - self._widest)
        last = bisect_left(self._xs, right)
        return [r for r in self._by_x[first:last] if r.right > left and r.x < right and r not in ends]


def _free_row(wanted: float, low: float, high: float, blocked: Sequence[Rect], downwards: bool = False) -> float:
    """The height nearest to ``wanted`` at which a horizontal line meets no card."""

    def clear(y: float) -> bool:
        return not any(r.y - _CLEARANCE < y < r.bottom + _CLEARANCE for r in blocked)

    if clear(wanted):
        return wanted
    choices = [r.bottom + _CLEARANCE for r in blocked]
    if not downwards:
        choices += [r.y - _CLEARANCE for r in blocked]
    free = [y for y in choices if clear(y) and (not downwards or y >= wanted)]
    middle = (low + high) / 2
    return min(free, key=lambda y: (abs(y - wanted), abs(y - middle)), default=wanted)


def _beside(y1: float, y2: float) -> float:
    """Where the label stands beside a line up or down: halfway, but below the name that hangs under a small step."""
    return y1 + max((y2 - y1) / 2, min(y2 - y1, _BELOW_NAME)) if y2 > y1 else (y1 + y2) / 2


def _simplified(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without repeated points and points on a straight line."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) >= 2 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)
