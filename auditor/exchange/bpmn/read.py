"""A BPMN model as processes of an audit."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from auditor.errors import InputError
from auditor.exchange.audit_json import entity_in
from auditor.exchange.bpmn import own, told
from auditor.exchange.bpmn.bpsim import read_bpsim
from auditor.exchange.bpmn.document import BpmnDocument, reference
from auditor.exchange.bpmn.exact import exact
from auditor.exchange.bpmn.lanes import read_lanes
from auditor.exchange.bpmn.outline import Outline, Way, outline
from auditor.exchange.bpmn.places import Scale, beside_hosts, scale_of
from auditor.exchange.bpmn.prosimos import beside, read_prosimos
from auditor.exchange.bpmn.qbp import read_qbp
from auditor.exchange.bpmn.roles import Roles
from auditor.exchange.bpmn.scenario import Scenario
from auditor.exchange.bpmn.steps import Place, StepReader
from auditor.exchange.bpmn.vocabulary import FOREIGN, QBP, SUBPROCESSES
from auditor.exchange.bpmn.ways import WayReader, gateway_kind, labels
from auditor.exchange.draft import Draft, ImportReport
from auditor.exchange.xml import Node, read_tree_of, write_tree
from auditor.flow.layout import EVENT_SIZE, ROUND_KINDS, Orientation
from auditor.flow.layout.geometry import COLUMN_GAP
from auditor.locale import _, number
from auditor.model import (
    Basis,
    Calendar,
    Entity,
    Estimate,
    Flow,
    Heading,
    Information,
    Process,
    SourceModel,
    SourcePart,
    Step,
    StepKind,
    Work,
)
from auditor.store.rows import field_types
from auditor.terms import step_kind_label

KIND = "bpmn"
MAX_STEPS = 20_000
#: Behind the key of an element: the fork or end that it leaves to be understood, the flow to that; that to an event on an edge.
BEHIND, TO_BEHIND, EVENT_FLOW = "#", "~", "!"
MOST_PACKED = 16 * 1024 * 1024
_MOST_LETTERS = 1000
_MINUTE = 60.0
_PROCESS_FIELDS = frozenset(field_types(Process)) - {"id", "family_id"}


@dataclass
class Reading:
    """A model that has been read.

    Attributes:
        document: the file.
        entities: processes, lanes, roles, steps, work, flows and information; ids tie them to each other only.
        parts: what the elements became: key of an element, and the entity.
        scales: process id → how its diagram was scaled; None where the map has a layout of its own.
        containers: process id → its element.
        told: what was assumed and left out, a sentence each.
    """

    document: BpmnDocument
    entities: list[Entity] = field(default_factory=list)
    parts: list[tuple[str, Entity]] = field(default_factory=list)
    scales: dict[int, Scale | None] = field(default_factory=dict)
    containers: dict[int, Node] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


def read_bpmn(path: Path, process_name: str = "") -> Draft:
    """The processes of a model, with the file itself, so that nothing of it is lost.

    Args:
        path: the file.
        process_name: what the process is called; used where the model has one process.

    Returns:
        entities, and what was assumed.

    Raises:
        InputError: it is no BPMN, or has no process with steps.
    """
    root = read_tree_of(path)
    found = read_model(root, path.name, process_name, path)
    report = ImportReport(guessed=found.told)
    kept = keep(found, path.name)
    assumed = tuple(found.told)
    if not kept:
        report.warnings.append(
            _("The model is too large to be kept as it is: what has no place on the map is not written out again.")
        )
    report.guessed += foreign(found.document)
    return Draft([*found.entities, *kept], report, assumed=assumed)


def read_model(root: Node, name: str, process_name: str = "", path: Path | None = None) -> Reading:
    """The processes of a model.

    Args:
        root: the document.
        name: of the file, for messages.
        process_name: what the process is called, where the model has one.
        path: the file, beside which simulation data may lie.

    Returns:
        what was read.

    Raises:
        InputError: it is no BPMN, or has no process with steps.
    """
    return _Reader(BpmnDocument(root, name), process_name, path).read()


def keep(found: Reading, name: str) -> list[Entity]:
    """The file as it is, and what its elements became.

    Args:
        found: what was read.
        name: of the file.

    Returns:
        rows to store; none where the file is too large to be kept.
    """
    packed = zlib.compress(write_tree(found.document.root), 9)
    if len(packed) > MOST_PACKED:
        return []
    model = SourceModel(id=1, name=name[:_MOST_LETTERS], kind=KIND, content=packed)
    ids = count(1)
    parts = [
        SourcePart(
            id=next(ids),
            model_id=1,
            element=key,
            process_id=entity.id if isinstance(entity, Process) else None,
            lane_id=entity.id if not isinstance(entity, Process | Step | Flow) else None,
            step_id=entity.id if isinstance(entity, Step) else None,
            flow_id=entity.id if isinstance(entity, Flow) else None,
        )
        for key, entity in found.parts
        if len(key) <= 1000
    ]
    return [model, *parts]


def foreign(document: BpmnDocument) -> list[str]:
    """What of a model a map has no word for.

    Args:
        document: the file.

    Returns:
        a sentence that counts it; none where there is nothing.
    """
    counts = Counter(node.local for node in document.by_id.values() if node.local in FOREIGN)
    counts += Counter("textAnnotation" for node in document.by_id.values() if node.local == "textAnnotation")
    if not counts:
        return []
    listed = ", ".join(f"{n} × {local}" for local, n in counts.most_common())
    return [_("Kept for writing BPMN again, but not on the map: {what}.").format(what=listed)]


class _Reader:
    """Reads one file."""

    def __init__(self, document: BpmnDocument, process_name: str, path: Path | None) -> None:
        self.document, self.process_name = document, process_name
        self.told = told.Told()
        self.found = Reading(document)
        self.next_id = count(1).__next__
        self.roles = Roles(document, self.next_id)
        self.scenarios = _scenarios(document, path)
        self.steps = StepReader(document, self.scenarios, self.roles, self.told)
        self.ways = WayReader(document, self.scenarios, self.told)
        self.calls: list[tuple[Step, str]] = []
        self.details: dict[int, int] = {}
        self.made: dict[str, Process] = {}
        self.extra: list[str] = []

    def read(self) -> Reading:
        """All processes that have steps, and what lies between them."""
        document = self.document
        with_steps = [process for process in document.processes if document.flow_nodes(process)]
        if not with_steps:
            raise InputError(_("{path} has no process with steps in it.").format(path=document.name))
        if sum(1 for node in document.by_id.values() if node.local == "sequenceFlow") > 5 * MAX_STEPS:
            raise InputError(_("{path} has more steps than can be read.").format(path=document.name))
        pools = {reference(pool.get("processRef")): pool for pool in document.participants if pool.get("processRef")}
        for process in with_steps:
            pool = pools.get(document.key(process))
            named = (pool.get("name") if pool is not None else "") or process.get("name")
            name = self.process_name if len(with_steps) == 1 and self.process_name else " ".join(named.split())
            is_down = pool is not None and document.key(pool) in document.vertical
            self._container(process, name, Heading.DOWN if is_down else Heading.RIGHT)
        self._resolve_calls()
        self._information(pools)
        self._tell_of_pools(with_steps)
        self._demand(with_steps[0])
        roles = self.roles.entities
        processes = [e for e in self.found.entities if isinstance(e, Process)]
        if len(processes) + sum(isinstance(e, Step) for e in self.found.entities) > MAX_STEPS:
            raise InputError(_("{path} has more steps than can be read.").format(path=document.name))
        self.found.entities = [*self._calendar(), *roles, *self.found.entities]
        self.found.told = [*self._sources(), *self.told.sentences(), *self.extra]
        return self.found

    def _container(self, container: Node, name: str, heading: Heading, detail_of: str | None = None) -> Process:
        """A process or the inside of a sub-process."""
        process_id = self.next_id()
        said = own.said(container, "process") or {}
        own_fields = {key: value for key, value in said.items() if key in _PROCESS_FIELDS}
        is_detail = detail_of is not None
        kept = str(said.get("name", "")) if is_detail else exact(said.get("name"), name)
        is_ours = own.is_ours(container, "process")
        shown = kept or name or ("" if is_ours else detail_of or Path(self.document.name).stem.replace("_", " "))
        row = {"heading": heading.value, **own_fields, "id": process_id, "name": shown[:_MOST_LETTERS]}
        process = entity_in(row, Process, f"{self.document.name}, {name}")
        assert isinstance(process, Process)
        self.made[self.document.key(container)] = process
        self.found.containers[process_id] = container
        self._own_information(said.get("information"), process_id)
        self.found.entities.append(process)
        self.found.parts.append((self.document.key(container), process))
        is_down = process.heading is Heading.DOWN
        lanes = read_lanes(self.document, container, process_id, self.next_id, is_down)
        self.found.entities += lanes.lanes.values()
        self.found.parts += [(key, lane) for key, lane in lanes.lanes.items()]
        for node in container.elements:
            if node.get("triggeredByEvent") in ("true", "1") or node.get("isForCompensation") in ("true", "1"):
                self.told.add(told.beside_the_flow, node.get("name"))
        drawn = outline(self.document, container)
        for flow in drawn.broken:
            self.told.add(told.broken_flows, flow.get("id"))
        _ProcessReader(self, process, drawn, dict(lanes.lane_of)).read()
        return process

    def detail(self, node: Node, step: Step) -> int | None:
        """The process that shows a sub-process in detail."""
        if node.local in SUBPROCESSES and self.document.flow_nodes(node):
            return self._container(node, "", Heading.RIGHT, detail_of=step.name).id
        return None

    def _resolve_calls(self) -> None:
        """What call activities call, where it is in the file and is not shown elsewhere."""
        taken: set[int] = set()
        for step, called in self.calls:
            process = self.made.get(called)
            if process is None or process.id in taken or process.id == step.process_id:
                self.told.add(told.without_detail, step.name)
                continue
            taken.add(process.id)
            self.details[step.id] = process.id
        self.found.entities = [self._with_detail(e) for e in self.found.entities]
        self.found.parts = [(key, self._with_detail(e)) for key, e in self.found.parts]

    def _with_detail(self, entity: Entity) -> Entity:
        if isinstance(entity, Step) and entity.id in self.details:
            return replace(entity, detail_id=self.details[entity.id])
        return entity

    def _own_information(self, listed: object, process_id: int) -> None:
        for row in listed if isinstance(listed, list) else []:
            values = {**row, "id": self.next_id(), "process_id": process_id} if isinstance(row, dict) else row
            self.found.entities.append(entity_in(values, Information, f"{self.document.name}, information"))

    def _information(self, pools: dict[str, Node]) -> None:
        """Messages between pools as flows of information."""
        step_of = {key: entity for key, entity in self.found.parts if isinstance(entity, Step)}
        pool_of = {self.document.key(pool): self.made.get(ref) for ref, pool in pools.items()}
        known = {
            (e.process_id, e.sender, e.receiver, e.says) for e in self.found.entities if isinstance(e, Information)
        }
        for flow in self.document.message_flows:
            ends = reference(flow.get("sourceRef")), reference(flow.get("targetRef"))
            if any(end not in self.document.by_id for end in ends):
                continue
            names, owners = [], []
            for end in ends:
                step, pool = step_of.get(end), pool_of.get(end)
                names.append(step.name if step is not None else self.document.by_id[end].get("name"))
                owners.append(step.process_id if step is not None else pool.id if pool is not None else None)
            owner = owners[0] or owners[1]
            if owner is None:
                continue
            row = (owner, names[0], names[1], " ".join(flow.get("name").split()))
            if row in known:
                continue
            known.add(row)
            sender, receiver, says = (text[:_MOST_LETTERS] for text in row[1:])
            self.found.entities.append(
                Information(id=self.next_id(), process_id=owner, sender=sender, receiver=receiver, says=says)
            )
            self.told.add(told.messages, says)

    def _tell_of_pools(self, with_steps: Sequence[Node]) -> None:
        full = {self.document.key(process) for process in with_steps}
        for pool in self.document.participants:
            if reference(pool.get("processRef")) not in full:
                self.told.add(told.black_boxes, " ".join(pool.get("name").split()))

    def _demand(self, first: Node) -> None:
        """Cases a year, of the data that say how often one arrives."""
        process = self.made[self.document.key(first)]
        for scenario in self.scenarios:
            yearly = scenario.arrivals_per_year
            if yearly is None or not 0 < yearly < 1e12 or own.is_ours(first, "process"):
                continue
            demand = Estimate.point(round(yearly, 6), Basis.CALCULATED)
            changed = replace(process, demand_per_year=demand)
            self.found.entities = [changed if e is process else e for e in self.found.entities]
            self.found.parts = [(key, changed if e is process else e) for key, e in self.found.parts]
            self.extra.append(
                _("Yearly demand {demand}: by the simulation data a case arrives every {minutes} min.").format(
                    demand=number(yearly), minutes=number((scenario.between_arrivals_s or 0.0) / _MINUTE, 1)
                )
            )
            return

    def _calendar(self) -> list[Entity]:
        week: Calendar | None = next((s.calendar for s in self.scenarios if s.calendar is not None), None)
        if week is None or week.shift_length_s <= 0:
            return []
        self.extra.append(
            _("Working time by the simulation data: {days} days a week of {hours} h, 52 weeks a year.").format(
                days=number(week.days_per_week), hours=number(week.shift_length_s / 3600, 1)
            )
        )
        return [week]

    def _sources(self) -> list[str]:
        used = [s for s in self.scenarios if s.times or s.shares or s.resources or s.between_arrivals_s]
        if not used:
            return []
        said = _("Times, shares and roles are those of the simulation data ({kinds}); times: mean, 10–90 %.").format(
            kinds=", ".join(dict.fromkeys(s.source for s in used))
        )
        left = sorted({name for s in used for name in s.not_read})
        return [said, *([_("Not read of it: {what}.").format(what=", ".join(left))] if left else [])]


class _ProcessReader:
    """Reads the steps and flows of one process."""

    def __init__(self, reader: _Reader, process: Process, drawn: Outline, lane_of: dict[str, int]) -> None:
        self.reader, self.process, self.outline, self.lane_of = reader, process, drawn, lane_of
        self.steps: dict[str, Step] = {}
        self.behind: dict[str, Step] = {}  # a fork or an end that the model leaves out, by the node before it
        self.flows: list[Flow] = []
        self.flow_keys: list[tuple[str, int]] = []  # key of a sequence flow, and the place of what it became
        self.between: dict[tuple[int, int], int] = {}

    def read(self) -> None:
        """Its steps first, then the flows between them, then what sub-processes hold."""
        incoming = Counter(way.target for ways in self.outline.ways.values() for way in ways)
        works: list[Work] = []
        tags: list[Entity] = []
        for key, node in self.outline.nodes.items():
            step = self._step(key, node, incoming[key])
            self.steps[key] = step
            work = self.reader.steps.work(node, step)
            works += [work] if work is not None else []
            tags += [replace(tag, id=self.reader.next_id()) for tag in self.reader.steps.tags(node, step)]
        for key, node in self.outline.nodes.items():
            self._leave(key, node)
        self._name_ways()
        self._place()
        found = self.reader.found
        found.entities += [*self.steps.values(), *self.behind.values(), *works, *tags, *self.flows]
        found.parts += [*self.steps.items(), *((f"{key}{BEHIND}", step) for key, step in self.behind.items())]
        found.parts += [(key, self.flows[at]) for key, at in self.flow_keys]
        self._details()

    def _step(self, key: str, node: Node, n_in: int) -> Step:
        reader, ways = self.reader, self.outline.ways[key]
        place = Place(reader.next_id(), self.process.id, self.lane_of.get(key), n_in)
        step = reader.steps.step(node, place)
        if "Gateway" in node.local and "kind" not in (own.said(node, "step") or {}):
            kind = gateway_kind(step.kind, len(ways), reader.ways.is_exclusive(node, ways))
            named = step.name if node.get("name").strip() else step_kind_label(kind.value)
            step = replace(step, kind=kind, name=named)
            if node.local in ("inclusiveGateway", "complexGateway") and len(ways) > 1 and kind is not StepKind.DECISION:
                reader.told.add(told.all_branches, step.name)
        return step

    def _leave(self, key: str, node: Node) -> None:
        """The flows out of a step; where the model leaves a fork to be understood, it is drawn."""
        step, ways = self.steps[key], self.outline.ways[key]
        if not ways and key not in self.outline.boundary:
            return
        is_fork = step.kind is StepKind.FORK
        splits = len(ways) > 1 and not is_fork and not self.reader.ways.is_exclusive(node, ways)
        if splits or is_fork:
            bare = Outline(
                self.outline.container, self.outline.nodes, {**self.outline.ways, key: []}, self.outline.boundary
            )
            leaving = self.reader.ways.leaving(bare, key, step)
        else:
            leaving = self.reader.ways.leaving(self.outline, key, step)
        usual = 1.0 - sum(share for share, _basis in leaving.event_parts)
        source = step
        if splits:
            source = self._behind(key, StepKind.FORK)
            self._flow(key, source.id, usual, bool(leaving.events))
        if splits or is_fork:
            for way in ways:
                self._way(way, source.id, (1.0, Basis.STATED), 1.0, is_fork=True)
        elif ways:
            for way, part in zip(ways, leaving.parts.shares, strict=True):
                self._way(way, step.id, part, usual)
        elif leaving.events:
            self._flow(key, self._behind(key, StepKind.END).id, usual, True)
        for event, (share, basis) in zip(leaving.events, leaving.event_parts, strict=True):
            target = self.steps.get(self.reader.document.key(event))
            if target is not None:
                self.flow_keys.append((f"{self.reader.document.key(event)}{EVENT_FLOW}", len(self.flows)))
                self.flows.append(replace(self._bare(step.id, target.id), share=share, share_basis=basis))

    def _way(self, way: Way, source_id: int, part: tuple[float, Basis], usual: float, is_fork: bool = False) -> None:
        target = self.steps.get(way.target)
        if target is None:
            return
        row = {
            "id": self.reader.next_id(),
            "process_id": self.process.id,
            "source_id": source_id,
            "target_id": target.id,
        }
        flow = self.reader.ways.flow(row, way, part, usual, is_fork)
        at = self.between.setdefault((source_id, target.id), len(self.flows))
        if (
            at < len(self.flows) and not is_fork and own.said(way.flows[0], "flow") is None
        ):  # another way to the same step
            self.flows[at] = replace(self.flows[at], share=min(self.flows[at].share + flow.share, 1.0))
        else:
            at = len(self.flows)
            self.flows.append(flow)
        self.flow_keys.append((self.reader.document.key(way.flows[0]), at))

    def _flow(self, key: str, target_id: int, share: float, is_rest: bool) -> None:
        """From a step to the fork or end that the model leaves to be understood."""
        basis = Basis.CALCULATED if is_rest else Basis.STATED
        self.flow_keys.append((f"{key}{TO_BEHIND}", len(self.flows)))
        self.flows.append(replace(self._bare(self.steps[key].id, target_id), share=share, share_basis=basis))

    def _bare(self, source_id: int, target_id: int) -> Flow:
        return Flow(id=self.reader.next_id(), process_id=self.process.id, source_id=source_id, target_id=target_id)

    def _behind(self, key: str, kind: StepKind) -> Step:
        before = self.steps[key]
        step = Step(
            id=self.reader.next_id(),
            process_id=self.process.id,
            name=step_kind_label(kind.value),
            kind=kind,
            lane_id=before.lane_id,
        )
        self.behind[key] = step
        return step

    def _name_ways(self) -> None:
        """What ways are called goes into the notes of the decision that they leave."""
        for key, step in self.steps.items():
            if not _notes_are_said(self.outline.nodes[key]) and len(self.outline.ways[key]) > 1:
                said = labels(self.outline.ways[key], lambda at: self.steps[at].name if at in self.steps else "")
                if said:
                    self.steps[key] = replace(step, notes="\n".join(filter(None, (step.notes, said)))[:100_000])

    def _place(self) -> None:
        """Cards stand where the diagram has them, or nowhere yet."""
        drawn = beside_hosts(self.reader.document, self.outline)
        shapes = {step.id: drawn[key] for key, step in self.steps.items() if key in drawn}
        at = (own.said(self.outline.container, "process") or {}).get("at")
        if not own.is_ours(self.outline.container, "process"):
            scale = scale_of(list(self.steps.values()), shapes, self.process.heading)
        elif len(shapes) < len(self.steps) or not isinstance(at, list) or len(at) != 2:
            scale = None
        else:  # in units of the map; the pools of one diagram stand below each other
            scale = Scale(right=-float(at[0]), down=-float(at[1]))
        self.reader.found.scales[self.process.id] = scale
        if scale is None:
            return
        grain = Orientation.towards(self.process.heading)
        for key, step in self.steps.items():
            x, y = scale.corner(step, shapes[step.id], grain)
            self.steps[key] = replace(step, x=x, y=y)
        for key, step in self.behind.items():
            before = self.steps[key]
            along, across = grain.turned_point((before.x or 0.0, before.y or 0.0))
            width = EVENT_SIZE if before.kind in ROUND_KINDS else grain.along
            x, y = grain.turned_point((along + width + (COLUMN_GAP - EVENT_SIZE) / 2, across))
            self.behind[key] = replace(step, x=x, y=y)

    def _details(self) -> None:
        for key, step in self.steps.items():
            node = self.outline.nodes[key]
            if node.local == "callActivity":
                self.reader.calls.append((step, reference(node.get("calledElement"))))
            detail_id = self.reader.detail(node, step)
            if detail_id is not None:
                self.reader.details[step.id] = detail_id


def _notes_are_said(node: Node) -> bool:
    return own.is_ours(node) or "notes" in (own.said(node, "step") or {})


def _scenarios(document: BpmnDocument, path: Path | None) -> list[Scenario]:
    """Simulation data: of the file beside the model first, then those in it."""
    found: list[Scenario] = []
    other = beside(path) if path is not None else None
    if other is not None and (read := read_prosimos(other)) is not None:
        found.append(read)
    names = {key: node.get("name") for key, node in document.by_id.items()}
    for node in document.by_id.values():
        if node.local == "processSimulationInfo" and node.uri == QBP:
            found.append(read_qbp(node))
        elif node.local == "Scenario" and "bpsim" in node.uri.lower():
            found.append(read_bpsim(node, names))
            break  # the others are what-ifs
    return found
