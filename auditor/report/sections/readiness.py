"""How ready the firm is, what to do about what is weak, and who helps."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from auditor.assess.law import legal_points
from auditor.assess.readiness import readiness, thresholds
from auditor.assess.support import directory
from auditor.locale import _, ngettext, number
from auditor.phrases.support import missing_support, support_state
from auditor.report.blocks import bullets, figure, heading, note, paragraph, table
from auditor.report.context import Context
from auditor.report.drawings import readiness_figure
from auditor.report.theme import H2, LEAD, TEXT_WIDTH


def build(context: Context) -> list[Flowable]:
    """Bars, steps for what is weak, support.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order.
    """
    found = readiness(context.audit)
    story: list[Flowable] = [heading(_("Readiness and support"))]
    if not found.answered:
        text = _("The questions about readiness were not answered. They take a quarter of an hour and show what would hold a project back.")  # fmt: skip
        story.append(paragraph(text, LEAD))
    else:
        rows = [(t.name, found.levels[t.key]) for t in thresholds()]
        story += [paragraph(_lead(context), LEAD), figure(readiness_figure(rows, TEXT_WIDTH), _title(context))]
        for threshold in thresholds():
            if threshold.key in found.weak:
                story += [heading(threshold.name, H2), *bullets(list(threshold.steps))]
    country = context.audit.firm.country
    story += _law(context, found.weak) + _support(found.weak, country)
    return [*story, PageBreak()]


def _lead(context: Context) -> str:
    found = readiness(context.audit)
    text = _("{n} of {all} questions were answered, from 1 (not at all) to 5 (fully).")
    return text.format(n=number(found.answered), all=number(found.asked))


def _title(context: Context) -> str:
    weak = readiness(context.audit).weak
    if not weak:
        return _("Nothing that was asked about stands in the way")
    names = ", ".join(t.name for t in thresholds() if t.key in weak)
    return ngettext("One threshold is weak: {names}", "{n} thresholds are weak: {names}", len(weak)).format(
        n=number(len(weak)), names=names
    )


def _asked(weak: frozenset[str]) -> frozenset[str]:
    """The thresholds that are weak; all where nothing is known to be weak."""
    return weak or frozenset(t.key for t in thresholds())


def _law(context: Context, weak: frozenset[str]) -> list[Flowable]:
    """What bears on what is weak, and what the firm's own country adds on a technology that was ranked."""
    asked = _asked(weak)
    ranked = {key for r in context.ranking.candidates for key in r.evaluation.candidate.technology.law_keys}
    points = [
        point
        for point in legal_points(context.audit.firm.country).values()
        if point.thresholds & asked or (point.own_text and point.key in ranked)
    ]
    if not points:
        return []
    rows = [[p.name, p.text, f"{p.as_of}\n{p.source}"] for p in points]
    return [
        heading(_("What the law says"), H2),
        paragraph(_("No legal advice: what to ask for. The month says when it was last checked.")),
        table([_("Law"), _("What it says"), _("As of, source")], rows, [110, TEXT_WIDTH - 230, 120], bold=(0,)),
    ]


def _support(weak: frozenset[str], country: str) -> list[Flowable]:
    """The support for what is weak; for everything where nothing is known to be weak."""
    asked = _asked(weak)
    rows = [[s.name, s.text, f"{support_state(s)}\n{s.source}"] for s in directory(country) if s.thresholds & asked]
    if not rows:
        return []
    text = _("Check before you count on it: schemes change. The month says when we looked.")
    missing = missing_support(country)
    return [
        heading(_("Who helps"), H2),
        paragraph(text),
        *([note(missing)] if missing else []),
        table([_("Instrument"), _("What it does"), _("As of, source")], rows, [120, TEXT_WIDTH - 250, 130], bold=(0,)),
    ]
