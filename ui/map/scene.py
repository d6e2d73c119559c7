"""The scene: items that follow the snapshot. It never holds truth and is never rebuilt for an edit."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene

from auditor.flow import Analysis
from auditor.flow.layout import MapDrawing, Rect, drawing, routes_of
from auditor.model import Audit
from ui.map.card_item import CardItem
from ui.map.flow_item import FlowItem
from ui.map.heat import Heat, heat_colour
from ui.map.lane_item import LaneItem
from ui.theme import colour

_BORDER = 240.0


class MapScene(QGraphicsScene):
    """Shows one process of a snapshot."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[int, CardItem] = {}
        self.flows: dict[int, FlowItem] = {}
        self.lanes: dict[int, LaneItem] = {}
        self.process_id = 0

    def show_process(self, audit: Audit, process_id: int) -> None:
        """Bring the items in line with the snapshot: add, change and remove what differs."""
        if process_id != self.process_id:
            self.cards, self.flows, self.lanes = {}, {}, {}  # before the items go: whoever is told must not find them
            self.clear()
            self.process_id = process_id
        shapes = (
            drawing(audit, process_id) if process_id in audit.processes else MapDrawing({}, {}, (), Rect(0, 0, 1, 1))
        )
        self._show_lanes(shapes)
        for step_id in self.cards.keys() - shapes.cards.keys():
            self.removeItem(self.cards.pop(step_id))
        for step_id, rect in shapes.cards.items():
            item = self.cards.get(step_id)
            if item is None:
                item = self.cards[step_id] = CardItem(audit.steps[step_id], rect)
                self.addItem(item)
            elif item.step != audit.steps[step_id] or item.rect() != rect:
                item.show_step(audit.steps[step_id], rect)
        for flow_id in self.flows.keys() - shapes.routes.keys():
            self.removeItem(self.flows.pop(flow_id))
        for flow_id, route in shapes.routes.items():
            flow = self.flows.get(flow_id)
            if flow is None:
                flow = self.flows[flow_id] = FlowItem(audit.flows[flow_id], route)
                self.addItem(flow)
            elif flow.flow != audit.flows[flow_id] or flow.route != route:
                flow.show_flow(audit.flows[flow_id], route)
        b = shapes.bounds
        self.setSceneRect(QRectF(b.x, b.y, b.width, b.height).adjusted(-_BORDER, -_BORDER, _BORDER, _BORDER))
        self.setBackgroundBrush(colour("canvas"))

    def show_analysis(self, audit: Audit, analysis: Analysis | None) -> None:
        """Write the numbers on the cards."""
        numbers = analysis.processes.get(self.process_id) if analysis is not None else None
        steps = numbers.steps if numbers is not None else {}
        hours = [n.workload.labour_hours_per_year for n in steps.values()]
        heaviest = max((h.likely for h in hours if h is not None), default=0.0)
        for step_id, card in self.cards.items():
            card.show_numbers(audit, steps.get(step_id), heaviest)

    def show_heat(self, heat: Heat) -> None:
        """Colour the cards by a figure, or give them their own colour back."""
        plain = heat.metric.key == "none"
        for step_id, card in self.cards.items():
            known = not plain and step_id in heat.strengths
            card.show_heat(heat_colour(heat.strengths[step_id]) if known else None)

    def reroute(self, audit: Audit, moved: Iterable[int]) -> None:
        """While cards are dragged: lead the flows at them along, without touching the audit."""
        ids = set(moved)
        rects = {step_id: card.rect() for step_id, card in self.cards.items()}
        touched = tuple(f for f in audit.flows_of(self.process_id) if f.source_id in ids or f.target_id in ids)
        for flow_id, route in routes_of(touched, rects).items():
            if flow_id in self.flows:
                self.flows[flow_id].show_flow(audit.flows[flow_id], route)

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
        rect = QRectF()
        for item in (*self.cards.values(), *self.lanes.values()):
            rect = rect.united(item.sceneBoundingRect())
        return rect

    def _show_lanes(self, shapes: MapDrawing) -> None:
        wanted = {lane.id: (lane, band, i) for i, (lane, band) in enumerate(shapes.lanes)}
        for lane_id in self.lanes.keys() - wanted.keys():
            self.removeItem(self.lanes.pop(lane_id))
        for lane_id, (lane, band, i) in wanted.items():
            item = self.lanes.get(lane_id)
            if item is None:
                item = self.lanes[lane_id] = LaneItem(lane, band, i)
                self.addItem(item)
            elif (item.lane, item.band, item.index) != (lane, band, i):
                item.show_lane(lane, band, i)
