"""The brief: two pages for who decides, both sides of one sheet; one page where little is known."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum

from auditor.assess.entered import basis_of_setting, import_assumptions
from auditor.decide import Ranked
from auditor.decide.programme.enough import enough
from auditor.decide.programme.pilot import pilot_reason
from auditor.locale import _, mid_sentence, ngettext, number
from auditor.model import Basis
from auditor.phrases.amounts import chance_in_words, money_for_reading
from auditor.phrases.candidate import SOME_STEPS, candidate_name
from auditor.phrases.certainty import nothing_pays_sentence
from auditor.phrases.known import early_sentence, known_sentence, not_known, survival_sentence
from auditor.phrases.people import idea_text, strain_sentence
from auditor.phrases.plan import pilot_sentence
from auditor.phrases.portfolio import (
    cash_sentence,
    enough_sentence,
    optimality,
    own_hours_sentence,
    smaller_budget_sentence,
    twins_sentence,
)
from auditor.phrases.progress import lack_heading, lack_text
from auditor.phrases.standing import not_now_sentence
from auditor.report.context import Context
from auditor.report.drawings import PaybackRow, payback_figure
from auditor.report.papers.advice import Advice, Advised, advised
from auditor.report.papers.content import Block, Chart, Content, Head, Lead, NewPage, Remark, Title, listed, words
from auditor.report.papers.frame import framed
from auditor.report.papers.things import things_table
from auditor.report.papers.to_do import find_out_table, next_steps
from auditor.report.sections.summary import people_line, seen_text

#: So many ideas that do not pay are named, so many things that are not known, and so many assumptions of an import.
_MOST_NOT_NOW, _MOST_UNKNOWN, _MOST_ASSUMED = 3, 2, 6
_LONGEST_QUESTION = 300


class Fullness(IntEnum):
    """How much a brief says: names of any length have to fit on two pages."""

    ONE_THING = 0
    WHAT_DECIDES = 1
    ALL = 2


def brief(context: Context, fullness: Fullness = Fullness.ALL) -> Content:
    """What a brief says of an audit.

    Args:
        context: the audit and all its results.
        fullness: less where the names of the audit leave no room for all.

    Returns:
        the content of two pages, or of one.
    """
    found = advised(context)
    if fullness is Fullness.ONE_THING:
        found = replace(found, things=found.things[:1])
    above = " · ".join(filter(None, (_("Brief of the automation audit"), context.date_text)))
    blocks: list[Block] = [Title(_title(context, found), above)]
    if found.advice is Advice.NOT_YET:
        return framed(context, _("Brief"), [*blocks, *_not_yet(context, found)])
    is_full = fullness is Fullness.ALL
    blocks += [*_front(context, found), *(_losers(context, found) if is_full else ())]
    blocks += [NewPage(), *_people(context, found, is_full), *_back(context, found)]
    return framed(context, _("Brief"), blocks)


def _title(context: Context, found: Advised) -> str:
    """The answer, as far as there is one."""
    years = number(context.audit.firm.payback_target_years, 1)
    match found.advice:
        case Advice.NOT_YET:
            return lack_heading(context.lack) if context.lack is not None else _("No proposal yet")
        case Advice.NOTHING_PAYS:
            return _("As things stand, nothing pays back within your {years} years").format(years=years)
        case Advice.FIND_OUT:
            n = max(len(found.things), context.plan.unconfirmed)
            text = ngettext("Do not buy yet: one idea may pay. Find out first whether it fits", "Do not buy yet: {n} ideas may pay. Find out first whether they fit", n)  # fmt: skip
            return text.format(n=number(n))
        case Advice.SKETCH:
            return _("A first sketch: look before you order")
    n = len(context.top)
    first = mid_sentence(found.things[0].evaluation.candidate.technology.name)
    text = ngettext("Carry out one project: {first}", "Carry out {n} projects; begin with {first}", n)
    return text.format(n=number(n), first=first)


def _front(context: Context, found: Advised) -> list[Block]:
    audit = context.audit
    blocks: list[Block] = [*_question(context), Lead(" ".join(_answer(context, found)))]
    blocks += [Head(_("What we saw")), *words(f"{seen_text(context)} {_hours(context)}".strip())]
    if found.things:
        blocks += [Head(_heading_of_things(context, found)), *things_table(audit, found.things)]
        blocks.append(_paybacks(context, found))
    blocks += words(" ".join(filter(None, _around(context, found))))
    return blocks


def _losers(context: Context, found: Advised) -> tuple[Block, ...]:
    lines = [_not_now_line(context, r) for r in _not_now(context, found)]
    return (Head(_("Not now, and why")), *listed(lines)) if lines else ()


def _people(context: Context, found: Advised, with_ideas: bool) -> tuple[Block, ...]:
    people = [people_line(context)] if context.plan.planned else [_people_if(context, found)]
    if context.plan.planned and with_ideas:
        people += _ideas(context)
    return (Head(_("What it means for people")), *listed(people))


def _back(context: Context, found: Advised) -> list[Block]:
    blocks: list[Block] = []
    survival = survival_sentence(context.known, context.certainty) if found.things else ""
    unknown = not_known(context.audit, context.analysis, context.known)[:_MOST_UNKNOWN]
    blocks += [Head(_("What we do not know, and what it takes to find out"))]
    blocks += words(" ".join(filter(None, (known_sentence(context.known), *unknown, survival))))
    blocks += _assumed(context)
    blocks += find_out_table(context, found.things)
    if context.plan.planned:
        lines = [
            cash_sentence(context.quarters, context.money),
            own_hours_sentence(context.audit, context.quarters),
            _("Do not order where a quotation is above the price in the table: after the order the money is gone."),
        ]
        blocks += [Head(_("What it asks of the firm")), *listed(lines)]
    blocks += [Head(_("Next step")), *next_steps(context, found)]
    reason = pilot_reason(context.plan.planned)
    if reason is not None and found.advice is Advice.CARRY_OUT:
        blocks += words(pilot_sentence(reason, context.audit.firm.currency))
    return blocks


def _question(context: Context) -> list[Block]:
    """The firm's own question in its words."""
    asked = " ".join(context.audit.firm.question.split())
    if not asked:
        return [Remark(_("The firm asked no question of its own; we looked for work that it pays to automate."))]
    cut = asked if len(asked) <= _LONGEST_QUESTION else asked[: _LONGEST_QUESTION - 1] + "…"
    return [Remark(_("Your question: {question}").format(question=cut))]


