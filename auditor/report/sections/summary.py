"""The summary on one page: what was seen, how sure that is, the first things to do, money, people, next step."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from auditor.decide import Ranked
from auditor.decide.programme.pilot import pilot_reason
from auditor.locale import _, money, ngettext, number, quoted
from auditor.model import WORKING_KINDS
from auditor.phrases.candidate import SOME_STEPS, candidate_name
from auditor.phrases.certainty import measuring_sentence, stability_sentence
from auditor.phrases.known import known_sentence, look_first, not_known, survival_sentence
from auditor.phrases.people import strain_sentence
from auditor.phrases.plan import pilot_sentence
from auditor.phrases.portfolio import optimality
from auditor.phrases.progress import lack_heading, lack_text
from auditor.phrases.ranking import ranking_warnings
from auditor.phrases.standing import find_out_lines
from auditor.report.blocks import bullets, facts, figure, heading, paragraph
from auditor.report.context import Context, hours
from auditor.report.drawings import RangeRow, range_bars
from auditor.report.theme import H2, LEAD, TEXT_WIDTH

_BUSY = 0.85
_MOST_UNKNOWN = 3
#: Projects in the picture: the page is one.
_MOST = 5


def build(context: Context) -> list[Flowable]:
    """One page that can be read alone.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order.
    """
    if not context.audit.steps:
        text = _("This audit has no steps yet, so there is nothing to rank.")
        return [heading(_("Summary")), paragraph(text, LEAD), PageBreak()]
    story: list[Flowable] = [heading(_("Summary")), paragraph(seen_text(context), LEAD)]
    story += [*_how_sure(context), *_band(context)]
    if context.first:
        story += [heading(_("What to look into first"), H2), *bullets([_first_line(context, r) for r in context.first])]
        story += [heading(_("What it may be worth"), H2), paragraph(money_line(context)), npv_figure(context)]
        people = people_line(context)
        if people:
            story += [heading(_("What it means for people"), H2), paragraph(people)]
        story += [heading(_("Next step"), H2), *bullets(_next_lines(context))]
    elif context.lack is None and context.plan.considered:
        recommended = context.ranking.recommended[:_MOST_UNKNOWN]
        lines = look_first(context.audit, context.known, [r.evaluation.candidate for r in recommended])
        lines = lines or find_out_lines(context.audit, recommended)
        story += [
            heading(_("What to find out first"), H2),
            paragraph(optimality(context.audit, context.plan)),
            *bullets(lines),
        ]
    else:
        story += _missing(context)
    return [*story, PageBreak()]


def _how_sure(context: Context) -> list[Flowable]:
    """How the figures are known, what is not, and whether the first place would survive."""
    unknown = not_known(context.audit, context.analysis, context.known)[:_MOST_UNKNOWN]
    survival = survival_sentence(context.known, context.certainty) if context.first else ""
    text = " ".join(filter(None, (known_sentence(context.known), *unknown, survival)))
    return [heading(_("How sure this is"), H2), paragraph(text)] if text else []


def _band(context: Context) -> list[Flowable]:
    """The large figures, of those that are known; nothing where none is."""
    analysis = context.analysis
    if analysis.labour_hours_per_year is None:
        return []
    fte, cost = analysis.fte, analysis.labour_cost_per_year
    shown = [(_("labour hours a year in the map"), hours(analysis.labour_hours_per_year))]
    if fte is not None:
        shown.append((_("full-time jobs (FTE)"), number(fte.likely, 1)))
    if cost is not None:
        shown.append((_("labour cost a year"), context.money(cost.likely)))
    if context.first:
        freed = sum(r.evaluation.hours_freed_per_year.likely for r in context.first)
        shown.append((_freed_label(len(context.first)), number(freed)))
    return [facts(shown)]


def _missing(context: Context) -> list[Flowable]:
    """What has to be known before anything can be recommended."""
    lines = [f"{lack_heading(context.lack)}. {lack_text(context.lack)}"] if context.lack is not None else []
    lines += ranking_warnings(context.audit, context.ranking)[: 5 - len(lines)]
    return [heading(_("What is still missing"), H2), *bullets(lines)] if lines else []


def _freed_label(count: int) -> str:
    if count == 1:
        return _("hours a year that it could free")
    return ngettext(
        "hours a year that the first {n} could free", "hours a year that the first {n} could free", count
    ).format(n=number(count))


def _working(context: Context) -> int:
    """How many steps are work: starts, ends and decisions are not."""
    return sum(step.kind in WORKING_KINDS for step in context.audit.steps.values())


def seen_text(context: Context) -> str:
    """What was mapped, and where it is tightest.

    Args:
        context: the audit and all its results.

    Returns:
        two or three sentences.
    """
    n, processes = _working(context), len(context.audit.processes)
    text = ngettext("We mapped {n} step", "We mapped {n} steps", n).format(n=number(n))
    text += " " + ngettext("in one process.", "in {n} processes.", processes).format(n=number(processes))
    repetitive = sum(s.repetitive.is_repetitive for p in context.processes for s in p.steps.values())
    if repetitive == n > 1:
        text += " " + _("All of them are repetitive work.")
    elif repetitive:
        text += " " + ngettext(
            "Of these, {n} is repetitive work.", "Of these, {n} are repetitive work.", repetitive
        ).format(n=number(repetitive))
    busiest = max(
        (
            (p.steps[p.bottleneck.id].workload.utilisation or 0.0, p.bottleneck.name)
            for p in context.processes
            if p.bottleneck is not None
        ),
        default=(0.0, ""),
    )
    if busiest[0] > _BUSY:
        text += " " + _("The bottleneck is “{step}”.").format(step=busiest[1])
    return text


def _first_line(context: Context, ranked: Ranked) -> str:
    e = ranked.evaluation
    return _("{candidate}: frees about {hours} hours a year for an investment of about {money}.").format(
        candidate=candidate_name(context.audit, e.candidate.technology.name, e.candidate.step_ids, SOME_STEPS),
        hours=number(e.hours_freed_per_year.likely),
        money=context.money(e.candidate.figures.investment.likely),
    )


def npv_figure(context: Context) -> Flowable:
    """Ranges of the first candidates, the same as the Rank page shows.

    Args:
        context: the audit and all its results.

    Returns:
        a bar for each of the top candidates, 10 % to 90 % case, in the firm's currency.
    """
    rows = []
    for ranked in context.top[:_MOST]:
        q, likely = ranked.evaluation.npv, ranked.evaluation.npv_likely
        low, middle, high = (v if v is not None else likely for v in (q.p10, q.p50, q.p90))
        shown = (context.money(low), context.money(middle), context.money(high))
        rows.append(RangeRow(context.name(ranked), low, middle, high, shown))
    below = _(
        "Net present value over {n} years: the bar runs from the 10% to the 90% case; mark and amount are the middle case."
    )
    return figure(range_bars(rows, TEXT_WIDTH, 210), "", below.format(n=context.audit.firm.horizon_years))


def money_line(context: Context) -> str:
    """How many of the projects earn their investment back within the firm's own norm on the likely figures.

    Args:
        context: the audit and all its results; at least one candidate is planned.

    Returns:
        a sentence or two.
    """
    first = context.top[:_MOST]
    years, count = context.audit.firm.payback_target_years, len(first)
    paid = [r.evaluation.payback_likely for r in first]
    paying = [after for after in paid if after is not None and after <= years]
    if not paying:
        return ngettext(
            "On the likely figures it does not pay back within {years} years. Freed hours and less heavy work may still be a reason.",
            "On the likely figures none of the first {count} pays back within {years} years. Freed hours and less heavy work may still be a reason.",
            count,
        ).format(count=number(count), years=number(years))
    if count == 1:
        return _("On the likely figures it pays back within {years} years.").format(years=number(years))
    if len(paying) == count:
        return _("On the likely figures all of the first {count} pay back within {years} years.").format(
            count=number(count), years=number(years)
        )  # fmt: skip
    return ngettext(
        "On the likely figures {n} of the first {count} pays back within {years} years.",
        "On the likely figures {n} of the first {count} pay back within {years} years.",
        len(paying),
    ).format(n=number(len(paying)), count=number(count), years=number(years))


def people_line(context: Context) -> str:
    """Who is missing, and what the plan frees for it.

    Args:
        context: the audit and all its results.

    Returns:
        sentences; empty where neither is known.
    """
    vacancies = sum(role.vacancies or 0.0 for role in context.audit.roles.values())
    parts = []
    if vacancies:
        parts.append(
            ngettext("The firm has {n} vacancy.", "The firm has {n} vacancies.", 1 if vacancies == 1 else 2).format(
                n=number(vacancies, 1)
            )
        )
    if context.plan.planned:
        whole = context.plan.together
        filled = sum(view.vacancy_hours for view in context.people.roles)
        text = _("The plan frees about {hours} hours a year ({fte} FTE).")
        parts.append(text.format(hours=number(whole.hours_freed_per_year), fte=number(whole.fte_freed, 1)))
        if filled >= 1:
            parts.append(_("{n} of these do the work of vacancies.").format(n=number(filled)))
        if context.people.taken_over_hours >= 1:
            parts.append(strain_sentence(context.people))
    return " ".join(parts)


def certainty_line(context: Context) -> str:
    """How sure the order at the top is, and what to measure where it is not settled.

    Args:
        context: the audit and all its results.

    Returns:
        sentences; empty without candidates.
    """
    found = context.certainty
    if found is None:
        return ""
    text = stability_sentence(context.audit, context.ranking, found)
    if found.is_stable:
        return text + " " + _("Within the ranges given, the order at the top holds.")
    text += " " + _("The order at the top is not settled: treat the first few as equals until more is measured.")
    return f"{text} {measuring_sentence(context.audit, context.ranking, found)}".strip()


def _next_lines(context: Context) -> list[str]:
    """What to look at where nothing was measured or answered; else the pilot, what is most in doubt, and a quotation."""
    lines = list(look_first(context.audit, context.known, [r.evaluation.candidate for r in context.first]))
    if lines:
        return lines
    pilot = next((p for p in context.plan.planned if p.is_pilot), None)
    if pilot is not None:
        candidate = pilot.evaluation.candidate
        text = _("Begin with a pilot: {candidate}, about {money}.")
        lines.append(
            text.format(
                candidate=candidate_name(context.audit, candidate.technology.name, candidate.step_ids),
                money=money(pilot.evaluation.candidate.figures.investment.likely, context.audit.firm.currency),
            )
        )
        reason = pilot_reason(context.plan.planned)
        if reason is not None:
            lines[-1] += " " + pilot_sentence(reason, context.audit.firm.currency)
    labour = [item for ranked in context.top for item in ranked.evaluation.candidate.labour]
    widest = max(labour, key=lambda item: item.hours_per_year.high - item.hours_per_year.low, default=None)
    if widest is not None and not widest.hours_per_year.is_point:
        text = _("Time {steps}: {low} to {high} hours a year is the widest range among the first candidates.")
        lines.append(
            text.format(
                steps=quoted(context.audit.step_names(widest.step_ids, 2)),
                low=number(widest.hours_per_year.low),
                high=number(widest.hours_per_year.high),
            )
        )
    if any(ranked.evaluation.candidate.technology.kind != "organisation" for ranked in context.first):
        lines.append(
            _("Ask two suppliers for a quotation that includes integration, training and the production stop.")
        )
    return lines
