"""A BPMN model as processes of an audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from auditor.errors import InputError
from auditor.exchange.audit_json import entity_in
from auditor.exchange.bpmn import own, told
from auditor.exchange.bpmn.document import BpmnDocument, reference
from auditor.exchange.bpmn.exact import exact
from auditor.exchange.bpmn.lanes import read_lanes
from auditor.exchange.bpmn.outline import outline
from auditor.exchange.bpmn.process_reader import ProcessReader, Tools
from auditor.exchange.bpmn.reading import Reading, foreign, keep
from auditor.exchange.bpmn.roles import Roles
from auditor.exchange.bpmn.scenarios import scenarios
from auditor.exchange.bpmn.steps import StepReader
from auditor.exchange.bpmn.vocabulary import SUBPROCESSES
from auditor.exchange.bpmn.ways import WayReader
from auditor.exchange.draft import Draft, ImportReport
from auditor.exchange.xml import Node, read_tree_of
from auditor.locale import _, number
from auditor.model import Basis, Calendar, Entity, Estimate, Heading, Information, Process, Step
from auditor.store.rows import field_types

MAX_STEPS = 20_000
_MOST_LETTERS = 1000
_MINUTE = 60.0
_PROCESS_FIELDS = frozenset(field_types(Process)) - {"id", "family_id"}


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


class _Reader:
    """Reads one file."""

    def __init__(self, document: BpmnDocument, process_name: str, path: Path | None) -> None:
        self.document, self.process_name = document, process_name
        self.told = told.Told()
        self.found = Reading(document)
        self.next_id = count(1).__next__
        self.roles = Roles(document, self.next_id)
        self.scenarios = scenarios(document, path)
        ways = WayReader(document, self.scenarios, self.told)
        steps = StepReader(document, self.scenarios, self.roles, self.told)
        self.tools = Tools(document, self.told, self.found, self.next_id, steps, ways)
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
        reader = ProcessReader(self.tools, process, drawn, dict(lanes.lane_of))
        reader.read()
        for key, step in reader.steps.items():
            node = drawn.nodes[key]
            if node.local == "callActivity":
                self.calls.append((step, reference(node.get("calledElement"))))
            detail_id = self._detail(node, step)
            if detail_id is not None:
                self.details[step.id] = detail_id
        return process

    def _detail(self, node: Node, step: Step) -> int | None:
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
        said = _("Times, shares and roles are those of the simulation data ({kinds}); times: mean, 10–90%.").format(
            kinds=", ".join(dict.fromkeys(s.source for s in used))
        )
        left = sorted({name for s in used for name in s.not_read})
        return [said, *([_("Not read of it: {what}.").format(what=", ".join(left))] if left else [])]
