"""One page per top candidate: what changes, why it fits, the calculation, what to ask."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.platypus import Flowable, PageBreak

from auditor.decide import RANK_CRITERIA, Ranked
from auditor.locale import _, number, percent
from auditor.model import Estimate
from auditor.report.context import Context, number_range
from auditor.report.theme import (
    BODY_TEXT,
    H2,
    LEAD,
    NOTE,
    TEXT_WIDTH,
    bullets,
    facts,
    gap,
    heading,
    paragraph,
    picture,
    table,
)
from auditor.terms import basis_label


def build(context: Context) -> list[Flowable]:
    """A page for each of the first candidates."""
    story: list[Flowable] = []
    for ranked in context.top:
        story += [*_page(context, ranked), PageBreak()]
    return story


def _page(context: Context, ranked: Ranked) -> list[Flowable]:
    e = ranked.evaluation
    technology = e.proposal.technology
    story: list[Flowable] = [
        heading(f"{ranked.rank}. {technology.name}"),
        paragraph(_("At: {steps}").format(steps=context.audit.step_names(e.proposal.step_ids, 8)), LEAD),
        paragraph(technology.summary, BODY_TEXT),
        *_photo(context, ranked),
        gap(),
        facts(
            [
                (_("hours freed a year"), number(e.hours_freed_per_year.likely)),
                (_("full-time jobs (FTE)"), number(e.fte_freed.likely, 1)),
                (_("investment"), context.money(e.proposal.figures.investment.likely)),
                (_("net present value"), context.money(e.npv_likely)),
            ]
        ),
        heading(_("Why it fits"), H2),
        *bullets(list(e.proposal.reasons[:6])),
        heading(_("Ask first"), H2),
        paragraph(technology.questions[0], BODY_TEXT),
        heading(_("The calculation"), H2),
        _calculation(context, ranked),
    ]
    firm = context.audit.firm
    story.append(
        paragraph(
            _(
                "Over {years} years at {rate} a year, delivery and ramp-up included. Freed hours count in full where they"
                " save overtime or fill a vacancy; of the others {share} counts, because not every freed hour is used."
                " Low and high combine all lows and all highs, so they are wider than the 10–90 % range."
            ).format(years=firm.horizon_years, rate=percent(firm.discount_rate, 1), share=percent(firm.realisation)),
            NOTE,
        )
    )
    story += [heading(_("How the score is built"), H2), *_score(ranked)]
    return story


def _photo(context: Context, ranked: Ranked) -> list[Flowable]:
    """The first photo of the steps, where the advisor took one."""
    photos = [p for i in ranked.evaluation.proposal.step_ids for p in context.audit.photos_of(i)]
    if not photos:
        return []
    return [gap(), picture(photos[0].image, TEXT_WIDTH * 0.45, 120.0)]


def _calculation(context: Context, ranked: Ranked) -> Flowable:
    e, p = ranked.evaluation, ranked.evaluation.proposal

    def line(label: str, estimate: Estimate, shown: Callable[[float], str], basis: str) -> list[str]:
        return [label, shown(estimate.low), shown(estimate.likely), shown(estimate.high), basis]

    calculated = basis_label("calculated")
    rows = [
        line(_("Labour hours of the steps a year"), p.hours_per_year, number, calculated),
        line(
            _("Share of the labour saved"),
            p.figures.saving_share,
            percent,
            basis_label(p.figures.saving_share.basis.value),
        ),
        line(_("Hours freed a year"), e.hours_freed_per_year, number, calculated),
        line(_("Investment"), p.figures.investment, context.money, basis_label(p.figures.investment.basis.value)),
        line(
            _("Running cost a year"),
            p.figures.running_cost_per_year,
            context.money,
            basis_label(p.figures.running_cost_per_year.basis.value),
        ),
        line(_("Net benefit a year"), e.benefit_per_year, context.money, calculated),
        line(_("Net present value"), e.npv_range, context.money, calculated),
    ]
    npv = e.npv
    if npv.p10 is not None and npv.p50 is not None and npv.p90 is not None:
        middle = [context.money(npv.p10), context.money(npv.p50), context.money(npv.p90)]
        rows.append([_("Net present value, 10 %, 50 %, 90 %"), *middle, _("drawn")])
    years = e.payback_years
    rows.append(
        [_("Payback in years, 10 %, 50 %, 90 %"), *(_years(v) for v in (years.p10, years.p50, years.p90)), _("drawn")]
    )
    rows.append(
        [_("Internal rate of return"), "", percent(e.irr) if e.irr is not None else "–", "", basis_label("calculated")]
    )
    target = number(context.audit.firm.payback_target_years, 1)
    chance = percent(e.probability_payback_within_target)
    rows.append([_("Chance of payback within {n} years").format(n=target), "", chance, "", _("drawn")])
    widths = [TEXT_WIDTH - 290, 70, 70, 70, 80]
    return table(["", _("Low"), _("Likely"), _("High"), _("Basis")], rows, widths, right=(1, 2, 3))


def _years(value: float | None) -> str:
    return number(value, 1) if value is not None else _("never")


def _score(ranked: Ranked) -> list[Flowable]:
    """The points of every criterion in one line, and what suitability and ease rest on."""
    p = ranked.evaluation.proposal
    head = [*(_(c.label) for c in RANK_CRITERIA), _("Total")]
    row = [*(number(ranked.contributions[c.key], 1) for c in RANK_CRITERIA), number(ranked.score, 1)]
    each = TEXT_WIDTH / len(head)
    suitable = _("Suitability of the work: {range} of 100.").format(range=number_range(p.suitability))
    ease = _("Ease: {level} of 5. {reason}").format(level=p.technology.ease, reason=p.technology.ease_reason)
    columns = range(len(head))
    return [table(head, [row], [each] * len(head), right=columns), gap(0.5), paragraph(f"{suitable} {ease}", NOTE)]
