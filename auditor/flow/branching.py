"""Forks and joins: which join waits for the branches of which fork, and what is assumed where a map does not say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from auditor.flow.graph import kinds, reached
from auditor.model import StepKind

if TYPE_CHECKING:
    from networkx import DiGraph

#: Stand for the outside: where all work comes from, and where it goes.
ENTRY, EXIT = -1, -2


@dataclass
class Inflow:
    """What comes together at a step, by the steps that it comes from.

    ``added`` adds up. Of each fork in ``waited_for`` (numbered from the outermost) the branches wait for each other: as
    much passes as the one brings that brings least.
    """

    added: list[int] = field(default_factory=list)
    waited_for: dict[int, dict[int, Inflow]] = field(default_factory=dict)

    def amount(self, brought: Callable[[int], float]) -> float:
        """What passes (any unit), given what each source brings.

        Args:
            brought: what a source brings, by its id.

        Returns:
            the same unit.
        """
        return sum(brought(source) for source in self.added) + sum(
            min(branch.amount(brought) for branch in branches.values()) for branches in self.waited_for.values()
        )

    def deciding(self, brought: Callable[[int], float]) -> list[int]:
        """The sources that make out what passes: of branches that wait for each other, those of the scarcest.

        Args:
            brought: what a source brings, by its id.

        Returns:
            ids of steps.
        """
        chosen = list(self.added)
        for branches in self.waited_for.values():
            chosen += min(branches.values(), key=lambda branch: branch.amount(brought)).deciding(brought)
        return chosen


@dataclass(frozen=True)
class Branching:
    """The forks of a process and where their branches meet.

    Attributes:
        meetings: step id (or ``EXIT``) → what comes together there, where branches wait for each other.
        split: forks whose branches are not apart till they meet, with their number of branches: of a unit, each branch
            is taken to carry an equal part.
        unjoined: fork → step where its branches meet although it is no join: each branch passes it by itself.
        added_up: joins at which something comes in that is no branch of a fork that they close.
        passes_per_unit: step id → how many branches pass it for one unit, where that is not 1.
    """

    meetings: Mapping[int, Inflow] = field(default_factory=dict)
    split: Mapping[int, int] = field(default_factory=dict)
    unjoined: Mapping[int, int] = field(default_factory=dict)
    added_up: tuple[int, ...] = ()
    passes_per_unit: Mapping[int, float] = field(default_factory=dict)


def branching(live: DiGraph[int]) -> Branching:
    """How the branches of a process part and meet.

    A fork is closed by the step that every way from it comes through first (its immediate post-dominator), provided
    that its branches are apart till then: nothing enters or leaves them, and each leads on to one join only. A join
    may bring some of the branches together before. Nested forks may be closed by one join. Where branches lead to an
    end, a unit is finished when all of them are.

    Source: immediate dominators: Cooper, Harvey & Kennedy, A Simple, Fast Dominance Algorithm (2001); well-nested
    parts of a process: Vanhatalo, Völzer & Koehler, The Refined Process Structure Tree, DKE 68 (2009).

    Args:
        live: the steps that work passes, with ``ENTRY`` and ``EXIT``; every node lies between the two.

    Returns:
        forks and joins, and what was assumed where they are not nested.
    """
    steps = kinds(live)
    forks = [i for i, kind in steps.items() if kind is StepKind.FORK and len(live.adj[i]) > 1]
    joins = [i for i, kind in steps.items() if kind is StepKind.JOIN and len(live.pred[i]) > 1]
    if not forks:
        return Branching(added_up=tuple(joins))
    return _Nesting(live, forks, joins).branching()


class _Nesting:
    """The dominators of a process, and what follows from them."""

    def __init__(self, live: DiGraph[int], forks: list[int], joins: list[int]) -> None:
        import networkx as nx

        self.live, self.joins = live, joins
        tree = nx.DiGraph(
            (above, node) for node, above in nx.immediate_dominators(live, ENTRY).items() if node != ENTRY
        )
        self.tree: DiGraph[int] = tree
        self.depth = nx.single_source_shortest_path_length(tree, ENTRY)
        self.after: dict[int, int] = nx.immediate_dominators(live.reverse(copy=False), EXIT)
        self.forks = sorted(forks, key=lambda fork: (self.depth[fork], fork))  # the outermost first

    def branching(self) -> Branching:
        """All forks, from the outermost to the innermost."""
        meets = {fork: self._meets(fork) for fork in self.forks}
        nested = {fork: met for fork, met in meets.items() if met is not None}
        split = {fork: len(self.live.adj[fork]) for fork, met in meets.items() if met is None}
        brought: dict[int, list[Mapping[int, int]]] = {}
        for met in nested.values():
            for place, branch in met.items():
                brought.setdefault(place, []).append(branch)
        meetings = {place: self._inflow(place, branches) for place, branches in brought.items()}
        unjoined = {fork: self.after[fork] for fork in nested if not self._waits(self.after[fork])}
        return Branching(
            meetings, split, unjoined, self._added_up(meetings, split), self._passes(split, unjoined, nested)
        )

    def _waits(self, place: int) -> bool:
        """Whether a unit that comes there is one unit again: at a join, and where it is finished."""
        return place == EXIT or self.live.nodes[place]["kind"] in (StepKind.JOIN, StepKind.END)

    def _meets(self, fork: int) -> dict[int, dict[int, int]] | None:
        """Step → its source → the branch that it comes by; None where the branches are not apart.

        A branch is named by its first step, one that leads straight to where they meet by the fork.
        """
        import networkx as nx

        meeting = self.after[fork]
        if not self._waits(meeting) and meeting not in reached(self.tree, [fork]):
            return None
        inside = cast("DiGraph[int]", nx.restricted_view(self.live, [meeting], []))
        region = reached(inside, (t for t in self.live.adj[fork] if t != meeting))
        branch = {node: head for head in self.tree.adj[fork] if head in region for node in self._under(head, region)}
        if fork in region or len(branch) < len(region):
            return None
        meets: dict[int, dict[int, int]] = {meeting: {}}
        leads: dict[int, int] = {}
        for source in (fork, *sorted(region)):
            own = branch.get(source, fork)
            for target in self.live.adj[source]:
                to = branch.get(target, meeting)
                if to == own or (source == fork and to != meeting and not self._brings_together(target, fork, branch)):
                    continue  # on within a branch, or into it
                if to != meeting and not (target == to and self._brings_together(target, fork, branch)):
                    return None
                if source != fork and leads.setdefault(own, to) != to:
                    return None
                meets.setdefault(to, {})[source] = own
        return meets

    def _brings_together(self, head: int, fork: int, branch: Mapping[int, int]) -> bool:
        """Whether a step between the branches of a fork is a join of some of them."""
        comes_in = {branch.get(source, fork) for source in self.live.pred[head]} - {head}
        return self.live.nodes[head]["kind"] is StepKind.JOIN and comes_in != {fork}

    def _under(self, head: int, region: set[int]) -> set[int]:
        """The nodes of a region that one of them dominates, with itself."""
        return reached(self.tree.subgraph(region), [head])

    def _inflow(self, place: int, forks: Sequence[Mapping[int, int]]) -> Inflow:
        """What comes together at a place: the branches of an inner fork within one of an outer one.

        Args:
            forks: of each fork that meets there, the outermost first: source → the branch that it comes by.
        """
        whole = Inflow()
        for source in self.live.pred[place]:
            here = whole
            for fork, branch in enumerate(forks):
                if source in branch:
                    here = here.waited_for.setdefault(fork, {}).setdefault(branch[source], Inflow())
            here.added.append(source)
        return whole

    def _added_up(self, meetings: Mapping[int, Inflow], split: Mapping[int, int]) -> tuple[int, ...]:
        """Joins with more than branches of nested forks; where a fork's branches are not apart, it says so itself."""
        within = reached(self.tree, split)
        return tuple(
            join for join in self.joins if join not in within and (join not in meetings or meetings[join].added)
        )

    def _passes(
        self,
        split: Mapping[int, int],
        unjoined: Mapping[int, int],
        nested: Mapping[int, Mapping[int, Mapping[int, int]]],
    ) -> dict[int, float]:
        """How many branches pass each step for one unit: those of the forks that no join has closed before it."""
        passes: dict[int, float] = {}

        def times(nodes: set[int], n: int) -> None:
            for node in nodes:
                passes[node] = passes.get(node, 1.0) * n

        for fork, n in split.items():
            closed = {join for join in self.joins if join in self.tree.adj[fork]}
            times(reached(self.tree.subgraph(set(self.tree) - closed), self.tree.adj[fork].keys() - closed), n)
        for fork, place in unjoined.items():
            times(reached(self.tree, [place]), len(set(nested[fork][place].values())))
        return passes
