"""The value stream: waiting against work, and the line against takt."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from auditor.flow import ProcessNumbers
from auditor.flow.line.yamazumi import balance, by_step, line_elements
from auditor.flow.stream_map import stream_boxes
from auditor.locale import _, number, percent
from auditor.model.units import format_time
from auditor.phrases.flow import bar_name, uncounted_sentence
from auditor.phrases.stream import lead_time_days, uncounted_stocks
from auditor.report.blocks import bullets, figure, heading, paragraph
from auditor.report.context import Context
from auditor.report.drawings import ladder, line_figure
from auditor.report.theme import H2, TEXT_WIDTH

_MOST_BARS = 14
#: From this use on the bottleneck is named below the line.
_TIGHT = 0.85


def build(context: Context) -> list[Flowable]:
    """Ladder and line of every process that has one.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where no process has a ladder or a line.
    """
    story: list[Flowable] = []
    for process in context.processes:
        parts = [*_ladder(context, process), *_line(context, process)]
        if parts:
            story += [heading(process.process.name or _("Process"), H2, is_listed=len(context.processes) > 1), *parts]
    if not story:
        return []
    return [heading(_("Value stream and line")), *story, PageBreak()]


def _ladder(context: Context, process: ProcessNumbers) -> list[Flowable]:
    stream = process.stream
    boxes = [
        b for b in stream_boxes(context.audit, process) if b.processing_s is not None or b.inventory_days is not None
    ]
    if stream.lead_time_days is None or not boxes:
        return []
    title = _("The work takes {time}, but an order is under way for {days} working days").format(
        time=format_time(stream.processing_time_s), days=lead_time_days(stream)
    )
    found: list[Flowable] = [figure(ladder(boxes, TEXT_WIDTH), title, _("Above: days of waiting. Below: time of work for one unit."))]  # fmt: skip
    uncounted = uncounted_stocks(context.audit, stream)
    lines = [uncounted] if uncounted else []
    if stream.process_cycle_efficiency is not None:
        lines.append(
            _("Process cycle efficiency: {share} of the lead time adds value.").format(
                share=percent(stream.process_cycle_efficiency, 2)
            )
        )
    longest = max(stream.inventory_days, key=lambda k: stream.inventory_days[k], default=None)
    if longest is not None and stream.inventory_days[longest] > 0:
        lines.append(
            _("The longest wait is before “{step}”: {n} days of work.").format(
                step=context.audit.steps[longest].name, n=number(stream.inventory_days[longest], 1)
            )
        )
    return [*found, *bullets(lines)]


def _line(context: Context, process: ProcessNumbers) -> list[Flowable]:
    elements = line_elements(context.audit, process)
    bars = by_step(context.audit, elements)
    if len(bars) < 2 or process.takt_time_s is None:
        return []
    found = balance(bars, process.takt_time_s)
    if found.above_takt:
        title = _("Slower than takt: {steps}").format(steps=", ".join(bar_name(bar) for bar in found.above_takt[:3]))
    elif len(found.unknown) == len(bars):
        title = _("The line against takt")
    elif found.unknown:
        title = _("Every step whose people or stations are known keeps up with takt")
    else:
        title = _("Every step keeps up with takt")
    shown = sorted(bars, key=lambda b: -b.seconds)[:_MOST_BARS] if len(bars) > _MOST_BARS else bars
    text = _("Time per unit, divided by the stations or people that work side by side.")
    if len(bars) > _MOST_BARS:
        text += " " + _("The {n} fullest of {all} steps.").format(n=number(_MOST_BARS), all=number(len(bars)))
    parts: list[Flowable] = [figure(line_figure(shown, process.takt_time_s, TEXT_WIDTH), title, text)]
    if found.efficiency is not None:
        parts.append(
            paragraph(
                _("Line balance: {share}. All the work together takes {time} a unit.").format(
                    share=percent(found.efficiency), time=format_time(sum(element.seconds for element in elements))
                )
            )
        )
    tight = process.bottleneck
    use = process.steps[tight.id].workload.utilisation if tight is not None else None
    if tight is not None and use is not None and use > _TIGHT:
        text = _("Bottleneck: “{step}”, in use {share} of its available time.")
        parts.append(paragraph(text.format(step=tight.name, share=percent(use))))
    if found.unknown:
        parts.append(paragraph(uncounted_sentence(found.unknown)))
    return parts
