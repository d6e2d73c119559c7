"""The map in numbers: everything the Measure page, the report and ``analyse`` show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.errors import EndlessLoop
from auditor.flow.stream.ladder import ValueStream, value_stream
from auditor.flow.volume.demand import yearly_demand
from auditor.flow.volume.routing import routing
from auditor.flow.volume.seasons import process_peak
from auditor.flow.volume.volumes import Volumes, volumes
from auditor.flow.workload.mix import StepMix, mean_audit, mixed
from auditor.flow.workload.repetitive import Repetitive, repetitive
from auditor.flow.workload.step_workload import StepWorkload, step_workload
from auditor.locale import _, percent
from auditor.model import WORKING_KINDS, Audit, Estimate, Process, Step, StepKind

#: Waiting is measured by its inventory; no time is missing there.
_MAY_LACK_TIME = frozenset({StepKind.DELAY, StepKind.STORAGE})


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
    """One process of the map in numbers. Times in seconds unless the name says days."""

    process: Process
    demand_per_year: float | None
    takt_time_s: float | None
    steps: dict[int, StepNumbers]
    stream: ValueStream
    bottleneck: Step | None
    labour_hours_per_year: Estimate | None
    fte: Estimate | None
    labour_cost_per_year: Estimate | None
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Analysis:
    """All processes of an audit in numbers."""

    processes: dict[int, ProcessNumbers]

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(w for numbers in self.processes.values() for w in numbers.warnings)

    def step(self, step_id: int) -> StepNumbers | None:
        for numbers in self.processes.values():
            if step_id in numbers.steps:
                return numbers.steps[step_id]
        return None

    @property
    def labour_hours_per_year(self) -> Estimate | None:
        return Estimate.sum_of_known(numbers.labour_hours_per_year for numbers in self.processes.values())

    @property
    def fte(self) -> Estimate | None:
        return Estimate.sum_of_known(numbers.fte for numbers in self.processes.values())

    @property
    def labour_cost_per_year(self) -> Estimate | None:
        return Estimate.sum_of_known(numbers.labour_cost_per_year for numbers in self.processes.values())


def analyse(audit: Audit) -> Analysis:
    """Every process in numbers. A process that can't be computed says why in its warnings."""
    return Analysis({key: _process_numbers(audit, process) for key, process in sorted(audit.processes.items())})


def _process_numbers(audit: Audit, process: Process) -> ProcessNumbers:
    warnings: list[str] = []
    mix: Mapping[int, StepMix] = {}
    try:
        passes = volumes(audit, process.id)
        mix = mixed(audit, process.id)
    except EndlessLoop as error:
        warnings.append(_("{process}: {message}").format(process=process.name, message=error))
        passes = Volumes({}, {}, 1.0)
    if mix:
        visits = {key: found.visits_per_unit or 0.0 for key, found in mix.items()}
        passes = Volumes(visits, {key: found.volume_per_year or 0.0 for key, found in mix.items()}, 1.0)
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
    warnings += _warnings(audit, process, steps, bottleneck, demand)
    return ProcessNumbers(
        process=process,
        demand_per_year=demand,
        takt_time_s=audit.calendar.available_time_per_year_s / demand if demand else None,
        steps=steps,
        stream=value_stream(timed, process.id, passes.visits_per_unit),
        bottleneck=bottleneck,
        labour_hours_per_year=Estimate.sum_of_known(n.workload.labour_hours_per_year for n in steps.values()),
        fte=Estimate.sum_of_known(n.workload.fte for n in steps.values()),
        labour_cost_per_year=Estimate.sum_of_known(n.workload.labour_cost_per_year for n in steps.values()),
        warnings=tuple(warnings),
    )


def _demand_or_none(audit: Audit, process_id: int) -> float | None:
    """The demand; none where an endless loop above keeps it from being known (which is said there)."""
    try:
        return yearly_demand(audit, process_id)
    except EndlessLoop:
        return None


def _warnings(
    audit: Audit, process: Process, steps: dict[int, StepNumbers], bottleneck: Step | None, demand: float | None
) -> list[str]:
    found: list[str] = []

    def say(message: str, **values: object) -> None:
        found.append(
            f"{process.name}: {message.format(**values)}" if len(audit.processes) > 1 else message.format(**values)
        )

    if not steps:
        say(_("There are no steps yet."))
        return found
    if demand is None:
        say(_("The yearly demand is not known, so hours, cost and takt can't be computed."))
    for step, total_share in routing(audit, process.id).off_balance:
        say(
            _("The shares out of “{step}” add up to {total}, not 100%; they were scaled."),
            step=step.name,
            total=percent(total_share),
        )
    timeless = [
        n.step.name
        for n in steps.values()
        if n.step.kind in WORKING_KINDS - _MAY_LACK_TIME
        and n.step.detail_id is None
        and audit.work(n.step.id).cycle_time_s is None
        and audit.work(n.step.id).labour_s is None
    ]
    if timeless:
        say(_("No time is known for: {steps}."), steps=_listed(timeless))
    unbatched = [
        n.step.name
        for n in steps.values()
        if (w := audit.work(n.step.id)).setup_time_s is not None and w.setup_time_s.likely > 0 and not w.batch_size
    ]
    if unbatched:
        say(_("Set-up time without a batch size is not counted at: {steps}."), steps=_listed(unbatched))
    use = steps[bottleneck.id].workload.utilisation or 0.0 if bottleneck is not None else 0.0
    if bottleneck is not None and use > 1:
        say(
            _("“{step}” would have to run {share} of its available time: it can't meet the demand in regular hours."),
            step=bottleneck.name,
            share=percent(use),
        )
    elif bottleneck is not None and use * process_peak(audit, process) > 1:
        say(
            _("In the busiest month “{step}” would have to run {share} of its available time."),
            step=bottleneck.name,
            share=percent(use * process_peak(audit, process)),
        )
    return found


def _listed(names: list[str], most: int = 6) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:most])
    return shown if len(names) <= most else _("{names} and {n} more").format(names=shown, n=len(names) - most)
