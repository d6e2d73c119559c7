"""How ready the firm is, what to do about what is weak, and who helps."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from auditor.assess.law import LegalPoint, legal_points
from auditor.assess.readiness import readiness, thresholds
from auditor.assess.support import Support, directory
from auditor.locale import _, ngettext, number
from auditor.phrases.law import first_sentence, short_law
from auditor.phrases.support import missing_support, support_state
from auditor.report.blocks import bullets, figure, heading, note, paragraph
from auditor.report.context import Context
from auditor.report.drawings import readiness_figure
from auditor.report.theme import H2, LEAD, TEXT_WIDTH
from auditor.report.typography import after_colon

_MOST_LAWS, _MOST_SUPPORT = 2, 3


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
        text = _("The questions about readiness have not been answered. They take a quarter of an hour and show what would hold a project back.")  # fmt: skip
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


def points_of_law(context: Context, weak: frozenset[str]) -> list[LegalPoint]:
    """What bears on what is weak, and what the firm's own country adds on a technology that was ranked.

    Args:
        context: the audit and all its results.
        weak: keys of thresholds; all count where there is none.

    Returns:
        the points, in the order of the law's file.
    """
    asked = _asked(weak)
    ranked = {key for r in context.ranking.candidates for key in r.evaluation.candidate.technology.law_keys}
    return [
        point
        for point in legal_points(context.audit.firm.country).values()
        if point.thresholds & asked or (point.own_text and point.key in ranked)
    ]


def support_for(weak: frozenset[str], country: str) -> list[Support]:
    """Who helps with what is weak; with everything where nothing is known to be weak.

    Args:
        weak: keys of thresholds.
        country: of the firm.

    Returns:
        the instruments, in the order of the directory.
    """
    asked = _asked(weak)
    return [s for s in directory(country) if s.thresholds & asked]


def _law(context: Context, weak: frozenset[str]) -> list[Flowable]:
    """What the law says, in a line each."""
    points = points_of_law(context, weak)
    if not points:
        return []
    lines = [f"{p.name}: {after_colon(short_law(p))}" for p in points[:_MOST_LAWS]]
    return [heading(_("What the law says"), H2), *bullets(lines), *_more(len(points) - len(lines))]


def _support(weak: frozenset[str], country: str) -> list[Flowable]:
    """Who helps, in a line each."""
    found = support_for(weak, country)
    if not found:
        return []
    lines = [f"{s.name}: {after_colon(first_sentence(s.text))} ({support_state(s)})" for s in found[:_MOST_SUPPORT]]
    missing = missing_support(country)
    return [
        heading(_("Who helps"), H2),
        paragraph(_("Check before you count on it: schemes change. The month is when we last looked.")),
        *([note(missing)] if missing else []),
        *bullets(lines),
        *_more(len(found) - len(lines)),
    ]


def _more(count: int) -> list[Flowable]:
    if count <= 0:
        return []
    text = ngettext("{n} more, and all sources, in the data book.", "{n} more, and all sources, in the data book.", count)  # fmt: skip
    return [note(text.format(n=number(count)))]
