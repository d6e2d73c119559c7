"""Where the time goes: the heaviest steps, lanes and kinds of value, and the table of every process."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from auditor.flow import ProcessNumbers, StepNumbers
from auditor.flow.breakdown import GROUPINGS, HoursShare, hours_by
from auditor.locale import _, fixed, number, percent
from auditor.model import WORKING_KINDS, Estimate
from auditor.model.units import format_time
from auditor.phrases.amounts import number_for_reading
from auditor.phrases.flow import group_name
from auditor.report.blocks import figure, heading, paragraph, table
from auditor.report.context import Context, hours, number_range
from auditor.report.drawings import HoursRow, pareto
from auditor.report.theme import H2, TEXT_WIDTH

_MOST_BARS = 12


def build(context: Context) -> list[Flowable]:
    """Figure and tables.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where no process has steps.
    """
    if not context.processes:
        return []
    story: list[Flowable] = [heading(_("Where the time goes"))]
    shares = {g.key: hours_by(context.audit, context.analysis, g) for g in GROUPINGS}
    if shares["step"]:
        story += _figure(shares["step"])
        for key, title in (("lane", _("By lane")), ("class", _("By value for the customer"))):
            if len(shares[key]) > 1:
                story += [heading(title, H2), _by_group(context, shares[key])]
    for process in context.processes:
        story += _process(context, process)
    return [*story, PageBreak()]


def _figure(shares: tuple[HoursShare, ...]) -> list[Flowable]:
    whole = sum(s.hours.likely for s in shares)
    rows, added = [], 0.0
    for share in shares[:_MOST_BARS]:
        added += share.hours.likely
        rows.append(HoursRow(group_name(share), share.hours, added / whole if whole > 0 else 0.0))
    if len(rows) > 3:
        title = _("The three heaviest steps take {share} of the labour hours in the map").format(
            share=percent(rows[2].cumulative)
        )
    else:
        title = _("Labour hours a year by step")
    below = _("Bar: likely labour hours a year; line: from the low to the high estimate.")
    return [figure(pareto(rows, TEXT_WIDTH), title, below)]


def _by_group(context: Context, shares: tuple[HoursShare, ...]) -> Flowable:
    whole = sum(s.hours.likely for s in shares) or 1.0
    currency = context.audit.firm.currency
    head = ["", _("h a year"), _("Share"), _("{currency} a year").format(currency=currency)]
    rows = [
        [
            group_name(s),
            number(s.hours.likely),
            percent(s.hours.likely / whole),
            number_for_reading(s.cost.likely) if s.cost else "–",
        ]
        for s in shares
    ]
    return table(head, rows, [TEXT_WIDTH - 210, 70, 60, 80], right=(1, 2, 3), bold=(0,))


def _process(context: Context, process: ProcessNumbers) -> list[Flowable]:
    rows = [_row(context, n) for n in process.steps.values() if n.step.kind in WORKING_KINDS]
    if not rows:
        return []
    widths = [TEXT_WIDTH - 330, 88, 56, 66, 36, 46, 38]
    head = [_("Step"), _("Cycle time"), _("Passes a year"), _("Hours a year"), _("FTE"), _("In use"), _("Repet.")]
    fte = fixed(process.fte.likely, 1) if process.fte else "–"
    rows.append([_("Total"), "", "", hours(process.labour_hours_per_year), fte, "", ""])
    return [
        heading(process.process.name or _("Process"), H2),
        *([paragraph(_demand(process))] if process.takt_time_s is not None else []),
        table(head, rows, widths, right=(1, 2, 3, 4, 5), total=True),
    ]


def _demand(process: ProcessNumbers) -> str:
    assert process.demand_per_year is not None
    assert process.takt_time_s is not None
    text = _("Demand of {demand} a year: one every {takt} of working time (takt time).").format(
        demand=number(process.demand_per_year), takt=format_time(process.takt_time_s)
    )
    if process.bottleneck is None:
        return text
    use = process.steps[process.bottleneck.id].workload.utilisation or 0.0
    return f"{text} " + _("Bottleneck: “{step}”, in use {share} of its available time.").format(
        step=process.bottleneck.name, share=percent(use)
    )


def _row(context: Context, numbers: StepNumbers) -> list[str]:
    load = numbers.workload
    return [
        numbers.step.name,
        times(context.audit.work(numbers.step.id).cycle_time_s),
        number(load.passes_per_year) if load.passes_per_year is not None else "–",
        number_range(load.labour_hours_per_year) if load.labour_hours_per_year else "–",
        fixed(load.fte.likely, 1) if load.fte else "–",
        percent(load.utilisation) if load.utilisation is not None else "–",
        _("yes") if numbers.repetitive.is_repetitive else "",
    ]


def times(time_s: Estimate | None) -> str:
    """A time, or its range.

    Args:
        time_s: seconds; None where not known.

    Returns:
        text with units; a dash for None.
    """
    if time_s is None:
        return "–"
    if time_s.is_point:
        return format_time(time_s.likely)
    return f"{format_time(time_s.low)} – {format_time(time_s.high)}"
