"""Several products over the same steps: each family by its own times and routing, then added up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.flow.volume.volumes import volumes
from auditor.flow.workload.step_workload import NOTHING, StepWorkload, step_workload
from auditor.model import Audit, Entity, Estimate, Family, FamilyShare, FamilyWork, Flow, Mix, StepKind, Work


@dataclass(frozen=True)
class StepMix:
    """A step over all families: passes per unit of the mix and per year, and the work together."""

    visits_per_unit: float | None
    volume_per_year: float | None
    workload: StepWorkload


def family_view(audit: Audit, process_id: int, family: Family) -> Audit:
    """The audit as one family sees a process: its demand, its times where they differ, and its shares.

    Args:
        audit: the snapshot.
        process_id: the process.
        family: one of those that it makes.

    Returns:
        another snapshot.
    """
    works: dict[int, Entity] = {}
    for step in audit.steps_of(process_id):
        own = next((w for w in audit.family_works_of(step.id) if w.family_id == family.id), None)
        if own is not None:
            works[step.id] = _work_of(audit.work(step.id), own)
    own_shares = {s.flow_id: s.share for s in audit.table(FamilyShare).values() if s.family_id == family.id}
    flows: dict[int, Entity] = {f.id: f for f in _with_own_shares(audit, process_id, own_shares)}
    process = replace(audit.processes[process_id], demand_per_year=family.demand_per_year)
    alone = {mix.id: None for mix in audit.table(Mix).values() if mix.process_id == process_id}
    return audit.replaced({"process": {process_id: process}, "work": works, "flow": flows, "mix": alone})


def _with_own_shares(audit: Audit, process_id: int, own: Mapping[int, float]) -> Iterator[Flow]:
    """Flows with the shares of one family; the others at the same step carry the rest, in proportion, but at a fork."""
    by_step: dict[int, list[Flow]] = {}
    for flow in audit.flows_of(process_id):
        by_step.setdefault(flow.source_id, []).append(flow)
    for step_id, flows in by_step.items():
        rest = 1 - sum(own[f.id] for f in flows if f.id in own)
        common = sum(f.share for f in flows if f.id not in own)
        fills = rest >= 0 and common > 0 and audit.steps[step_id].kind is not StepKind.FORK
        if any(f.id in own for f in flows):
            for f in flows:
                yield replace(f, share=own.get(f.id, f.share / common * rest if fills else f.share))


def skipped(audit: Audit, step_id: int, family_id: int) -> bool:
    """Whether a family passes a step by.

    Args:
        audit: the snapshot.
        step_id: the step.
        family_id: the family.

    Returns:
        True where it does.
    """
    return any(w.is_skipped for w in audit.family_works_of(step_id) if w.family_id == family_id)


def mixed(audit: Audit, process_id: int) -> Mapping[int, StepMix]:
    """Step id → all families together; empty where the process makes one thing only.

    Work stated per period (hours or events) is of the step and counts once, not once a family.

    Args:
        audit: the snapshot.
        process_id: the process.

    Returns:
        volume per year, passes per unit and workload, by step.

    Raises:
        EndlessLoop: the routing of a family has no exit.
    """
    families = [f for f in audit.families_of(process_id) if f.demand_per_year is not None]
    if not families:
        return {}
    views = {family.id: family_view(audit, process_id, family) for family in families}
    passes = {family.id: volumes(views[family.id], process_id) for family in families}
    whole = sum(f.demand_per_year.likely for f in families if f.demand_per_year is not None)
    found: dict[int, StepMix] = {}
    for step in audit.steps_of(process_id):
        work = audit.work(step.id)
        here = [f.id for f in families if not skipped(audit, step.id, f.id)]
        volume = sum(passes[key].per_year.get(step.id, 0.0) for key in here)
        if work.labour_s is not None or work.events is not None:
            load = step_workload(audit, step, volume)
        else:
            loads = [step_workload(views[key], step, passes[key].per_year.get(step.id)) for key in here]
            load = _together(loads)
        found[step.id] = StepMix(volume / whole if whole > 0 else None, volume, load)
    return found


def mean_audit(audit: Audit, process_id: int) -> Audit:
    """The audit with each step's cycle time as the mix has it: the families' times weighted by their passes.

    Then passes a unit × that time is what all families together take at the step ÷ all units.

    Args:
        audit: the snapshot.
        process_id: the process.

    Returns:
        another snapshot.

    Raises:
        EndlessLoop: the routing of a family has no exit.
    """
    families = [f for f in audit.families_of(process_id) if f.demand_per_year is not None]
    passes = {f.id: volumes(family_view(audit, process_id, f), process_id).per_year for f in families}
    works: dict[int, Entity] = {}
    for step in audit.steps_of(process_id):
        times: list[Estimate] = []
        weights: list[float] = []
        for family in families:
            own = next((w for w in audit.family_works_of(step.id) if w.family_id == family.id), None)
            work = _work_of(audit.work(step.id), own) if own is not None else audit.work(step.id)
            if work.cycle_time_s is not None and not (own and own.is_skipped):
                times.append(work.cycle_time_s)
                weights.append(passes[family.id].get(step.id, 0.0))
        if sum(weights) > 0:
            works[step.id] = replace(audit.work(step.id), cycle_time_s=Estimate.mean(times, weights))
    return audit.replaced({"work": works})


def _work_of(work: Work, own: FamilyWork) -> Work:
    """A step's work for one family; what it does not say is as for all."""
    if own.is_skipped:
        return replace(work, cycle_time_s=None, setup_time_s=None, scrap=None)
    return replace(
        work,
        cycle_time_s=own.cycle_time_s or work.cycle_time_s,
        setup_time_s=own.setup_time_s or work.setup_time_s,
        batch_size=own.batch_size or work.batch_size,
    )


def _together(loads: Sequence[StepWorkload]) -> StepWorkload:
    """Workloads of the same step added up; what is known of none stays unknown."""
    if not loads:
        return NOTHING
    uses = [load.utilisation for load in loads if load.utilisation is not None]
    passes = [load.passes_per_year for load in loads if load.passes_per_year is not None]
    return StepWorkload(
        Estimate.sum_of_known(load.labour_hours_per_year for load in loads),
        Estimate.sum_of_known(load.fte for load in loads),
        Estimate.sum_of_known(load.labour_cost_per_year for load in loads),
        sum(uses) if uses else None,
        sum(passes) if passes else None,
    )
