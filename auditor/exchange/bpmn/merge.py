"""A map written back into the model that it came from: what did not change stays as it is, to the letter.

The model is read again as the import read it. What of the map differs from that is changed in the model, what is gone is
taken out, what is new is added; everything else, also what a map has no word for, is left alone.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from auditor.exchange.bpmn import own
from auditor.exchange.bpmn.build import Builder
from auditor.exchange.bpmn.diagram import Diagram
from auditor.exchange.bpmn.elements import local_name, splits, step_extension, values_of
from auditor.exchange.bpmn.exact import plain
from auditor.exchange.bpmn.names import Names
from auditor.exchange.bpmn.places import Scale
from auditor.exchange.bpmn.prune import detached, prune
from auditor.exchange.bpmn.read import BEHIND, EVENT_FLOW, TO_BEHIND, Reading, read_model
from auditor.exchange.bpmn.steps import FIGURES
from auditor.exchange.bpmn.vocabulary import ACTIVITIES, EVENTS, GATEWAYS, QBP
from auditor.exchange.xml import MAX_BYTES, Node, read_tree
from auditor.flow.layout import Orientation
from auditor.model import Audit, Flow, Lane, Process, Role, SourceModel, SourcePart, Step, Work

_SPLIT = 40.0
#: Ends of keys of what no element stands for.
_IMPLIED = (BEHIND, TO_BEHIND, EVENT_FLOW)
#: What stands before the flow elements of a process or sub-process, and before the flows that an element knows of.
_BEFORE_CONTENT = frozenset(
    {
        "documentation", "extensionElements", "auditing", "monitoring", "categoryValueRef", "incoming", "outgoing",
        "ioSpecification", "property", "dataInputAssociation", "dataOutputAssociation", "resourceRole", "performer",
        "humanPerformer", "potentialOwner", "multiInstanceLoopCharacteristics", "standardLoopCharacteristics", "laneSet",
    }
)  # fmt: skip
_BEFORE_WAYS = frozenset(
    {"documentation", "extensionElements", "auditing", "monitoring", "categoryValueRef", "incoming"}
)
_MARKS = "".join(_IMPLIED)


class Merger:
    """Writes the processes of an audit that came from one model back into it."""

    def __init__(self, audit: Audit, model: SourceModel, parts: Sequence[SourcePart]) -> None:
        """Read the model again.

        Args:
            audit: the snapshot.
            model: the file as it was read.
            parts: what its elements became and still are.

        Raises:
            InputError: what is kept is damaged.
        """
        self._audit = audit
        unpacked = zlib.decompressobj().decompress(model.content, MAX_BYTES)
        self.root = read_tree(unpacked, model.name)
        self._found: Reading = read_model(self.root, model.name)
        document = self._found.document
        self.names = Names(self.root, set(document.by_id))
        self.builder = Builder(audit, self.names)
        self._diagram = Diagram(document, self.names)
        self._now: dict[type, dict[int, int]] = {Process: {}, Lane: {}, Step: {}, Flow: {}}
        self._key: dict[type, dict[int, str]] = {Process: {}, Lane: {}, Step: {}, Flow: {}}
        stored: dict[tuple[type, str], int] = {}
        for part in parts:
            for cls, id_ in (
                (Process, part.process_id), (Lane, part.lane_id), (Step, part.step_id), (Flow, part.flow_id),
            ):  # fmt: skip
                if id_ is not None:
                    stored[cls, part.element] = id_
        self._gone: list[str] = []
        for key, entity in self._found.parts:
            what: type = type(entity)
            id_ = stored.get((what, key))
            if id_ is None:
                self._gone += [] if key.endswith(_IMPLIED) else [key]
            else:
                self._now[what][entity.id] = id_
                self._key[what].setdefault(id_, key)
        self._leave_out(self._inside_what_is_gone())
        self._was: dict[int, Step] = {}
        self._redraw: set[int] = set()  # steps whose lines are drawn anew
        self._leaves: dict[int, str] = {}  # where the flows of a step begin, where that is a gateway behind it

    def _inside_what_is_gone(self) -> set[int]:
        """Processes that were inside of sub-processes whose steps are gone: they are written elsewhere."""
        gone = {self._node(key) for key in self._gone}
        parent = self._found.document.parent
        found: set[int] = set()
        for draft, container in self._found.containers.items():
            here: Node | None = container
            while here is not None:
                if here in gone:
                    found.add(draft)
                here = parent.get(here)
        return found

    def _leave_out(self, processes: set[int]) -> None:
        for _key, entity in self._found.parts:
            owner = entity.id if isinstance(entity, Process) else getattr(entity, "process_id", 0)
            if owner in processes:
                now = self._now[type(entity)].pop(entity.id, None)
                self._key[type(entity)].pop(now or 0, None)

    @property
    def process_ids(self) -> list[int]:
        """The processes of the audit that are in the model."""
        return list(self._key[Process])

    @property
    def bottom(self) -> float:
        """Below everything that the model draws."""
        return self._diagram.bottom

    def merge(self) -> Node:
        """Change the model.

        Returns:
            its outermost element.
        """
        processes = set(self.process_ids)
        steps = [s for s in self._audit.steps.values() if s.process_id in processes]
        flows = [f for f in self._audit.flows.values() if f.process_id in processes]
        self._reserve(steps, flows)
        for _key, entity in self._found.parts:
            if isinstance(entity, Process):
                self._process(entity)
            elif isinstance(entity, Lane):
                self._lane(entity)
        self._new_lanes(processes)
        works = {e.id: e for e in self._found.entities if isinstance(e, Work)}
        roles = {e.id: e for e in self._found.entities if isinstance(e, Role)}
        for _key, entity in self._found.parts:
            if isinstance(entity, Step):
                self._step(entity, works.get(entity.id, Work(id=entity.id)), roles)
        self._new_steps([s for s in steps if s.id not in self._key[Step]], flows)
        for _key, entity in {e.id: (k, e) for k, e in self._found.parts if isinstance(e, Flow)}.values():
            self._flow(entity)
        self._new_flows([f for f in flows if f.id not in self._key[Flow]], flows)
        self._detach()
        prune(
            self.root, [self._true_id(key) for key in self._gone if self._true_id(key)], self.builder.step_keys.values()
        )
        self._settle(steps, flows)
        return self.root

    def _detach(self) -> None:
        """An event from whose activity no flow leads to it any more leaves the edge."""
        for key, entity in self._found.parts:
            node = self._node(key)
            if (
                isinstance(entity, Flow)
                and key.endswith(EVENT_FLOW)
                and entity.id not in self._now[Flow]
                and node is not None
            ):
                detached(node)

    def _settle(self, steps: Sequence[Step], flows: Sequence[Flow]) -> None:
        """Read what was written, and say what would be understood in another way than the map says it."""
        again = read_model(self.root, self._found.document.name)
        by_key = {(type(entity), key.rstrip(_MARKS)): entity for key, entity in again.parts if not key.endswith(BEHIND)}
        element = {node.attributes.get("id", ""): node for node in self.root.walk()}
        for flow in flows:
            key = self.builder.flow_keys[flow.id]
            back, node = by_key.get((Flow, key)), element.get(key)
            if isinstance(back, Flow) and node is not None and _says(back) != _says(flow):
                self._put(node, own.element("flow", values_of(flow, "flow")))
        for step in steps:
            key = self.builder.step_keys[step.id]
            back, node = by_key.get((Step, key)), element.get(key)
            if isinstance(back, Step) and node is not None and back.notes != step.notes:
                self._describe(node, step, back)
        for process_id in self.process_ids:
            container, now = self._container(process_id), self._audit.processes[process_id]
            back = by_key.get((Process, again.document.key(container)))
            if isinstance(back, Process) and back.name != now.name:
                self._put(
                    container, own.element("process", {**values_of(now, "process"), "name": now.name, own.ADDED: True})
                )

    # Keys of elements without an id of their own begin with @: they get one when something must refer to them.

    def _node(self, key: str) -> Node | None:
        return self._found.document.by_id.get(key.rstrip(_MARKS))

    def _true_id(self, key: str) -> str:
        node = self._node(key)
        if node is None:
            return ""
        if key.startswith("@"):
            node.attributes["id"] = self.names.free(f"Element_{key[1:].rstrip(_MARKS)}")
            self._found.document.by_id[node.attributes["id"]] = node
        return node.attributes["id"]

    def _reserve(self, steps: Sequence[Step], flows: Sequence[Flow]) -> None:
        """An id for every step and flow, that of its element where it has one."""
        for step in steps:
            key = self._key[Step].get(step.id)
            self.builder.step_keys[step.id] = self._true_id(key) if key else self.names.free(f"Step_{step.id}")
        for flow in flows:
            key = self._key[Flow].get(flow.id)
            self.builder.flow_keys[flow.id] = (
                self._true_id(key) if key and not key.endswith(_IMPLIED) else self.names.free(f"Flow_{flow.id}")
            )

    def _process(self, was: Process) -> None:
        now = self._audit.processes.get(self._now[Process].get(was.id, 0))
        container = self._found.containers[was.id]
        if now is None:
            return
        if now.name != was.name and container.local == "process":
            ref = container.get("id")
            pools = [p for p in self._found.document.participants if p.get("processRef").rpartition(":")[2] == ref]
            for node in [container, *pools]:
                node.attributes["name"] = plain(now.name)
        changed = replace(was, id=now.id, family_id=now.family_id, name=now.name) != now
        if changed or (now.name != was.name and container.local != "process"):
            values = {**values_of(now, "process"), own.ADDED: True}
            self._put(container, own.element("process", {**values, "name": now.name}))

    def _lane(self, was: Lane) -> None:
        now = self._audit.lanes.get(self._now[Lane].get(was.id, 0))
        node = self._node(self._key[Lane].get(now.id, "")) if now is not None else None
        if now is None or node is None or now.name == was.name:
            return
        node.attributes["name"] = plain(now.name)
        self._put(node, own.element("lane", {"name": now.name, "whole": True}))

    def _new_lanes(self, processes: set[int]) -> None:
        for lane in self._audit.lanes.values():
            if lane.process_id not in processes or lane.id in self._key[Lane]:
                continue
            container = self._container(lane.process_id)
            key = self.names.free(f"Lane_{lane.id}")
            node = self.names.model("lane", {"id": key, "name": plain(lane.name)})
            lanes = container.first("laneSet")
            if lanes is None:
                lanes = self.names.model("laneSet", {"id": self.names.free(f"Lanes_{lane.process_id}")})
                at = _after(container, _BEFORE_CONTENT)
                container.children.insert(at, lanes)
            lanes.children.append(node)
            self._key[Lane][lane.id] = key
            self._found.document.by_id[key] = node

    def _step(self, was: Step, work_was: Work, roles: Mapping[int, Role]) -> None:
        now = self._audit.steps.get(self._now[Step].get(was.id, 0))
        if now is None:
            return
        self._was[now.id] = was
        key = self._key[Step][now.id]
        node = self._node(key)
        if node is None or key.endswith(BEHIND):
            return
        if now.name != was.name:
            node.attributes["name"] = plain(now.name)
        same = replace(
            was, id=now.id, process_id=now.process_id, lane_id=now.lane_id, detail_id=now.detail_id, x=now.x, y=now.y,
        )  # fmt: skip
        exact_name = plain(now.name).strip() == now.name and bool(now.name)
        if replace(same, name=now.name) != now or (now.name != was.name and not exact_name):
            self._describe(node, now, was)
        container = self._container(now.process_id)
        if self._now[Process].get(was.process_id) != now.process_id:
            self._parent(node).children.remove(node)
            container.children.append(node)
        if self._now[Lane].get(was.lane_id or 0) != now.lane_id:
            self._into_lane(node, now.lane_id)
        self._work(node, now, work_was, roles)
        if now.x is not None and now.y is not None and was.x is not None and was.y is not None:
            far = now.x - was.x, now.y - was.y
            if max(map(abs, far)) > 1e-6:
                self._diagram.move(self.builder.step_keys[now.id], far, self._scale(was.process_id))
                self._redraw.add(now.id)

    def _describe(self, node: Node, now: Step, was: Step) -> None:
        """What of a step is no name and no place; its notes take the place of the documentation."""
        tags = self.builder.tags[now.id]
        extension = step_extension(now, tags)
        values: dict[str, Any] = {**json.loads(extension.text or "{}"), own.ADDED: True}
        if now.kind is not was.kind:
            wanted = local_name(now.kind, 0, 0)
            if (wanted in GATEWAYS, wanted in EVENTS) != (node.local in GATEWAYS, node.local in EVENTS):
                node.name = node.name.replace(node.local, wanted)
                keeps = ("documentation", "extensionElements", "incoming", "outgoing")
                node.children = [c for c in node.children if isinstance(c, Node) and c.local in keeps]
                node.attributes = {k: v for k, v in node.attributes.items() if k in ("id", "name")}
        else:
            values.pop("kind", None)
        if now.notes != was.notes:
            values["notes"] = now.notes
            node.children = [
                c
                for c in node.children
                if not (isinstance(c, Node) and c.local == "documentation" and not c.get("id").endswith(FIGURES))
            ]
            if plain(now.notes).strip():
                node.children.insert(0, self.names.model("documentation", None, plain(now.notes)))
        else:
            values.pop("notes", None)
        self._put(node, own.element("step", values))

    def _into_lane(self, node: Node, lane_id: int | None) -> None:
        for one in self.root.walk():
            if one.local == "lane":
                one.children = [
                    c
                    for c in one.children
                    if not (
                        isinstance(c, Node) and c.local == "flowNodeRef" and c.text.rpartition(":")[2] == node.get("id")
                    )
                ]
        lane = self._node(self._key[Lane].get(lane_id or 0, ""))
        if lane is not None:
            at = next(
                (i for i, c in enumerate(lane.children) if isinstance(c, Node) and c.local == "childLaneSet"),
                len(lane.children),
            )
            lane.children.insert(at, self.names.model("flowNodeRef", None, node.get("id")))

    def _work(self, node: Node, now: Step, was: Work, roles: Mapping[int, Role]) -> None:
        work = self._audit.work(now.id)
        role, role_was = self._audit.roles.get(work.role_id or 0), roles.get(was.role_id or 0)
        is_same_role = (role.name if role else "") == (role_was.name if role_was else "")
        if replace(was, id=work.id, role_id=work.role_id, study_id=work.study_id) == work and is_same_role:
            return
        self._put(node, self.builder.work_extension(work))
        if work.cycle_time_s is not None:
            for one in self.root.walk():
                if one.uri == QBP and one.local == "element" and one.get("elementId") == node.get("id"):
                    for time in one.all("durationDistribution"):
                        likely = f"{work.cycle_time_s.likely / work.units_per_cycle:.10g}"
                        time.attributes.update({"type": "FIXED", "mean": likely, "arg1": "NaN", "arg2": "NaN"})

    def _new_steps(self, steps: Sequence[Step], flows: Sequence[Flow]) -> None:
        n_in, n_out = Counter(f.target_id for f in flows), Counter(f.source_id for f in flows)
        for step in steps:
            container = self._container(step.process_id)
            element, inside = self.builder.step(
                step, n_in[step.id], n_out[step.id], [f for f in flows if step.id in (f.source_id, f.target_id)]
            )
            self._append(container, [element, *inside])
            if step.lane_id is not None:
                self._into_lane(element, step.lane_id)
            neighbour = next((self.builder.step_keys[s] for s in self._was if self._same_process(s, step)), "")
            draft = next((d for d, n in self._now[Process].items() if n == step.process_id), 0)
            scale = self._scale(draft)
            grain = Orientation.of(self._audit, step.process_id)
            card = grain.shape(step, (step.x or 0.0, step.y or 0.0))
            middle = (card.middle[0] - scale.right) / scale.x, (card.middle[1] - scale.down) / scale.y
            self._diagram.add(element.get("id"), neighbour, middle, (card.width / scale.x, card.height / scale.y))
            if inside:
                at = middle[0] + card.width / scale.x / 2 + _SPLIT
                self._diagram.add(inside[0].get("id"), element.get("id"), (at, middle[1]), (_SPLIT, _SPLIT))
                self._diagram.connect(inside[1].get("id"), element.get("id"), inside[0].get("id"))
                self._leaves[step.id] = inside[0].get("id")

    def _flow(self, was: Flow) -> None:
        now = self._audit.flows.get(self._now[Flow].get(was.id, 0))
        if now is None:
            return
        key = self._key[Flow][now.id]
        node = self._node(key)
        if node is None:
            return
        ends = self._now[Step].get(was.source_id), self._now[Step].get(was.target_id)
        same = replace(was, id=now.id, process_id=now.process_id, source_id=now.source_id, target_id=now.target_id)
        if same != now and not key.endswith(TO_BEHIND):
            self._put(node, own.element("flow", values_of(now, "flow")))
        if key.endswith(_IMPLIED):
            return
        if ends != (now.source_id, now.target_id):
            self._reconnect(node, now, ends)
        elif {now.source_id, now.target_id} & self._redraw:
            ends_now = (node.get(name).rpartition(":")[2] for name in ("sourceRef", "targetRef"))
            self._diagram.redraw(node.get("id"), *ends_now)

    def _reconnect(self, node: Node, now: Flow, was: tuple[int | None, int | None]) -> None:
        key = node.get("id")
        if now.target_id != was[1]:
            self._turn(node, "targetRef", "incoming", self.builder.step_keys[now.target_id])
        if now.source_id != was[0]:
            at = self._leaves.get(now.source_id, self.builder.step_keys[now.source_id])
            self._turn(node, "sourceRef", "outgoing", at)
        self._diagram.connect(key, node.get("sourceRef"), node.get("targetRef"))

    def _turn(self, node: Node, end: str, told: str, to: str) -> None:
        """Let one end of a sequence flow be elsewhere."""
        old = self._found.document.by_id.get(node.get(end).rpartition(":")[2])
        if old is not None:
            old.children = [
                c
                for c in old.children
                if not (isinstance(c, Node) and c.local == told and c.text.rpartition(":")[2] == node.get("id"))
            ]
        node.attributes[end] = to
        self._tell(to, told, node.get("id"))

    def _tell(self, key: str, told: str, flow: str) -> None:
        """An element knows of a flow that comes in or leaves."""
        element = next((n for n in self.root.walk() if n.attributes.get("id") == key), None)
        if element is None or any(c.text == flow for c in element.all(told)):
            return
        at = _after(element, _BEFORE_WAYS | {told})
        element.children.insert(at, self.names.model(told, None, flow))

    def _new_flows(self, new: Sequence[Flow], flows: Sequence[Flow]) -> None:
        n_out = Counter(f.source_id for f in flows)
        for flow in new:
            source = self._audit.steps[flow.source_id]
            key, at = self.builder.flow_keys[flow.id], self._leaving(source, n_out[source.id])
            target = self.builder.step_keys[flow.target_id]
            extension = own.element("flow", values_of(flow, "flow"))
            held = self.names.model("extensionElements", None, extension)
            node = self.names.model("sequenceFlow", {"id": key, "sourceRef": at, "targetRef": target}, held)
            self._append(self._container(flow.process_id), [node])
            self._tell(at, "outgoing", key)
            self._tell(target, "incoming", key)
            self._diagram.connect(key, at, target)

    def _leaving(self, source: Step, n_out: int) -> str:
        """Where a new flow out of a step begins: at a gateway behind it where work goes one of several ways."""
        key = self.builder.step_keys[source.id]
        if source.id in self._leaves:
            return self._leaves[source.id]
        node = self._found.document.by_id.get(key)
        if node is None or node.local not in ACTIVITIES | EVENTS or not splits(source.kind, n_out):
            return key
        if any(key_.endswith(BEHIND) and self._true_id(key_) == key for key_ in self._key[Step].values()):
            return key  # a fork is understood behind it
        link, gateway = self.names.free(f"{key}_out"), self.names.free(f"{key}_split")
        held = self.names.model("extensionElements", None, own.element("implied", {}))
        split = self.names.model("exclusiveGateway", {"id": gateway}, held)
        line = self.names.model("sequenceFlow", {"id": link, "sourceRef": key, "targetRef": gateway})
        container = self._container(source.process_id)
        self._found.document.by_id[gateway] = split
        self._append(container, [split, line])
        middle = self._diagram.right(key) + _SPLIT, self._diagram.middle(key)[1]
        self._diagram.add(gateway, key, middle, (_SPLIT, _SPLIT))
        for flow in container.all("sequenceFlow"):
            if flow.get("sourceRef").rpartition(":")[2] == key and flow is not line:
                self._turn(flow, "sourceRef", "outgoing", gateway)
                self._diagram.connect(flow.get("id"), gateway, flow.get("targetRef").rpartition(":")[2])
        self._tell(key, "outgoing", link)
        self._tell(gateway, "incoming", link)
        self._diagram.connect(link, key, gateway)
        self._leaves[source.id] = gateway
        return gateway

    def _put(self, node: Node, extension: Node) -> None:
        own.put(node, extension, self.names.model("extensionElements"))

    def _append(self, container: Node, elements: Sequence[Node]) -> None:
        """Flow elements stand before what ends a process."""
        last = (
            "association",
            "group",
            "textAnnotation",
            "resourceRole",
            "performer",
            "correlationSubscription",
            "supports",
        )
        at = len(container.children)
        for i, child in enumerate(container.children):
            if (
                isinstance(child, Node)
                and child.local in last
                and any(isinstance(c, Node) and c.local not in last for c in container.children[:i])
            ):
                at = i
                break
        container.children[at:at] = elements
        for element in elements:
            self._found.document.by_id[element.get("id")] = element

    def _container(self, process_id: int) -> Node:
        draft = next(d for d, now in self._now[Process].items() if now == process_id)
        return self._found.containers[draft]

    def _parent(self, node: Node) -> Node:
        return self._found.document.parent[node]

    def _scale(self, draft_process: int) -> Scale:
        return self._found.scales.get(draft_process) or Scale()

    def _same_process(self, step_id: int, step: Step) -> bool:
        return self._audit.steps[step_id].process_id == step.process_id


def _after(node: Node, before: Collection[str]) -> int:
    """The place among the children behind all of some names."""
    return next(
        (i for i, c in enumerate(node.children) if isinstance(c, Node) and c.local not in before), len(node.children)
    )


def _says(flow: Flow) -> tuple[object, ...]:
    return flow.share, flow.share_basis, flow.bend, flow.transfer
