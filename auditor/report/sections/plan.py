"""The plan: what to carry out within the firm's means, when, what another budget would buy, before and after."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from auditor.decide.programme.before_after import ProcessChange, before_after
from auditor.decide.programme.roadmap import Planned
from auditor.locale import _, fixed, number
from auditor.phrases.before_after import measure_row
from auditor.phrases.known import early_sentence
from auditor.phrases.plan import optimality, quarter_name, stop_text, success_text
from auditor.report.blocks import facts, figure, heading, paragraph, table
from auditor.report.context import Context, round_for_reading
from auditor.report.drawings import frontier_figure, roadmap_figure
from auditor.report.theme import H2, LEAD, TEXT_WIDTH


def build(context: Context) -> list[Flowable]:
    """Portfolio, roadmap, frontier, before and after.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where no hours are known, so that nothing could be planned.
    """
    made = context.plan
    if context.lack is not None:
        return []
    story: list[Flowable] = [heading(_("The plan"))]
    if not made.planned:
        return [*story, paragraph(optimality(made), LEAD), PageBreak()]
    whole = made.together
    if context.known.is_too_early:
        story.append(paragraph(early_sentence(context.known)))
    story += [
        paragraph(_means(context), LEAD),
        facts(
            [
                (_("invested"), context.money(whole.investment)),
                (_("net present value, in the middle"), context.money(whole.npv.p50 or 0.0)),
                (_("hours freed a year"), number(whole.hours_freed_per_year)),
                (_("full-time jobs (FTE)"), fixed(whole.fte_freed, 1)),
            ]
        ),
        paragraph(_range(context)),
        _table(context),
        figure(
            roadmap_figure(made.planned, [_name(context, p) for p in made.planned], TEXT_WIDTH),
            _roadmap_title(context),
            _("Full: from order to delivery; pale: ramp-up. Quarters from the decision on."),
        ),
        heading(_("Each project: who, measure, when to stop"), H2),
        _projects(context),
    ]
    if len(made.frontier) > 1:
        story += _frontier(context)
    changes = before_after(context.audit, context.analysis, made.evaluations)
    story += [heading(_("Before and after"), H2), *(_change(context, c) for c in changes)]
    return [*story, PageBreak()]


def _name(context: Context, item: Planned) -> str:
    ranked = context.ranks.get(item.key)
    return context.name(ranked) if ranked is not None else item.evaluation.candidate.technology.name


def _name_over_steps(context: Context, item: Planned) -> str:
    ranked, candidate = context.ranks.get(item.key), item.evaluation.candidate
    rank = f"{ranked.rank}. " if ranked is not None else ""
    return f"{rank}{candidate.technology.name}\n{context.audit.step_names(candidate.step_ids)}"


def _means(context: Context) -> str:
    limits = context.plan.limits
    parts = []
    if limits.budget is not None:
        parts.append(_("a budget of {money}").format(money=context.money(limits.budget)))
    if limits.yearly_budget is not None:
        parts.append(_("{money} a year").format(money=context.money(limits.yearly_budget)))
    if limits.projects_at_once is not None:
        parts.append(_("projects at once: {n}").format(n=number(limits.projects_at_once)))
    if not parts:
        return _("What is worth its money, without a limit on it.")
    return _("What brings the most within the firm's means: {means}.").format(means=", ".join(parts))


def _range(context: Context) -> str:
    npv = context.plan.together.npv
    text = _("Net present value together: from {low} to {high} in 8 of 10 cases.").format(
        low=context.money(npv.p10 or 0.0), high=context.money(npv.p90 or 0.0)
    )
    return f"{text} {optimality(context.plan)}"


def _table(context: Context) -> Flowable:
    currency = context.audit.firm.currency
    head = [_("Start"), _("Project"), _("Freed, h a year"), _("Investment, {currency}").format(currency=currency), _("Net present value, {currency}").format(currency=currency)]  # fmt: skip
    rows = [
        [
            quarter_name(item.start_quarter),
            _name_over_steps(context, item),
            number(item.evaluation.hours_freed_per_year.likely),
            number(round_for_reading(item.evaluation.outlay)),
            number(round_for_reading(item.evaluation.npv_likely)),
        ]
        for item in context.plan.planned
    ]
    return table(head, rows, [92, TEXT_WIDTH - 292, 56, 66, 78], right=(2, 3, 4))


def _projects(context: Context) -> Flowable:
    head = [_("Project"), _("Who does what"), _("It has succeeded when"), _("Go or no-go")]
    rows = []
    for item in context.plan.planned:
        name = _name(context, item) + (f" – {_('pilot')}" if item.is_pilot else "")
        rows.append([name, context.who(item), success_text(item), stop_text(item)])
    each = (TEXT_WIDTH - 108) / 3
    return table(head, rows, [108, each, each, each], bold=(0,))


def _roadmap_title(context: Context) -> str:
    pilot = next((p for p in context.plan.planned if p.is_pilot), None)
    if pilot is None or context.known.is_too_early:
        return _("The roadmap")
    return _("The roadmap begins with a pilot: {name}").format(name=_name(context, pilot))


def _frontier(context: Context) -> list[Flowable]:
    made = context.plan
    shown = frontier_figure(made.frontier, made.limits.budget, context.money, TEXT_WIDTH)
    best = max(p.together.npv.p50 or 0.0 for p in made.frontier)
    enough = next(p for p in made.frontier if (p.together.npv.p50 or 0.0) >= best * 0.999)
    title = _("Beyond {money} another euro buys no more value").format(money=context.money(enough.budget))
    return [heading(_("What another budget would buy"), H2), figure(shown, title)]


def _change(context: Context, change: ProcessChange) -> Flowable:
    currency = context.audit.firm.currency
    rows = [measure_row(m, currency) for m in change.measures if m.before is not None or m.after is not None]
    head = [change.name, _("Before"), _("After"), _("Change"), ""]
    return table(head, rows, [TEXT_WIDTH - 330, 72, 72, 66, 120], right=(1, 2, 3), bold=(0,))
