"""The cases of a log as ways from step to step: counted at once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from auditor.exchange.following import following
from auditor.exchange.log_seen import LogSeen
from auditor.flow.branching import ENTRY, EXIT

#: A step by its id, an activity without one by its name.
Node = int | str
Move = tuple[Node, Node]
_Thing = TypeVar("_Thing")


@dataclass(frozen=True)
class Count:
    """How often something is, and in how many cases."""

    times: int
    cases: int


@dataclass(frozen=True)
class Passages:
    """Passages in order.

    Attributes:
        nodes: step or activity by number.
        case: numbers from 0, one a passage, without gaps.
        node: numbers in ``nodes``, one a passage.
        work_s: seconds of work of each.
    """

    nodes: Sequence[Node]
    case: NDArray[np.intp]
    node: NDArray[np.intp]
    work_s: NDArray[np.float64]

    @property
    def cases(self) -> int:
        """How many cases there are."""
        return int(self.case[-1]) + 1 if len(self.case) else 0

    @cached_property
    def counts(self) -> Mapping[Node, Count]:
        """How often each node is passed."""
        return _counted(self.nodes, self.node, self.case)

    @cached_property
    def moves(self) -> Mapping[Move, Count]:
        """How often what follows what; ``ENTRY`` and ``EXIT`` stand before and behind every case."""
        return _counted(*self._moves)

    def fitting(self, allows: Callable[[Move], bool], *, at_the_edges: bool) -> NDArray[np.bool_]:
        """Which cases go only by moves that are allowed.

        Args:
            allows: whether a move is.
            at_the_edges: judge where cases begin and end, and nothing else; otherwise all but that.

        Returns:
            a truth a case.
        """
        found, which, cases = self._moves
        is_wrong = np.zeros(len(found), bool)
        for i, move in enumerate(found):
            if (move[0] == ENTRY or move[1] == EXIT) is at_the_edges:
                is_wrong[i] = not allows(move)
        wrong = np.bincount(cases, is_wrong[which], minlength=self.cases)
        return np.asarray(wrong == 0)

    def only(self, wanted: NDArray[np.bool_]) -> Passages:
        """Some of the cases.

        Args:
            wanted: a truth a case.

        Returns:
            the passages of these.
        """
        kept = wanted[self.case]
        number = np.cumsum(wanted) - 1
        return Passages(self.nodes, number[self.case[kept]], self.node[kept], self.work_s[kept])

    @cached_property
    def _moves(self) -> tuple[Sequence[Move], NDArray[np.intp], NDArray[np.intp]]:
        """The moves that differ; then, of every one that was made, its number among them and its case."""
        into, out, last = following(self.case, self.node, len(self.nodes))
        found, which = np.unique(np.concatenate([into, out]), return_inverse=True)
        names, width = [*self.nodes, ENTRY, EXIT], len(self.nodes) + 2
        moves = [(names[code // width], names[code % width]) for code in found.tolist()]
        return moves, which, np.concatenate([self.case, self.case[last]])


def _counted(things: Sequence[_Thing], which: NDArray[np.intp], case: NDArray[np.intp]) -> Mapping[_Thing, Count]:
    """How often each is that is at all: its number, and its case, each time."""
    times = np.bincount(which, minlength=len(things))
    each = np.sort(case * len(things) + which)  # np.unique would hash them: slow where nearly all differ
    once = each[np.diff(each, prepend=-1) != 0] % max(len(things), 1)
    cases = np.bincount(once, minlength=len(things))
    return {thing: Count(int(n), int(m)) for thing, n, m in zip(things, times, cases, strict=True) if n}


def passages(log: LogSeen, step_of: Mapping[str, int], left_out: frozenset[str]) -> Passages:
    """The passages of a log through the steps of a map.

    Several activities of one step that follow each other are one passage of it: the log records more finely than the map.

    Args:
        log: as it was read.
        step_of: activity → step.
        left_out: activities that count for nothing.

    Returns:
        the passages, by case and in order.
    """
    used = np.unique(log.activity).tolist()
    nodes: list[Node] = list(dict.fromkeys(step_of.get(log.activities[i], log.activities[i]) for i in used))
    number = {node: i for i, node in enumerate(nodes)}
    of_activity = np.full(len(log.activities), -1, np.intp)
    activities_of: dict[Node, int] = {}
    for i in used:
        name = log.activities[i]
        if name not in left_out:
            node = step_of.get(name, name)
            of_activity[i] = number[node]
            activities_of[node] = activities_of.get(node, 0) + 1
    node = of_activity[log.activity]
    kept = node >= 0
    case, node, work = log.case[kept], node[kept], log.work_s[kept]
    if not len(case):
        return Passages(nodes, np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0))
    is_group = np.array([activities_of.get(one, 0) > 1 for one in nodes])
    same = np.concatenate([[False], (np.diff(case) == 0) & (np.diff(node) == 0)])
    starts = np.flatnonzero(~(same & is_group[node]))
    known = np.add.reduceat((~np.isnan(work)).astype(float), starts) > 0
    whole = np.where(known, np.add.reduceat(np.nan_to_num(work, nan=0.0), starts), np.nan)
    case, node = case[starts], node[starts]
    dense = np.cumsum(np.concatenate([[0], np.diff(case) != 0]))
    return Passages(nodes, dense, node, whole)