def _answer(context: Context, found: Advised) -> list[str]:
    """The answer in the firm's own terms: its norm, its vacancies, its money."""
    audit = context.audit
    years = number(audit.firm.payback_target_years, 1)
    is_assumed = basis_of_setting(audit, "firm", "payback_target_years") is Basis.ASSUMED
    if found.advice is Advice.NOTHING_PAYS:
        return [nothing_pays_sentence(audit, context.ranking) or optimality(audit, context.plan)]
    if found.advice is Advice.FIND_OUT:
        return [_would_pay(context, len(found.things))]
    chances = [r.evaluation.probability_payback_within_target for r in context.top]
    text = ngettext(
        "The chance that it pays back within your norm of {years} years is {low}.",
        "The chance of each to pay back within your norm of {years} years runs from {low} to {high}.",
        len(chances),
    )
    low, high = chance_in_words(min(chances)), chance_in_words(max(chances))
    if low == high:
        text = _("The chance of payback within your norm of {years} years is {low}.")
    norm = [_("That norm is assumed: say which is yours.")] if is_assumed else []
    told = [text.format(years=years, low=low, high=high), *norm, *_vacancies(context)]
    return [early_sentence(context.known), *told] if found.advice is Advice.SKETCH else told


def _would_pay(context: Context, shown: int) -> str:
    """How many would pay if what is open turns out well, and how many of them are shown."""
    plan = context.plan
    if plan.eligible or not plan.unconfirmed:
        return optimality(context.audit, plan)
    years = number(context.audit.firm.payback_target_years, 1)
    text = ngettext(
        "One idea would pay back within {years} years if it fits; nobody has confirmed that yet. The questions that decide it are overleaf.",
        "{n} ideas would pay back within {years} years if they fit; nobody has confirmed that yet. The questions that decide it are overleaf.",
        plan.unconfirmed,
    )
    if plan.unconfirmed > shown:
        text = _(
            "{n} ideas would pay back within {years} years if they fit; the table has {shown} of them. Nobody has confirmed yet that they fit: the questions that decide it are overleaf."
        )
    return text.format(n=number(plan.unconfirmed), years=years, shown=number(shown))


