"""How much goes along each flow."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.model import Audit, StepKind


def along_flows(audit: Audit, process_id: int, passes: Mapping[int, float]) -> dict[int, float]:
    """What goes along each flow: what its source lets through, by its share; a fork sends everything down every branch.

    Args:
        audit: the snapshot.
        process_id: the process.
        passes: how much passes each step (1/year), by step id.

    Returns:
        1/year by flow id, of the flows whose source is known.
    """
    found: dict[int, float] = {}
    for flow in audit.flows_of(process_id):
        amount = passes.get(flow.source_id)
        if amount is not None:
            scrap = audit.work(flow.source_id).scrap
            is_fork = audit.steps[flow.source_id].kind is StepKind.FORK
            through = 1.0 - scrap.likely if scrap is not None else 1.0
            found[flow.id] = amount * through * (1.0 if is_fork else flow.share)
    return found
