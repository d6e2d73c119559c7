"""The lanes of a process, nested or not, and which step is in which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from auditor.exchange.bpmn import own
from auditor.exchange.bpmn.document import BpmnDocument, reference
from auditor.exchange.bpmn.exact import exact
from auditor.exchange.xml import Node
from auditor.locale import _
from auditor.model import Lane

MOST_LETTERS = 1000


@dataclass(frozen=True)
class Lanes:
    """The innermost lanes of a process, in the order in which they are drawn.

    Attributes:
        lanes: key of the element → lane.
        lane_of: key of a flow node → id of its lane.
    """

    lanes: Mapping[str, Lane]
    lane_of: Mapping[str, int]


def read_lanes(
    document: BpmnDocument, container: Node, process_id: int, next_id: Callable[[], int], is_down: bool
) -> Lanes:
    """The lanes of a process.

    Args:
        document: the file.
        container: the process or sub-process.
        process_id: the process that it becomes.
        next_id: gives ids of lanes.
        is_down: the pool is drawn upright.

    Returns:
        lanes within lanes by both their names; steps by reference, else by where they are drawn.
    """
    leaves = [leaf for lanes in container.all("laneSet") for leaf in _leaves(document, lanes, "")]
    drawn = document.bounds
    if all(key in drawn for key, _node, _name in leaves):
        leaves.sort(key=lambda leaf: drawn[leaf[0]].x if is_down else drawn[leaf[0]].y)
    lanes: dict[str, Lane] = {}
    lane_of: dict[str, int] = {}
    for position, (key, node, name) in enumerate(leaves):
        said = own.said(node, "lane")
        whole = exact((said or {}).get("name"), node.get("name")) if (said or {}).get("whole") else ""
        label = whole or exact((said or {}).get("name"), name) or name[:MOST_LETTERS]
        if said is None:
            label = label or _("Lane {n}").format(n=position + 1)
        lane = lanes[key] = Lane(id=next_id(), process_id=process_id, name=label, position=position)
        for ref in node.all("flowNodeRef"):
            lane_of.setdefault(reference(ref.text), lane.id)
    if lanes and not own.is_ours(container, "process"):
        for node in document.flow_nodes(container):
            key = document.key(node)
            if key not in lane_of and key in drawn:
                inside = [
                    lane.id for leaf, lane in lanes.items() if leaf in drawn and drawn[leaf].holds(drawn[key].middle)
                ]
                if inside:
                    lane_of[key] = inside[0]
        for node in document.flow_nodes(container):  # what stands on the edge of an activity is where the activity is
            host = lane_of.get(reference(node.get("attachedToRef")))
            if host is not None:
                lane_of.setdefault(document.key(node), host)
    return Lanes(lanes, lane_of)


def _leaves(document: BpmnDocument, lanes: Node, outer: str) -> Iterator[tuple[str, Node, str]]:
    for lane in lanes.all("lane"):
        own = " ".join(lane.get("name").split())
        name = " – ".join(filter(None, (outer, own)))
        inner = lane.first("childLaneSet")
        if inner is not None and inner.all("lane"):
            yield from _leaves(document, inner, name)
        else:
            yield document.key(lane), lane, name
