"""What a BPMN file says of a map beyond BPMN: an extension element of this program with plain JSON in it."""

from __future__ import annotations

import json
from typing import Any

from auditor.exchange.bpmn.vocabulary import OWN
from auditor.exchange.xml import Node

PREFIX = "auditor"
#: Marks what was added to an element of another program.
ADDED = "is_added"
_MOST_LETTERS = 200_000


def said(node: Node, what: str) -> dict[str, Any] | None:
    """The values that an element carries.

    Args:
        node: the element.
        what: which of them: ``step``, ``work``, ``flow`` …

    Returns:
        value by field; None where it carries none that can be read.
    """
    held = node.first("extensionElements")
    for one in held.elements if held is not None else []:
        if one.uri == OWN and one.local == what and len(one.text) <= _MOST_LETTERS:
            try:
                values = json.loads(one.text or "{}")
            except (ValueError, RecursionError):
                return None
            return values if isinstance(values, dict) else None
    return None


def element(what: str, values: dict[str, Any]) -> Node:
    """The extension element with these values.

    Args:
        what: which of them.
        values: plain JSON values.

    Returns:
        the element, with the declaration of its prefix.
    """
    text = json.dumps(values, separators=(",", ":"))
    return Node(f"{PREFIX}:{what}", OWN, {f"xmlns:{PREFIX}": OWN}, [text] if values else [])


def is_ours(node: Node, what: str = "step") -> bool:
    """Whether this program wrote the element, and did not only add to one of another program.

    Args:
        node: the element.
        what: what it stands for.

    Returns:
        True where nothing is to be understood that is not said.
    """
    values = said(node, what)
    return values is not None and not values.get(ADDED)


def put(node: Node, addition: Node, holder: Node) -> None:
    """Add an extension to an element, in place of an earlier one of its kind.

    Args:
        node: the element.
        addition: as :func:`element` makes it.
        holder: an empty ``extensionElements``, taken where the element has none.
    """
    held = node.first("extensionElements")
    if held is None:
        held = holder
        at = next(
            (i for i, c in enumerate(node.children) if isinstance(c, Node) and c.local != "documentation"),
            len(node.children),
        )
        node.children.insert(at, held)
    held.children = [c for c in held.children if isinstance(c, str) or (c.uri, c.local) != (OWN, addition.local)]
    held.children.append(addition)
