"""The map: all processes at a glance, then each whole on a page, and in readable parts where the whole is too small."""

from __future__ import annotations

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from auditor.flow import ProcessNumbers
from auditor.locale import _, ngettext, number, percent
from auditor.model import WORKING_KINDS
from auditor.phrases.stream import lead_time_days
from auditor.report.blocks import figure, heading, note, paragraph, table
from auditor.report.blocks.figure import Picture
from auditor.report.context import Context, hours
from auditor.report.drawings import READABLE_SCALE, DescribedDrawing, map_bands, map_overview
from auditor.report.pdf.document import LANDSCAPE, PORTRAIT
from auditor.report.theme import H2, LANDSCAPE_HEIGHT, LANDSCAPE_WIDTH, TEXT_HEIGHT, TEXT_WIDTH

_HEADING_ROOM = 62.0
_OVERVIEW_ROOM = 0.74
_MOST_IN_OVERVIEW = 4


def build(context: Context) -> list[Flowable]:
    """A page with all of it, landscape pages with each map.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where no process has steps.
    """
    if not context.processes:
        return []
    story: list[Flowable] = [heading(_("The map")), paragraph(_intro(context)), _glance(context)]
    story += _overview(context)
    room = (LANDSCAPE_WIDTH, LANDSCAPE_HEIGHT - _HEADING_ROOM)
    for process in context.processes:
        shown, scale = map_overview(context.audit, process, room)
        story += [
            NextPageTemplate(LANDSCAPE),
            PageBreak(),
            heading(process.process.name or _("Process"), H2, is_listed=True),
            Picture(shown.alt, shown.drawing),
        ]
        if scale < READABLE_SCALE:
            bands = map_bands(context.audit, process, room)
            for i, band in enumerate(bands, 1):
                title = _("{process}, part {n} of {total}").format(process=process.process.name, n=i, total=len(bands))
                story += [PageBreak(), heading(title, H2), Picture(title, band)]
    return [*story, NextPageTemplate(PORTRAIT), PageBreak()]


def _intro(context: Context) -> str:
    n = len(context.processes)
    text = ngettext("We mapped one process.", "We mapped {n} processes.", n).format(n=number(n))
    return f"{text} {legend()}"


def legend() -> str:
    """How a map is read."""
    return _("The bar in a card is its share of labour hours, against the heaviest step. Rework runs back in dashes.")


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


def _overview(context: Context) -> list[Flowable]:
    """All maps under each other, as small as that makes them; left out where there are too many to see anything."""
    shown = context.processes[:_MOST_IN_OVERVIEW]
    if len(shown) < 2:
        return []
    each = TEXT_HEIGHT * _OVERVIEW_ROOM / len(shown) - 26
    drawn = []
    for process in shown:
        found, _scale = map_overview(context.audit, process, (TEXT_WIDTH, each))
        drawn.append(figure(DescribedDrawing(found.drawing, found.alt), process.process.name))
    if len(context.processes) > len(shown):
        more = len(context.processes) - len(shown)
        text = ngettext("{n} more process follows.", "{n} more processes follow.", more)
        drawn.append(note(text.format(n=number(more))))
    return drawn
