"""How often each step is passed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from auditor.errors import EndlessLoop
from auditor.flow.volume.demand import yearly_demand
from auditor.flow.volume.routing import Routing, routing
from auditor.flow.volume.topological import topological
from auditor.locale import _
from auditor.model import Audit, StepKind


@dataclass(frozen=True)
class Volumes:
    """Passes of every step.

    Attributes:
        visits_per_unit: step id → passes per finished unit (dimensionless).
        per_year: step id → passes per year; empty when the demand is not known.
        entry_per_unit: units started per finished unit (1 ÷ overall yield).
    """

    visits_per_unit: dict[int, float]
    per_year: dict[int, float]
    entry_per_unit: float


def volumes(audit: Audit, process_id: int) -> Volumes:
    """Expected passes of every step per year.

    Solves v = s + Aᵀv with A[i, j] = yield_i · share_ij, so that rework loops are counted right; entry is scaled until
    completions equal the yearly demand. Behind a fork each branch gets all: the mass of a unit is split over the
    branches in the solve, so that a join adds up to one again, and multiplied back for the count.

    Returns:
        Volumes: passes per finished unit and per year by step id.

    Raises:
        EndlessLoop: some steps feed only each other; the exception lists them.

    Source: Kemeny & Snell, Finite Markov Chains (1976), ch. 3, fundamental matrix.
    """
    visits, entry = visits_per_unit(audit, process_id)
    demand = yearly_demand(audit, process_id)
    per_year = {key: value * demand for key, value in visits.items()} if demand is not None else {}
    return Volumes(visits, per_year, entry)


def visits_per_unit(audit: Audit, process_id: int) -> tuple[dict[int, float], float]:
    """Step id → passes per finished unit, and the units started per finished unit.

    Raises:
        EndlessLoop: some steps feed only each other.
    """
    route = routing(audit, process_id)
    if not route.steps:
        return {}, 1.0
    reachable = _reachable(len(route.steps), route.starts, [(s, t) for s, t, _p in route.edges])
    _raise_if_endless(route, reachable)
    yields = [_yield(audit, step.id) for step in route.steps]
    mass = _solve(route, yields)
    completed = sum(mass[i] * yields[i] for i in route.ends)
    scale = 1 / completed if completed > 0 else 0.0
    times = _multiplicity(route)
    return {step.id: float(mass[i] * times[i] * scale) for i, step in enumerate(route.steps)}, scale


def _yield(audit: Audit, step_id: int) -> float:
    scrap = audit.work(step_id).scrap
    return 1.0 - scrap.likely if scrap is not None else 1.0


def _solve(route: Routing, yields: list[float]) -> list[float]:
    """Mass passing every step for one unit entering (shape: n)."""
    n = len(route.steps)
    entry = [0.0] * n
    for i in route.starts:
        entry[i] = 1 / len(route.starts)
    order = topological(range(n), [(s, t) for s, t, _p in route.edges])
    if len(order) == n:  # no loops: one pass is exact
        flow_out: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for s, t, p in route.edges:
            flow_out[s].append((t, p))
        for i in order:
            for t, p in flow_out[i]:
                entry[t] += entry[i] * yields[i] * p
        return entry
    from numpy import array, asarray, intp
    from scipy.sparse import coo_matrix, identity
    from scipy.sparse.linalg import spsolve

    rows = array([t for _s, t, _p in route.edges], dtype=intp)
    columns = array([s for s, _t, _p in route.edges], dtype=intp)
    values = array([yields[s] * p for s, _t, p in route.edges])
    transposed = coo_matrix((values, (rows, columns)), shape=(n, n)).tocsc()
    solution = spsolve((identity(n, format="csc") - transposed).tocsc(), asarray(entry))
    return [float(x) for x in solution]


def _reachable(n: int, roots: tuple[int, ...], edges: list[tuple[int, int]]) -> list[bool]:
    targets: dict[int, list[int]] = defaultdict(list)
    for s, t in edges:
        targets[s].append(t)
    seen = [False] * n
    stack = list(roots)
    while stack:
        i = stack.pop()
        if not seen[i]:
            seen[i] = True
            stack += targets[i]
    return seen


def _raise_if_endless(route: Routing, reachable: list[bool]) -> None:
    backwards = [(t, s) for s, t, p in route.edges if p > 0]
    leaves = _reachable(len(route.steps), route.ends, backwards)
    entered = reachable if route.starts else [True] * len(route.steps)
    trapped = {i for i in range(len(route.steps)) if entered[i] and not leaves[i]}
    if trapped:
        stuck = [route.steps[i].name for i in sorted(_loops_within(trapped, route))]
        names = ", ".join(f"“{name}”" for name in stuck[:8]) + (" …" if len(stuck) > 8 else "")
        raise EndlessLoop(
            _("Work that reaches {steps} never leaves: give one of these steps a flow that leads out.").format(
                steps=names
            ),
            stuck,
        )


def _loops_within(trapped: set[int], route: Routing) -> set[int]:
    """The trapped steps without those that only lead into the loop."""
    rest = set(trapped)
    while True:
        fed = {t for s, t, _p in route.edges if s in rest and t in rest}
        if fed == rest or not fed:
            return rest
        rest = fed


def _multiplicity(route: Routing) -> list[float]:
    """How many branches of open forks a step lies within, multiplied: what the split mass is counted back with."""
    targets: dict[int, list[int]] = defaultdict(list)
    for s, t, _p in route.edges:
        targets[s].append(t)
    open_forks: dict[int, tuple[int, ...]] = {}
    result = [1.0] * len(route.steps)
    pending: list[tuple[int, tuple[int, ...]]] = [(i, ()) for i in route.starts]
    for i, inherited in pending:  # grows while it is walked: breadth first
        if i in open_forks:
            continue
        here = inherited[:-1] if route.steps[i].kind is StepKind.JOIN else inherited
        open_forks[i] = here
        for branches in here:
            result[i] *= branches
        onward = (*here, len(targets[i])) if route.steps[i].kind is StepKind.FORK and targets[i] else here
        pending += [(t, onward) for t in targets[i]]
    return result
