"""The change of a map after which a problem is gone: a verb, and what it is done with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from auditor.edit import Verb, perform
from auditor.edit.map.from_log import add_step_seen, connect_seen, mark_not_seen, take_shares, take_time
from auditor.edit.map.process import set_demand
from auditor.edit.map.steps import delete
from auditor.exchange.conformance.names import is_name
from auditor.exchange.conformance.problems import (
    ENTRY,
    EXIT,
    DemandDiffers,
    NeverSeen,
    NeverTaken,
    NoStep,
    NoWay,
    Problem,
    SharesDiffer,
    TimeDiffers,
)
from auditor.flow.passage import passage
from auditor.model import Audit, StepKind
from auditor.store import AuditFile

Change = tuple[Verb[..., Any], Sequence[Any]]


def mended_by(audit: Audit, process_id: int, problem: Problem) -> Change | None:
    """What would mend a problem.

    Args:
        audit: the snapshot that it was found in.
        process_id: whose map.
        problem: of a comparison.

    Returns:
        the verb and its arguments; None where nothing can be done by one change, as where a case ends in the middle of a
        map that has no end, the name of an activity is that of several steps, or the demand is that of product families.
    """
    match problem:
        case NoStep():
            if is_name(audit, process_id, problem.activity):
                return None  # which of several steps it is, a person has to say
            before, after = _drawn(audit, process_id, problem.before), _drawn(audit, process_id, problem.after)
            return add_step_seen, (process_id, problem.activity, problem.work, before, after, problem.share_in)
        case NoWay():
            if problem.departs is None or problem.arrives is None:
                return None
            return connect_seen, (problem.departs, problem.arrives, problem.share_out)
        case NeverSeen():
            return mark_not_seen, (problem.step,)
        case NeverTaken():
            return delete, ((), _parallel(audit, problem.source, problem.target))
        case TimeDiffers():
            return take_time, (problem.step, problem.seen * problem.units_per_cycle)
        case SharesDiffer():
            return take_shares, (problem.step, problem.seen)
        case DemandDiffers():
            return None if problem.of_families else (set_demand, (process_id, problem.seen))


def mend(file: AuditFile, process_id: int, problem: Problem) -> bool:
    """Mend a problem in one step of undo.

    Args:
        file: the open audit.
        process_id: whose map.
        problem: of a comparison of its present snapshot.

    Returns:
        False where nothing can be done by one change.

    Raises:
        AuditorError: it could not be stored, or the change was refused; nothing has changed.
    """
    change = mended_by(file.audit, process_id, problem)
    if change is None:
        return False
    verb, arguments = change
    perform(file, verb, *arguments)
    return True


def _parallel(audit: Audit, source: int, target: int) -> tuple[int, ...]:
    """All flows of a connection."""
    flows = audit.flows_of(audit.steps[source].process_id)
    return tuple(flow.id for flow in flows if (flow.source_id, flow.target_id) == (source, target))


def _drawn(audit: Audit, process_id: int, node: int | None) -> int | None:
    """The step itself; of the edges of the map the start or the end that is drawn there."""
    kind = {ENTRY: StepKind.START, EXIT: StepKind.END}.get(node or 0)
    if kind is None:
        return node
    way = passage(audit, process_id)
    edge = way.starts if kind is StepKind.START else way.ends
    return next((step for step in edge if audit.steps[step].kind is kind), None)
