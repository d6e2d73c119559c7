"""How often each step is passed for one finished unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.errors import EndlessLoop
from auditor.flow.branching import ENTRY, EXIT, Branching, branching
from auditor.flow.graph import in_order, is_free_of_loops, parts, process_graph, reached
from auditor.flow.passage import Passage, carrying, passage
from auditor.locale import _, quoted
from auditor.model import Audit
from auditor.numerics.flows import amounts

if TYPE_CHECKING:
    from networkx import DiGraph

_MOST_ROUNDS = 100
_LESS = 1 - 1e-9


@dataclass(frozen=True)
class Visits:
    """Passes of the steps of one process.

    Attributes:
        per_unit: step id → passes per finished unit (dimensionless).
        entry_per_unit: units started per finished unit (1 ÷ overall yield); 0 where nothing is ever finished.
    """

    per_unit: Mapping[int, float]
    entry_per_unit: float


def visits(audit: Audit, process_id: int) -> Visits:
    """Expected passes of every step for one finished unit.

    Solves v = s + Aᵀv with A[i, j] = yield_i · share_ij, so that rework loops are counted right, and scales the entry
    until one unit is completed. Behind a fork each branch gets all. A join waits for its branches: for each unit it
    takes a part from every one of them, whichever comes first, so as many units pass as the branch brings that brings
    least; what the others bring beyond that is left over. With scrap in a branch, more units must therefore be
    started than the good ones of its neighbours, and those neighbours are passed as often as the fork.
    :mod:`auditor.flow.branching` tells which join closes which fork, and what is assumed where the map does not say.

    Source: Kemeny & Snell, Finite Markov Chains (1976), ch. 3, fundamental matrix; a join as the transition of a
    marked graph, which fires as often as its scarcest input: Murata, Petri Nets, Proc. IEEE 77 (1989); the
    least of linear systems by policy iteration: Howard, Dynamic Programming and Markov Processes (1960).

    Args:
        audit: the snapshot.
        process_id: the process.

    Returns:
        passes for one finished unit, by step.

    Raises:
        EndlessLoop: some steps feed only each other; the exception lists them.
    """
    way = passage(audit, process_id)
    if way.is_endless:
        raise _endless(audit, way)
    live, forks = live_map(audit, process_id)
    steps = audit.steps_of(process_id)
    if not live:
        return Visits({step.id: 0.0 for step in steps}, 1.0 if not steps else 0.0)
    units, completed = _Solution(live, forks, {i: _yield(audit, i) for i in live}).units()
    scale = 1 / completed if completed > 0 else 0.0
    passes = forks.passes_per_unit
    per_unit = {step.id: units.get(step.id, 0.0) * passes.get(step.id, 1.0) * scale for step in steps}
    return Visits(per_unit, scale)


def live_map(audit: Audit, process_id: int) -> tuple[DiGraph[int], Branching]:
    """What work passes in one process, and its forks and joins; worked out once for a snapshot.

    Args:
        audit: the snapshot.
        process_id: the process.

    Returns:
        The steps that work passes, in their order, with ``ENTRY`` before the starts and ``EXIT`` behind the ends, and
        what there is to say of their forks. The graph is empty where work never comes in or gets caught.
    """
    known = audit.derived_from_map.setdefault(live_map, {})
    found: tuple[DiGraph[int], Branching] | None = known.get(process_id)
    if found is None:
        live = _live(carrying(process_graph(audit, process_id)), passage(audit, process_id))
        found = known[process_id] = live, branching(live)
    return found


def _live(graph: DiGraph[int], way: Passage) -> DiGraph[int]:
    import networkx as nx

    live: DiGraph[int] = nx.DiGraph()
    entered = reached(graph, way.starts)
    if not way.is_endless and entered:
        live.add_nodes_from((i, data) for i, data in graph.nodes(data=True) if i in entered)
        live.add_edges_from(edge for edge in graph.edges(data=True) if edge[0] in entered)
        live.add_edges_from((ENTRY, start, {"part": 1 / len(way.starts)}) for start in way.starts)
        live.add_edges_from((end, EXIT, {"part": 1.0}) for end in way.ends if end in entered)
    return live


def _endless(audit: Audit, way: Passage) -> EndlessLoop:
    stuck = [audit.steps[i].name for i in way.looping]
    names = ", ".join(quoted(name) for name in stuck[:8]) + (" …" if len(stuck) > 8 else "")
    text = _("Work that reaches {steps} never leaves: give one of these steps a flow that leads out.")
    return EndlessLoop(text.format(steps=names), stuck, way.looping)


def _yield(audit: Audit, step_id: int) -> float:
    """The part of what passes a step (or ``ENTRY``) that goes on: 1 less scrap."""
    scrap = audit.work(step_id).scrap
    return 1.0 - scrap.likely if scrap is not None else 1.0


class _Solution:
    """The units that pass every step for one that enters."""

    def __init__(self, live: DiGraph[int], forks: Branching, yields: Mapping[int, float]) -> None:
        self.live, self.meetings, self.yields = live, forks.meetings, yields
        self.parts: dict[tuple[int, int], float] = {
            (source, target): 1 / forks.split[source] if source in forks.split else part
            for (source, target), part in parts(live).items()
        }

    def units(self) -> tuple[dict[int, float], float]:
        """Step id → units, and the units that are completed."""
        found = self._along() if is_free_of_loops(self.live) else self._solved()
        return found, found.pop(EXIT)

    def _along(self) -> dict[int, float]:
        """Without loops one pass is exact."""
        units = dict.fromkeys(self.live, 0.0)
        units[ENTRY] = 1.0
        for place in in_order(self.live):
            if place in self.meetings:
                units[place] = self._inflow(place, units)
            for target in self.live.adj[place]:
                if target not in self.meetings:
                    units[target] += units[place] * self.yields[place] * self.parts[place, target]
        return units

    def _inflow(self, place: int, units: Mapping[int, float]) -> float:
        return self.meetings[place].amount(lambda i: units[i] * self.yields[i] * self.parts[i, place])

    def _solved(self) -> dict[int, float]:
        """With loops: a linear system for given scarcest branches, until those are the scarcest indeed."""
        deciding = {place: set(inflow.deciding(lambda _i: 0.0)) for place, inflow in self.meetings.items()}
        units = self._linear(deciding)
        for _round in range(_MOST_ROUNDS):
            scarcer = {i: self._scarcest(i, units) for i in deciding if self._inflow(i, units) < units[i] * _LESS}
            if not scarcer:
                break
            deciding |= scarcer
            units = self._linear(deciding)
        return units

    def _scarcest(self, place: int, units: Mapping[int, float]) -> set[int]:
        return set(self.meetings[place].deciding(lambda i: units[i] * self.yields[i] * self.parts[i, place]))

    def _linear(self, deciding: Mapping[int, set[int]]) -> dict[int, float]:
        """The units, where at a meeting only what the deciding sources bring counts."""
        parts = {
            (s, t): self.yields[s] * self.parts[s, t]
            for s, t in self.live.edges
            if s != ENTRY and t != EXIT and (t not in deciding or s in deciding[t])
        }
        entry = {start: self.parts[ENTRY, start] for start in self.live.adj[ENTRY]}
        units = {ENTRY: 1.0, **amounts((i for i in self.live if i not in (ENTRY, EXIT)), parts, entry)}
        units[EXIT] = sum(
            units[s] * self.yields[s] for s in self.live.pred[EXIT] if EXIT not in deciding or s in deciding[EXIT]
        )
        return units
