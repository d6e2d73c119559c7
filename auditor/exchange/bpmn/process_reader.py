"""The steps and flows of one process of a model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from auditor.exchange.bpmn import own, told
from auditor.exchange.bpmn.document import BpmnDocument
from auditor.exchange.bpmn.outline import Outline, Way
from auditor.exchange.bpmn.places import Scale, beside_hosts, scale_of
from auditor.exchange.bpmn.reading import BEHIND, EVENT_FLOW, TO_BEHIND, Reading
from auditor.exchange.bpmn.steps import Place, StepReader
from auditor.exchange.bpmn.ways import WayReader, gateway_kind, labels
from auditor.exchange.xml import Node
from auditor.flow.layout import EVENT_SIZE, ROUND_KINDS, Orientation
from auditor.flow.layout.geometry import COLUMN_GAP
from auditor.model import Basis, Entity, Flow, Process, Step, StepKind, Work
from auditor.terms import step_kind_label


@dataclass(frozen=True)
class Tools:
    """What the processes of a file are read with.

    Attributes:
        document: the file.
        told: takes what is assumed.
        found: takes what is read.
        next_id: gives ids.
        steps: reads steps.
        ways: reads shares and flows.
    """

    document: BpmnDocument
    told: told.Told
    found: Reading
    next_id: Callable[[], int]
    steps: StepReader
    ways: WayReader


class ProcessReader:
    """Reads the steps and flows of one process."""

    def __init__(self, tools: Tools, process: Process, drawn: Outline, lane_of: dict[str, int]) -> None:
        """Nothing is read yet.

        Args:
            tools: of the file.
            process: what it becomes.
            drawn: its outline.
            lane_of: key of a flow node → id of its lane.
        """
        self.tools, self.process, self.outline, self.lane_of = tools, process, drawn, lane_of
        self.steps: dict[str, Step] = {}
        self.behind: dict[str, Step] = {}  # a fork or an end that the model leaves out, by the node before it
        self.flows: list[Flow] = []
        self.flow_keys: list[tuple[str, int]] = []  # key of a sequence flow, and the place of what it became
        self.between: dict[tuple[int, int], int] = {}

    def read(self) -> None:
        """Its steps first, then the flows between them."""
        incoming = Counter(way.target for ways in self.outline.ways.values() for way in ways)
        works: list[Work] = []
        tags: list[Entity] = []
        for key, node in self.outline.nodes.items():
            step = self._step(key, node, incoming[key])
            self.steps[key] = step
            work = self.tools.steps.work(node, step)
            works += [work] if work is not None else []
            tags += [replace(tag, id=self.tools.next_id()) for tag in self.tools.steps.tags(node, step)]
        for key, node in self.outline.nodes.items():
            self._leave(key, node)
        self._name_ways()
        self._place()
        found = self.tools.found
        found.entities += [*self.steps.values(), *self.behind.values(), *works, *tags, *self.flows]
        found.parts += [*self.steps.items(), *((f"{key}{BEHIND}", step) for key, step in self.behind.items())]
        found.parts += [(key, self.flows[at]) for key, at in self.flow_keys]

    def _step(self, key: str, node: Node, n_in: int) -> Step:
        reader, ways = self.tools, self.outline.ways[key]
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
        splits = len(ways) > 1 and not is_fork and not self.tools.ways.is_exclusive(node, ways)
        if splits or is_fork:
            bare = Outline(
                self.outline.container, self.outline.nodes, {**self.outline.ways, key: []}, self.outline.boundary
            )
            leaving = self.tools.ways.leaving(bare, key, step)
        else:
            leaving = self.tools.ways.leaving(self.outline, key, step)
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
            target = self.steps.get(self.tools.document.key(event))
            if target is not None:
                self.flow_keys.append((f"{self.tools.document.key(event)}{EVENT_FLOW}", len(self.flows)))
                self.flows.append(replace(self._bare(step.id, target.id), share=share, share_basis=basis))

    def _way(self, way: Way, source_id: int, part: tuple[float, Basis], usual: float, is_fork: bool = False) -> None:
        target = self.steps.get(way.target)
        if target is None:
            return
        row = {
            "id": self.tools.next_id(),
            "process_id": self.process.id,
            "source_id": source_id,
            "target_id": target.id,
        }
        flow = self.tools.ways.flow(row, way, part, usual, is_fork)
        at = self.between.setdefault((source_id, target.id), len(self.flows))
        if (
            at < len(self.flows) and not is_fork and own.said(way.flows[0], "flow") is None
        ):  # another way to the same step
            self.flows[at] = replace(self.flows[at], share=min(self.flows[at].share + flow.share, 1.0))
        else:
            at = len(self.flows)
            self.flows.append(flow)
        self.flow_keys.append((self.tools.document.key(way.flows[0]), at))

    def _flow(self, key: str, target_id: int, share: float, is_rest: bool) -> None:
        """From a step to the fork or end that the model leaves to be understood."""
        basis = Basis.CALCULATED if is_rest else Basis.STATED
        self.flow_keys.append((f"{key}{TO_BEHIND}", len(self.flows)))
        self.flows.append(replace(self._bare(self.steps[key].id, target_id), share=share, share_basis=basis))

    def _bare(self, source_id: int, target_id: int) -> Flow:
        return Flow(id=self.tools.next_id(), process_id=self.process.id, source_id=source_id, target_id=target_id)

    def _behind(self, key: str, kind: StepKind) -> Step:
        before = self.steps[key]
        step = Step(
            id=self.tools.next_id(),
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
        drawn = beside_hosts(self.tools.document, self.outline)
        shapes = {step.id: drawn[key] for key, step in self.steps.items() if key in drawn}
        at = (own.said(self.outline.container, "process") or {}).get("at")
        if not own.is_ours(self.outline.container, "process"):
            scale = scale_of(list(self.steps.values()), shapes, self.process.heading)
        elif len(shapes) < len(self.steps) or not isinstance(at, list) or len(at) != 2:
            scale = None
        else:  # in units of the map; the pools of one diagram stand below each other
            scale = Scale(right=-float(at[0]), down=-float(at[1]))
        self.tools.found.scales[self.process.id] = scale
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


def _notes_are_said(node: Node) -> bool:
    return own.is_ours(node) or "notes" in (own.said(node, "step") or {})
