"""Elements with the prefixes that a document has, and ids that it has not yet."""

from __future__ import annotations

from auditor.exchange.bpmn.vocabulary import DC, DD, DI, MODEL, QBP
from auditor.exchange.xml import Node

_PREFIXES = {MODEL: "bpmn", DI: "bpmndi", DC: "dc", DD: "di", QBP: "qbp"}


class Names:
    """Makes elements for one document."""

    def __init__(self, root: Node, taken: set[str]) -> None:
        """Nothing is made yet.

        Args:
            root: the outermost element.
            taken: ids that are in use.
        """
        self._root, self._taken = root, taken
        self._prefix: dict[str, str] = {}

    def _prefix_of(self, uri: str) -> str:
        """The prefix of a namespace; what the document lacks is declared when it is first needed."""
        if uri not in self._prefix:
            attributes = self._root.attributes
            declared = {
                name[6:]: known for name, known in attributes.items() if name == "xmlns" or name[:6] == "xmlns:"
            }
            found = next((prefix for prefix, known in declared.items() if known == uri), None)
            if found is None:
                found = _PREFIXES[uri]
                while found in declared:
                    found += "_"
                attributes[f"xmlns:{found}"] = uri
            self._prefix[uri] = found
        return self._prefix[uri]

    def make(self, uri: str, local: str, attributes: dict[str, str] | None = None, *children: Node | str) -> Node:
        """An element.

        Args:
            uri: of its namespace.
            local: its name.
            attributes: of it.
            children: elements and texts in it.

        Returns:
            the element.
        """
        prefix = self._prefix_of(uri)
        return Node(f"{prefix}:{local}" if prefix else local, uri, attributes or {}, list(children))

    def model(self, local: str, attributes: dict[str, str] | None = None, *children: Node | str) -> Node:
        """An element of BPMN itself.

        Args:
            local: its name.
            attributes: of it.
            children: elements and texts in it.

        Returns:
            the element.
        """
        return self.make(MODEL, local, attributes, *children)

    def free(self, wanted: str) -> str:
        """An id that is not in use, and is from now on.

        Args:
            wanted: what it should be.

        Returns:
            that, or with a number behind it.
        """
        found, n = wanted, 1
        while found in self._taken:
            n += 1
            found = f"{wanted}_{n}"
        self._taken.add(found)
        return found

    def is_taken(self, key: str) -> bool:
        """Whether an id is in use.

        Args:
            key: the id.

        Returns:
            True where it is.
        """
        return key in self._taken
