"""The map in numbers: everything the Measure page, the report and ``analyse`` show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.errors import EndlessLoop
from auditor.flow.problems import SEVERITY, Problem, ProblemKind, bearing_on_numbers, problems
from auditor.flow.stream.ladder import ValueStream, value_stream
from auditor.flow.volume.demand import yearly_demand
from auditor.flow.volume.seasons import process_peak
from auditor.flow.volume.volumes import Volumes, volumes
from auditor.flow.workload.capacity import is_handwork
from auditor.flow.workload.coverage import Coverage, coverage
from auditor.flow.workload.mix import StepMix, mean_audit, mixed
from auditor.flow.workload.repetitive import Repetitive, repetitive
from auditor.flow.workload.step_workload import StepWorkload, step_workload
from auditor.model import WORKING_KINDS, Audit, Estimate, Process, Step


@dataclass(frozen=True)
class StepNumbers:
    """One step of the map in numbers."""

    step: Step
    visits_per_unit: float | None
    volume_per_year: float | None
    workload: StepWorkload
    repetitive: Repetitive


@dataclass(frozen=True)
class ProcessNumbers:
    """One process of the map in numbers. Times in seconds unless the name says days.

    ``bottleneck`` is the step in use most among those whose use is known. ``warnings`` are the problems that bear on
    these numbers, the gravest first; that a role is too small is told at the process with most of its hours.
    """

    process: Process
    demand_per_year: float | None
    takt_time_s: float | None
    steps: dict[int, StepNumbers]
    stream: ValueStream
    bottleneck: Step | None
    labour_hours_per_year: Estimate | None
    fte: Estimate | None
    labour_cost_per_year: Estimate | None
    warnings: tuple[Problem, ...]


@dataclass(frozen=True)
class Analysis:
    """All processes of an audit in numbers, and their hours against those of the people (``coverage``)."""

    processes: dict[int, ProcessNumbers]
    coverage: Coverage

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that bear on the numbers of any process."""
        return tuple(w for numbers in self.processes.values() for w in numbers.warnings)

    @property
    def hours_by_step(self) -> dict[int, float]:
        """Likely labour hours a year by step, where they are known."""
        found: dict[int, float] = {}
        for numbers in self.processes.values():
            for key, step in numbers.steps.items():
                if step.workload.labour_hours_per_year is not None:
                    found[key] = step.workload.labour_hours_per_year.likely
        return found

    def step(self, step_id: int) -> StepNumbers | None:
        """One step in numbers.

        Args:
            step_id: the step.

        Returns:
            its numbers; None where the audit has no such step.
        """
        for numbers in self.processes.values():
            if step_id in numbers.steps:
                return numbers.steps[step_id]
        return None

    @property
    def labour_hours_per_year(self) -> Estimate | None:
        """Labour of all processes, in hours per year; None where nothing is known."""
        return Estimate.sum_of_known(numbers.labour_hours_per_year for numbers in self.processes.values())

    @property
    def fte(self) -> Estimate | None:
        """Full-time equivalents of all processes; None where nothing is known."""
        return Estimate.sum_of_known(numbers.fte for numbers in self.processes.values())

    @property
    def labour_cost_per_year(self) -> Estimate | None:
        """Labour cost of all processes, in the audit's currency per year; None where nothing is known."""
        return Estimate.sum_of_known(numbers.labour_cost_per_year for numbers in self.processes.values())


def analyse(audit: Audit) -> Analysis:
    """Every process in numbers. A process that can't be computed says why in its warnings.

    Args:
        audit: the snapshot.

    Returns:
        processes by id.
    """
    processes = {key: _process_numbers(audit, process) for key, process in sorted(audit.processes.items())}
    found = coverage(audit, [(n.step, n.workload) for p in processes.values() for n in p.steps.values()])
    for key, short in _short_of_people(audit, processes, found).items():
        warnings = (*processes[key].warnings, *short)
        processes[key] = replace(processes[key], warnings=_gravest_first(warnings))
    return Analysis(processes, found)


def _needs_demand(audit: Audit, steps: Iterable[StepNumbers]) -> bool:
    """Whether the hours of any step follow from the demand: not where each says its own hours, or how often it is done."""
    own = [audit.work(n.step.id) for n in steps if n.step.kind in WORKING_KINDS and n.step.detail_id is None]
    return not own or any(work.labour_s is None and work.events is None for work in own)