def _vacancies(context: Context) -> list[str]:
    """For each role that is looked for, how much of its vacancies the plan does the work of."""
    per_fte = max(context.audit.firm.productive_hours_per_fte.likely, 1.0)
    found, sought = [], False
    for view in context.people.roles:
        if view.role is not None and view.role.vacancies:
            sought = True
            text = _("{role} {n} of {all}")
            done = number(view.vacancy_hours / per_fte, 1)
            if done == number(0.0, 1):
                continue
            found.append(text.format(role=mid_sentence(view.role.name), n=done, all=number(view.role.vacancies, 1)))
    if not found:
        return [_("The plan covers the work of none of your vacancies.")] if sought else []
    return [_("The plan covers part of the work of your vacancies: {roles}.").format(roles=", ".join(found))]


def _hours(context: Context) -> str:
    analysis = context.analysis
    if analysis.labour_hours_per_year is None or analysis.fte is None:
        return ""
    text = _("The steps take {hours} labour hours a year, the work of {fte} full-time jobs.")
    return text.format(hours=number(analysis.labour_hours_per_year.likely), fte=number(analysis.fte.likely, 1))


def _heading_of_things(context: Context, found: Advised) -> str:
    n = len(found.things)
    if found.advice is Advice.FIND_OUT:
        if context.plan.unconfirmed > n:
            return ngettext("Worthwhile if it fits: the first", "Worthwhile if they fit: the first {n}", n).format(n=number(n))  # fmt: skip
        return ngettext("Worthwhile if it fits", "Worthwhile if they fit", n)
    return ngettext("One thing to do", "{n} things to do", n).format(n=number(n))


def _paybacks(context: Context, found: Advised) -> Chart:
    """The years of each thing against the firm's norm."""
    rows = []
    for ranked in found.things:
        e = ranked.evaluation
        years = e.payback_years
        rows.append(PaybackRow(_short_name(context, found, ranked), years.p10, e.payback_median, years.p90))
    firm, norm = context.audit.firm, context.audit.firm.payback_target_years
    n = sum(r.middle is not None and r.middle <= norm for r in rows)
    if n == len(rows):
        title = ngettext(
            "In the middle case it is paid back within {years} years",
            "In the middle case all {n} are paid back within {years} years",
            n,
        )
    else:
        title = ngettext(
            "In the middle case {n} of {all} is paid back within {years} years",
            "In the middle case {n} of {all} are paid back within {years} years",
            n,
        )
    title = title.format(n=number(n), all=number(len(rows)), years=number(norm, 1))
    return Chart(lambda width: payback_figure(rows, norm, firm.horizon_years, width), title)


def _short_name(context: Context, found: Advised, ranked: Ranked) -> str:
    """The technology; the steps where several of the things are the same technology."""
    candidate = ranked.evaluation.candidate
    same = sum(r.evaluation.candidate.technology.key == candidate.technology.key for r in found.things)
    return candidate.technology.name if same == 1 else context.audit.step_names(candidate.step_ids, 2)


def _around(context: Context, found: Advised) -> list[str]:
    """What stands around the things: the whole plan, why the pilot, and what less money brings."""
    plan = context.plan
    if not plan.planned:
        return []
    told = []
    whole, more = plan.together, len(context.top) - len(found.things)
    if more > 0:
        text = ngettext("The plan holds {n} more project.", "The plan holds {n} more projects.", more)
        told.append(text.format(n=number(more)))
    cash = sum(e.npv_cash_likely for e in plan.evaluations)
    text = ngettext(
        "It costs {money} with reserve, frees {hours} hours a year and is worth {npv} over {years} years in the middle case; in cash alone, {cash}.",
        "All {n} together cost {money} with reserve, free {hours} hours a year and are worth {npv} over {years} years in the middle case; in cash alone, {cash}.",
        len(plan.planned),
    )
    told.append(
        text.format(
            n=number(len(plan.planned)),
            money=context.money(whole.investment),
            hours=number(whole.hours_freed_per_year),
            npv=context.money(whole.npv.p50 or 0.0),
            years=number(context.audit.firm.horizon_years),
            cash=context.money(cash),
        )
    )
    enough_found = enough(plan.frontier)
    told.append(smaller_budget_sentence(plan.frontier, context.money))
    if enough_found is not None and round(enough_found.share, 2) < 1 and enough_found.rest > 0:
        told.append(enough_sentence(enough_found, context.money))
    told += [twins_sentence(context.audit, twin, context.money) for twin in context.twins[:1]]
    return told


