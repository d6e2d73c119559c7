"""The cases of a log as ways from step to step: counted at once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from auditor.exchange.log_seen import LogSeen
from auditor.flow.branching import ENTRY, EXIT

#: A step by its id, an activity without one by its name.
Node = int | str
Move = tuple[Node, Node]


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
        times = np.bincount(self.node, minlength=len(self.nodes))
        once = np.unique(self.case * len(self.nodes) + self.node) % max(len(self.nodes), 1)
        cases = np.bincount(once, minlength=len(self.nodes))
        return {node: Count(int(n), int(m)) for node, n, m in zip(self.nodes, times, cases, strict=True) if n}

    @cached_property
    def moves(self) -> Mapping[Move, Count]:
        """How often what follows what; ``ENTRY`` and ``EXIT`` stand before and behind every case."""
        codes, cases = self._moves
        found, first, times = np.unique(codes, return_index=True, return_counts=True)
        del first
        width = len(self.nodes) + 2
        in_cases = np.unique(np.stack([codes, cases]), axis=1)[0] if len(codes) else codes
        _codes, of_cases = np.unique(in_cases, return_counts=True)
        names: list[Node] = [*self.nodes, ENTRY, EXIT]
        return {
            (names[code // width], names[code % width]): Count(int(n), int(m))
            for code, n, m in zip(found.tolist(), times, of_cases, strict=True)
        }

    def fitting(self, allows: Callable[[Move], bool], *, at_the_edges: bool) -> NDArray[np.bool_]:
        """Which cases go only by moves that are allowed.

        Args:
            allows: whether a move is.
            at_the_edges: judge where cases begin and end, and nothing else; otherwise all but that.

        Returns:
            a truth a case.
        """
        codes, cases = self._moves
        width = len(self.nodes) + 2
        names: list[Node] = [*self.nodes, ENTRY, EXIT]
        found, which = np.unique(codes, return_inverse=True)
        is_wrong = np.zeros(len(found), bool)
        for i, code in enumerate(found.tolist()):
            move = names[code // width], names[code % width]
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
    def _moves(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The code of every move, and its case."""
        n = len(self.nodes)
        new = np.concatenate([[True], np.diff(self.case) != 0]) if len(self.case) else np.zeros(0, bool)
        last = np.append(new[1:], True) if len(new) else new
        before = np.where(new, n, np.concatenate([[n], self.node[:-1]])) if len(new) else self.node
        codes = np.concatenate([before * (n + 2) + self.node, self.node[last] * (n + 2) + n + 1])
        return codes, np.concatenate([self.case, self.case[last]])


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
