"""All candidates: tables, priority picture, how sure each rank is, and all that was left out and why."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from auditor.assess.uncovered import uncovered
from auditor.decide import RANK_CRITERIA, Ranked
from auditor.decide.order.priority import priority_points
from auditor.decide.order.ranking import Standing
from auditor.locale import _, mid_sentence, number, percent
from auditor.phrases.candidate import exclusion_text
from auditor.phrases.certainty import nothing_pays_sentence
from auditor.phrases.evidence import HANDBOOK, payback_warning
from auditor.phrases.money import input_label
from auditor.phrases.standing import standing_heading
from auditor.phrases.uncovered import uncovered_text
from auditor.report.blocks import bullets, figure, heading, note, paragraph, table
from auditor.report.blocks.footnote import spoken_by_sources
from auditor.report.context import Context
from auditor.report.drawings import certainty_grid, priority_picture
from auditor.report.sections.ranked import candidate_cells, candidate_heads
from auditor.report.sections.summary import certainty_line
from auditor.report.theme import H2, LEAD, TEXT_WIDTH

_MOST_EXCLUSIONS = 200
_MOST_CANDIDATES = 100
_MOST_NOT_NOW = 200
_MOST_POINTS = 15
_MOST_RANKS = 8


def build(context: Context) -> list[Flowable]:
    """Table of candidates, picture, certainty, work without a known technology, exclusions.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where no hours are known, so that nothing was looked at.
    """
    ranking = context.ranking
    if context.lack is not None and not ranking.exclusions:
        return []
    story: list[Flowable] = [heading(_("All candidates, and what was left out"))]
    if not ranking.candidates:
        story.append(paragraph(_("No technology of the catalogue fits a step with known labour hours yet."), LEAD))
    else:
        story += [*_tables(context), *_after_table(context), _picture(context), *_certainty(context)]
    if told := uncovered_text(context.audit, uncovered(context.audit, context.analysis)):
        story.append(paragraph(told))
    if ranking.exclusions:
        story += _exclusions(context)
    return [*story, PageBreak()]


def _tables(context: Context) -> list[Flowable]:
    """What is worth while, and under a line of its own what is not now."""
    worth = [r for r in context.ranking.candidates if r.worth_while]
    rest = [r for r in context.ranking.candidates if not r.worth_while]
    story: list[Flowable] = [_table(context, worth[:_MOST_CANDIDATES])] if worth else []
    if not worth:
        story.append(paragraph(nothing_pays_sentence(context.audit, context.ranking), LEAD))
    if rest:
        story += [heading(standing_heading(Standing.NOT_NOW), H2), _table(context, rest[:_MOST_NOT_NOW])]
    story.append(context.footnotes.cited(payback_warning(), [HANDBOOK], spoken_by_sources()))
    return story


def _table(context: Context, shown: list[Ranked]) -> Flowable:
    head = [*candidate_heads(context), _("Fits"), _("First in")]
    widths = [18, TEXT_WIDTH - 304, 48, 58, 68, 44, 32, 36]
    rows = [
        [*candidate_cells(context, r), percent(r.evaluation.fit_probability), percent(r.rank_acceptability[0])]
        for r in shown
    ]
    return table(head, rows, widths, right=(2, 3, 4, 5, 6, 7))


def _after_table(context: Context) -> list[Flowable]:
    ranking = context.ranking
    weights = ", ".join(f"{mid_sentence(_(c.label))} {percent(ranking.weights[c.key])}" for c in RANK_CRITERIA)
    text = _(
        "Score: 0–100 on the likely values, with weights {weights}. “First in”: share of {n} calculations over all ranges in which the candidate comes first, fits and beats doing nothing."
    )
    found: list[Flowable] = [note(text.format(weights=weights, n=number(ranking.draws)))]
    more = len(ranking.candidates) - _MOST_CANDIDATES
    if more > 0:
        found.append(note(_("And {n} more, in the appendix.").format(n=number(more))))
    return found


def _picture(context: Context) -> Flowable:
    points = priority_points(context.audit, context.ranking, _MOST_POINTS)
    names = [context.name(context.ranks[p.key]) for p in points]
    easy = [p for p in points if p.ease >= 4 and p.middle > 0 and not p.is_alternative]
    title = _("Worth its money and easy to introduce: {names}").format(
        names=", ".join(str(p.rank) for p in easy[:4])
    )  # fmt: skip
    shown = priority_picture(points, names, context.money, TEXT_WIDTH)
    below = _("Numbers: rank. Size: hours freed a year. Line: net present value from the 10% to the 90% case. Pale: not recommended, since another does the same work better or it is not worthwhile now.")  # fmt: skip
    return figure(shown, title if easy else _("Value against ease"), below)


def _certainty(context: Context) -> list[Flowable]:
    found = context.certainty
    if found is None or len(context.ranking.candidates) < 2:
        return []
    shown = context.ranking.candidates[:_MOST_RANKS]
    rows = [(context.name(r), r.rank_acceptability) for r in shown]
    title = _("How often each candidate takes each rank")
    parts: list[Flowable] = [
        heading(_("How sure this order is"), H2),
        paragraph(certainty_line(context)),
        figure(
            certainty_grid(rows, len(rows), TEXT_WIDTH),
            title,
            _("Share of the calculations, among all candidates; empty below half a percent."),
        ),
    ]
    if found.measuring:
        candidates = [r.evaluation.candidate for r in context.ranking.candidates]
        lines = [
            _("{input}: it would then hold in about {share} of the calculations.").format(
                input=input_label(context.audit, candidates, m.key), share=percent(m.certainty)
            )
            for m in found.measuring[:3]
        ]
        parts += [paragraph(_("What would settle the first place, if it were known exactly:")), *bullets(lines)]
    return parts


def _exclusions(context: Context) -> list[Flowable]:
    ranking = context.ranking
    rows = [
        [e.technology.name, context.audit.step_names(e.step_ids), exclusion_text(e)]
        for e in ranking.exclusions[:_MOST_EXCLUSIONS]
    ]
    story: list[Flowable] = [
        heading(_("Looked at and left out"), H2),
        paragraph(_("These technologies can do the work but were ruled out:")),
        table([_("Technology"), _("Step"), _("Why not, and what would have to change")], rows, [120, 120, TEXT_WIDTH - 240]),
    ]  # fmt: skip
    more = len(ranking.exclusions) - _MOST_EXCLUSIONS
    if more > 0:
        story.append(note(_("And {n} more.").format(n=number(more))))
    return story
