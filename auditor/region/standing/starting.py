"""Starting values: times of firms like this one for steps whose time nobody knows yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from auditor.assess.tasks import division_of, task_of
from auditor.edit import verb
from auditor.flow.problems import lacks_time
from auditor.flow.workload.waiting import waits
from auditor.locale import N_, _, number
from auditor.model import Audit, Basis, Benchmark, Estimate, Step
from auditor.region.cells import cell_label
from auditor.region.disclosure.shown_cell import ShownCell
from auditor.region.pack.document import Pack
from auditor.region.standing.place import cells_like, finest
from auditor.store import Edit

#: Of a normal spread, how far the ninetieth of a hundred is from the middle, over how far the 75th is.
_TO_TENTHS = 1.2816 / 0.6745


@dataclass(frozen=True)
class StartingTime:
    """A time for a step.

    Attributes:
        cycle_s: of a cycle of the step, from the tenth to the ninetieth of a hundred firms.
        cell: whose time it is.
    """

    step: Step
    cycle_s: Estimate
    cell: ShownCell


def starting_times(audit: Audit, pack: Pack) -> tuple[StartingTime, ...]:
    """Times for the steps that have neither a time nor hours.

    Args:
        audit: the snapshot.
        pack: of the programme.

    Returns:
        one for each step with a task of which the pack knows the quartiles; none where work waits, and none for what anybody
        stated or measured.
    """
    cells, division = cells_like(audit), division_of(audit.firm)
    found = []
    for step in audit.steps.values():
        task = task_of(step, division)
        if task is None or waits(step) or not lacks_time(audit, step):
            continue
        cell = finest(pack, "time", task.task.key, cells)
        at = dict(cell.quantiles) if cell is not None else {}
        if cell is not None and 25 in at and 75 in at:
            minutes = Estimate(*_range(at), Basis.BENCHMARK)
            found.append(StartingTime(step, minutes * (60 * audit.work(step.id).units_per_cycle), cell))
    return tuple(found)


def _range(at: Mapping[int, float]) -> tuple[float, float, float]:
    """From the tenth to the ninetieth of a hundred firms. Half of them lie outside the quartiles: with those as its ends this step
    would look surer than it is. Where the tenths are not shown they are reckoned from the quartiles as times of work are spread
    (lognormal): 1.9 times as far from the middle, in ratios."""
    low, middle, high = at[25], at[50], at[75]
    if 10 in at:
        return at[10], middle, at[90]
    if low <= 0:
        return low, middle, high
    return (
        float(f"{middle * (low / middle) ** _TO_TENTHS:.2g}"),
        middle,
        float(f"{middle * (high / middle) ** _TO_TENTHS:.2g}"),
    )


def ground(pack: Pack, cell: ShownCell) -> str:
    """Where a starting value comes from, as it is offered.

    Args:
        pack: the pack.
        cell: whose figure it is.

    Returns:
        such as “Benchmark Oost 2026: about 40 firms (Metal and metal products)”, in the language in force.
    """
    text = _("Benchmark {programme} {year}: about {n} firms ({cell})")
    return text.format(programme=pack.programme, year=pack.year, n=number(cell.firms), cell=cell_label(cell.cell))


@verb(N_("Starting times from the benchmark"))
def take_starting_times(edit: Edit, found: tuple[StartingTime, ...], pack: Pack) -> None:
    """Enter starting times, and note with each step where its time comes from. What is there already stays.

    Args:
        edit: the edit to do it in.
        found: the times.
        pack: from which they come.
    """
    for start in found:
        work = edit.audit.work(start.step.id)
        if work.cycle_time_s is None and work.labour_s is None:
            edit.put(replace(work, cycle_time_s=start.cycle_s))
            known = edit.audit.benchmark_of(start.step.id)
            edit.put(
                Benchmark(
                    id=known.id if known is not None else 0,
                    step_id=start.step.id,
                    programme=pack.programme,
                    year=pack.year,
                    firms=start.cell.firms,
                    cell=start.cell.cell,
                )
            )
