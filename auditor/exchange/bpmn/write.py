"""The maps as BPMN 2.0: in the model that they came from, where there is one."""

from __future__ import annotations

from collections import defaultdict

from auditor.exchange.bpmn.build import Builder
from auditor.exchange.bpmn.merge import Merger
from auditor.exchange.bpmn.names import Names
from auditor.exchange.bpmn.reading import KIND
from auditor.exchange.bpmn.vocabulary import DI, MODEL
from auditor.exchange.xml import Node, write_tree
from auditor.model import Audit, SourceModel, SourcePart

_BEFORE_POOLS = ("documentation", "extensionElements", "participant")
EXPORTER = "Automation Auditor"


def write_bpmn(audit: Audit) -> bytes:
    """All processes as one model, with diagrams at the places of the map.

    Args:
        audit: the snapshot.

    Returns:
        the file, UTF-8.
    """
    kept = _kept(audit)
    if not kept:
        return write_tree(fresh(audit))
    first, *others = kept
    root = first.merge()
    covered = set(first.process_ids)
    for other in others:
        if _absorb(root, first.names, other):
            covered |= set(other.process_ids)
    first.builder.stack_below(first.bottom)
    first.builder.pools([id_ for id_ in sorted(audit.processes) if id_ not in covered])
    add_built(root, first.names, first.builder)
    return write_tree(root)


def _kept(audit: Audit) -> list[Merger]:
    """The models of which something is still in the audit, that of the most parts first."""
    by_model: dict[int, list[SourcePart]] = defaultdict(list)
    for part in audit.table(SourcePart).values():
        by_model[part.model_id].append(part)
    models = audit.table(SourceModel)
    chosen = sorted((m for m in by_model if models[m].kind == KIND), key=lambda m: (-len(by_model[m]), m))
    found = [Merger(audit, models[m], by_model[m]) for m in chosen]
    return [merger for merger in found if merger.process_ids]


def _absorb(root: Node, names: Names, other: Merger) -> bool:
    """Take the content of another model in, where no two elements have one id."""
    content = other.merge()
    theirs = {node.attributes["id"] for node in content.walk() if "id" in node.attributes and node is not content}
    if any(names.is_taken(key) for key in theirs):
        return False
    for key in theirs:
        names.free(key)
    declared = {k: v for k, v in content.attributes.items() if k == "xmlns" or k.startswith("xmlns:")}
    models = [c for c in content.elements if c.local not in ("import", "extension", "BPMNDiagram", "relationship")]
    diagrams = [c for c in content.elements if c.local == "BPMNDiagram"]
    for child in [*models, *diagrams]:
        child.attributes = {**declared, **child.attributes}
    _insert(root, [*other.builder.resources, *models], diagrams)
    return True


def fresh(audit: Audit) -> Node:
    """A model of its own.

    Args:
        audit: the snapshot.

    Returns:
        its outermost element.
    """
    root = Node(
        "bpmn:definitions",
        "",
        {"xmlns:bpmn": MODEL, "id": "Definitions_1", "targetNamespace": "urn:automation-auditor", "exporter": EXPORTER},
    )
    names = Names(root, {"Definitions_1"})
    built = Builder(audit, names)
    for role_id in audit.roles:
        built.role_key(role_id)
    built.pools(sorted(audit.processes))
    add_built(root, names, built)
    return root


def add_built(root: Node, names: Names, built: Builder) -> None:
    """Put what was built into a model, in the order that the schema asks for.

    Args:
        root: the outermost element.
        names: makes elements.
        built: processes with their pools, roles and diagrams.
    """
    content = [*built.resources, *built.processes]
    diagrams = list(built.diagrams)
    if built.participants:
        collaboration = root.first("collaboration")
        if collaboration is None:
            collaboration = names.model("collaboration", {"id": names.free("Collaboration_1")})
            content.append(collaboration)
        at = next(
            (i for i, c in enumerate(collaboration.children) if isinstance(c, Node) and c.local not in _BEFORE_POOLS),
            len(collaboration.children),
        )
        collaboration.children[at:at] = built.participants
        plane = next(
            (
                p
                for d in root.all("BPMNDiagram")
                for p in d.all("BPMNPlane")
                if p.get("bpmnElement").rpartition(":")[2] == collaboration.get("id")
            ),
            None,
        )
        if plane is None:
            plane = names.make(DI, "BPMNPlane", {"id": names.free("Plane_1"), "bpmnElement": collaboration.get("id")})
            diagrams.insert(0, names.make(DI, "BPMNDiagram", {"id": names.free("Diagram_1")}, plane))
        plane.children += built.shapes
    _insert(root, content, diagrams)


def _insert(root: Node, content: list[Node], diagrams: list[Node]) -> None:
    """In the order that the schema asks for: the models, then the diagrams, then what relates to other files."""
    last = ("BPMNDiagram", "relationship")
    at = next((i for i, c in enumerate(root.children) if isinstance(c, Node) and c.local in last), len(root.children))
    root.children[at:at] = content
    at = next(
        (i for i, c in enumerate(root.children) if isinstance(c, Node) and c.local == "relationship"),
        len(root.children),
    )
    root.children[at:at] = diagrams
