"""What a log shows, taken over into a map: steps, connections, times and shares as measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from auditor.edit.map.placing import new_step, place_all, tidy_name
from auditor.edit.map.shares import flows_from, put_filling, scaled
from auditor.edit.verb import verb
from auditor.flow.layout import drawing
from auditor.flow.layout.room import place_behind
from auditor.locale import N_, _
from auditor.model import Audit, Basis, Estimate, Flow, StepKind, Tag, Work
from auditor.store import Edit
from auditor.terms import NOT_IN_LOG

#: Shares of this kind give way to one that a log shows.
_NOT_MEASURED = frozenset(Basis) - {Basis.MEASURED}


def _add_label(
    audit: Audit, process_id: int, name: str, work: Work, before_id: int | None, after_id: int | None, share: float
) -> str:
    return _("Add step “{name}” from the log").format(name=name)


def _connect_label(audit: Audit, source_id: int, target_id: int, share: float) -> str:
    source, target = audit.steps[source_id].name, audit.steps[target_id].name
    return _("Connect “{source}” with “{target}” as in the log").format(source=source, target=target)


def _time_label(audit: Audit, step_id: int, cycle_time: Estimate) -> str:
    return _("Time of “{step}” from the log").format(step=audit.steps[step_id].name)


def _shares_label(audit: Audit, step_id: int, shares: Mapping[int, float]) -> str:
    return _("Shares out of “{step}” from the log").format(step=audit.steps[step_id].name)


@verb(_add_label)
def add_step_seen(
    edit: Edit, process_id: int, name: str, work: Work, before_id: int | None, after_id: int | None, share: float
) -> int:
    """A step that the log shows, between the steps that it is mostly done between.

    Args:
        edit: the edit to do it in.
        process_id: the process that it goes into.
        name: of the activity.
        work: what it takes, by the log; its id and role are of no account.
        before_id: the step that it follows; None: none, it stands by itself.
        after_id: the step that it leads to; None: none.
        share: 0–1, of what leaves ``before_id``, that goes to it.

    Returns:
        The id of the step.
    """
    place_all(edit, process_id)
    audit = edit.audit
    shapes = drawing(audit, process_id)
    cards = list(shapes.cards.values())
    neighbour = before_id or after_id or next(iter(shapes.cards), None)
    step = new_step(audit, process_id, 0.0, 0.0, StepKind.OPERATION)
    if neighbour is not None:
        source = audit.steps[neighbour]
        x, y = place_behind(shapes.grain, source, shapes.cards[neighbour], cards)
        step = replace(step, x=x, y=y, lane_id=source.lane_id)
    step = edit.put(replace(step, name=tidy_name(name) or step.name))
    if replace(work, id=0) != Work(id=0):
        edit.put(replace(work, id=step.id, role_id=None))
    if before_id is not None:
        _put_with_share(edit, before_id, step.id, share)
    if after_id is not None:
        edit.put(Flow(process_id=process_id, source_id=step.id, target_id=after_id, share_basis=Basis.MEASURED))
    return step.id


@verb(_connect_label)
def connect_seen(edit: Edit, source_id: int, target_id: int, share: float) -> None:
    """A connection that the log shows, with its share of what leaves the source.

    Args:
        edit: the edit to do it in.
        source_id: the step that it leaves.
        target_id: the step that it leads to. Where there is a connection already, nothing changes.
        share: 0–1; the others out of the source carry the rest: those that are not measured give way, else all do.
    """
    if all(flow.target_id != target_id for flow in flows_from(edit, edit.audit.steps[source_id])):
        _put_with_share(edit, source_id, target_id, share)


@verb(_time_label)
def take_time(edit: Edit, step_id: int, cycle_time: Estimate) -> None:
    """The log's time of a step, as measured; it follows no time study any more.

    Args:
        edit: the edit to do it in.
        step_id: which step.
        cycle_time: seconds a cycle.
    """
    work = edit.audit.work(step_id)
    edit.put(replace(work, cycle_time_s=cycle_time.with_basis(Basis.MEASURED), study_id=None))


@verb(_shares_label)
def take_shares(edit: Edit, step_id: int, shares: Mapping[int, float]) -> None:
    """The log's shares of what leaves a step, as measured.

    Args:
        edit: the edit to do it in.
        step_id: the step that the flows leave.
        shares: flow → share, 0–1; of parallel flows to one step the one named stands for all, and each carries its part
            as before. Flows that it does not name stay.
    """
    leaving = flows_from(edit, edit.audit.steps[step_id])
    target_of = {flow.id: flow.target_id for flow in leaving}
    for flow_id, share in shares.items():
        parallel = [flow for flow in leaving if flow.target_id == target_of.get(flow_id)]
        for flow in scaled(parallel, min(max(share, 0.0), 1.0)):
            edit.put(replace(flow, share_basis=Basis.MEASURED))


@verb(N_("Mark as not in the log"))
def mark_not_seen(edit: Edit, step_id: int) -> None:
    """A step that no log shows, because nothing of it is recorded: it is not asked about again.

    Args:
        edit: the edit to do it in.
        step_id: which step.
    """
    known = edit.audit.tag(step_id, NOT_IN_LOG)
    edit.put(replace(known, accepted=True) if known else Tag(step_id=step_id, name=NOT_IN_LOG))


def _put_with_share(edit: Edit, source_id: int, target_id: int, share: float) -> None:
    """A flow more out of a step with a measured share; at a fork, and where it is the only one, it carries all.

    What is not measured gives way, as far as it can.
    """
    source = edit.audit.steps[source_id]
    flow = Flow(process_id=source.process_id, source_id=source_id, target_id=target_id, share_basis=Basis.MEASURED)
    others = flows_from(edit, source)
    if source.kind is not StepKind.FORK and others:
        flow = replace(flow, share=min(max(share, 0.0), 1.0))
        put_filling(edit, others, 1.0 - flow.share, _NOT_MEASURED)
    edit.put(flow)
