"""Times, volumes and hours of every step, process by process."""

from __future__ import annotations

from reportlab.platypus import Flowable

from auditor.flow import ProcessNumbers, StepNumbers
from auditor.flow.breakdown import GROUPINGS, HoursShare, hours_by
from auditor.locale import _, fixed, number, percent
from auditor.model import WORKING_KINDS
from auditor.model.units import format_time
from auditor.phrases.amounts import number_for_reading
from auditor.phrases.flow import group_name
from auditor.report.blocks import heading, paragraph, table
from auditor.report.context import Context, hours, number_range
from auditor.report.sections.time_and_labour import times
from auditor.report.theme import H2, TEXT_WIDTH


def build(context: Context) -> list[Flowable]:
    """A table a process.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where no process has steps with work.
    """
    story = [item for process in context.processes for item in _process(context, process)]
    for key, title in (("lane", _("By lane")), ("class", _("By value for the customer"))):
        shares = next(hours_by(context.audit, context.analysis, g) for g in GROUPINGS if g.key == key)
        if len(shares) > 1:
            story += [heading(title, H2), _by_group(context, shares)]
    return [heading(_("Times and hours by step")), *story] if story else []


def _process(context: Context, process: ProcessNumbers) -> list[Flowable]:
    rows = [_row(context, n) for n in process.steps.values() if n.step.kind in WORKING_KINDS]
    if not rows:
        return []
    widths = [TEXT_WIDTH - 350, 88, 56, 66, 36, 46, 58]
    head = [_("Step"), _("Cycle time"), _("Passes a year"), _("Hours a year"), _("FTE"), _("In use"), _("Repeats")]
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
    text = _("Demand is {demand} a year: one every {takt} of working time (takt time).").format(
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
