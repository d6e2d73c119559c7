"""A map written back into the model that it came from: what did not change stays as it is, to the letter.

The model is read again as the import read it. What of the map differs from that is changed in the model, what is gone is
taken out, what is new is added; everything else, also what a map has no word for, is left alone.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from auditor.exchange.bpmn import own
from auditor.exchange.bpmn.elements import local_name, splits, step_extension, values_of
from auditor.exchange.bpmn.exact import plain
from auditor.exchange.bpmn.kept import KeptModel
from auditor.exchange.bpmn.order import BEFORE_CONTENT, after
from auditor.exchange.bpmn.prune import prune
from auditor.exchange.bpmn.reading import BEHIND, EVENT_FLOW, TO_BEHIND
from auditor.exchange.bpmn.steps import FIGURES
from auditor.exchange.bpmn.vocabulary import ACTIVITIES, EVENTS, GATEWAYS, QBP
from auditor.exchange.xml import Node
from auditor.flow.layout import Orientation
from auditor.model import Flow, Lane, Process, Role, Step, Work

_SPLIT = 40.0
#: Ends of keys of what no element stands for.
_IMPLIED = (BEHIND, TO_BEHIND, EVENT_FLOW)
_MARKS = "".join(_IMPLIED)


class Merger(KeptModel):
    """Writes the processes of an audit that came from one model back into it."""

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

    def _settle(self, steps: Sequence[Step], flows: Sequence[Flow]) -> None:
        """Read what was written, and say what would be understood in another way than the map says it."""
        again = self._read()
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
                at = after(container, BEFORE_CONTENT)
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


def _says(flow: Flow) -> tuple[object, ...]:
    return flow.share, flow.share_basis, flow.bend, flow.transfer
