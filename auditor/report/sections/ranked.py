"""What fits and what not: three groups with a reason each, and how sure the order is in a sentence."""

from __future__ import annotations

from reportlab.platypus import Flowable, KeepTogether

from auditor.assess.uncovered import uncovered
from auditor.decide import Ranked
from auditor.decide.order.ranking import Standing
from auditor.locale import _, ngettext, number, percent
from auditor.phrases.amounts import chance_for_reading, number_for_reading, years_for_reading
from auditor.phrases.candidate import recommendation_note
from auditor.phrases.certainty import nothing_pays_sentence
from auditor.phrases.evidence import HANDBOOK, payback_warning
from auditor.phrases.money import input_label
from auditor.phrases.standing import not_now_sentence, standing_heading, standing_note
from auditor.phrases.uncovered import uncovered_text
from auditor.report.blocks import bullets, heading, note, paragraph, table
from auditor.report.blocks.footnote import spoken_by_sources
from auditor.report.context import Context
from auditor.report.sections.summary import certainty_line
from auditor.report.theme import H2, LEAD, TEXT_WIDTH

#: Candidates of a group that are named; all stand in the data book.
_MOST = {Standing.DO: 5, Standing.FIND_OUT: 3, Standing.NOT_NOW: 3}


def build(context: Context) -> list[Flowable]:
    """A table a group, certainty, work without a known technology.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where no hours are known, so that nothing was looked at.
    """
    ranking = context.ranking
    if context.lack is not None and not ranking.exclusions:
        return []
    story: list[Flowable] = [heading(_("What to automate"))]
    if not ranking.candidates:
        story.append(paragraph(_("No technology of the catalogue fits a step with known labour hours yet."), LEAD))
    elif not any(r.worth_while for r in ranking.candidates):
        story.append(paragraph(nothing_pays_sentence(context.audit, ranking), LEAD))
    else:
        story.append(paragraph(certainty_line(context)))
    shown = [item for standing in Standing for item in _group(context, standing)]
    story += shown
    if shown:
        story.append(note(_("“In time”: chance of payback within the firm's own norm.")))
    if ranking.candidates:
        story += [*_to_measure(context), context.footnotes.cited(payback_warning(), [HANDBOOK], spoken_by_sources())]
    if told := uncovered_text(context.audit, uncovered(context.audit, context.analysis)):
        story.append(paragraph(told))
    if ranking.exclusions:
        n = len(ranking.exclusions)
        text = ngettext("{n} more was looked at and ruled out; the data book says why.", "{n} more were looked at and ruled out; the data book says why.", n)  # fmt: skip
        story.append(note(text.format(n=number(n))))
    return story


def _group(context: Context, standing: Standing) -> list[Flowable]:
    found = [r for r in context.ranking.candidates if r.standing is standing]
    if not found:
        return []
    kept = _worth_naming(found, standing)[: _MOST[standing]]
    if not kept:
        return []
    more = len(found) - len(kept)
    parts: list[Flowable] = [heading(standing_heading(standing), H2), _table(context, kept)]
    if more:
        text = ngettext("And {n} more, in the data book.", "And {n} more, in the data book.", more)
        parts.append(note(text.format(n=number(more))))
    return parts


def _worth_naming(found: list[Ranked], standing: Standing) -> list[Ranked]:
    """Of what does not pay, not what is made for some trades in a firm whose trade nobody stated."""
    if standing is not Standing.NOT_NOW:
        return found
    return [r for r in found if not r.evaluation.candidate.fit.is_sector_unknown]


def candidate_heads(context: Context) -> list[str]:
    """The heads of the columns that every table of candidates has.

    Args:
        context: the audit and all its results.

    Returns:
        as :func:`candidate_cells`.
    """
    currency = context.audit.firm.currency
    return ["", _("Candidate"), _("Freed, h a year"), _("Investment, {currency}").format(currency=currency), _("Net present value, {currency}").format(currency=currency), _("Paid back, years")]  # fmt: skip


def candidate_cells(context: Context, ranked: Ranked) -> list[str]:
    """What every table of candidates says of one.

    Args:
        context: the audit and all its results.
        ranked: the candidate.

    Returns:
        rank, what it is with what is to be said of its place, hours, investment, worth, payback.
    """
    e = ranked.evaluation
    why = not_now_sentence(context.audit, e) or recommendation_note(ranked) or standing_note(ranked)
    return [
        str(ranked.rank),
        "\n".join(filter(None, [e.candidate.technology.name, context.audit.step_names(e.candidate.step_ids), why])),
        number(e.hours_freed_per_year.likely),
        number_for_reading(e.candidate.figures.investment.likely),
        number_for_reading(e.npv_median),
        years_for_reading(e.payback_median),
    ]


def _table(context: Context, shown: list[Ranked]) -> Flowable:
    head = [*candidate_heads(context), _("In time"), _("Plan")]
    widths = [18, TEXT_WIDTH - 312, 48, 60, 68, 46, 38, 34]
    rows = [
        [
            *candidate_cells(context, r),
            chance_for_reading(r.evaluation.probability_payback_within_target),
            _("yes") if r in context.top else "",
        ]
        for r in shown
    ]
    return table(head, rows, widths, right=(2, 3, 4, 5, 6))


def _to_measure(context: Context) -> list[Flowable]:
    """What would make the order surer."""
    found = context.certainty
    if found is None or not found.measuring or len(context.ranking.candidates) < 2:
        return []
    candidates = [r.evaluation.candidate for r in context.ranking.candidates]
    lines = [
        _("{input}: it would then hold in about {share} of the calculations.").format(
            input=input_label(context.audit, candidates, m.key), share=percent(m.certainty)
        )
        for m in found.measuring[:3]
    ]
    first, *rest = bullets(lines)
    return [KeepTogether([paragraph(_("What would settle the first place, if it were known exactly:")), first]), *rest]
