"""Elements taken out of a model, with all that speaks of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from auditor.exchange.bpmn.document import reference
from auditor.exchange.bpmn.vocabulary import GATEWAYS
from auditor.exchange.xml import Node

_TEXT_REFS = frozenset({"flowNodeRef", "incoming", "outgoing"})
_ENDS = ("sourceRef", "targetRef", "attachedToRef", "bpmnElement", "processRef", "elementId")
_FLOWS = frozenset({"sequenceFlow", "messageFlow", "association", "dataInputAssociation", "dataOutputAssociation"})


def prune(root: Node, gone: Iterable[str], kept: Collection[str]) -> None:
    """Take elements out; what began or ended at them goes too, and gateways to which nothing leads any more.

    An event on the edge of an activity that goes stands in the flow by itself.

    Args:
        root: the outermost element.
        gone: ids of the elements.
        kept: ids of gateways that stay, whatever leads to them.
    """
    lost = set(gone)
    while lost:
        parents = {child: node for node in root.walk() for child in node.elements}
        fed = [node for node in root.walk() if node.local in GATEWAYS and node.first("incoming") is not None]
        found = set(lost)
        lost = set()
        for node in list(root.walk()):
            key, parent = node.attributes.get("id", ""), parents.get(node)
            if parent is None:
                continue
            if node.local == "boundaryEvent" and reference(node.get("attachedToRef")) in found and key not in found:
                detached(node)
            elif key in found or _speaks_of(node, found):
                parent.children = [child for child in parent.children if child is not node]
                inside = {one.attributes.get("id", "") for one in node.walk()}
                lost |= inside - found - {""}
        for node in fed:
            if node.first("incoming") is None and node.get("id") not in kept:
                lost.add(node.get("id"))


def _speaks_of(node: Node, found: set[str]) -> bool:
    if node.local in _TEXT_REFS:
        return reference(node.text) in found
    if node.local in _FLOWS:
        ends = [reference(one.text) for one in node.all("sourceRef", "targetRef")]
        return any(reference(node.get(end)) in found for end in _ENDS[:2]) or any(end in found for end in ends)
    return any(reference(node.attributes.get(end, "")) in found for end in _ENDS[2:])


def detached(node: Node) -> None:
    """Let an event on the edge of an activity stand in the flow by itself.

    Args:
        node: the event.
    """
    node.name = node.name.replace("boundaryEvent", "intermediateCatchEvent")
    node.attributes = {k: v for k, v in node.attributes.items() if k not in ("attachedToRef", "cancelActivity")}
