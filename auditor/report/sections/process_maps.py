"""The map: each process whole on a page, and in readable parts where the whole is too small."""

from __future__ import annotations

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from auditor.locale import _
from auditor.report.context import Context
from auditor.report.document import LANDSCAPE, PORTRAIT
from auditor.report.figures import READABLE_SCALE, map_bands, map_overview
from auditor.report.theme import H2, LANDSCAPE_HEIGHT, LANDSCAPE_WIDTH, NOTE, heading, paragraph

_HEADING_ROOM = 62.0


def build(context: Context) -> list[Flowable]:
    """Landscape pages with the maps."""
    numbers = [n for n in context.analysis.processes.values() if n.steps]
    if not numbers:
        return []
    story: list[Flowable] = []
    room = (LANDSCAPE_WIDTH, LANDSCAPE_HEIGHT - _HEADING_ROOM)
    legend = _("The bar in a card is its share of labour hours, against the heaviest step. Rework runs back in dashes.")
    for process in numbers:
        figure, scale = map_overview(context.audit, process, room)
        story += [
            NextPageTemplate(LANDSCAPE),
            PageBreak(),
            heading(_("Map: {process}").format(process=process.process.name)),
        ]
        story += [figure, paragraph(legend, NOTE)]
        if scale < READABLE_SCALE:
            bands = map_bands(context.audit, process, room)
            for i, band in enumerate(bands, 1):
                title = _("{process}, part {n} of {total}").format(process=process.process.name, n=i, total=len(bands))
                story += [PageBreak(), heading(title, H2), band]
    return [*story, NextPageTemplate(PORTRAIT), PageBreak()]
