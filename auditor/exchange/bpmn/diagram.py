"""The diagram of a model that is kept: shapes moved, added and taken out."""

from __future__ import annotations

from auditor.exchange.bpmn.document import BpmnDocument, reference
from auditor.exchange.bpmn.names import Names
from auditor.exchange.bpmn.places import Scale
from auditor.exchange.bpmn.vocabulary import DC, DD, DI
from auditor.exchange.xml import Node

_Point = tuple[float, float]


class Diagram:
    """Changes what diagrams show of elements that moved or are new."""

    def __init__(self, document: BpmnDocument, names: Names) -> None:
        """Look at what is drawn.

        Args:
            document: the model.
            names: makes elements.
        """
        self._document, self._names = document, names
        self._shapes: dict[str, Node] = {}
        self._edges: dict[str, Node] = {}
        self._plane: dict[str, Node] = {}
        for plane in document.planes:
            for child in plane.elements:
                key = reference(child.get("bpmnElement"))
                held = self._shapes if child.local == "BPMNShape" else self._edges
                held.setdefault(key, child)
                self._plane.setdefault(key, plane)

    @property
    def bottom(self) -> float:
        """Below everything that is drawn."""
        return max((box.y + box.height for box in self._document.bounds.values()), default=0.0)

    def move(self, key: str, by: _Point, scale: Scale) -> None:
        """A shape stands elsewhere.

        Args:
            key: of its element.
            by: how far, in map units.
            scale: of the process that it is in.
        """
        shape = self._shapes.get(key)
        for box in [node for node in shape.walk() if node.local == "Bounds"] if shape is not None else []:
            for name, far in (("x", by[0] / scale.x), ("y", by[1] / scale.y)):
                box.attributes[name] = f"{float(box.get(name, '0')) + far:.10g}"

    def add(self, key: str, beside: str, middle: _Point, size: tuple[float, float]) -> None:
        """A new shape, on the plane of another element.

        Args:
            key: of its element.
            beside: key of an element that is drawn.
            middle: its centre, in units of the diagram.
            size: width and height.
        """
        plane = self._plane.get(beside) or next(iter(self._document.planes), None)
        if plane is None:
            return
        bounds = {
            "x": f"{middle[0] - size[0] / 2:.10g}", "y": f"{middle[1] - size[1] / 2:.10g}",
            "width": f"{size[0]:.10g}", "height": f"{size[1]:.10g}",
        }  # fmt: skip
        shape = self._names.make(
            DI,
            "BPMNShape",
            {"id": self._names.free(f"{key}_di"), "bpmnElement": key},
            self._names.make(DC, "Bounds", bounds),
        )
        plane.children.append(shape)
        self._shapes[key], self._plane[key] = shape, plane

    def connect(self, key: str, source: str, target: str) -> None:
        """Draw a line anew, straight from shape to shape.

        Args:
            key: of the sequence flow.
            source: key of the element that it leaves.
            target: key of the one that it comes to.
        """
        if source not in self._shapes or target not in self._shapes:
            return
        (ax, ay, aw, ah), (bx, by, bw, bh) = self._box(source), self._box(target)
        if ax + aw <= bx:
            points = [(ax + aw, ay + ah / 2), (bx, by + bh / 2)]
        elif bx + bw <= ax:
            points = [(ax, ay + ah / 2), (bx + bw, by + bh / 2)]
        elif ay <= by:
            points = [(ax + aw / 2, ay + ah), (bx + bw / 2, by)]
        else:
            points = [(ax + aw / 2, ay), (bx + bw / 2, by + bh)]
        ways: list[Node | str] = [
            self._names.make(DD, "waypoint", {"x": f"{x:.10g}", "y": f"{y:.10g}"}) for x, y in points
        ]
        edge = self._edges.get(key)
        if edge is None:
            edge = self._names.make(DI, "BPMNEdge", {"id": self._names.free(f"{key}_di"), "bpmnElement": key})
            self._plane[source].children.append(edge)
            self._edges[key] = edge
        edge.children = [*ways, *(c for c in edge.elements if c.local not in ("waypoint", "BPMNLabel"))]

    def redraw(self, key: str, source: str, target: str) -> None:
        """Draw a line anew that is drawn already.

        Args:
            key: of the sequence flow.
            source: key of the element that it leaves.
            target: key of the one that it comes to.
        """
        if key in self._edges:
            self.connect(key, source, target)

    def middle(self, key: str) -> _Point:
        """The centre of a shape, as it is now.

        Args:
            key: of its element.

        Returns:
            x and y in units of the diagram; 0 where it is not drawn.
        """
        x, y, width, height = self._box(key)
        return x + width / 2, y + height / 2

    def right(self, key: str) -> float:
        """The right edge of a shape.

        Args:
            key: of its element.

        Returns:
            x in units of the diagram.
        """
        x, _y, width, _height = self._box(key)
        return x + width

    def _box(self, key: str) -> tuple[float, float, float, float]:
        shape = self._shapes.get(key)
        box = shape.first("Bounds") if shape is not None else None
        if box is None:
            return 0.0, 0.0, 0.0, 0.0
        x, y, width, height = (float(box.get(name, "0")) for name in ("x", "y", "width", "height"))
        return x, y, width, height
