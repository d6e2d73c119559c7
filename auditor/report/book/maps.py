"""Every map whole on a landscape page; the report has them in strips that can be read."""

from __future__ import annotations

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from auditor.locale import _
from auditor.report.blocks import heading
from auditor.report.blocks.figure import Picture
from auditor.report.context import Context
from auditor.report.drawings import map_overview
from auditor.report.pdf.document import LANDSCAPE, PORTRAIT
from auditor.report.theme import H2, LANDSCAPE_HEIGHT, LANDSCAPE_WIDTH

_HEADING_ROOM = 92.0


def build(context: Context) -> list[Flowable]:
    """A landscape page with each map.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where no process has steps.
    """
    if not context.processes:
        return []
    story: list[Flowable] = [NextPageTemplate(LANDSCAPE), PageBreak(), heading(_("The maps in full"))]
    for place, process in enumerate(context.processes):
        room = (LANDSCAPE_WIDTH, LANDSCAPE_HEIGHT - _HEADING_ROOM)
        shown, _scale = map_overview(context.audit, process, room)
        story += [PageBreak()] if place else []
        story += [heading(process.process.name or _("Process"), H2), Picture(shown.alt, shown.drawing)]
    return [*story, NextPageTemplate(PORTRAIT), PageBreak()]
