"""A model that is kept, its elements by what they became, and how they are changed."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from auditor.errors import InputError
from auditor.exchange.bpmn import own
from auditor.exchange.bpmn.build import Builder
from auditor.exchange.bpmn.diagram import Diagram
from auditor.exchange.bpmn.names import Names
from auditor.exchange.bpmn.order import BEFORE_WAYS, after, end_of_content
from auditor.exchange.bpmn.places import Scale
from auditor.exchange.bpmn.prune import detached
from auditor.exchange.bpmn.read import read_model
from auditor.exchange.bpmn.reading import BEHIND, EVENT_FLOW, TO_BEHIND, Reading
from auditor.exchange.xml import MAX_BYTES, Node, read_tree
from auditor.locale import _, using
from auditor.model import Audit, Flow, Lane, Process, SourceModel, SourcePart, Step

#: Ends of keys of what no element stands for.
_IMPLIED = (BEHIND, TO_BEHIND, EVENT_FLOW)
_MARKS = "".join(_IMPLIED)


class KeptModel:
    """The model as it was read, with what of it is still in the audit."""

    def __init__(self, audit: Audit, model: SourceModel, parts: Sequence[SourcePart]) -> None:
        """Read the model again.

        Args:
            audit: the snapshot.
            model: the file as it was read.
            parts: what its elements became and still are.

        Raises:
            InputError: what is kept is damaged.
        """
        self._audit, self._name = audit, model.name
        try:
            unpacked = zlib.decompressobj().decompress(model.content, MAX_BYTES)
        except zlib.error as error:
            raise InputError(_("What was kept of {path} is damaged.").format(path=model.name)) from error
        self.root = read_tree(unpacked, model.name)
        self._language = model.language
        self._found = self._read()
        document = self._found.document
        self.names = Names(self.root, set(document.by_id))
        self.builder = Builder(audit, self.names)
        self._diagram = Diagram(document, self.names)
        self._now: dict[type, dict[int, int]] = {Process: {}, Lane: {}, Step: {}, Flow: {}}
        self._key: dict[type, dict[int, str]] = {Process: {}, Lane: {}, Step: {}, Flow: {}}
        stored: dict[tuple[type, str], int] = {}
        for part in parts:
            for cls, id_ in (
                (Process, part.process_id), (Lane, part.lane_id), (Step, part.step_id), (Flow, part.flow_id),
            ):  # fmt: skip
                if id_ is not None:
                    stored[cls, part.element] = id_
        self._gone: list[str] = []
        for key, entity in self._found.parts:
            what: type = type(entity)
            id_ = stored.get((what, key))
            if id_ is None:
                self._gone += [] if key.endswith(_IMPLIED) else [key]
            else:
                self._now[what][entity.id] = id_
                self._key[what].setdefault(id_, key)
        self._leave_out(self._inside_what_is_gone())
        self._was: dict[int, Step] = {}
        self._redraw: set[int] = set()  # steps whose lines are drawn anew
        self._leaves: dict[int, str] = {}  # where the flows of a step begin, where that is a gateway behind it

    def _read(self) -> Reading:
        """As the import read it, with the words that it gave to what has no name."""
        with using(self._language):
            return read_model(self.root, self._name)

    def _inside_what_is_gone(self) -> set[int]:
        """Processes that were inside of sub-processes whose steps are gone: they are written elsewhere."""
        gone = {self._node(key) for key in self._gone}
        parent = self._found.document.parent
        found: set[int] = set()
        for draft, container in self._found.containers.items():
            here: Node | None = container
            while here is not None:
                if here in gone:
                    found.add(draft)
                here = parent.get(here)
        return found

    def _leave_out(self, processes: set[int]) -> None:
        for _key, entity in self._found.parts:
            owner = entity.id if isinstance(entity, Process) else getattr(entity, "process_id", 0)
            if owner in processes:
                now = self._now[type(entity)].pop(entity.id, None)
                self._key[type(entity)].pop(now or 0, None)

    @property
    def process_ids(self) -> list[int]:
        """The processes of the audit that are in the model."""
        return list(self._key[Process])

    @property
    def bottom(self) -> float:
        """Below everything that the model draws."""
        return self._diagram.bottom

    def _detach(self) -> None:
        """An event from whose activity no flow leads to it any more leaves the edge."""
        for key, entity in self._found.parts:
            node = self._node(key)
            if (
                isinstance(entity, Flow)
                and key.endswith(EVENT_FLOW)
                and entity.id not in self._now[Flow]
                and node is not None
            ):
                detached(node)

    # Keys of elements without an id of their own begin with @: they get one when something must refer to them.

    def _node(self, key: str) -> Node | None:
        return self._found.document.by_id.get(key.rstrip(_MARKS))

    def _true_id(self, key: str) -> str:
        node = self._node(key)
        if node is None:
            return ""
        if key.startswith("@"):
            node.attributes["id"] = self.names.free(f"Element_{key[1:].rstrip(_MARKS)}")
            self._found.document.by_id[node.attributes["id"]] = node
        return node.attributes["id"]

    def _turn(self, node: Node, end: str, told: str, to: str) -> None:
        """Let one end of a sequence flow be elsewhere."""
        old = self._found.document.by_id.get(node.get(end).rpartition(":")[2])
        if old is not None:
            old.children = [
                c
                for c in old.children
                if not (isinstance(c, Node) and c.local == told and c.text.rpartition(":")[2] == node.get("id"))
            ]
        node.attributes[end] = to
        self._tell(to, told, node.get("id"))

    def _tell(self, key: str, told: str, flow: str) -> None:
        """An element knows of a flow that comes in or leaves."""
        element = next((n for n in self.root.walk() if n.attributes.get("id") == key), None)
        if element is None or any(c.text == flow for c in element.all(told)):
            return
        at = after(element, BEFORE_WAYS | {told})
        element.children.insert(at, self.names.model(told, None, flow))

    def _put(self, node: Node, extension: Node) -> None:
        own.put(node, extension, self.names.model("extensionElements"))

    def _append(self, container: Node, elements: Sequence[Node]) -> None:
        """Flow elements stand before what ends a process."""
        at = end_of_content(container)
        container.children[at:at] = elements
        for element in elements:
            self._found.document.by_id[element.get("id")] = element

    def _container(self, process_id: int) -> Node:
        draft = next(d for d, now in self._now[Process].items() if now == process_id)
        return self._found.containers[draft]

    def _parent(self, node: Node) -> Node:
        return self._found.document.parent[node]

    def _scale(self, draft_process: int) -> Scale:
        return self._found.scales.get(draft_process) or Scale()

    def _same_process(self, step_id: int, step: Step) -> bool:
        return self._audit.steps[step_id].process_id == step.process_id
