"""Where the branches of forks meet, in the words of the simulation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from auditor.flow.branching import ENTRY, EXIT, Branching
from auditor.flow.graph import kinds, reached
from auditor.model import StepKind

if TYPE_CHECKING:
    from networkx import DiGraph


@dataclass
class Meeting:
    """A fork, or a step at which branches wait for each other.

    Attributes:
        is_fork: whether it parts them.
        meets_at: of a fork, the step at which all of them are one again; None: only where the unit leaves.
        heads: of a meeting, fork → how many of its branches can come there.
    """

    is_fork: bool = False
    meets_at: int | None = None
    heads: dict[int, int] = field(default_factory=dict)


def meetings(live: DiGraph[int], forks: Branching) -> Mapping[int, Meeting]:
    """The forks whose branches are apart, and where they meet.

    Args:
        live: what work passes, with ``ENTRY`` and ``EXIT``.
        forks: how its branches part and meet.

    Returns:
        by step; empty without such forks.
    """
    import networkx as nx

    parting = [
        i
        for i, kind in kinds(live).items()
        if kind is StepKind.FORK and len(live.adj[i]) > 1 and i not in forks.split and i not in (ENTRY, EXIT)
    ]
    if not parting:
        return {}
    after = nx.immediate_dominators(live.reverse(copy=False), EXIT)
    joins = [i for i in forks.meetings if i != EXIT and live.nodes[i]["kind"] in (StepKind.JOIN, StepKind.END)]
    found: dict[int, Meeting] = {join: Meeting() for join in joins}
    for fork in parting:
        end = after[fork]
        found[fork] = Meeting(
            is_fork=True, meets_at=end if end in found and end not in forks.unjoined.values() else None
        )
        inside = cast("DiGraph[int]", nx.restricted_view(live, [end], []))
        for head in live.adj[fork]:
            come_to = reached(inside, [head]) if head != end else set()
            for join in joins:
                if join in come_to and join != fork:
                    found[join].heads[fork] = found[join].heads.get(fork, 0) + 1
    return found
