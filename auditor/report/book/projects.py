"""Two pages per project of the plan: what changes, what it brings and costs, what it needs, what to ask, and the pilot."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.platypus import Flowable, PageBreak

from auditor.decide import RANK_CRITERIA, Candidate, Ranked
from auditor.decide.money.tornado import tornado
from auditor.decide.programme.pilot import pilot_reason
from auditor.locale import _, fixed, mid_sentence, month_name_and_year, number, percent
from auditor.model import Basis, Estimate
from auditor.phrases.amounts import chance_for_reading, number_for_reading, with_minus, years_for_reading
from auditor.phrases.candidate import (
    fit_reasons,
    machines_sentence,
    other_steps_note,
    recommendation_note,
    required_sentence,
)
from auditor.phrases.evidence import known_by
from auditor.phrases.law import short_law
from auditor.phrases.money import input_name
from auditor.phrases.plan import go_text, pilot_sentence, price_number, success_text
from auditor.phrases.quotations import investment_basis
from auditor.report.blocks import (
    bullets,
    figure,
    heading,
    note,
    sub_heading,
    table,
)
from auditor.report.blocks.footnote import spoken_by_sources
from auditor.report.context import Context, number_range
from auditor.report.drawings import tornado_figure
from auditor.report.project_head import project_head, reckoned_how
from auditor.report.sections.candidate_pages import needs
from auditor.report.theme import TEXT_WIDTH
from auditor.report.typography import after_colon
from auditor.terms import basis_label, cost_label

_MOST_DRIVERS = 5


def build(context: Context) -> list[Flowable]:
    """Pages for each candidate of the plan, in its order.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where nothing is planned.
    """
    if not context.top:
        return []
    story: list[Flowable] = [heading(_("The projects of the plan, figure by figure"))]
    for ranked in context.top:
        story += [*_page(context, ranked), PageBreak()]
    return story


def _page(context: Context, ranked: Ranked) -> list[Flowable]:
    e = ranked.evaluation
    technology = e.candidate.technology
    said = (technology.summary, machines_sentence(e.candidate), required_sentence(e.candidate))
    story: list[Flowable] = [
        *project_head(context, ranked, said),
        sub_heading(_("Why it fits")),
        *bullets(list(fit_reasons(context.audit, e.candidate)[:6])),
        sub_heading(_("The calculation")),
        _calculation(context, ranked),
        note(_basis(context, e.candidate)),
        *_tornado(context, ranked),
        *_costs(context, ranked),
    ]
    if technology.barriers:
        story += [sub_heading(_("What it needs, and what can go wrong")), *bullets(needs(context, ranked))]
    law = technology.legal_points_in(context.audit.firm.country)
    if law:
        story += [sub_heading(_("Safety and law"))]
        for point in law:
            text = f"{point.name}: {after_colon(short_law(point))} ({month_name_and_year(point.as_of)})"
            story.append(context.footnotes.cited(text, [point.source], spoken_by_sources()))
    story += [sub_heading(_("Questions to ask")), *bullets(list(technology.questions[:6]))]
    story += [sub_heading(_("How to try it out")), *bullets(_pilot(context, ranked))]
    story += [sub_heading(_("How the score is built")), *_score(ranked)]
    return story


def _calculation(context: Context, ranked: Ranked) -> Flowable:
    e, p = ranked.evaluation, ranked.evaluation.candidate
    currency = context.audit.firm.currency

    def line(label: str, estimate: Estimate, shown: Callable[[float], str], basis: str) -> list[str]:
        return [label, shown(estimate.low), shown(estimate.likely), shown(estimate.high), basis]

    def known(name: str, estimate: Estimate) -> str:
        """The grade of a figure of the catalogue; of one that the firm gave itself, its basis."""
        if estimate.basis in (Basis.CATALOGUE, Basis.ASSUMED):
            return known_by(p.technology.figures[name].ground)
        return basis_label(estimate.basis.value)

    figures, calculated = p.figures, basis_label("calculated")
    rows = [
        line(_("Labour of the steps, h a year"), p.hours_per_year, number, calculated),
        line(_("Share of the labour freed here"), e.candidate.share_freed, percent, known("saving_share", figures.saving_share)),
        line(_("Freed, h a year"), e.hours_freed_per_year, number, calculated),
        line(_("Investment, {currency}").format(currency=currency), figures.investment, number_for_reading, investment_basis(figures) if figures.quoted_by else known("investment", figures.investment)),
        line(_("Running cost, {currency} a year").format(currency=currency), figures.running_cost_per_year, number_for_reading, known("running_cost_per_year", figures.running_cost_per_year)),
        line(_("Net benefit, {currency} a year").format(currency=currency), e.benefit_per_year, number_for_reading, calculated),
        line(_("Net present value, {currency}").format(currency=currency), e.npv_range, number_for_reading, calculated),
    ]  # fmt: skip
    npv = e.npv
    if npv.p10 is not None and npv.p50 is not None and npv.p90 is not None:
        label = _("Net present value, {currency}: 10%, 50%, 90%").format(currency=currency)
        rows.append(
            [
                label,
                number_for_reading(npv.p10),
                number_for_reading(npv.p50),
                number_for_reading(npv.p90),
                _("over all ranges"),
            ]
        )
    years = e.payback_years
    rows.append(
        [
            _("Payback, years: 10%, 50%, 90%"),
            *(years_for_reading(v) for v in (years.p10, years.p50, years.p90)),
            _("over all ranges"),
        ]
    )
    rows.append([_("Internal rate of return"), "", percent(e.irr) if e.irr is not None else "–", "", calculated])
    target = number(context.audit.firm.payback_target_years, 1)
    chance = chance_for_reading(e.probability_payback_within_target)
    rows.append([_("Chance of payback within {n} years").format(n=target), "", chance, "", _("over all ranges")])
    rows.append(
        [_("Do not order above, {currency}").format(currency=currency), "", price_number(e), "", _("over all ranges")]
    )
    widths = [TEXT_WIDTH - 298, 66, 66, 66, 100]
    return table([_("Figure"), _("Low"), _("Likely"), _("High"), _("Basis")], rows, widths, right=(1, 2, 3))


def _basis(context: Context, candidate: Candidate) -> str:
    return " ".join(filter(None, (reckoned_how(context), other_steps_note(context.audit, candidate))))


def _tornado(context: Context, ranked: Ranked) -> list[Flowable]:
    ranking = context.ranking
    if ranking.sample is None:
        return []
    drivers = tornado(ranked.evaluation, ranking.sample, _MOST_DRIVERS)
    if not drivers:
        return []
    names = [input_name(context.audit, d.key) for d in drivers]
    middle = float(ranked.evaluation.drawn.npv.mean())
    title = _("What drives the value most: {input}").format(input=mid_sentence(names[0]))
    below = _("Mean net present value with the figure in its lowest and in its highest tenth; share of the doubt that it explains.")  # fmt: skip
    return [figure(tornado_figure(drivers, names, middle, context.money, TEXT_WIDTH), title, below)]


def _costs(context: Context, ranked: Ranked) -> list[Flowable]:
    costs = ranked.evaluation.candidate.figures.costs
    if not costs:
        return []
    head = [_("The investment, {currency}").format(currency=context.audit.firm.currency), _("Low"), _("Likely"), _("High")]  # fmt: skip
    rows = [
        [cost_label(heading.value), *(number_for_reading(v) for v in (e.low, e.likely, e.high))]
        for heading, e in costs.items()
    ]
    return [table(head, rows, [TEXT_WIDTH - 204, 68, 68, 68], right=(1, 2, 3))]


def _pilot(context: Context, ranked: Ranked) -> list[str]:
    planned = next(p for p in context.plan.planned if p.key == ranked.evaluation.candidate.key)
    reason = pilot_reason(context.plan.planned) if planned.is_pilot else None
    parts = (
        (_("Who: {text}"), context.who(planned)),
        (_("It has succeeded if: {text}"), success_text(planned)),
        (_("Go or no-go: {text}"), go_text(planned)),
    )
    why = [pilot_sentence(reason, context.audit.firm.currency)] if reason is not None else []
    return [*why, *(name.format(text=text) for name, text in parts)]


def _score(ranked: Ranked) -> list[Flowable]:
    """The points of every criterion in one line, and what suitability and ease rest on."""
    p = ranked.evaluation.candidate
    head = [_("Points"), *(_(c.label) for c in RANK_CRITERIA), _("Total")]
    row = [
        "",
        *(
            with_minus(fixed(points, 1))
            for points in (*(ranked.contributions[c.key] for c in RANK_CRITERIA), ranked.score)
        ),
    ]
    each = (TEXT_WIDTH - 44) / (len(head) - 1)
    suitable = _("Suitability of the work: {range} out of 100.").format(range=number_range(p.suitability))
    ease = _("Ease: {level} out of 5. {reason}").format(level=p.technology.ease, reason=p.technology.ease_reason)
    place = recommendation_note(ranked)
    columns = range(1, len(head))
    lines = [f"{suitable} {ease}", *([place] if place else [])]
    return [table(head, [row], [44, *[each] * (len(head) - 1)], right=columns), *(note(line) for line in lines)]
