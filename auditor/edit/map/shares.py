"""Shares of what leaves a step: typed, made to add up, and kept whole when flows come and go.

Whoever types a share takes it from the other flows of the step: from those that nobody said anything of, as long as they
have it to give, else from all in proportion. At a fork every flow carries all of the output, so that its shares are left
alone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.locale import N_, _
from auditor.model import Audit, Basis, Flow, Step, StepKind
from auditor.store import Edit

#: Shares of this kind give way when another one is typed.
_UNSAID = frozenset({Basis.ASSUMED, Basis.CALCULATED})
_NOTHING = 1e-9


@verb(N_("Change share"))
def set_share(edit: Edit, flow_id: int, share: float) -> None:
    """Another share for a flow, said by a person; the others at the same step carry the rest. At a fork they stay.

    Args:
        edit: the edit to do it in.
        flow_id: which flow.
        share: 0–1, of the output of its source.

    Raises:
        InputError: it is the only way out of its step and should not carry all.
    """
    flow = edit.audit.flows[flow_id]
    source = edit.audit.steps[flow.source_id]
    others = [f for f in flows_from(edit, source) if f.id != flow_id]
    if source.kind is not StepKind.FORK:
        if not others and share < 1:
            text = _("It is the only way out of “{step}”, so that all goes this way. First draw where the rest goes.")
            raise InputError(text.format(step=source.name))
        put_filling(edit, others, 1 - share)
    edit.put(replace(flow, share=share, share_basis=Basis.STATED))


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
    source = edit.audit.steps[step_id]
    flows = flows_from(edit, source)
    if source.kind is StepKind.FORK:
        flows = [replace(flow, share=1.0, share_basis=Basis.STATED) for flow in flows]
    else:
        flows = scaled(flows, 1.0)
    for flow in flows:
        edit.put(flow)


def add_flow(edit: Edit, source: Step, target_id: int) -> None:
    """A flow more out of a step. What it carries is assumed, and the shares of a split make room for it.

    Args:
        edit: the edit to do it in.
        source: the step that it leaves, as in the snapshot.
        target_id: the step that it leads to.
    """
    put_with_room(edit, source, Flow(process_id=source.process_id, source_id=source.id, target_id=target_id))


def put_with_room(edit: Edit, source: Step, flow: Flow) -> None:
    """A flow that did not leave a step before, with as much as each of those that nobody said anything of.

    Where all shares were said, it gets an equal part of all, and they keep their proportion.

    Args:
        edit: the edit to do it in.
        source: the step that it leaves then, as in the snapshot.
        flow: the flow, with its ends as they are then.
    """
    others = flows_from(edit, source)
    if source.kind is StepKind.FORK or not others:
        edit.put(replace(flow, share=1.0, share_basis=Basis.STATED))
        return
    if len(others) == 1:
        others = [replace(others[0], share=1.0, share_basis=Basis.ASSUMED)]
    giving = [f for f in others if f.share_basis in _UNSAID]
    pool = sum(f.share for f in giving)
    if pool <= _NOTHING:
        giving, pool = others, sum(f.share for f in others)
    else:
        giving = [replace(f, share_basis=Basis.ASSUMED) for f in giving]
    part = (pool if pool > _NOTHING else 1.0) / (len(giving) + 1)
    for other in scaled(giving, part * len(giving)):
        edit.put(replace(other, share_basis=Basis.ASSUMED) if len(giving) == 1 else other)
    edit.put(replace(flow, share=part, share_basis=Basis.ASSUMED))


def share_what_is_freed(edit: Edit, source_ids: Collection[int], gone: Collection[int]) -> None:
    """What is left of the flows out of some steps takes over what others carried.

    Args:
        edit: the edit to do it in.
        source_ids: the steps that lost flows.
        gone: the ids of the flows that are removed in this edit, or led elsewhere.
    """
    for source_id in source_ids:
        source = edit.audit.steps[source_id]
        if source.kind is not StepKind.FORK:
            put_filling(edit, [f for f in flows_from(edit, source) if f.id not in gone], 1.0)


def share_anew(edit: Edit, step_id: int) -> None:
    """The flows out of a step that is no fork any more: each carried all, now they split it equally.

    Args:
        edit: the edit to do it in.
        step_id: the step, a fork in the snapshot.
    """
    flows = flows_from(edit, edit.audit.steps[step_id])
    if abs(sum(f.share for f in flows) - 1) > _NOTHING:
        for flow in scaled([replace(f, share=0.0) for f in flows], 1.0):
            edit.put(flow)


def scaled(flows: Sequence[Flow], room: float) -> list[Flow]:
    """Flows that carry so much together, in the proportion that they have; equally where they have none.

    Args:
        flows: out of one step.
        room: 0–1, what they carry together.

    Returns:
        the same flows; what is changed is calculated, or assumed where it was so, or where it was split equally.
    """
    total = sum(f.share for f in flows)
    found = []
    for flow in flows:
        share = flow.share / total * room if total > _NOTHING else room / len(flows)
        share, basis = min(max(share, 0.0), 1.0), flow.share_basis
        if len(flows) == 1 and (basis is Basis.ASSUMED or abs(share - flow.share) > _NOTHING):
            basis = Basis.CALCULATED
        elif total <= _NOTHING:
            basis = Basis.ASSUMED
        elif basis is not Basis.ASSUMED and abs(share - flow.share) > _NOTHING:
            basis = Basis.CALCULATED
        found.append(replace(flow, share=share, share_basis=basis))
    return found


def put_filling(edit: Edit, flows: Sequence[Flow], room: float, giving: Collection[Basis] = _UNSAID) -> None:
    """Let flows carry so much together: some fit in between the others where they can.

    Args:
        edit: the edit to do it in.
        flows: out of one step.
        room: 0–1, what they carry together.
        giving: of what basis those are that give way; else those that nobody said anything of.
    """
    yielding = [f for f in flows if f.share_basis in giving]
    said = sum(f.share for f in flows if f.share_basis not in giving)
    if yielding and said <= room + _NOTHING:
        flows, room = yielding, max(room - said, 0.0)
    for flow in scaled(flows, room):
        edit.put(flow)


def flows_from(edit: Edit, source: Step) -> list[Flow]:
    """What leaves a step.

    Args:
        edit: the edit that is made.
        source: the step.

    Returns:
        its flows, as in the snapshot.
    """
    return [f for f in edit.audit.flows_of(source.process_id) if f.source_id == source.id]
