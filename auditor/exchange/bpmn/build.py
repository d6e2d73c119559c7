"""A map as a BPMN process, with its diagram."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from auditor.exchange.audit_json import entity_out
from auditor.exchange.bpmn import own
from auditor.exchange.bpmn.elements import (
    documentation,
    exactly,
    label,
    local_name,
    splits,
    step_extension,
    values_of,
)
from auditor.exchange.bpmn.exact import plain
from auditor.exchange.bpmn.names import Names
from auditor.exchange.bpmn.qbp_out import simulation_info
from auditor.exchange.bpmn.vocabulary import ACTIVITIES, DC, DD, DI
from auditor.exchange.xml import Node
from auditor.flow.layout import MapDrawing, Point, Rect, drawing
from auditor.model import Audit, Flow, Heading, Process, Step, Tag, Work

_HEADER = 30.0
_GAP = 60.0
_AROUND = 30.0
_SPLIT = 24.0


class Builder:
    """Writes processes into one document, pools below each other."""

    def __init__(self, audit: Audit, names: Names, top: float = 0.0) -> None:
        """Nothing is written yet.

        Args:
            audit: the snapshot.
            names: makes elements.
            top: where the first pool begins, in map units.
        """
        self._audit, self._names, self._top = audit, names, top
        self.process_keys: dict[int, str] = {}
        self._role_keys: dict[int, str] = {}
        self.tags: dict[int, list[Tag]] = defaultdict(list)
        for tag in audit.table(Tag).values():
            self.tags[tag.step_id].append(tag)
        self._reserved = {id_: names.free(f"Process_{id_}") for id_ in audit.processes}
        self.lane_keys = {id_: names.free(f"Lane_{id_}") for id_ in audit.lanes}
        self.step_keys: dict[int, str] = {}
        self.flow_keys: dict[int, str] = {}
        self.participants: list[Node] = []
        self.resources: list[Node] = []
        self.processes: list[Node] = []
        #: Shapes and lines of the pools; a diagram of its own for the inside of each sub-process.
        self.shapes: list[Node] = []
        self.diagrams: list[Node] = []

    def role_key(self, role_id: int | None) -> str:
        """The resource that stands for a role, which is written when it is first asked for.

        Args:
            role_id: the role.

        Returns:
            id of the resource; empty for no role.
        """
        role = self._audit.roles.get(role_id or 0)
        if role is None:
            return ""
        if role.id not in self._role_keys:
            key = self._role_keys[role.id] = self._names.free(f"Role_{role.id}")
            extension = own.element("role", exactly(values_of(role, "role"), "name", role.name))
            held = self._names.model("extensionElements", None, extension)
            self.resources.append(self._names.model("resource", {"id": key, "name": plain(role.name)}, held))
        return self._role_keys[role.id]

    def stack_below(self, bottom: float) -> None:
        """Let the next pool begin below what is drawn already.

        Args:
            bottom: where that ends, in map units.
        """
        self._top = max(self._top, bottom + _GAP)

    def pools(self, process_ids: Sequence[int]) -> None:
        """Write processes, each in a pool; those that are shown at a step of another are written there.

        Args:
            process_ids: which processes.
        """
        below = {p for p in process_ids if p in self._audit.parent_steps}
        for process_id in [*(p for p in process_ids if p not in below), *(p for p in process_ids if p in below)]:
            if process_id not in self.process_keys:
                self._pool(process_id)

    def _pool(self, process_id: int) -> None:
        names, process = self._names, self._audit.processes[process_id]
        drawn = drawing(self._audit, process_id)
        box = _box(drawn)
        down = self._top - box.y
        self._top += box.height + _GAP
        key = self._reserved[process_id]
        node = names.model("process", {"id": key, "name": plain(process.name), "isExecutable": "false"})
        self.processes.append(node)
        shapes: list[Node] = []
        self._fill(node, process, drawn, (0.0, down), shapes, [*_extension(self._audit, process, (0.0, down))])
        pool = names.free(f"Pool_{process_id}")
        self.participants.append(
            names.model("participant", {"id": pool, "name": plain(process.name), "processRef": key})
        )
        moved = Rect(box.x, box.y + down, box.width, box.height)
        self.shapes.append(self._shape(pool, moved, {"isHorizontal": _horizontal(process)}))
        self.shapes += [*self._lane_shapes(process, drawn, moved, down), *shapes]

    def _fill(
        self, node: Node, process: Process, drawn: MapDrawing, by: Point, shapes: list[Node], extension: list[Node]
    ) -> None:
        """The inside of a process or sub-process, behind what the element holds already."""
        audit, names = self._audit, self._names
        self.process_keys[process.id] = node.get("id")
        steps, flows = audit.steps_of(process.id), audit.flows_of(process.id)
        n_in, n_out = Counter(f.target_id for f in flows), Counter(f.source_id for f in flows)
        for step in steps:
            self.step_keys[step.id] = names.free(f"Step_{step.id}")
        for flow in flows:
            self.flow_keys[flow.id] = names.free(f"Flow_{flow.id}")
        lanes = audit.lanes_of(process.id)
        content: list[Node] = []
        if lanes:
            listed = [
                names.model(
                    "lane",
                    {"id": self.lane_keys[lane.id], "name": plain(lane.name)},
                    names.model("extensionElements", None, own.element("lane", exactly({}, "name", lane.name))),
                    *(names.model("flowNodeRef", None, self.step_keys[s.id]) for s in steps if s.lane_id == lane.id),
                )
                for lane in lanes
            ]
            content.append(names.model("laneSet", {"id": names.free(f"Lanes_{process.id}")}, *listed))
        for step in steps:
            element, inside = self.step(step, n_in[step.id], n_out[step.id], flows)
            content += [element, *inside]
            shapes += self._step_shapes(element, drawn.cards[step.id], by, inside)
        for flow in flows:
            content.append(self._flow(flow, n_out[flow.source_id]))
            shapes.append(self._edge(self.flow_keys[flow.id], self._points(flow, drawn, n_out[flow.source_id], by)))
        info = simulation_info(audit, process.id, names, self.step_keys, self.flow_keys)
        if info is not None:
            extension.append(info)
        held = names.model("extensionElements", None, *extension)
        node.children = [held, *node.children, *content]

    def step(self, step: Step, n_in: int, n_out: int, flows: Sequence[Flow]) -> tuple[Node, list[Node]]:
        """The element of a step, and the gateway with its flow where several ways lead out of it.

        Args:
            step: the step.
            n_in: flows that come in.
            n_out: flows that lead out.
            flows: those of its process.

        Returns:
            the element, and what stands behind it.
        """
        audit, names, key = self._audit, self._names, self.step_keys[step.id]
        local = local_name(step.kind, n_in, n_out)
        detail = audit.processes.get(step.detail_id or 0)
        called = self.process_keys.get(detail.id) if detail is not None else None
        if local == "subProcess" and detail is not None and (called is not None or self._is_pool(detail.id, step)):
            local, called = "callActivity", called or self._reserved[detail.id]
        node = names.model(local, {"id": key, "name": plain(step.name)})
        if local == "callActivity" and called is not None:
            node.attributes["calledElement"] = called
        extension = [step_extension(step, self.tags[step.id])]
        work = audit.work(step.id)
        if work != Work(id=step.id):
            extension.append(self.work_extension(work))
        node.children += documentation(audit, step, names, key)
        held = names.model("extensionElements", None, *extension)
        inside: list[Node] = []
        going = [self.flow_keys[flow.id] for flow in flows if flow.source_id == step.id]
        if splits(step.kind, n_out):
            link = names.free(f"{key}_out")
            gateway = names.free(f"{key}_split")
            inside = [
                names.model(
                    "exclusiveGateway",
                    {"id": gateway},
                    names.model("extensionElements", None, own.element("implied", {})),
                    names.model("incoming", None, link),
                    *(names.model("outgoing", None, one) for one in going),
                ),
                names.model("sequenceFlow", {"id": link, "sourceRef": key, "targetRef": gateway}),
            ]
            going = [link]
        ways = [names.model("incoming", None, self.flow_keys[flow.id]) for flow in flows if flow.target_id == step.id]
        ways += [names.model("outgoing", None, one) for one in going]
        if local == "subProcess" and detail is not None:
            self._inside(node, detail, held, ways)
        else:
            node.children += [held, *ways]
        if local in ACTIVITIES and (role_key := self.role_key(work.role_id)):
            ref = names.model("resourceRef", None, role_key)
            performer = names.model("performer", {"id": names.free(f"{key}_performer")}, ref)
            _insert_performer(node, performer)
        return node, inside

    def work_extension(self, work: Work) -> Node:
        """What a step takes, beyond BPMN.

        Args:
            work: of the step.

        Returns:
            the extension element.
        """
        role = self.role_key(work.role_id)
        return own.element("work", {**values_of(work, "work"), **({"role": role} if role else {})})

    def _is_pool(self, process_id: int, step: Step) -> bool:
        """Whether a detail is written as a pool all the same: its step is not the one that shows it, or a circle."""
        return self._audit.parent_steps.get(process_id) != step

    def _inside(self, node: Node, detail: Process, held: Node, ways: list[Node]) -> None:
        """A sub-process with its steps, drawn in a diagram of its own."""
        names = self._names
        drawn = drawing(self._audit, detail.id)
        notes, node.children = node.children, []
        shapes: list[Node] = []
        own_extension = list(held.elements) + _extension(self._audit, detail, (0.0, 0.0))
        self._fill(node, detail, drawn, (0.0, 0.0), shapes, own_extension)
        node.children = [*notes, node.children[0], *ways, *node.children[1:]]
        box = _box(drawn)
        lanes = self._lane_shapes(detail, drawn, box, 0.0)
        plane = names.make(
            DI, "BPMNPlane", {"id": names.free(f"Plane_{detail.id}"), "bpmnElement": node.get("id")}, *lanes, *shapes
        )
        self.diagrams.append(names.make(DI, "BPMNDiagram", {"id": names.free(f"Diagram_{detail.id}")}, plane))

    def _flow(self, flow: Flow, n_out: int) -> Node:
        names, source = self._names, self._audit.steps[flow.source_id]
        key = self.step_keys[flow.source_id]
        attributes = {
            "id": self.flow_keys[flow.id],
            "sourceRef": f"{key}_split" if splits(source.kind, n_out) else key,
            "targetRef": self.step_keys[flow.target_id],
        }
        shown = label(flow, source.kind)
        if shown:
            attributes["name"] = shown
        extension = own.element("flow", values_of(flow, "flow"))
        return names.model("sequenceFlow", attributes, names.model("extensionElements", None, extension))

    def _lane_shapes(self, process: Process, drawn: MapDrawing, pool: Rect, down: float) -> list[Node]:
        """Lanes that fill their pool."""
        bands = [(lane, drawn.grain.turned(band)) for lane, band in drawn.lanes]
        if not bands:
            return []
        whole = drawn.grain.turned(Rect(pool.x, pool.y - down, pool.width, pool.height))
        ends = [*(band.y for _lane, band in bands[1:]), whole.bottom]
        starts = [whole.y, *(band.y for _lane, band in bands[1:])]
        shapes: list[Node] = []
        for (lane, _band), start, end in zip(bands, starts, ends, strict=True):
            rect = drawn.grain.turned(Rect(whole.x + _HEADER, start, whole.width - _HEADER, max(end - start, 1.0)))
            moved = Rect(rect.x, rect.y + down, rect.width, rect.height)
            shapes.append(self._shape(self.lane_keys[lane.id], moved, {"isHorizontal": _horizontal(process)}))
        return shapes

    def _step_shapes(self, element: Node, card: Rect, by: Point, inside: list[Node]) -> list[Node]:
        more = {"isExpanded": "false"} if element.local == "subProcess" else {}
        shapes = [self._shape(element.get("id"), Rect(card.x + by[0], card.y + by[1], card.width, card.height), more)]
        if inside:
            split = _split_of(card)
            shapes.append(self._shape(inside[0].get("id"), Rect(split.x + by[0], split.y + by[1], _SPLIT, _SPLIT), {}))
            points = [(card.right, card.middle[1]), (split.x, split.middle[1])]
            shapes.append(self._edge(inside[1].get("id"), [(x + by[0], y + by[1]) for x, y in points]))
        return shapes

    def _points(self, flow: Flow, drawn: MapDrawing, n_out: int, by: Point) -> list[Point]:
        points = list(drawn.routes[flow.id].points)
        source = self._audit.steps[flow.source_id]
        if splits(source.kind, n_out):
            split = _split_of(drawn.cards[source.id])
            points = [(split.right, split.middle[1]), *points[1:]]
        return [(x + by[0], y + by[1]) for x, y in points]

    def _shape(self, key: str, rect: Rect, more: Mapping[str, str]) -> Node:
        names = self._names
        bounds = {
            "x": f"{rect.x!r}", "y": f"{rect.y!r}", "width": f"{rect.width!r}", "height": f"{rect.height!r}",
        }  # fmt: skip
        attributes = {"id": names.free(f"{key}_di"), "bpmnElement": key, **more}
        return names.make(DI, "BPMNShape", attributes, names.make(DC, "Bounds", bounds))

    def _edge(self, key: str, points: Sequence[Point]) -> Node:
        names = self._names
        way = [names.make(DD, "waypoint", {"x": f"{x!r}", "y": f"{y!r}"}) for x, y in points]
        return names.make(DI, "BPMNEdge", {"id": names.free(f"{key}_di"), "bpmnElement": key}, *way)


def _extension(audit: Audit, process: Process, at: Point) -> list[Node]:
    """What a process is beyond its element, with its flows of information."""
    values = exactly(values_of(process, "process"), "name", process.name)
    told = [
        {key: value for key, value in entity_out(one, type(one)).items() if key not in ("id", "process_id")}
        for one in audit.information_of(process.id)
    ]
    more = {"information": told} if told else {}
    return [own.element("process", {"name": process.name, **values, **more, "at": list(at)})]


def _box(drawn: MapDrawing) -> Rect:
    """The pool around a map, with room for its name."""
    inner = drawn.bounds
    return Rect(
        inner.x - _AROUND - 2 * _HEADER,
        inner.y - _AROUND,
        inner.width + 2 * (_AROUND + _HEADER),
        inner.height + 2 * _AROUND,
    )


def _split_of(card: Rect) -> Rect:
    return Rect(card.right + _SPLIT / 2, card.middle[1] - _SPLIT / 2, _SPLIT, _SPLIT)


def _horizontal(process: Process) -> str:
    return "false" if process.heading is Heading.DOWN else "true"


def _insert_performer(node: Node, performer: Node) -> None:
    """Behind what every element may have, before what only sub-processes hold."""
    before = ("documentation", "extensionElements", "incoming", "outgoing")
    at = next((i for i, child in enumerate(node.elements) if child.local not in before), len(node.children))
    node.children.insert(at, performer)