def _not_now(context: Context, found: Advised) -> list[Ranked]:
    """What people would think of first and does not pay: that with the most freed hours, each technology once.

    What is made for some trades is not named in a firm whose trade nobody stated: it is not known that it could serve.
    """
    shown = {r.evaluation.candidate.technology.key for r in found.things}
    kept: dict[str, Ranked] = {}
    for ranked in sorted(context.ranking.candidates, key=lambda r: -r.evaluation.hours_freed_per_year.likely):
        key = ranked.evaluation.candidate.technology.key
        is_for_other_trades = ranked.evaluation.candidate.fit.is_sector_unknown
        if not ranked.worth_while and not is_for_other_trades and key not in shown:
            kept.setdefault(key, ranked)
    return list(kept.values())[:_MOST_NOT_NOW]


def _not_now_line(context: Context, ranked: Ranked) -> str:
    e = ranked.evaluation
    name = candidate_name(context.audit, e.candidate.technology.name, e.candidate.step_ids, SOME_STEPS)
    lost = e.npv_median < 0
    text = _("costs {money} more than it brings over {years} years") if lost else _("worth {money} over {years} years")
    value = text.format(
        money=money_for_reading(abs(e.npv_median), context.audit.firm.currency),
        years=number(context.audit.firm.horizon_years),
    )
    return f"{name}: {value}. {not_now_sentence(context.audit, e)}".strip()


def _ideas(context: Context) -> list[str]:
    """What freed people could do, by role."""
    found = []
    for view in context.people.roles:
        if view.role is not None and view.ideas:
            found.append(f"{view.role.name}: {' '.join(map(idea_text, view.ideas[:2]))}")
    return found[:_MOST_NOT_NOW]


def _people_if(context: Context, found: Advised) -> str:
    """What could change for people if what is open turns out well."""
    if not found.things:
        return strain_sentence(context.people) or _("Nothing changes for anybody as long as nothing is carried out.")
    e = [r.evaluation for r in found.things]
    text = ngettext(
        "If it fits, it frees about {hours} hours a year ({fte} FTE). Say beforehand what happens to freed hours, and keep to it.",
        "If all of them fit, they free about {hours} hours a year together ({fte} FTE). Say beforehand what happens to freed hours, and keep to it.",
        len(e),
    )
    return text.format(
        hours=number(sum(x.hours_freed_per_year.likely for x in e)), fte=number(sum(x.fte_freed.likely for x in e), 1)
    )


def _assumed(context: Context) -> tuple[Block, ...]:
    """What an import took for granted: what the hours rest on."""
    found = import_assumptions(context.audit)
    if not found:
        return ()
    n = len(found)
    text = ngettext("The import made {n} assumption, above all:", "The import made {n} assumptions, above all:", n)
    return (*words(text.format(n=number(n))), *listed(found[-_MOST_ASSUMED:]))


def _not_yet(context: Context, found: Advised) -> list[Block]:
    """What is missing, and nothing that was not calculated."""
    blocks: list[Block] = _question(context) if context.audit.firm.question.strip() else []
    if context.lack is not None:
        blocks.append(Lead(lack_text(context.lack)))
    else:
        blocks.append(Lead(_("No technology of the catalogue fits a step with known labour hours yet.")))
    if context.audit.steps:
        blocks += [Head(_("What we saw")), *words(f"{seen_text(context)} {_hours(context)}".strip())]
        blocks += words(known_sentence(context.known))
    text = _("Once the hours are known, this paper says what is worth doing, what it costs and brings, when the money is back and how sure that is. Nothing has been calculated yet, so nothing is advised for or against.")  # fmt: skip
    return [*blocks, *words(text), Head(_("Next step")), *next_steps(context, found)]
