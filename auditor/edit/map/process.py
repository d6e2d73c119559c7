"""Processes: added, as the detail of a step too, and what is known of each as a whole."""

from __future__ import annotations

from dataclasses import replace

from auditor.edit.verb import verb
from auditor.locale import N_, _
from auditor.model import Estimate, Process, StepKind
from auditor.store import Edit


@verb(N_("Add process"))
def add_process(edit: Edit, name: str) -> int:
    """An empty process.

    Args:
        edit: the edit to do it in.
        name: what it is called.

    Returns:
        The id of the process.
    """
    return edit.put(Process(name=name[:500])).id


@verb(N_("Add process"))
def ensure_process(edit: Edit) -> int:
    """The first process of the audit; a blank audit gets one.

    Args:
        edit: the edit to do it in.

    Returns:
        The id of the process.
    """
    if edit.audit.processes:
        return min(edit.audit.processes)
    return edit.put(Process(name=_("Main process"))).id


@verb(N_("Make sub-process"))
def ensure_detail(edit: Edit, step_id: int) -> int:
    """The process that shows a step in detail; made when there is none yet.

    Args:
        edit: the edit to do it in.
        step_id: which step; it becomes a sub-process.

    Returns:
        The id of the process.
    """
    step = edit.audit.steps[step_id]
    if step.detail_id is not None:
        return step.detail_id
    detail = edit.put(Process(name=step.name))
    edit.put(replace(step, kind=StepKind.SUBPROCESS, detail_id=detail.id))
    return detail.id


@verb(N_("Rename process"))
def rename_process(edit: Edit, process_id: int, name: str) -> None:
    """Another name for a process; an empty one changes nothing.

    Args:
        edit: the edit to do it in.
        process_id: which process.
        name: as typed.
    """
    if name:
        edit.put(replace(edit.audit.processes[process_id], name=name[:500]))


@verb(N_("Change demand"))
def set_demand(edit: Edit, process_id: int, demand: Estimate | None) -> None:
    """What a process is asked for.

    Args:
        edit: the edit to do it in.
        process_id: which process.
        demand: units per year; None leaves it to its product family.
    """
    edit.put(replace(edit.audit.processes[process_id], demand_per_year=demand))


@verb(N_("Change unit"))
def set_unit(edit: Edit, process_id: int, unit: str) -> None:
    """What flows through a process.

    Args:
        edit: the edit to do it in.
        process_id: which process.
        unit: one of them, in the firm's words.
    """
    edit.put(replace(edit.audit.processes[process_id], unit=unit[:200]))


@verb(N_("Change what a unit is worth"))
def set_scrap_cost(edit: Edit, process_id: int, cost: Estimate | None) -> None:
    """What a scrapped unit costs.

    Args:
        edit: the edit to do it in.
        process_id: which process.
        cost: the audit's currency per unit; None: not known.
    """
    edit.put(replace(edit.audit.processes[process_id], scrap_cost_per_unit=cost))


@verb(N_("Change what a unit is worth"))
def set_contribution(edit: Edit, process_id: int, contribution: Estimate | None) -> None:
    """What one unit more contributes.

    Args:
        edit: the edit to do it in.
        process_id: which process.
        contribution: the audit's currency per unit; None: not known.
    """
    edit.put(replace(edit.audit.processes[process_id], contribution_per_unit=contribution))


@verb(N_("Change what a unit is worth"))
def set_unmet_demand(edit: Edit, process_id: int, demand: Estimate | None) -> None:
    """What could be sold if it could be made.

    Args:
        edit: the edit to do it in.
        process_id: which process.
        demand: units per year; None: not known.
    """
    edit.put(replace(edit.audit.processes[process_id], unmet_demand_per_year=demand))


@verb(N_("Change product family"))
def set_family(edit: Edit, process_id: int, family_id: int | None) -> None:
    """A family's demand counts where the process states none of its own.

    Args:
        edit: the edit to do it in.
        process_id: which process.
        family_id: which product family; None: none.
    """
    edit.put(replace(edit.audit.processes[process_id], family_id=family_id))
