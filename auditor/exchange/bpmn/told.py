"""What the reading of a model tells: each kind of thing once, with how often and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from auditor.locale import ngettext, quoted

_MOST_NAMES = 6


class Told:
    """Collects names under sentences."""

    def __init__(self) -> None:
        """Nothing is told yet."""
        self._names: dict[Callable[[int, str], str], list[str]] = defaultdict(list)

    def add(self, sentence: Callable[[int, str], str], name: str) -> None:
        """One more thing of a kind.

        Args:
            sentence: gives the sentence, of how many and their names.
            name: what it is called.
        """
        self._names[sentence].append(name)

    def sentences(self) -> list[str]:
        """All that is to be told, a sentence a kind, in the order in which the kinds were met."""
        return [sentence(len(names), _listed(names)) for sentence, names in self._names.items()]


def _listed(names: list[str]) -> str:
    shown = [quoted(name) for name in dict.fromkeys(names) if name]
    return ", ".join(shown[:_MOST_NAMES]) + (" …" if len(shown) > _MOST_NAMES else "")


def equal_shares(n: int, names: str) -> str:
    """The model does not say how much goes which way.

    Args:
        n: at how many steps.
        names: theirs.

    Returns:
        the sentence.
    """
    return ngettext(
        "The model does not say how much goes which way at {names}: equal shares are assumed.",
        "The model does not say how much goes which way at {n} steps ({names}): equal shares are assumed.",
        n,
    ).format(n=n, names=names)


def scaled_shares(n: int, names: str) -> str:
    """The shares do not add up.

    Args:
        n: at how many steps.
        names: theirs.

    Returns:
        the sentence.
    """
    return ngettext(
        "The shares at {names} do not add up to 100%; they were scaled.",
        "The shares at {n} steps ({names}) do not add up to 100%; they were scaled.",
        n,
    ).format(n=n, names=names)


def all_branches(n: int, names: str) -> str:
    """An inclusive gateway without shares.

    Args:
        n: how many.
        names: theirs.

    Returns:
        the sentence.
    """
    return ngettext(
        "At {names} one or several branches are taken; that all of them are taken every time is assumed.",
        "At {n} gateways ({names}) one or several branches are taken; that all of them are taken every time is assumed.",
        n,
    ).format(n=n, names=names)


def exceptions(n: int, names: str) -> str:
    """Events on the edge of activities.

    Args:
        n: how many.
        names: theirs.

    Returns:
        the sentence.
    """
    return ngettext(
        "How often the event {names} on the edge of its activity occurs is not said: one time in ten is assumed.",
        "How often {n} events on the edges of activities ({names}) occur is not said: one time in ten is assumed for each.",
        n,
    ).format(n=n, names=names)


def not_interrupting(n: int, names: str) -> str:
    """Events beside which the activity goes on.

    Args:
        n: how many.
        names: theirs.

    Returns:
        the sentence.
    """
    return ngettext(
        "The event {names} does not interrupt its activity; here work takes either its way or the usual one.",
        "{n} events ({names}) do not interrupt their activities; here work takes either their way or the usual one.",
        n,
    ).format(n=n, names=names)


def system_tasks(n: int, names: str) -> str:
    """Tasks of a system.

    Args:
        n: how many.
        names: theirs.

    Returns:
        the sentence.
    """
    return ngettext(
        "{names} is done by a system: that nobody’s time goes into it is assumed.",
        "{n} tasks ({names}) are done by a system: that nobody’s time goes into them is assumed.",
        n,
    ).format(n=n, names=names)


def instants(n: int, names: str) -> str:
    """Events that work only passes.

    Args:
        n: how many.
        names: theirs.

    Returns:
        the sentence.
    """
    return ngettext(
        "The event {names} is taken to need no time.",
        "{n} events ({names}) are taken to need no time.",
        n,
    ).format(n=n, names=names)


def repeated(n: int, names: str) -> str:
    """Activities that are done several times.

    Args:
        n: how many.
        names: theirs.

    Returns:
        the sentence.
    """
    return ngettext(
        "{names} is repeated for each case, the model does not say how often: once is assumed.",
        "{n} activities ({names}) are repeated for each case, the model does not say how often: once is assumed.",
        n,
    ).format(n=n, names=names)


def without_detail(n: int, names: str) -> str:
    """Call activities of what is not in the file.

    Args:
        n: how many.
        names: theirs.

    Returns:
        the sentence.
    """
    return ngettext(
        "What {names} calls is not in the file, or shown at another step: it has no detail.",
        "What {n} activities ({names}) call is not in the file, or shown at another step: they have no detail.",
        n,
    ).format(n=n, names=names)


def beside_the_flow(n: int, names: str) -> str:
    """Event sub-processes and compensation.

    Args:
        n: how many.
        names: theirs.

    Returns:
        the sentence.
    """
    return ngettext(
        "{names} runs beside the flow, on an event or to undo work: it is not on the map, but kept for writing BPMN again.",
        "{n} activities ({names}) run beside the flow, on an event or to undo work: they are not on the map, but kept for"
        " writing BPMN again.",
        n,
    ).format(n=n, names=names)


def black_boxes(n: int, names: str) -> str:
    """Pools without a process.

    Args:
        n: how many.
        names: theirs.

    Returns:
        the sentence.
    """
    return ngettext(
        "The pool {names} has no process in it; it is kept for writing BPMN again.",
        "{n} pools ({names}) have no process in them; they are kept for writing BPMN again.",
        n,
    ).format(n=n, names=names)


def broken_flows(n: int, _names: str) -> str:
    """Flows that lead nowhere.

    Args:
        n: how many.
        _names: theirs.

    Returns:
        the sentence.
    """
    return ngettext(
        "A flow begins or ends at nothing and was left out.",
        "{n} flows begin or end at nothing and were left out.",
        n,
    ).format(n=n)


def messages(n: int, _names: str) -> str:
    """Message flows.

    Args:
        n: how many.
        _names: theirs.

    Returns:
        the sentence.
    """
    return ngettext(
        "A message between pools became a flow of information; that it goes on paper is assumed.",
        "{n} messages between pools became flows of information; that they go on paper is assumed.",
        n,
    ).format(n=n)
