"""The upper half of the first page: firm, question, date; the contents stand below it."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, NextPageTemplate, Spacer

from auditor.locale import _
from auditor.model.jpeg import plain_jpeg
from auditor.report.blocks import gap, note, paragraph, photo
from auditor.report.colours import accent
from auditor.report.context import Context
from auditor.report.office import office
from auditor.report.pdf.document import PORTRAIT
from auditor.report.theme import BODY_TEXT, LEAD, SMALL, SUBTITLE, TEXT_WIDTH, TITLE

_LOGO_HIGH, _OFFICE_LOGO_HIGH = 22 * mm, 11 * mm


class _Band(Flowable):  # type: ignore[misc]
    """A short bar in the accent."""

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 60.0, 5.0

    def draw(self) -> None:
        self.canv.begin_decoration()
        self.canv.setFillColor(accent())
        self.canv.rect(0, 0, 60, 5, stroke=0, fill=1)
        self.canv.end()


def build(context: Context) -> list[Flowable]:
    """Firm, title, question, date, advisor.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order.
    """
    firm = context.audit.firm
    name = firm.name[:160] or _("Unnamed firm")
    story: list[Flowable] = []
    logo = plain_jpeg(firm.logo) if firm.logo is not None else None
    own = office()
    if own.logo is not None:
        story.append(photo(own.logo, TEXT_WIDTH * 0.3, _OFFICE_LOGO_HIGH, own.logo_text))
    if logo is not None:
        story += [photo(logo, TEXT_WIDTH * 0.5, _LOGO_HIGH, _("Logo of {firm}").format(firm=name)), gap(2)]
    elif own.logo is None:
        story.append(Spacer(1, 24))
    story += [
        Spacer(1, 6 * mm),
        _Band(),
        gap(2),
        paragraph(_("Automation audit"), SUBTITLE),
        gap(),
        paragraph(name, TITLE),
        gap(2),
    ]
    place = ", ".join(filter(None, [firm.sector[:120], firm.place[:120]]))
    if place:
        story.append(paragraph(place, LEAD))
    if firm.question:
        story += [gap(4), paragraph(_("The question"), SMALL), paragraph(firm.question[:1200], LEAD)]
    story.append(gap(4))
    for label, value in ((_("Date"), context.date_text), (_("Advisor"), firm.advisor[:120])):
        if value:
            story += [paragraph(label, SMALL), paragraph(value, BODY_TEXT)]
    if own.below:
        story += [gap(), note(own.below)]
    if firm.illustrative:
        story += [gap(1 if own.below else 3), note(_("Illustrative audit: an invented firm with believable figures."))]
    return [*story, gap(2 if own.below else 4), NextPageTemplate(PORTRAIT)]
