"""What limits the work: how busy each station and crew is, and how long an order waits."""

from __future__ import annotations

from reportlab.platypus import Flowable

from auditor.flow import ProcessNumbers
from auditor.locale import _, number, percent, quoted
from auditor.model.units import format_time
from auditor.phrases.stream import lead_time_days, uncounted_stocks
from auditor.report.blocks import bullets, figure, heading
from auditor.report.context import Context
from auditor.report.drawings.use import use_figure
from auditor.report.theme import TEXT_WIDTH

_MOST_BARS = 10
#: From this use on little is left for trouble.
_TIGHT = 0.85


def build(context: Context) -> list[Flowable]:
    """One figure over all processes, and a line a process about waiting.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where neither use nor waiting is known.
    """
    rows = sorted(
        (
            (n.step.name, n.workload.utilisation)
            for p in context.processes
            for n in p.steps.values()
            if n.workload.utilisation is not None
        ),
        key=lambda row: -row[1],
    )[:_MOST_BARS]
    lines = [line for process in context.processes for line in _waiting(context, process)]
    if not rows and not lines:
        return []
    story: list[Flowable] = [heading(_("What limits the work"))]
    if rows:
        below = _("Use of stations and crews; not known for handwork whose people nobody counted.")
        story.append(figure(use_figure(rows, TEXT_WIDTH), _title(rows), below))
    return [*story, *bullets(lines)]


def _title(rows: list[tuple[str, float]]) -> str:
    tight = [(name, use) for name, use in rows if use >= _TIGHT]
    if not tight:
        return _("No step is in use more than {share} of its time").format(share=percent(rows[0][1]))
    text = _("{step} is in use {share} of its time: what gets through there limits the whole")
    if tight[0][1] > 1:
        text = _("{step} would need {share} of its time: it cannot meet the demand as it is")
    return text.format(step=quoted(tight[0][0]), share=percent(tight[0][1]))


def _waiting(context: Context, process: ProcessNumbers) -> list[str]:
    """How long an order is on its way, and where it waits longest."""
    stream = process.stream
    if stream.lead_time_days is None or stream.processing_time_s is None:
        return []
    text = _("{process}: the work takes {time}, but an order is under way for {days} working days.")
    said = text.format(
        process=process.process.name, time=format_time(stream.processing_time_s), days=lead_time_days(stream)
    )
    longest = max(stream.inventory_days, key=lambda k: stream.inventory_days[k], default=None)
    if longest is not None and stream.inventory_days[longest] > 0:
        wait = _("The longest wait is before “{step}”: {n} days of work.")
        said += " " + wait.format(step=context.audit.steps[longest].name, n=number(stream.inventory_days[longest], 1))
    if stream.process_cycle_efficiency is not None:
        share = percent(stream.process_cycle_efficiency, 2)
        said += " " + _("Process cycle efficiency: {share} of the lead time adds value.").format(share=share)
    uncounted = uncounted_stocks(context.audit, stream)
    return [f"{said} {uncounted}".strip()]
