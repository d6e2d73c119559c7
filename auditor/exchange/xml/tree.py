"""An XML document as a tree that keeps the prefixes it was written with.

Values such as ``xsi:type="bpmn:tFormalExpression"`` name a prefix inside an attribute. A tree that gives prefixes names of
its own, as ElementTree does, breaks them when it is written again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


@dataclass(eq=False, slots=True)
class Node:
    """One element.

    Attributes:
        name: as it is written, with its prefix.
        uri: the namespace of the name; empty where it has none.
        attributes: by their names as written, declarations of namespaces among them.
        children: elements and texts in their order.
        scope: prefix → namespace, of all that hold here; the empty prefix is the default namespace.
    """

    name: str
    uri: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)
    scope: Mapping[str, str] = field(default_factory=dict)

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def elements(self) -> list[Node]:
        """The elements right below."""
        return [child for child in self.children if isinstance(child, Node)]

    @property
    def text(self) -> str:
        """All text below, without markup, trimmed."""
        return "".join(self._texts()).strip()

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()

    def get(self, local: str, default: str = "") -> str:
        """An attribute by its name without a prefix; one that has no prefix comes first.

        Args:
            local: the name.
            default: where there is none.

        Returns:
            the value.
        """
        found = self.attributes.get(local)
        if found is not None:
            return found
        ending = f":{local}"
        return next(
            (v for n, v in self.attributes.items() if n.endswith(ending) and not n.startswith("xmlns:")), default
        )

    def all(self, *locals_: str) -> list[Node]:
        """The elements right below with one of these names.

        Args:
            locals_: names without prefixes.

        Returns:
            the elements, in order.
        """
        return [child for child in self.elements if child.local in locals_]

    def first(self, *path: str) -> Node | None:
        """The first element down a path.

        Args:
            path: names without prefixes, from one level to the next.

        Returns:
            the element; None where there is none.
        """
        here: Node | None = self
        for local in path:
            here = next(iter(here.all(local)), None) if here is not None else None
        return here

    def walk(self) -> Iterator[Node]:
        """This element and all below, in the order of the document."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.elements)


def write_tree(root: Node) -> bytes:
    """The document as UTF-8.

    Args:
        root: its outermost element.

    Returns:
        the file.
    """
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    waiting: list[Node | str] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        attributes = "".join(f' {name}="{value.translate(_ATTRIBUTE)}"' for name, value in item.attributes.items())
        if not item.children:
            parts.append(f"<{item.name}{attributes}/>")
            continue
        parts.append(f"<{item.name}{attributes}>")
        waiting.append(f"</{item.name}>")
        waiting += [c.translate(_TEXT) if isinstance(c, str) else c for c in reversed(item.children)]
    parts.append("\n")
    return "".join(parts).encode("utf-8")
