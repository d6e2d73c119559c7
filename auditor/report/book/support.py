"""What the law says and who helps, with sources and the month in which they were last checked."""

from __future__ import annotations

from reportlab.platypus import Flowable

from auditor.assess.readiness import readiness
from auditor.locale import _, month_name_and_year
from auditor.phrases.support import missing_support, support_state
from auditor.report.blocks import heading, note, paragraph, table
from auditor.report.blocks.footnote import spoken_by_sources
from auditor.report.context import Context
from auditor.report.sections.readiness import points_of_law, support_for
from auditor.report.theme import H2, TEXT_WIDTH


def build(context: Context) -> list[Flowable]:
    """A table of laws and one of support.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where neither is known for the firm's country.
    """
    weak = readiness(context.audit).weak
    story = [*_law(context, weak), *_support(weak, context.audit.firm.country)]
    return [heading(_("Law and support")), *story] if story else []


def _law(context: Context, weak: frozenset[str]) -> list[Flowable]:
    """What bears on what is weak, and what the firm's own country adds on a technology that was ranked."""
    points = points_of_law(context, weak)
    if not points:
        return []
    rows = [[p.name, p.text, month_name_and_year(p.as_of), p.source] for p in points]
    return [
        heading(_("What the law says"), H2),
        paragraph(_("This is no legal advice; it says what to ask for. The month is when it was last checked.")),
        table(
            [_("Law"), _("What it says"), _("As of"), _("Source")],
            rows,
            [104, TEXT_WIDTH - 286, 68, 114],
            bold=(0,),
            spoken={3: spoken_by_sources()},
        ),
    ]


def _support(weak: frozenset[str], country: str) -> list[Flowable]:
    """The support for what is weak; for everything where nothing is known to be weak."""
    rows = [[s.name, s.text, support_state(s), s.source] for s in support_for(weak, country)]
    if not rows:
        return []
    text = _("Check before you count on it: schemes change. The month is when we last looked.")
    missing = missing_support(country)
    return [
        heading(_("Who helps"), H2),
        paragraph(text),
        *([note(missing)] if missing else []),
        table(
            [_("Instrument"), _("What it does"), _("As of"), _("Source")],
            rows,
            [108, TEXT_WIDTH - 316, 104, 104],
            bold=(0,),
            spoken={3: spoken_by_sources()},
        ),
    ]
