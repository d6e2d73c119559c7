"""Starting values: times of firms like this one for steps whose time nobody knows yet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from auditor.assess.tasks import division_of, task_of
from auditor.edit import verb
from auditor.flow.problems import lacks_time
from auditor.flow.workload.waiting import waits
from auditor.locale import N_, _, number
from auditor.model import Audit, Basis, Estimate, Step
from auditor.region.cells import cell_label
from auditor.region.disclosure.shown_cell import ShownCell
from auditor.region.pack.document import Pack
from auditor.region.standing.place import cells_like, finest
from auditor.store import Edit


@dataclass(frozen=True)
class StartingTime:
    """A time for a step.

    Attributes:
        cycle_s: of a cycle of the step, from the lower to the upper quartile.
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
            minutes = Estimate(at[25], at[50], at[75], Basis.CATALOGUE)
            found.append(StartingTime(step, minutes * (60 * audit.work(step.id).units_per_cycle), cell))
    return tuple(found)


def ground(pack: Pack, cell: ShownCell) -> str:
    """Where a starting value comes from, as it is noted in the audit.

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
            step = edit.audit.steps[start.step.id]
            notes = "\n".join(filter(None, (step.notes, ground(pack, start.cell))))
            edit.put(replace(step, notes=notes))
