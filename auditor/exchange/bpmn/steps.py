"""One element of a model as a step with its work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from auditor.exchange.audit_json import entity_in
from auditor.exchange.bpmn import own, told
from auditor.exchange.bpmn.document import BpmnDocument, reference
from auditor.exchange.bpmn.exact import exact
from auditor.exchange.bpmn.kinds import can_be, kind_of, label_of, repetitions, waits_s
from auditor.exchange.bpmn.roles import Roles
from auditor.exchange.bpmn.scenario import Scenario
from auditor.exchange.bpmn.vocabulary import ACTIVITIES, SYSTEM_TASKS
from auditor.exchange.xml import Node
from auditor.model import Basis, Estimate, Step, StepKind, Tag, Work

MOST_LETTERS = 1000
_MOST_NOTES = 100_000
#: Of a step, what BPMN has no word for, and what it does not keep to the letter.
_OWN_FIELDS = frozenset({"name", "notes", "kind", "pinned", "value_class", "domain", "task", "task_object", "place"})
FIGURES = "_figures"
_NOBODY = Estimate.point(0.0, Basis.ASSUMED)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step belongs.

    Attributes:
        step_id: its id.
        process_id: its process.
        lane_id: its lane.
        n_in: ways that come in.
    """

    step_id: int
    process_id: int
    lane_id: int | None
    n_in: int


class StepReader:
    """Reads the steps of one file."""

    def __init__(self, document: BpmnDocument, scenarios: list[Scenario], roles: Roles, told_: told.Told) -> None:
        """Nothing is read yet.

        Args:
            document: the file.
            scenarios: simulation data, those that count first.
            roles: takes the roles that are met.
            told_: takes what is assumed.
        """
        self._document, self._scenarios, self._roles, self._told = document, scenarios, roles, told_
        self._annotations = _annotations(document)

    def step(self, node: Node, place: Place) -> Step:
        """The step.

        Args:
            node: the flow node.
            place: where it belongs.

        Returns:
            the step, without a place on the map.
        """
        kind = kind_of(node, place.n_in)
        said = own.said(node, "step") or {}
        values: dict[str, Any] = {key: value for key, value in said.items() if key in _OWN_FIELDS}
        wanted = values.pop("kind", None)
        if wanted in list(StepKind) and can_be(node, StepKind(wanted)):
            kind = StepKind(wanted)
        name = " ".join(node.get("name").split())[:MOST_LETTERS]
        row = {
            "name": exact(values.pop("name", None), name)
            or name
            or ("" if own.is_ours(node) else label_of(node, kind)),
            "notes": exact(said.get("notes"), notes := self._notes(node, own.is_ours(node) or "notes" in said))
            or notes,
            **{key: value for key, value in values.items() if key != "notes"},
            "id": place.step_id,
            "process_id": place.process_id,
            "kind": kind.value,
            "lane_id": place.lane_id,
        }
        step = entity_in(row, Step, f"{self._document.name}, {node.get('id')}")
        assert isinstance(step, Step)
        return step

    def work(self, node: Node, step: Step) -> Work | None:
        """What the step takes.

        Args:
            node: the flow node.
            step: the step that it became.

        Returns:
            the work; None where nothing is known of it.
        """
        key = self._document.key(node)
        performer = self._performer(key)
        said = own.said(node, "work")
        if said is not None:
            row = {name: value for name, value in said.items() if name not in ("role", "role_id", "study_id")}
            work = entity_in({**row, "id": step.id}, Work, f"{self._document.name}, {node.get('id')}")
            assert isinstance(work, Work)
            return replace(work, role_id=self._roles.ours(said.get("role")))
        work = Work(id=step.id, cycle_time_s=self._time(key), setup_time_s=self._setup(key))
        if work.setup_time_s is not None:
            work = replace(work, batch_size=1.0)
        if step.kind is StepKind.DELAY and work.cycle_time_s is None and (seconds := waits_s(node)) is not None:
            work = replace(work, cycle_time_s=Estimate.point(seconds))
        if node.local == "intermediateThrowEvent" and work.cycle_time_s is None and step.kind is StepKind.OPERATION:
            work = replace(work, cycle_time_s=_NOBODY)
            self._told.add(told.instants, step.name)
        if node.local in ACTIVITIES:
            work = replace(work, role_id=self._roles.of(node, performer))
            repeats, times = repetitions(node)
            if times is not None:
                work = replace(work, units_per_cycle=1 / times)
            elif repeats:
                self._told.add(told.repeated, step.name)
        if node.local in SYSTEM_TASKS and work.role_id is None:
            work = replace(work, manual_share=_NOBODY)
            self._told.add(told.system_tasks, step.name)
        return work if work != Work(id=step.id) else None

    def tags(self, node: Node, step: Step) -> list[Tag]:
        """The labels on a step.

        Args:
            node: the flow node.
            step: the step that it became.

        Returns:
            the tags, without ids.
        """
        said = (own.said(node, "step") or {}).get("tags")
        pairs = said if isinstance(said, list) else []
        return [
            Tag(step_id=step.id, name=pair[0][:MOST_LETTERS], accepted=bool(pair[1]))
            for pair in pairs
            if isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], str)
        ]

    def _performer(self, key: str) -> Any:
        for scenario in self._scenarios:
            if key in scenario.performer:
                return scenario.resources.get(scenario.performer[key])
        return None

    def _time(self, key: str) -> Estimate | None:
        return next((s.times[key] for s in self._scenarios if key in s.times), None)

    def _setup(self, key: str) -> Estimate | None:
        return next((s.setups[key] for s in self._scenarios if key in s.setups), None)

    def _notes(self, node: Node, is_ours: bool) -> str:
        """Documentation and the annotations that point to it."""
        texts = [one.text for one in node.all("documentation") if not one.get("id").endswith(FIGURES)]
        if not is_ours:
            texts += self._annotations.get(self._document.key(node), [])
        return "\n".join(filter(None, texts))[:_MOST_NOTES]


def _annotations(document: BpmnDocument) -> Mapping[str, list[str]]:
    """Element → the texts that an association ties to it."""
    texts = {
        document.key(node): text.text
        for node in document.by_id.values()
        if node.local == "textAnnotation" and (text := node.first("text")) is not None
    }
    found: dict[str, list[str]] = {}
    for node in document.by_id.values():
        if node.local == "association":
            ends = reference(node.get("sourceRef")), reference(node.get("targetRef"))
            for one, other in (ends, ends[::-1]):
                if one in texts:
                    found.setdefault(other, []).append(texts[one])
    return found
