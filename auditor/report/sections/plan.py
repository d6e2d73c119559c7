"""The plan: what to carry out within the firm's means, when, what another budget would buy, before and after."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from auditor.decide.programme.before_after import ProcessChange, before_after
from auditor.decide.programme.enough import enough
from auditor.decide.programme.pilot import pilot_reason
from auditor.decide.programme.plan import FrontierPoint
from auditor.decide.programme.planned import Planned
from auditor.locale import _, fixed, number
from auditor.phrases.amounts import number_for_reading, round_for_reading
from auditor.phrases.before_after import change_rows, hours_sentence, unchanged_sentence
from auditor.phrases.known import early_sentence
from auditor.phrases.plan import go_text, held_to, pilot_sentence, price_note, price_number, quarter_name, success_text
from auditor.phrases.portfolio import (
    cash_sentence,
    enough_sentence,
    load_note,
    optimality,
    own_hours_sentence,
    together_label,
    twins_sentence,
)
from auditor.report.blocks import facts, figure, heading, note, paragraph, table
from auditor.report.context import Context
from auditor.report.drawings import roadmap_figure
from auditor.report.theme import H2, LEAD, TEXT_WIDTH

_MOST_BUDGETS = 5


def build(context: Context) -> list[Flowable]:
    """Portfolio, roadmap, load by quarter, frontier, before and after.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where no hours are known, so that nothing could be planned.
    """
    made = context.plan
    if context.lack is not None or not made.considered:
        return []
    story: list[Flowable] = [heading(_("The plan"))]
    if not made.planned:
        return [*story, paragraph(optimality(context.audit, made), LEAD), PageBreak()]
    whole = made.together
    if context.known.is_too_early:
        story.append(paragraph(early_sentence(context.known)))
    story += [
        paragraph(_means(context), LEAD),
        facts(
            [
                (_("invested, with reserve"), context.money(whole.investment)),
                (_("net present value, in the middle"), context.money(whole.npv.p50 or 0.0)),
                (_("hours freed a year"), number(whole.hours_freed_per_year)),
                (_("full-time jobs (FTE)"), fixed(whole.fte_freed, 1)),
            ]
        ),
        paragraph(_range(context)),
        _table(context),
        note(price_note(context.audit)),
        *(paragraph(twins_sentence(context.audit, found, context.money)) for found in context.twins),
        figure(
            roadmap_figure(made.planned, [_name(context, p) for p in made.planned], TEXT_WIDTH),
            _roadmap_title(context),
            _("Dark: from order to delivery; pale: ramp-up. Quarters count from the decision."),
        ),
        *_why_pilot(context),
        heading(_("Each project: what to measure, and when to stop"), H2),
        *_projects(context),
        *_load(context),
    ]
    if len(made.frontier) > 1:
        story += _frontier(context)
    changes = before_after(context.audit, context.analysis, made.evaluations)
    story += [heading(_("Before and after"), H2)]
    for change in changes:
        story += _change(context, change)
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
        parts.append(_("at most {n} projects at once").format(n=number(limits.projects_at_once)))
    if not parts:
        return _("All that is worth its money, without a limit on what is spent.")
    return _("The choice that brings the most within the firm's means: {means}.").format(means=", ".join(parts))


def _range(context: Context) -> str:
    npv = context.plan.together.npv
    text = _("Net present value together: from {low} to {high} in 8 out of 10 cases.").format(
        low=context.money(npv.p10 or 0.0), high=context.money(npv.p90 or 0.0)
    )
    cash = sum(e.npv_cash_likely for e in context.plan.evaluations)
    alone = _("In cash alone, with freed hours counted as time and not as money, the likely value is {money}.")
    return f"{text} {alone.format(money=context.money(cash))} {optimality(context.audit, context.plan)}"


def _table(context: Context) -> Flowable:
    """A row a project, and what they bring together where that is another sum."""
    currency, whole = context.audit.firm.currency, context.plan.together
    head = [_("Start"), _("Project"), _("Freed, h a year"), _("With reserve, {currency}").format(currency=currency), _("Do not order above, {currency}").format(currency=currency), _("Net present value, {currency}").format(currency=currency)]  # fmt: skip
    rows = [
        [
            quarter_name(item.start_quarter),
            _name_over_steps(context, item),
            number(item.evaluation.hours_freed_per_year.likely),
            number_for_reading(item.evaluation.outlay),
            price_number(item.evaluation),
            number_for_reading(item.evaluation.npv_median),
        ]
        for item in context.plan.planned
    ]
    together = round_for_reading(whole.npv.p50 or 0.0)
    is_other = len(rows) > 1 or together != round_for_reading(context.plan.planned[0].evaluation.npv_median)
    if is_other:
        amounts = [number(whole.hours_freed_per_year), number_for_reading(whole.investment), "", number(together)]  # fmt: skip
        rows.append(["", together_label(), *amounts])
    return table(head, rows, [86, TEXT_WIDTH - 348, 54, 66, 66, 76], right=(2, 3, 4, 5), total=is_other)


def _why_pilot(context: Context) -> list[Flowable]:
    reason = pilot_reason(context.plan.planned)
    return [paragraph(pilot_sentence(reason, context.audit.firm.currency))] if reason is not None else []


def _load(context: Context) -> list[Flowable]:
    """Where money and own hours are worst; the data book has every quarter."""
    quarters = context.quarters
    return [
        heading(_("Money and own people by quarter"), H2),
        paragraph(f"{cash_sentence(quarters, context.money)} {own_hours_sentence(context.audit, quarters)}"),
        note(load_note()),
    ]


def _projects(context: Context) -> list[Flowable]:
    """What each project is held to: in numbers, or in words where a person wrote some or a number would not say it."""
    planned = context.plan.planned
    said = any(item.project is not None and item.project.who for item in planned)
    numbers = [held_to(item) for item in planned]
    rows, head = [], [_("Project")]
    if all(numbers) and not said:
        head += [
            _("Months after the order"),
            _("To be freed by then, h a month"),
            _("Look for the cause or stop if below, h a month"),
        ]
        rows = [[_name_in_plan(context, item), *(found or ())] for item, found in zip(planned, numbers, strict=True)]
        shown = table(head, rows, [TEXT_WIDTH - 270, 80, 80, 110], right=(1, 2, 3), bold=(0,))
    else:
        head += [*([_("Who does what")] if said else []), _("It has succeeded if"), _("Go or no-go")]
        for item in planned:
            who = [context.who(item)] if said else []
            rows.append([_name_in_plan(context, item), *who, success_text(item), go_text(item)])
        each = (TEXT_WIDTH - 130) / (len(head) - 1)
        shown = table(head, rows, [130, *[each] * (len(head) - 1)], bold=(0,))
    if said:
        return [shown]
    return [
        shown,
        note(_("One person in the firm leads each project; those who do the work try it out from the start.")),
    ]


def _name_in_plan(context: Context, item: Planned) -> str:
    return _name(context, item) + (f" – {_('pilot')}" if item.is_pilot else "")


def _roadmap_title(context: Context) -> str:
    pilot = next((p for p in context.plan.planned if p.is_pilot), None)
    if pilot is None or context.known.is_too_early:
        return _("The roadmap")
    return _("The roadmap begins with a pilot: {name}").format(name=_name(context, pilot))


def _frontier(context: Context) -> list[Flowable]:
    """With so much money you get these projects' worth: the steps of the frontier."""
    made = context.plan
    found = enough(made.frontier)
    if found is None:
        return []
    steps: dict[float, FrontierPoint] = {}
    for point in made.frontier:
        if point.together.investment > 0:
            steps.setdefault(round_for_reading(point.together.investment), point)
    shown = _telling(list(steps.values()))
    currency = context.audit.firm.currency
    head = [_("With, {currency}").format(currency=currency), _("Freed, h a year"), _("Net present value, {currency}").format(currency=currency)]  # fmt: skip
    rows = [
        [
            number_for_reading(p.together.investment),
            number(p.together.hours_freed_per_year),
            number_for_reading(p.together.npv.p50 or 0.0),
        ]
        for p in shown
    ]
    return [
        heading(_("What another budget would buy"), H2),
        paragraph(enough_sentence(found, context.money)),
        table(head, rows, [120, 100, 140], right=(0, 1, 2)),
    ]


def _telling(points: list[FrontierPoint]) -> list[FrontierPoint]:
    """Five at most, evenly over those that differ, the last among them."""
    if len(points) <= _MOST_BUDGETS:
        return points
    step = (len(points) - 1) / (_MOST_BUDGETS - 1)
    return [points[round(i * step)] for i in range(_MOST_BUDGETS)]


def _change(context: Context, change: ProcessChange) -> list[Flowable]:
    """What changes as a table, and what does not in words."""
    currency = context.audit.firm.currency
    head = [change.name, _("Before"), _("After"), _("Change"), ""]
    rows = change_rows(change, currency)
    shown = table(head, rows, [TEXT_WIDTH - 330, 72, 72, 66, 120], right=(1, 2, 3), bold=(0,))
    sentences = " ".join(filter(None, (unchanged_sentence(change, context.money), hours_sentence(change))))
    return [*([shown] if rows else []), *([paragraph(sentences)] if sentences else [])]
