"""The cover."""

from __future__ import annotations

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak, Spacer

from auditor.locale import _
from auditor.report.context import Context
from auditor.report.document import PORTRAIT
from auditor.report.theme import BODY_TEXT, LEAD, NOTE, PAGE, SMALL, SUBTITLE, TITLE, paragraph


def build(context: Context) -> list[Flowable]:
    """Firm, title, question, date, advisor."""
    firm = context.audit.firm
    story: list[Flowable] = [
        Spacer(1, PAGE[1] * 0.2),
        paragraph(_("Automation audit"), SUBTITLE),
        Spacer(1, 8),
        paragraph(firm.name[:160] or _("Unnamed firm"), TITLE),
        Spacer(1, 18),
    ]
    place = ", ".join(filter(None, [firm.sector[:120], firm.place[:120]]))
    if place:
        story.append(paragraph(place, LEAD))
    if firm.question:
        story += [Spacer(1, 40), paragraph(_("The question"), SMALL), paragraph(firm.question[:1500], BODY_TEXT)]
    story.append(Spacer(1, 60))
    for label, value in ((_("Date"), context.date), (_("Advisor"), firm.advisor[:120])):
        if value:
            story += [paragraph(label, SMALL), paragraph(value, BODY_TEXT)]
    if firm.illustrative:
        story += [Spacer(1, 40), paragraph(_("Illustrative audit: an invented firm with believable figures."), NOTE)]
    return [*story, NextPageTemplate(PORTRAIT), PageBreak()]
