"""A part for each project of the plan: what changes, what it brings and costs, and what could go wrong; who does what stands in the plan."""

from __future__ import annotations

from reportlab.platypus import Flowable

from auditor.assess.readiness import readiness
from auditor.decide import Ranked
from auditor.decide.money.what_if import what_if
from auditor.decide.money.yearly_gain import yearly_gain
from auditor.locale import _, number
from auditor.phrases.amounts import chance_for_reading, number_for_reading, years_for_reading
from auditor.phrases.candidate import fit_reasons, machines_sentence, other_steps_note, required_sentence
from auditor.phrases.quotations import how_reckoned, on_paper
from auditor.phrases.what_if import what_if_heads, what_if_rows
from auditor.report.blocks import bullets, heading, note, table
from auditor.report.blocks.text import sub_heading
from auditor.report.context import Context
from auditor.report.project_head import project_head, reckoned_how
from auditor.report.theme import TEXT_WIDTH

_MOST_REASONS = 3
#: Of a table of quotations: room for what is compared, points.
_LABELS = 150.0


def build(context: Context) -> list[Flowable]:
    """What holds of all of them once, then a part for each, in the order of the plan.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where nothing is planned.
    """
    if not context.top:
        return []
    story: list[Flowable] = [heading(_("The projects of the plan")), note(_basis(context))]
    for ranked in context.top:
        story += _part(context, ranked)
    return story


def _part(context: Context, ranked: Ranked) -> list[Flowable]:
    e = ranked.evaluation
    said = (e.candidate.technology.summary, machines_sentence(e.candidate), required_sentence(e.candidate))
    return [
        *project_head(context, ranked, [" ".join(filter(None, said))]),
        *_in_figures(context, ranked),
        *bullets(
            [*fit_reasons(context.audit, e.candidate)[:_MOST_REASONS], *needs(context, ranked), *_law(context, ranked)]
        ),
        *(note(text) for text in (other_steps_note(context.audit, e.candidate),) if text),
    ]


def _in_figures(context: Context, ranked: Ranked) -> list[Flowable]:
    """Ranges and what-ifs, where more is at stake than a few days of one's own."""
    if ranked.evaluation.candidate.technology.kind == "organisation":
        return []
    return [_figures(context, ranked), *_quotations(context, ranked), _mishaps(ranked)]


def _quotations(context: Context, ranked: Ranked) -> list[Flowable]:
    """What suppliers asked, side by side; nothing where nothing was quoted."""
    made = on_paper(context.audit, ranked.evaluation)
    if made is None:
        return []
    each = (TEXT_WIDTH - _LABELS) / (len(made.heads) - 1)
    widths = [_LABELS, *[each] * (len(made.heads) - 1)]
    return [
        sub_heading(_("Quotations side by side")),
        table(made.heads, made.rows, widths),
        *bullets(made.notes),
        note(how_reckoned()),
    ]


def _figures(context: Context, ranked: Ranked) -> Flowable:
    """Ranges of what decides, and money on the bank apart from work that is freed."""
    e = ranked.evaluation
    currency, figures, gain = context.audit.firm.currency, e.candidate.figures, yearly_gain(e)
    hours, investment = e.hours_freed_per_year, figures.investment
    npv = [number_for_reading(v) if v is not None else "–" for v in (e.npv.p10, e.npv.p50, e.npv.p90)]
    years = [years_for_reading(v) for v in (e.payback_years.p10, e.payback_years.p50, e.payback_years.p90)]
    norm = number(context.audit.firm.payback_target_years, 1)
    rows = [
        [_("Freed, h a year"), *(number(v) for v in (hours.low, hours.likely, hours.high))],
        [_("Investment, {currency}").format(currency=currency), *(number_for_reading(v) for v in (investment.low, investment.likely, investment.high))],
        [_("In cash, {currency} a year").format(currency=currency), "", number_for_reading(gain.cash), ""],
        [_("Value of freed hours, {currency} a year").format(currency=currency), "", number_for_reading(gain.work), ""],
        [_("Net present value, {currency}: 10%, 50%, 90%").format(currency=currency), *npv],
        [_("Payback, years: 10%, 50%, 90%"), *years],
        [_("Chance of payback within {n} years").format(n=norm), "", chance_for_reading(e.probability_payback_within_target), ""],
    ]  # fmt: skip
    head = [_("Figure"), _("Low"), _("Likely"), _("High")]
    return table(head, rows, [TEXT_WIDTH - 216, 72, 72, 72], right=(1, 2, 3))


def _mishaps(ranked: Ranked) -> Flowable:
    """What if one thing goes wrong."""
    e = ranked.evaluation
    head = what_if_heads(e.audit.firm.payback_target_years)
    return table(head, what_if_rows(what_if(e)), [TEXT_WIDTH - 240, 80, 90, 70], right=(1, 2))


def _basis(context: Context) -> str:
    return f"{reckoned_how(context)} {_('Costs by heading, laws in full, questions to suppliers and acceptance stand in the dossier of each project.')}"


def needs(context: Context, ranked: Ranked) -> list[str]:
    """What stands in the way of a project, and where the firm is known to be weak.

    Args:
        context: the audit and all its results.
        ranked: the project.

    Returns:
        a sentence or two a barrier.
    """
    weak = readiness(context.audit).weak
    lines = []
    for barrier in ranked.evaluation.candidate.technology.barriers:
        mark = " " + _("The firm is not ready for this yet.") if barrier.threshold in weak else ""
        lines.append(barrier.text + mark)
    return lines


def _law(context: Context, ranked: Ranked) -> list[str]:
    """The laws by name; what they say stands in the dossier."""
    points = ranked.evaluation.candidate.technology.legal_points_in(context.audit.firm.country)
    if not points:
        return []
    return [_("Safety and law: {laws}.").format(laws=", ".join(p.name for p in points))]
