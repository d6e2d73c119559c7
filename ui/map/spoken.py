"""What a screen reader says of the selection: the step or flow in words."""

from __future__ import annotations

from auditor.locale import _
from auditor.model import Audit
from auditor.model.units import format_time
from auditor.phrases.shares import exact_percent, why_assumed
from auditor.terms import step_kind_label


def spoken(audit: Audit, steps: list[int], flows: list[int]) -> str:
    """One step with its kind, lane, time and what it leads to; one flow with its ends and share; else how many."""
    if len(steps) == 1 and steps[0] in audit.steps:
        step = audit.steps[steps[0]]
        parts = [step.name, step_kind_label(step.kind.value)]
        if step.lane_id is not None:
            parts.append(audit.lanes[step.lane_id].name)
        cycle = audit.work(step.id).cycle_time_s
        if cycle is not None:
            parts.append(format_time(cycle.likely))
        onward = [audit.steps[f.target_id].name for f in audit.flows_of(step.process_id) if f.source_id == step.id]
        if onward:
            parts.append(_("to {steps}").format(steps=", ".join(onward)))
        return ", ".join(parts)
    if len(flows) == 1 and flows[0] in audit.flows:
        flow = audit.flows[flows[0]]
        parts = [f"{audit.steps[flow.source_id].name} → {audit.steps[flow.target_id].name}", exact_percent(flow.share)]
        why = why_assumed([flow])
        return ", ".join([*parts, why] if why else parts)
    return _("{n} selected").format(n=len(steps) + len(flows)) if steps or flows else ""
