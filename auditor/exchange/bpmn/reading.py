"""What was read of a model, and how the file is kept with it."""

from __future__ import annotations

import zlib
from collections import Counter
from dataclasses import dataclass, field
from itertools import count

from auditor.exchange.bpmn.document import BpmnDocument
from auditor.exchange.bpmn.places import Scale
from auditor.exchange.bpmn.vocabulary import FOREIGN
from auditor.exchange.xml import Node, write_tree
from auditor.locale import _, language
from auditor.model import Entity, Flow, Process, SourceModel, SourcePart, Step

KIND = "bpmn"
#: Behind the key of an element: the fork or end that it leaves to be understood, the flow to that; that to an event on an edge.
BEHIND, TO_BEHIND, EVENT_FLOW = "#", "~", "!"
MOST_PACKED = 16 * 1024 * 1024
_MOST_LETTERS = 1000


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
    model = SourceModel(id=1, name=name[:_MOST_LETTERS], kind=KIND, language=language(), content=packed)
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
    counts = Counter(FOREIGN[node.local] for node in document.by_id.values() if node.local in FOREIGN)
    if not counts:
        return []
    listed = ", ".join(f"{n} × {_(word)}" for word, n in counts.most_common())
    return [_("Kept for writing BPMN again, but not on the map: {what}.").format(what=listed)]
