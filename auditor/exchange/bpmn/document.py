"""A BPMN file looked up: elements by id, who holds whom, shapes and lines of its diagrams."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from auditor.errors import InputError
from auditor.exchange.bpmn.vocabulary import FLOW_NODES
from auditor.exchange.xml import Node
from auditor.locale import _


@dataclass(frozen=True, slots=True)
class Bounds:
    """Left, top, width and height of a shape, in units of its diagram."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point is in it.

        Args:
            point: x and y.

        Returns:
            True also on its edge.
        """
        return self.x <= point[0] <= self.x + self.width and self.y <= point[1] <= self.y + self.height


class BpmnDocument:
    """A file, however its prefixes are called, and with however many diagrams."""

    def __init__(self, root: Node, name: str) -> None:
        """Look through it.

        Args:
            root: the outermost element.
            name: of the file, for messages.

        Raises:
            InputError: it is no BPMN.
        """
        if root.local != "definitions":
            raise InputError(_("{path} is XML, but no BPMN model.").format(path=name))
        self.root, self.name = root, name
        self._keys: dict[Node, str] = {}
        self.by_id: dict[str, Node] = {}
        self.parent: dict[Node, Node] = {}
        for n, node in enumerate(root.walk()):
            key = node.attributes.get("id", "")
            if not key or key in self.by_id:
                key = f"@{n}"  # without an id of its own, it is known by its place
            self._keys[node] = key
            self.by_id[key] = node
            for child in node.elements:
                self.parent[child] = node

    def key(self, node: Node) -> str:
        """What an element is known by: its id, or its place where it has none that is its own.

        Args:
            node: an element of the document.

        Returns:
            the key.
        """
        return self._keys[node]

    @cached_property
    def processes(self) -> list[Node]:
        """The processes, in order."""
        return self.root.all("process")

    @cached_property
    def participants(self) -> list[Node]:
        """The pools of all collaborations, in order."""
        found = [c for c in self.root.elements if c.local in ("collaboration", "choreography", "globalConversation")]
        return [pool for one in found for pool in one.all("participant")]

    @cached_property
    def message_flows(self) -> list[Node]:
        """The message flows of all collaborations."""
        return [flow for one in self.root.all("collaboration") for flow in one.all("messageFlow")]

    @cached_property
    def bounds(self) -> dict[str, Bounds]:
        """Element → its shape, of the first diagram that draws it."""
        found: dict[str, Bounds] = {}
        for shape in self.shapes():
            box = shape.first("Bounds")
            element = reference(shape.get("bpmnElement"))
            if box is None or element in found:
                continue
            try:
                x, y, width, height = (float(box.get(name, "0")) for name in ("x", "y", "width", "height"))
            except ValueError:
                continue
            if all(abs(value) < 1e8 for value in (x, y, width, height)):
                found[element] = Bounds(x, y, max(width, 0.0), max(height, 0.0))
        return found

    def shapes(self) -> Iterator[Node]:
        """The shapes of all diagrams."""
        return (node for plane in self.planes for node in plane.all("BPMNShape"))

    def edges(self) -> Iterator[Node]:
        """The lines of all diagrams."""
        return (node for plane in self.planes for node in plane.all("BPMNEdge"))

    @cached_property
    def planes(self) -> list[Node]:
        """What the diagrams are drawn on."""
        return [plane for diagram in self.root.all("BPMNDiagram") for plane in diagram.all("BPMNPlane")]

    @cached_property
    def vertical(self) -> frozenset[str]:
        """The pools and lanes that are drawn upright."""
        return frozenset(
            reference(shape.get("bpmnElement"))
            for shape in self.shapes()
            if shape.get("isHorizontal") in ("false", "0")
        )

    def flow_nodes(self, container: Node) -> list[Node]:
        """The steps, events and gateways right within a process or sub-process.

        Args:
            container: the process.

        Returns:
            its flow nodes, in order; without what runs beside the flow: event sub-processes and compensation.
        """
        return [
            node
            for node in container.elements
            if node.local in FLOW_NODES
            and node.get("triggeredByEvent") not in ("true", "1")
            and node.get("isForCompensation") not in ("true", "1")
        ]


def reference(text: str) -> str:
    """The id that a reference names; references may carry the prefix of a namespace.

    Args:
        text: as it stands.

    Returns:
        the id.
    """
    return text.strip().rpartition(":")[2]
