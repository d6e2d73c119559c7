"""Steps, flows, lanes and roles of a map as elements of BPMN."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from auditor.exchange.audit_json import entity_out
from auditor.exchange.bpmn import own
from auditor.exchange.bpmn.exact import plain
from auditor.exchange.bpmn.names import Names
from auditor.exchange.bpmn.steps import FIGURES
from auditor.exchange.xml import Node
from auditor.locale import _, percent
from auditor.model import Audit, Entity, Flow, Process, Role, Step, StepKind, Tag, Work
from auditor.model.units import format_field

_LOCAL = {
    StepKind.START: "startEvent",
    StepKind.END: "endEvent",
    StepKind.DECISION: "exclusiveGateway",
    StepKind.FORK: "parallelGateway",
    StepKind.JOIN: "parallelGateway",
    StepKind.SUBPROCESS: "subProcess",
}
_SHOWN = {
    "step": ("id", "process_id", "name", "notes", "lane_id", "x", "y", "detail_id"),
    "work": ("id", "role_id", "study_id"),
    "flow": ("id", "process_id", "source_id", "target_id"),
    "role": ("id", "name"),
    "process": ("id", "name", "family_id"),
}


def local_name(kind: StepKind, n_in: int, n_out: int) -> str:
    """The element that stands for a kind of step: events have ways in or out only where BPMN allows it.

    Args:
        kind: of the step.
        n_in: flows that come in.
        n_out: flows that lead out.

    Returns:
        its name.
    """
    if (kind is StepKind.START and n_in) or (kind is StepKind.END and n_out):
        return "intermediateThrowEvent"
    return _LOCAL.get(kind, "task")


def splits(kind: StepKind, n_out: int) -> bool:
    """Whether a gateway must stand behind a step: BPMN sends work down all ways out of anything else.

    Args:
        kind: of the step.
        n_out: flows that lead out.

    Returns:
        True for several ways out of what is no decision and no fork.
    """
    return n_out > 1 and kind not in (StepKind.DECISION, StepKind.FORK)


def values_of(entity: Entity, what: str) -> dict[str, Any]:
    """What BPMN has no word for, of a step, its work, a flow, a role or a process; without what is as usual.

    Args:
        entity: the row.
        what: ``step``, ``work``, ``flow``, ``role`` or ``process``.

    Returns:
        plain JSON values.
    """
    usual = {
        "step": Step(process_id=0, name=""),
        "work": Work(id=0),
        "flow": Flow(process_id=0, source_id=0, target_id=0),
        "role": Role(name=""),
        "process": Process(name=""),
    }[what]
    row, plain_row = entity_out(entity, type(entity)), entity_out(usual, type(usual))
    keeps = ("kind", "share", "share_basis")
    return {
        key: value
        for key, value in row.items()
        if key not in _SHOWN[what] and (value != plain_row[key] or key in keeps)
    }


def exactly(values: dict[str, Any], field: str, text: str) -> dict[str, Any]:
    """The values, with a text where its words alone would not give it back.

    Args:
        values: plain JSON values.
        field: what the text is.
        text: to the letter.

    Returns:
        the values.
    """
    shown = " ".join(text.split()) if field == "name" else text.strip()
    return values if shown == text and plain(text) == text and "\r" not in text else {**values, field: text}


def step_extension(step: Step, tags: Iterable[Tag]) -> Node:
    """What a step is beyond its element.

    Args:
        step: the step.
        tags: on it, accepted and refused ones.

    Returns:
        the extension element.
    """
    values = exactly(exactly(values_of(step, "step"), "name", step.name), "notes", step.notes)
    listed = sorted([tag.name, tag.accepted] for tag in tags)
    return own.element("step", {**values, "tags": listed} if listed else values)


def documentation(audit: Audit, step: Step, names: Names, key: str) -> list[Node]:
    """Notes, and the step's figures for a reader who knows BPMN only.

    Args:
        audit: the snapshot.
        step: the step.
        names: makes elements.
        key: id of the step's element.

    Returns:
        the elements.
    """
    found: list[Node] = []
    if plain(step.notes).strip():
        found.append(names.model("documentation", None, plain(step.notes)))
    work = audit.work(step.id)
    role = audit.roles.get(work.role_id or 0)
    lines = [
        (_("Cycle time"), format_field(work, "cycle_time_s")),
        (_("Set-up time"), format_field(work, "setup_time_s")),
        (_("Role"), plain(role.name) if role is not None else ""),
    ]
    text = "\n".join(f"{label}: {value}" for label, value in lines if value)
    if text:
        found.append(names.model("documentation", {"id": names.free(f"{key}{FIGURES}")}, text))
    return found


def label(flow: Flow, kind: StepKind) -> str:
    """What a flow is called: its share, where work parts.

    Args:
        flow: the flow.
        kind: of the step that it leaves.

    Returns:
        the label; empty where all goes there.
    """
    return percent(flow.share, 1) if flow.share < 1 and kind is not StepKind.FORK else ""
