"""Shares of what leaves a step: typed, made to add up, and kept whole when flows come and go.

At a fork every flow carries all of the output, so that its shares are left alone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from auditor.edit.verb import verb
from auditor.locale import N_, _
from auditor.model import Audit, Flow, Step, StepKind
from auditor.store import Edit


@verb(N_("Change share"))
def set_share(edit: Edit, flow_id: int, share: float) -> None:
    """Another share for a flow; the others at the same step stay.

    Args:
        edit: the edit to do it in.
        flow_id: which flow.
        share: 0–1, of the output of its source.
    """
    edit.put(replace(edit.audit.flows[flow_id], share=share))


def _normalise_label(audit: Audit, step_id: int) -> str:
    is_fork = audit.steps[step_id].kind is StepKind.FORK
    return _("Give each branch all") if is_fork else _("Make shares add up")


@verb(_normalise_label)
def normalise_shares(edit: Edit, step_id: int) -> None:
    """The shares out of a step scaled to add up to 100 %, equal ones where all are 0; at a fork each branch gets all.

    Args:
        edit: the edit to do it in.
        step_id: the step that the flows leave.
    """
    flows = _flows_from(edit, step_id)
    total = sum(f.share for f in flows)
    is_fork = edit.audit.steps[step_id].kind is StepKind.FORK
    for flow in flows:
        share = 1.0 if is_fork else flow.share / total if total > 0 else 1 / len(flows)
        edit.put(replace(flow, share=share))


def add_flow(edit: Edit, source: Step, target_id: int) -> None:
    """A flow more out of a step; the shares of a split make room for it, in proportion.

    Args:
        edit: the edit to do it in.
        source: the step that it leaves, as in the snapshot.
        target_id: the step that it leads to.
    """
    others = _flows_from(edit, source.id)
    share = 1.0
    if source.kind is not StepKind.FORK:
        share = 1 / (len(others) + 1)
        for flow in others:
            edit.put(replace(flow, share=flow.share * len(others) / (len(others) + 1)))
    edit.put(Flow(process_id=source.process_id, source_id=source.id, target_id=target_id, share=share))


def share_what_is_freed(edit: Edit, source_ids: Collection[int], gone: Collection[int]) -> None:
    """What is left of the flows out of some steps takes over what others carried, in proportion.

    Args:
        edit: the edit to do it in.
        source_ids: the steps that lost flows.
        gone: the ids of the flows that are removed in this edit.
    """
    for source_id in source_ids:
        rest = [f for f in _flows_from(edit, source_id) if f.id not in gone]
        total = sum(f.share for f in rest)
        if edit.audit.steps[source_id].kind is not StepKind.FORK and total > 0:
            for flow in rest:
                edit.put(replace(flow, share=min(flow.share / total, 1.0)))


def _flows_from(edit: Edit, step_id: int) -> list[Flow]:
    flows = edit.audit.flows_of(edit.audit.steps[step_id].process_id)
    return [f for f in flows if f.source_id == step_id]