def _process_numbers(audit: Audit, process: Process) -> ProcessNumbers:
    endless: Problem | None = None
    mix: Mapping[int, StepMix] = {}
    try:
        passes = volumes(audit, process.id)
        mix = mixed(audit, process.id)
    except EndlessLoop as error:
        endless = Problem(ProblemKind.ENDLESS, process.id, error.step_ids, {"loops": True})
        passes = Volumes({}, {}, 1.0)
    if mix:
        visits = {key: part.visits_per_unit or 0.0 for key, part in mix.items()}
        passes = Volumes(visits, {key: part.volume_per_year or 0.0 for key, part in mix.items()}, 1.0)
    steps: dict[int, StepNumbers] = {}
    for step in audit.steps_of(process.id):
        volume = passes.per_year.get(step.id)
        workload = mix[step.id].workload if mix else step_workload(audit, step, volume)
        steps[step.id] = StepNumbers(
            step,
            passes.visits_per_unit.get(step.id),
            volume,
            workload,
            repetitive(audit, step, workload.passes_per_year),
        )
    timed = mean_audit(audit, process.id) if mix else audit
    demand = _demand_or_none(audit, process.id)
    busy = [n for n in steps.values() if n.workload.utilisation is not None]
    bottleneck = max(busy, key=lambda n: n.workload.utilisation or 0.0).step if busy else None
    found = [] if endless is None else [endless]
    if not steps:
        found.append(Problem(ProblemKind.NO_STEPS, process.id))
    else:
        found += [p for p in bearing_on_numbers(problems(audit, process.id)) if p.kind is not ProblemKind.ENDLESS]
        if demand is None and _needs_demand(audit, steps.values()):
            found.append(Problem(ProblemKind.NO_DEMAND, process.id))
        if endless is None and not any(passes.visits_per_unit.values()):
            found.append(Problem(ProblemKind.NOTHING_FINISHED, process.id))
        found += _pressed(audit, process, busy)
    return ProcessNumbers(
        process=process,
        demand_per_year=demand,
        takt_time_s=audit.calendar.available_time_per_year_s / demand if demand else None,
        steps=steps,
        stream=value_stream(timed, process.id, passes.visits_per_unit, demand),
        bottleneck=bottleneck,
        labour_hours_per_year=Estimate.sum_of_known(n.workload.labour_hours_per_year for n in steps.values()),
        fte=Estimate.sum_of_known(n.workload.fte for n in steps.values()),
        labour_cost_per_year=Estimate.sum_of_known(n.workload.labour_cost_per_year for n in steps.values()),
        warnings=_gravest_first(found),
    )


def _demand_or_none(audit: Audit, process_id: int) -> float | None:
    """The demand; none where an endless loop above keeps it from being known (which is said there)."""
    try:
        return yearly_demand(audit, process_id)
    except EndlessLoop:
        return None


def _pressed(audit: Audit, process: Process, busy: Sequence[StepNumbers]) -> list[Problem]:
    """What can't keep up: the busiest station over the year, or whatever is busiest in the busiest month.

    Handwork over the year is told of the role, whose people all its steps share.
    """

    def use(numbers: StepNumbers) -> float:
        return numbers.workload.utilisation or 0.0

    stations = [n for n in busy if not is_handwork(audit, audit.work(n.step.id))]
    tightest = max(stations, key=use, default=None)
    if tightest is not None and use(tightest) > 1:
        return [Problem(ProblemKind.OVERLOADED, process.id, (tightest.step.id,), {"use": use(tightest)})]
    tightest = max(busy, key=use, default=None)
    peak = process_peak(audit, process)
    if tightest is not None and use(tightest) <= 1 < use(tightest) * peak:
        return [Problem(ProblemKind.BUSY_SEASON, process.id, (tightest.step.id,), {"use": use(tightest) * peak})]
    return []


def _short_of_people(
    audit: Audit, processes: Mapping[int, ProcessNumbers], found: Coverage
) -> Mapping[int, list[Problem]]:
    """The roles that are too small for what is mapped of them, by the process with most of their hours."""
    told: dict[int, list[Problem]] = defaultdict(list)
    for role in found.short:
        hours: dict[int, float] = defaultdict(float)
        for step_id in role.step_ids:
            process_id = audit.steps[step_id].process_id
            labour = processes[process_id].steps[step_id].workload.labour_hours_per_year
            hours[process_id] += labour.likely if labour is not None else 0.0
        values: dict[str, float | str] = {
            "role": audit.roles[role.role_id or 0].name,
            "need": role.people_needed or 0.0,
            "people": role.headcount or 0.0,
        }
        where = max(hours, key=lambda key: (hours[key], -key))
        told[where].append(Problem(ProblemKind.SHORT_OF_PEOPLE, where, role.step_ids, values))
    return told


def _gravest_first(found: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(found, key=lambda problem: SEVERITY.index(problem.kind)))
