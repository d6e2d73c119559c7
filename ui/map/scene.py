"""The scene: items that follow the snapshot. It never holds truth and is never rebuilt for an edit.

Of a large map only what has been in sight has items; from afar it is drawn by :mod:`ui.map.far_layer`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from auditor.flow import Analysis, StepNumbers
from auditor.flow.layout import MapDrawing, Orientation, Rect, Routes, drawing
from auditor.flow.problems import Problem, ProblemKind
from auditor.flow.volume.along import along_flows
from auditor.model import Audit
from auditor.phrases.flow import step_problem
from ui.map.card_item import CardItem
from ui.map.facts import USUAL, known
from ui.map.far_layer import FAR_SCALE, FarLayer
from ui.map.flow_item import FlowItem
from ui.map.heat.metrics import Heat, heat_colour
from ui.map.lane_item import LaneItem
from ui.theme import colour

_BORDER = 240.0
_LARGE = 400  # steps from which items are made only for what is in sight
_MARGIN = 300.0  # what is about to come into sight, map units
_NOTHING = MapDrawing({}, Routes((), {}), ())

Item = TypeVar("Item", bound=QGraphicsItem)


class LazyItems(Mapping[int, Item], Generic[Item]):
    """Id → item, made at first use. ``made`` holds those that exist; walking over the mapping makes them all."""

    def __init__(self, ids: Iterable[int], make: Callable[[int], Item]) -> None:
        self.made: dict[int, Item] = {}
        self.ids = set(ids)
        self._make = make

    def __getitem__(self, key: int) -> Item:
        item = self.made.get(key)
        if item is None:
            if key not in self.ids:
                raise KeyError(key)
            item = self.made[key] = self._make(key)
        return item

    def __contains__(self, key: object) -> bool:
        return key in self.ids

    def __iter__(self) -> Iterator[int]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)


class MapScene(QGraphicsScene):
    """Shows one process of a snapshot."""

    def __init__(self) -> None:
        super().__init__()
        self.process_id = 0
        self.fact_keys: tuple[str, ...] = USUAL
        self.shows_volume = False
        self.can_connect = True
        self._reset()

    def _reset(self) -> None:
        self._audit = Audit.of()
        self._shapes = _NOTHING
        self._numbers: Mapping[int, StepNumbers] = {}
        self._heaviest = 0.0
        self._weights: dict[int, float] = {}
        self._heat: Heat | None = None
        self._problems: dict[int, str] = {}
        self._untimed: set[int] = set()
        self.cards: LazyItems[CardItem] = LazyItems((), self._make_card)
        self.flows: LazyItems[FlowItem] = LazyItems((), self._make_flow)
        self.lanes: dict[int, LaneItem] = {}
        self._far = FarLayer()
        self.addItem(self._far)

    @property
    def grain(self) -> Orientation:
        """The way the map runs."""
        return self._shapes.grain

    @property
    def is_large(self) -> bool:
        return len(self._shapes.cards) > _LARGE

    def rects(self) -> dict[int, Rect]:
        """Where all cards are now, those being dragged included."""
        now = dict(self._shapes.cards)
        for step_id in self.selected_steps():
            now[step_id] = self.cards[step_id].rect()
        return now

    # following the snapshot

    def show_process(self, audit: Audit, process_id: int) -> None:
        """Bring the items in line with the snapshot: add, change and remove what differs."""
        if process_id != self.process_id:
            # Empty before the items go: whoever is told must not find them.
            self.cards, self.flows = LazyItems((), self._make_card), LazyItems((), self._make_flow)
            self.lanes = {}
            self._shapes = _NOTHING
            self.clear()
            self._reset()
            self.process_id = process_id
        self._audit = audit
        self._shapes = drawing(audit, process_id) if process_id in audit.processes else _NOTHING
        self._show_lanes()
        self._show_cards()
        self._show_flows()
        b = self._shapes.card_bounds
        self.setSceneRect(QRectF(b.x, b.y, b.width, b.height).adjusted(-_BORDER, -_BORDER, _BORDER, _BORDER))
        self.setBackgroundBrush(colour("canvas"))
        self._far.is_on = self.is_large
        if self.is_large:
            self._far.show_map(self._shapes, audit.flows_of(process_id), b)
        else:
            self.make_all()

    def _show_cards(self) -> None:
        self.cards.ids = set(self._shapes.cards)
        for step_id, item in list(self.cards.made.items()):
            rect = self._shapes.cards.get(step_id)
            item.can_connect = self.can_connect
            if rect is None:
                self.removeItem(self.cards.made.pop(step_id))
            elif item.step != self._audit.steps[step_id] or item.rect() != rect or item.is_down != self.grain.is_down:
                item.show_step(self._audit.steps[step_id], rect, self.grain.is_down)

    def _show_flows(self) -> None:
        self.flows.ids = set(self._shapes.routes)
        for flow_id, item in list(self.flows.made.items()):
            if flow_id not in self.flows.ids:
                self.removeItem(self.flows.made.pop(flow_id))
                continue
            route = self._shapes.routes[flow_id]
            if item.flow != self._audit.flows[flow_id] or item.route != route:
                item.show_flow(self._audit.flows[flow_id], route)

    def _show_lanes(self) -> None:
        wanted = {lane.id: (lane, band, i) for i, (lane, band) in enumerate(self._shapes.lanes)}
        for lane_id in self.lanes.keys() - wanted.keys():
            self.removeItem(self.lanes.pop(lane_id))
        for lane_id, (lane, band, i) in wanted.items():
            item = self.lanes.get(lane_id)
            if item is None:
                item = self.lanes[lane_id] = LaneItem(lane, band, i)
                self.addItem(item)
            elif (item.lane, item.band, item.index) != (lane, band, i):
                item.show_lane(lane, band, i)

    def show_analysis(self, analysis: Analysis | None) -> None:
        """Write the numbers on the cards."""
        numbers = analysis.processes.get(self.process_id) if analysis is not None else None
        self._numbers = numbers.steps if numbers is not None else {}
        hours = [n.workload.labour_hours_per_year for n in self._numbers.values()]
        self._heaviest = max((h.likely for h in hours if h is not None), default=0.0)
        for step_id, card in self.cards.made.items():
            self._tell(step_id, card)
        self._weigh()

    def _weigh(self) -> None:
        """Where it is wanted, give each flow its part of what goes along the busiest."""
        passes = {i: n.volume_per_year for i, n in self._numbers.items() if n.volume_per_year is not None}
        along = along_flows(self._audit, self.process_id, passes) if self.shows_volume else {}
        most = max(along.values(), default=0.0)
        self._weights = {i: amount / most for i, amount in along.items()} if most > 0 else {}
        for flow_id, item in self.flows.made.items():
            item.show_weight(self._weights.get(flow_id))

    def _tell(self, step_id: int, card: CardItem) -> None:
        numbers = self._numbers.get(step_id)
        hours = numbers.workload.labour_hours_per_year if numbers is not None else None
        share = hours.likely / self._heaviest if hours is not None and self._heaviest > 0 else 0.0
        card.show_facts(known(self.fact_keys, self._audit, step_id, numbers), share, self._audit.work(step_id).crew)

    def show_problems(self, found: Iterable[Problem]) -> None:
        """Mark the cards that have problems, with what they are; one whose time is not known yet keeps room for it."""
        texts: dict[int, list[str]] = {}
        self._untimed = set()
        for problem in found:
            if problem.kind is ProblemKind.NO_TIME:
                self._untimed.add(problem.step_id)
            else:
                texts.setdefault(problem.step_id, []).append(step_problem(self._audit, problem))
        self._problems = {step_id: "\n".join(listed) for step_id, listed in texts.items()}
        for step_id, card in self.cards.made.items():
            self._warn(step_id, card)

    def _warn(self, step_id: int, card: CardItem) -> None:
        card.show_problem(self._problems.get(step_id, ""), lacks_time=step_id in self._untimed)

    def show_heat(self, heat: Heat) -> None:
        """Colour the cards by a figure, or give them their own colour back."""
        self._heat = heat
        for step_id, card in self.cards.made.items():
            self._tint(step_id, card)

    def _tint(self, step_id: int, card: CardItem) -> None:
        heat = self._heat
        known = heat is not None and heat.metric.key != "none" and step_id in heat.strengths
        card.show_heat(heat_colour(heat.strengths[step_id]) if known and heat is not None else None)

    # making items

    def _make_card(self, step_id: int) -> CardItem:
        card = CardItem(self._audit.steps[step_id], self._shapes.cards[step_id], self.grain.is_down)
        card.can_connect = self.can_connect
        self._tell(step_id, card)
        self._warn(step_id, card)
        self._tint(step_id, card)
        self.addItem(card)
        return card

    def _make_flow(self, flow_id: int) -> FlowItem:
        item = FlowItem(self._audit.flows[flow_id], self._shapes.routes[flow_id])
        item.show_weight(self._weights.get(flow_id))
        self.addItem(item)
        return item

    def make_all(self) -> None:
        """An item for everything: for a small map, and for a picture of a large one."""
        for key in self.cards.ids - self.cards.made.keys():
            self.cards[key]
        for key in self.flows.ids - self.flows.made.keys():
            self.flows[key]

    def make_visible(self, area: QRectF, scale: float) -> None:
        """Items for what is in sight, or about to be; from afar none are needed."""
        if not self.is_large or scale < FAR_SCALE:
            return
        left, right = area.left() - _MARGIN, area.right() + _MARGIN
        top, bottom = area.top() - _MARGIN, area.bottom() + _MARGIN
        rects = self._shapes.cards
        near = {k for k, r in rects.items() if r.x < right and r.right > left and r.y < bottom and r.bottom > top}
        for key in near - self.cards.made.keys():
            self.cards[key]
        for flow in self._audit.flows_of(self.process_id):
            if flow.id not in self.flows.made and flow.id in self.flows.ids:
                a, b = rects[flow.source_id], rects[flow.target_id]
                across = min(a.x, b.x) < right and max(a.right, b.right) > left
                if across and min(a.y, b.y) < bottom and max(a.bottom, b.bottom) > top:
                    self.flows[flow.id]

    def reroute(self, audit: Audit, moved: Iterable[int]) -> None:
        """While cards are dragged: lead the flows at them along, without touching the audit."""
        rects = {step_id: self.cards[step_id].rect() for step_id in moved}
        for flow in audit.flows_of(self.process_id):
            if (flow.source_id in rects or flow.target_id in rects) and flow.id in self.flows:
                self.flows[flow.id].show_flow(flow, self._shapes.routes.moved(flow.id, rects))

    def show_bend(self, flow_id: int, bend: float) -> None:
        """While a flow's turn is dragged: its line there, without touching the audit."""
        self.flows[flow_id].show_flow(self._audit.flows[flow_id], self._shapes.routes.bent(flow_id, bend))

    def named(self, part: str) -> list[int]:
        """Steps whose name holds a text (case-folded), in the order of the map."""
        rects = {i: self.grain.turned(rect) for i, rect in self._shapes.cards.items()}
        found = [s.id for s in self._audit.steps_of(self.process_id) if part in s.name.casefold() and s.id in rects]
        return sorted(found, key=lambda i: (rects[i].x, rects[i].y))

    # selection

    def selected_steps(self) -> list[int]:
        return [item.step.id for item in self.selectedItems() if isinstance(item, CardItem)]

    def selected_flows(self) -> list[int]:
        return [item.flow.id for item in self.selectedItems() if isinstance(item, FlowItem)]

    def select_steps(self, ids: Iterable[int]) -> None:
        self.clearSelection()
        for step_id in ids:
            if step_id in self.cards:
                self.cards[step_id].setSelected(True)

    def content_rect(self) -> QRectF:
        """What a fit should show."""
        if not self._shapes.cards and not self.lanes:
            return QRectF()
        b = self._shapes.card_bounds
        return QRectF(b.x - 44, b.y - 4, b.width + 88, b.height + 44)
