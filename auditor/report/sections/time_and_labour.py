"""Where the time goes: the heaviest steps as bars, and the table of time and labour of every process."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from auditor.flow import ProcessNumbers, StepNumbers
from auditor.locale import _, number, percent
from auditor.model import WORKING_KINDS, Estimate
from auditor.model.units import format_time
from auditor.report.context import Context, hours, number_range
from auditor.report.figures import horizontal_bars
from auditor.report.theme import BODY_TEXT, H2, NOTE, TEXT_WIDTH, bullets, heading, paragraph, table

_MOST_BARS = 15


def build(context: Context) -> list[Flowable]:
    """Bars and tables."""
    processes = [p for p in context.analysis.processes.values() if p.steps]
    if not processes:
        return []
    story: list[Flowable] = [heading(_("Where the time goes"))]
    heavy = sorted(
        (
            (n.step.name, load.likely)
            for p in processes
            for n in p.steps.values()
            if (load := n.workload.labour_hours_per_year) is not None and load.likely > 0
        ),
        key=lambda item: -item[1],
    )
    if heavy:
        whole = sum(value for _name, value in heavy)
        top = heavy[:3]
        share = sum(value for _name, value in top) / whole
        if len(heavy) > 3:
            lead = _("The three heaviest steps take {share} of the labour hours in the map.").format(
                share=percent(share)
            )
            story.append(paragraph(lead, BODY_TEXT))
        rows = [(name, value, _("{n} h").format(n=number(value))) for name, value in heavy[:_MOST_BARS]]
        story += [horizontal_bars(rows, TEXT_WIDTH), paragraph(_("Labour hours a year per step."), NOTE)]
    for process in processes:
        story += _process(context, process)
    return [*story, PageBreak()]


def _process(context: Context, process: ProcessNumbers) -> list[Flowable]:
    widths = [TEXT_WIDTH - 318, 76, 56, 66, 36, 46, 38]
    head = [_("Step"), _("Cycle time"), _("Per year"), _("Hours a year"), _("FTE"), _("In use"), _("Repet.")]
    rows = [_row(context, n) for n in process.steps.values() if n.step.kind in WORKING_KINDS]
    rows.append(
        [
            _("Total"), "", "", hours(process.labour_hours_per_year),
            number(process.fte.likely, 1) if process.fte else "–", "", "",
        ]
    )  # fmt: skip
    story: list[Flowable] = [
        heading(process.process.name, H2),
        table(head, rows, widths, right=(1, 2, 3, 4, 5), bold=(0,)),
    ]
    return [*story, *bullets(_facts(process))]


def _row(context: Context, numbers: StepNumbers) -> list[str]:
    load = numbers.workload
    cycle = context.audit.work(numbers.step.id).cycle_time_s
    return [
        numbers.step.name,
        _times(cycle),
        number(load.passes_per_year) if load.passes_per_year is not None else "–",
        number_range(load.labour_hours_per_year) if load.labour_hours_per_year else "–",
        number(load.fte.likely, 1) if load.fte else "–",
        percent(load.utilisation) if load.utilisation is not None else "–",
        _("yes") if numbers.repetitive.is_repetitive else "",
    ]


def _times(cycle: Estimate | None) -> str:
    if cycle is None:
        return "–"
    if cycle.is_point:
        return format_time(cycle.likely)
    return f"{format_time(cycle.low)} – {format_time(cycle.high)}"


def _facts(process: ProcessNumbers) -> list[str]:
    found: list[str] = []
    stream = process.stream
    if process.demand_per_year is not None and process.takt_time_s is not None:
        found.append(
            _("Demand of {demand} a year: one every {takt} of working time (takt time).").format(
                demand=number(process.demand_per_year), takt=format_time(process.takt_time_s)
            )
        )
    if process.bottleneck is not None:
        use = process.steps[process.bottleneck.id].workload.utilisation or 0.0
        found.append(
            _("Bottleneck: “{step}”, in use {share} of its available time.").format(
                step=process.bottleneck.name, share=percent(use)
            )
        )
    if stream.lead_time_days is not None:
        found.append(
            _("Lead time {days} working days, of which {time} of processing.").format(
                days=number(stream.lead_time_days, 1), time=format_time(stream.processing_time_s)
            )
        )
    return found
