"""The summary on one page."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from auditor.decide import Ranked
from auditor.decide.certainty import certainty, measuring_sentence, stability_sentence
from auditor.locale import _, ngettext, number
from auditor.report.context import Context, hours
from auditor.report.figures import range_bars
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
)


def build(context: Context) -> list[Flowable]:
    """What was seen, the first things to do, money, people and certainty."""
    analysis, ranking = context.analysis, context.ranking
    steps = len(context.audit.steps)
    if not steps:
        return [
            heading(_("Summary")),
            paragraph(_("This audit has no steps yet, so there is nothing to rank."), LEAD),
            PageBreak(),
        ]
    story: list[Flowable] = [heading(_("Summary")), paragraph(_lead(context), LEAD)]
    first = context.top[:3]
    freed = sum(r.evaluation.hours_freed_per_year.likely for r in first)
    fte = analysis.fte
    cost = analysis.labour_cost_per_year
    story += [
        gap(),
        facts(
            [
                (_("labour hours a year in the map"), hours(analysis.labour_hours_per_year)),
                (_("full-time jobs (FTE)"), number(fte.likely, 1) if fte else "–"),
                (_("labour cost a year"), context.money(cost.likely) if cost else "–"),
                (_("hours a year the first three could free"), number(freed) if first else "–"),
            ]
        ),
        gap(),
    ]
    if first:
        story += [heading(_("What to look into first"), H2), *bullets([_first_line(context, r) for r in first])]
        story += [heading(_("What it may be worth"), H2), paragraph(_money_line(context), BODY_TEXT)]
        rows = [(_label(context, r), *_spread(r)) for r in context.top]
        story.append(range_bars(rows, TEXT_WIDTH, [context.money(r[2]) for r in rows]))
        caption = _("Net present value over {n} years: bar from the 10 % to the 90 % case, mark at the middle.")
        story.append(paragraph(caption.format(n=context.audit.firm.horizon_years), NOTE))
        story += [heading(_("How sure this is"), H2), paragraph(_certainty_line(context), BODY_TEXT)]
        story += [heading(_("What to do next"), H2), *bullets(_next_lines(context))]
    if ranking.warnings:
        story += [heading(_("What is still missing"), H2), *bullets(list(ranking.warnings)[:5])]
    return [*story, PageBreak()]


def _lead(context: Context) -> str:
    n = len(context.audit.steps)
    processes = len(context.audit.processes)
    text = ngettext("We mapped {n} step", "We mapped {n} steps", n).format(n=number(n))
    text += " " + ngettext("in one process.", "in {n} processes.", processes).format(n=number(processes))
    repetitive = sum(s.repetitive.is_repetitive for p in context.analysis.processes.values() for s in p.steps.values())
    if repetitive:
        text += " " + ngettext(
            "{n} of them is repetitive work.", "{n} of them are repetitive work.", repetitive
        ).format(n=number(repetitive))
    bottlenecks = [
        p.bottleneck.name
        for p in context.analysis.processes.values()
        if p.bottleneck is not None and (p.steps[p.bottleneck.id].workload.utilisation or 0) > 0.85
    ]
    if bottlenecks:
        text += " " + _("The tightest step is “{step}”.").format(step=bottlenecks[0])
    return text


def _told_apart(context: Context, ranked: Ranked) -> str:
    """The steps, where several of the first candidates share a technology; else nothing."""
    proposal = ranked.evaluation.proposal
    sharing = sum(r.evaluation.proposal.technology.key == proposal.technology.key for r in context.top)
    return context.audit.step_names(proposal.step_ids) if sharing > 1 else ""


def _label(context: Context, ranked: Ranked) -> str:
    return f"{ranked.rank}. {_told_apart(context, ranked) or ranked.evaluation.proposal.technology.name}"


def _first_line(context: Context, ranked: Ranked) -> str:
    e = ranked.evaluation
    return _("{technology} at {steps}: about {hours} hours a year freed, for an investment of about {money}.").format(
        technology=e.proposal.technology.name,
        steps=context.audit.step_names(e.proposal.step_ids),
        hours=number(e.hours_freed_per_year.likely),
        money=context.money(e.proposal.figures.investment.likely),
    )


def _spread(ranked: Ranked) -> tuple[float, float, float]:
    npv = ranked.evaluation.npv
    likely = ranked.evaluation.npv_likely
    return (
        npv.p10 if npv.p10 is not None else likely,
        npv.p50 if npv.p50 is not None else likely,
        npv.p90 if npv.p90 is not None else likely,
    )


def _money_line(context: Context) -> str:
    paying = [r for r in context.top if r.evaluation.npv_likely > 0]
    years = context.audit.firm.horizon_years
    if not paying:
        return _(
            "On the likely figures none of the first candidates earns its investment back within {n} years. "
            "Hours and heavy work may still be a reason."
        ).format(n=years)
    return ngettext(
        "On the likely figures {n} of the first candidates earns its investment back within {years} years.",
        "On the likely figures {n} of the first candidates earn their investment back within {years} years.",
        len(paying),
    ).format(n=number(len(paying)), years=years)


def _certainty_line(context: Context) -> str:
    found = certainty(context.ranking)
    if found is None:
        return ""
    text = stability_sentence(context.audit, context.ranking, found)
    if found.is_stable:
        return text + " " + _("The order at the top is stable under the ranges given.")
    text += " " + _("The order at the top is not settled: treat the first few as equals until more is measured.")
    return f"{text} {measuring_sentence(context.audit, context.ranking, found)}".strip()


def _next_lines(context: Context) -> list[str]:
    """Measure what is most in doubt, and ask the first question."""
    lines: list[str] = []
    labour = [item for ranked in context.top for item in ranked.evaluation.proposal.labour]
    widest = max(labour, key=lambda item: item.hours_per_year.high - item.hours_per_year.low, default=None)
    if widest is not None and not widest.hours_per_year.is_point:
        lines.append(
            _(
                "Time “{step}”: its {low} to {high} hours a year are the widest range among the first candidates."
            ).format(
                step=context.audit.step_names(widest.step_ids),
                low=number(widest.hours_per_year.low),
                high=number(widest.hours_per_year.high),
            )
        )
    first = context.top[0].evaluation.proposal.technology
    lines.append(
        _("For {technology}, answer first: {question}").format(technology=first.name, question=first.questions[0])
    )
    lines.append(_("Ask two suppliers for a quotation with integration, training and production stop in it."))
    return lines
