"""The map: all processes at a glance, then each in strips in which every name can be read."""

from __future__ import annotations

from reportlab.platypus import Flowable

from auditor.flow import ProcessNumbers
from auditor.locale import _, ngettext, number, percent
from auditor.model import WORKING_KINDS
from auditor.phrases.stream import lead_time_days
from auditor.report.blocks import heading, paragraph, table
from auditor.report.blocks.figure import Picture
from auditor.report.context import Context, hours
from auditor.report.drawings import map_strips
from auditor.report.theme import H2, TEXT_WIDTH

_HEADING_ROOM = 62.0


def build(context: Context) -> list[Flowable]:
    """A table of the processes, and the map of each.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where no process has steps.
    """
    if not context.processes:
        return []
    story: list[Flowable] = [heading(_("The map")), paragraph(_intro(context)), _glance(context)]
    for process in context.processes:
        story.append(heading(process.process.name or _("Process"), H2, is_listed=False))
        for strip in map_strips(context.audit, process, TEXT_WIDTH):
            story.append(Picture(strip.alt, strip.drawing))
    return story


def _intro(context: Context) -> str:
    n = len(context.processes)
    text = ngettext("We mapped one process.", "We mapped {n} processes.", n).format(n=number(n))
    return f"{text} {legend()}"


def legend() -> str:
    """How a map is read."""
    return _("The bar in a card shows its labour hours beside those of the heaviest step. Dashed lines are rework.")


def _glance(context: Context) -> Flowable:
    head = [_("Process"), _("Steps"), _("Demand a year"), _("Labour, h a year"), _("Lead time, days"), _("Busiest step"), _("In use")]  # fmt: skip
    widths = [TEXT_WIDTH - 340, 38, 54, 58, 54, 92, 44]
    return table(head, [_row(p) for p in context.processes], widths, right=(1, 2, 3, 4, 6), bold=(0,))


def _row(process: ProcessNumbers) -> list[str]:
    tight = process.bottleneck
    use = process.steps[tight.id].workload.utilisation if tight is not None else None
    return [
        process.process.name,
        number(sum(s.step.kind in WORKING_KINDS for s in process.steps.values())),
        number(process.demand_per_year) if process.demand_per_year is not None else "–",
        hours(process.labour_hours_per_year),
        lead_time_days(process.stream),
        tight.name if tight is not None else "–",
        percent(use) if use is not None else "–",
    ]
