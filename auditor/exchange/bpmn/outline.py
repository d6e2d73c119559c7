"""What of a BPMN process becomes a step, and which way leads from one to the next.

Gateways without a name in which ways only come together, and links, are passed through: the map has no need of them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from auditor.exchange.bpmn import own
from auditor.exchange.bpmn.document import BpmnDocument, reference
from auditor.exchange.bpmn.vocabulary import GATEWAYS
from auditor.exchange.xml import Node

_MOST_PASSED = 1000


@dataclass(frozen=True, slots=True)
class Way:
    """From one step to the next.

    Attributes:
        source: key of the flow node that it leaves.
        target: key of the flow node that it comes to.
        flows: the sequence flows that it runs along; the first is its own.
    """

    source: str
    target: str
    flows: tuple[Node, ...]


@dataclass
class Outline:
    """One process or sub-process.

    Attributes:
        container: the element.
        nodes: key → flow node that becomes a step, in order.
        ways: key → the ways that leave it, in order.
        boundary: key of an activity → the events on its edge.
        broken: sequence flows that lead nowhere.
    """

    container: Node
    nodes: dict[str, Node] = field(default_factory=dict)
    ways: dict[str, list[Way]] = field(default_factory=dict)
    boundary: dict[str, list[Node]] = field(default_factory=dict)
    broken: list[Node] = field(default_factory=list)


def outline(document: BpmnDocument, container: Node) -> Outline:
    """The steps of a process, and the ways between them.

    Args:
        document: the file.
        container: the process or sub-process.

    Returns:
        its outline.
    """
    nodes = {document.key(node): node for node in document.flow_nodes(container)}
    out: dict[str, list[Node]] = defaultdict(list)
    into: dict[str, int] = defaultdict(int)
    found = Outline(container)
    for flow in container.all("sequenceFlow"):
        source, target = reference(flow.get("sourceRef")), reference(flow.get("targetRef"))
        if source in nodes and target in nodes:
            out[source].append(flow)
            into[target] += 1
        elif _exists(document, source) and _exists(document, target):
            continue  # of what runs beside the flow
        else:
            found.broken.append(flow)
    links = _links(nodes)
    implied = {key for key, node in nodes.items() if own.said(node, "implied") is not None}
    passed = implied | {
        key
        for key, node in nodes.items()
        if key in links or _is_link(node) or (_only_joins(node, into[key], out[key]) and not own.is_ours(node))
    }
    for key, node in nodes.items():
        if key in passed:
            continue
        found.nodes[key] = node
        leaving: list[Node] = []
        for flow in out[key]:
            at = reference(flow.get("targetRef"))
            leaving += out[at] if at in implied else [flow]
        found.ways[key] = [way for flow in leaving if (way := _followed(key, flow, out, passed, links)) is not None]
        if node.local == "boundaryEvent":
            found.boundary.setdefault(reference(node.get("attachedToRef")), []).append(node)
    return found


def _exists(document: BpmnDocument, key: str) -> bool:
    return key in document.by_id


def _only_joins(node: Node, n_in: int, out: list[Node]) -> bool:
    """Whether ways only come together in a gateway, without waiting for each other."""
    if node.local not in GATEWAYS or len(out) != 1:
        return False
    return node.local in ("exclusiveGateway", "eventBasedGateway") and not node.get("name").strip() and n_in > 0


def _is_link(node: Node) -> bool:
    return (
        node.local in ("intermediateThrowEvent", "intermediateCatchEvent")
        and node.first("linkEventDefinition") is not None
    )


def _links(nodes: dict[str, Node]) -> dict[str, str]:
    """Link that is thrown → link of the same name that catches it."""
    catching: dict[str, str] = {}
    for key, node in nodes.items():
        if _is_link(node) and node.local == "intermediateCatchEvent":
            catching.setdefault(_link_name(node), key)
    return {
        key: catching[_link_name(node)]
        for key, node in nodes.items()
        if _is_link(node) and node.local == "intermediateThrowEvent" and _link_name(node) in catching
    }


def _link_name(node: Node) -> str:
    definition = node.first("linkEventDefinition")
    return (definition.get("name") if definition is not None else "") or node.get("name")


def _followed(
    source: str, flow: Node, out: dict[str, list[Node]], passed: set[str], links: dict[str, str]
) -> Way | None:
    """The way that begins with a flow, up to the next step; None where it ends in nothing."""
    flows = [flow]
    here = reference(flow.get("targetRef"))
    for _round in range(_MOST_PASSED):
        if here not in passed:
            return Way(source, here, tuple(flows))
        if here in links:
            here = links[here]
            continue
        onward = out.get(here, [])
        if not onward:
            return None
        flows.append(onward[0])
        here = reference(onward[0].get("targetRef"))
    return None
