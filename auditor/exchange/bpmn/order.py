"""Where in an element of BPMN something may stand: its schema asks for an order."""

from __future__ import annotations

from collections.abc import Collection

from auditor.exchange.xml import Node

#: What stands before the flow elements of a process or sub-process, and before the flows that an element knows of.
BEFORE_CONTENT = frozenset(
    {
        "documentation", "extensionElements", "auditing", "monitoring", "categoryValueRef", "incoming", "outgoing",
        "ioSpecification", "property", "dataInputAssociation", "dataOutputAssociation", "resourceRole", "performer",
        "humanPerformer", "potentialOwner", "multiInstanceLoopCharacteristics", "standardLoopCharacteristics", "laneSet",
    }
)  # fmt: skip
BEFORE_WAYS = frozenset(
    {"documentation", "extensionElements", "auditing", "monitoring", "categoryValueRef", "incoming"}
)
_LAST = frozenset(
    {"association", "group", "textAnnotation", "resourceRole", "performer", "correlationSubscription", "supports"}
)


def after(node: Node, before: Collection[str]) -> int:
    """The place among the children behind all of some names.

    Args:
        node: the element.
        before: names without prefixes.

    Returns:
        the place.
    """
    return next(
        (i for i, c in enumerate(node.children) if isinstance(c, Node) and c.local not in before), len(node.children)
    )


def end_of_content(container: Node) -> int:
    """The place behind the flow elements of a process, before its artifacts.

    Args:
        container: the process or sub-process.

    Returns:
        the place.
    """
    held = [(i, c) for i, c in enumerate(container.children) if isinstance(c, Node)]
    content = [i for i, c in held if c.local not in _LAST and c.local not in BEFORE_CONTENT]
    if content:
        return content[-1] + 1
    return after(container, BEFORE_CONTENT)
