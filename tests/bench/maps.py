"""Maps for benchmarks: chains with branches, joins and a few rework flows, as a workshop has them."""

from __future__ import annotations

import random

from auditor.model import Audit, Entity, Estimate, Firm, Flow, Lane, Process, Role, Step, StepKind, Work

Point = tuple[float, float]
_TASKS = ("weld", "bend", "machine", "pack", "inspect", "deburr", "assemble", "transport")


def workshop(n: int, seed: int = 1) -> Audit:
    """A process of about ``n`` steps: stages of one to four parallel branches that join again, rework now and then."""
    choose = random.Random(seed)
    edges: list[tuple[int, int]] = []
    count = 1
    open_ends = [1]
    while count < n:
        width = choose.choices((1, 2, 3, 4), (5, 3, 2, 1))[0]
        stage: list[int] = []
        for _branch in range(min(width, n - count)):
            count += 1
            head = count
            edges.append((choose.choice(open_ends), head))
            for _more in range(choose.randint(0, 3)):
                if count < n:
                    count += 1
                    edges.append((count - 1, count))
            stage.append(count)
        for loose in open_ends:
            if not any(s == loose for s, _t in edges):
                edges.append((loose, choose.choice(stage)))
        if len(stage) > 1 and choose.random() < 0.6 and count < n:
            count += 1
            edges += [(end, count) for end in stage]
            stage = [count]
        if choose.random() < 0.12 and count > 8:
            edges.append((stage[-1], count - choose.randint(3, 8)))
        open_ends = stage
    entities: list[Entity] = [Process(id=1, name="P", demand_per_year=Estimate.point(1000))]
    for i in range(1, count + 1):
        entities += [
            Step(id=i, process_id=1, name=f"Step {i} of the work"),
            Work(id=i, cycle_time_s=Estimate(20, 30, 50)),
        ]
    unique = [edge for edge in dict.fromkeys(edges) if edge[0] != edge[1]]
    entities += [Flow(id=i, process_id=1, source_id=s, target_id=t) for i, (s, t) in enumerate(unique, 1)]
    return Audit.of(entities)


def busy_firm() -> Audit:
    """Ten processes of 24 steps with work for machines."""
    entities: list[object] = [Firm(name="Bench firm", audit_date="2026-01-02"), Role(id=1, name="Operator")]
    step_id = flow_id = 0
    for process_id in range(1, 11):
        entities.append(Process(id=process_id, name=f"Process {process_id}", demand_per_year=Estimate.point(30_000)))
        entities.append(Lane(id=process_id, process_id=process_id, name="Workshop"))
        for i in range(24):
            step_id += 1
            kind = StepKind.INSPECTION if i % 8 == 4 else StepKind.OPERATION
            name = f"Step {i} of process {process_id}"
            entities.append(
                Step(id=step_id, process_id=process_id, name=name, kind=kind, task=_TASKS[i % 8], lane_id=process_id)
            )
            entities.append(
                Work(id=step_id, cycle_time_s=Estimate(30 + i, 60 + i, 120 + i), role_id=1, batch_size=40.0)
            )
            if i:
                flow_id += 1
                entities.append(Flow(id=flow_id, process_id=process_id, source_id=step_id - 1, target_id=step_id))
    return Audit.of(entities)  # type: ignore[arg-type]


def crossings(edges: list[tuple[int, int]], at: dict[int, Point]) -> int:
    """How many pairs of flows cross, drawn as straight lines between the middles of their steps."""
    lines = sorted((min(at[s][0], at[t][0]), max(at[s][0], at[t][0]), s, t) for s, t in edges)
    count = 0
    for i, (_left, right, a, b) in enumerate(lines):
        for left2, _right2, c, d in lines[i + 1 :]:
            if left2 > right:
                break
            if len({a, b, c, d}) == 4 and _cross(at[a], at[b], at[c], at[d]):
                count += 1
    return count


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
