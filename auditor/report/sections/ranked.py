"""The ranked candidates, and what was left out and why."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from auditor.decide import RANK_CRITERIA, Ranked
from auditor.decide.words import place_note
from auditor.locale import _, mid_sentence, number, percent
from auditor.report.context import Context
from auditor.report.theme import BODY_TEXT, H2, LEAD, NOTE, TEXT_WIDTH, heading, paragraph, table

_MOST_EXCLUSIONS = 25


def build(context: Context) -> list[Flowable]:
    """Table of candidates, weights, exclusions."""
    ranking = context.ranking
    story: list[Flowable] = [heading(_("What to automate"))]
    if not ranking.candidates:
        story.append(paragraph(_("No technology of the catalogue fits a step with known labour hours yet."), LEAD))
    else:
        head = ["", _("Candidate"), _("Hours freed a year"), _("Investment"), _("Net present value"), _("Paid back in"), _("Score"), _("First in")]  # fmt: skip
        widths = [18, TEXT_WIDTH - 302, 52, 58, 62, 44, 32, 36]
        rows = [_row(context, r) for r in ranking.candidates]
        story.append(table(head, rows, widths, right=(2, 3, 4, 5, 6, 7)))
        weights = ", ".join(f"{mid_sentence(_(c.label))} {percent(ranking.weights[c.key])}" for c in RANK_CRITERIA)
        note = _(
            "Score: 0–100 on the likely values, with weights {weights}. “First in”: share of {n} draws over all ranges"
            " in which the candidate comes first."
        )
        story.append(paragraph(note.format(weights=weights, n=number(ranking.draws)), NOTE))
    if ranking.exclusions:
        story += [
            heading(_("Looked at and left out"), H2),
            paragraph(_("These technologies can do the work but miss a limit:"), BODY_TEXT),
        ]
        rows = [
            [e.technology.name, context.audit.step_names(e.step_ids), " ".join((*e.because, *e.remedies))]
            for e in ranking.exclusions[:_MOST_EXCLUSIONS]
        ]
        story.append(table([_("Technology"), _("Step"), _("Why not")], rows, [130, 140, TEXT_WIDTH - 270]))
        more = len(ranking.exclusions) - _MOST_EXCLUSIONS
        if more > 0:
            story.append(paragraph(_("And {n} more.").format(n=number(more)), NOTE))
    return [*story, PageBreak()]


def _row(context: Context, ranked: Ranked) -> list[str]:
    e = ranked.evaluation
    payback = _("{n} yr").format(n=number(e.payback_likely, 1)) if e.payback_likely is not None else _("never")
    instead = [] if ranked.is_recommended else [place_note(ranked)]
    return [
        str(ranked.rank),
        "\n".join([e.proposal.technology.name, context.audit.step_names(e.proposal.step_ids), *instead]),
        number(e.hours_freed_per_year.likely),
        context.money(e.proposal.figures.investment.likely),
        context.money(e.npv_likely),
        payback,
        number(ranked.score),
        percent(ranked.rank_acceptability[0]),
    ]
