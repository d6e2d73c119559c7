"""A plan as a whole in sentences: whether it is the best, how much money is enough, and what it asks of the firm."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from auditor.decide.programme.beginning import NextAction, next_action
from auditor.decide.programme.enough import NEARLY_ALL, Enough
from auditor.decide.programme.load import Quarter, busiest, lowest
from auditor.decide.programme.plan import FrontierPoint, Plan
from auditor.decide.programme.portfolio import QUARTERS_A_YEAR, ChoiceProblem
from auditor.decide.programme.twins import Twins
from auditor.locale import N_, _, ngettext, number, percent
from auditor.model import Audit
from auditor.phrases.plan import quarter_name

#: A part of the best value that is worth naming for the money it takes.
_WORTH_NAMING = (0.25, 0.5, 0.75)
_MOST_BUDGETS = 2
#: An amount in the audit's currency as text, rounded as the reader wants it.
Amount = Callable[[float], str]

_PROBLEMS: Mapping[ChoiceProblem, str] = {
    ChoiceProblem.WANTED_DOES_NOT_FIT: N_("What must be in the plan does not fit within the budget and these rules."),
}

_NEXT: Mapping[NextAction, str] = {
    NextAction.DRAW: N_("There is no work in this audit yet, so there is nothing to plan. Draw the steps first."),
    NextAction.MEASURE: N_("No work with known hours has a technology that fits it, so there is nothing to plan yet. Enter how often the steps are done and how long they take."),
    NextAction.FIT: N_("The program knows no technology for the work in this audit, so there is nothing to plan. Say which task each step is, or add a technology of your own."),
}  # fmt: skip


def nothing_to_plan(action: NextAction) -> str:
    """That there is nothing to plan, and what to do first.

    Args:
        action: what is asked for first.

    Returns:
        two sentences.
    """
    return _(_NEXT[action])


def choice_problem(problem: ChoiceProblem) -> str:
    """Why nothing could be chosen.

    Args:
        problem: what stood in the way.

    Returns:
        a sentence.
    """
    return _(_PROBLEMS[problem])


def optimality(audit: Audit, made: Plan) -> str:
    """Whether a plan is proven to be the best, or why there is none.

    Args:
        audit: the snapshot.
        made: its plan.

    Returns:
        a sentence, or two where the next thing to do is said.
    """
    if made.choice.problem is not None:
        return choice_problem(made.choice.problem)
    if not made.considered:
        return nothing_to_plan(next_action(audit))
    if not made.eligible and made.unconfirmed:
        text = ngettext(
            "One candidate would pay back in time if it fits. Nobody has confirmed that yet: answer its questions on the Rank page, and it can be planned.",
            "{n} candidates would pay back in time if they fit. Nobody has confirmed that yet: answer their questions on the Rank page, and they can be planned.",
            made.unconfirmed,
        )
        return text.format(n=number(made.unconfirmed))
    if not made.eligible:
        text = _("No candidate both earns its money and pays back within your {years} years in at least half of the calculations.")  # fmt: skip
        return text.format(years=number(audit.firm.payback_target_years, 1))
    if not made.planned:
        return _("Nothing is worth its money within these limits.")
    if made.choice.is_optimal:
        return _(
            "On the figures as they are known now, no other choice within these limits brings more; that is proven."
        )
    if made.limits.budget is not None:
        return _("Within this budget the program found no better combination.")
    return _("The program found no better combination.")


def enough_sentence(found: Enough, amount: Amount) -> str:
    """How much of the value how much money buys.

    Args:
        found: the smallest investment that brings nearly all.
        amount: writes an amount.

    Returns:
        a sentence.
    """
    if round(found.share, 2) < 1 and found.rest > 0:
        text = _("{money} buys {share} of the value; the next {rest} adds almost nothing.")
        return text.format(money=amount(found.investment), share=percent(found.share), rest=amount(found.rest))
    return _("The value grows up to {money}; beyond that another euro buys nothing.").format(
        money=amount(found.investment + found.rest)
    )


def together_label() -> str:
    """What the row is called below the projects, which brings another sum than theirs.

    Returns:
        the label.
    """
    return _("Together: with the later starts and every vacancy filled once (middle cases do not add up)")


def twins_sentence(audit: Audit, found: Twins, amount: Amount) -> str:
    """Equal machines that fewer might do the work of.

    Args:
        audit: the snapshot.
        found: the machines.
        amount: writes an amount.

    Returns:
        a sentence with the places, and what to do about it.
    """
    text = _("The plan buys {n} times “{technology}” at {money}: {steps}. Together they keep {use} of one machine busy: one fewer might serve. Buy one, learn from it, then decide.")  # fmt: skip
    return text.format(
        n=number(found.count),
        technology=found.technology.name,
        money=amount(found.price),
        steps=audit.step_names(found.step_ids, len(found.step_ids)),
        use=percent(sum(found.uses)),
    )


def cash_sentence(quarters: Sequence[Quarter], amount: Amount) -> str:
    """How much money is out at most, on the bank and with freed hours counted.

    Args:
        quarters: of a plan; at least one.
        amount: writes an amount.

    Returns:
        a sentence.
    """
    deepest = lowest(quarters)
    assert deepest is not None
    if deepest.cumulative >= 0:
        return _("At the end of every quarter there is at least as much cash as at the start.")
    if amount(min(q.cumulative_with_hours for q in quarters)) == amount(deepest.cumulative):
        text = _("Cash is lowest at the end of {quarter}: {cash}.")
        return text.format(cash=amount(deepest.cumulative), quarter=quarter_name(deepest.quarter))
    with_hours = min(q.cumulative_with_hours for q in quarters)
    text = _("Cash is lowest at the end of {quarter}: {cash}, or {worth} if the value of all freed hours is counted too.")  # fmt: skip
    return text.format(cash=amount(deepest.cumulative), quarter=quarter_name(deepest.quarter), worth=amount(with_hours))


def own_hours_sentence(audit: Audit, quarters: Sequence[Quarter]) -> str:
    """When the plan asks most of the firm's own people, and how much of one person that is.

    Args:
        audit: the snapshot.
        quarters: of a plan; at least one.

    Returns:
        a sentence.
    """
    most = busiest(quarters)
    assert most is not None
    per_quarter = max(audit.firm.productive_hours_per_fte.likely, 1.0) / QUARTERS_A_YEAR
    text = _("The plan takes {total} hours of your own people, most of them in {quarter}: {hours} hours, {share} of one full-time job.")  # fmt: skip
    return text.format(
        total=number(sum(q.own_hours for q in quarters)),
        quarter=quarter_name(most.quarter),
        hours=number(most.own_hours),
        share=percent(most.own_hours / per_quarter),
    )


def load_note() -> str:
    """What the money and the hours by quarter rest on.

    Returns:
        sentences.
    """
    return _("On the likely figures; the whole price is paid with the order. Cash in the quarter: subsidy, avoided overtime and scrap, and extra output, minus price and running cost; freed hours that fill a vacancy or serve other work bring no cash. Own hours: from the catalogue where nobody stated them, spread over delivery and run-in. A project that is being run in counts as half a project at once; that half is our assumption.")  # fmt: skip


def quarter_rows(quarters: Sequence[Quarter], amount: Amount) -> list[list[str]]:
    """The quarters as cells.

    Args:
        quarters: of a plan.
        amount: writes an amount.

    Returns:
        six cells a quarter, under :func:`quarter_heads`.
    """
    return [
        [
            quarter_name(q.quarter),
            number(q.projects),
            number(q.own_hours),
            amount(q.cash),
            amount(q.cumulative),
            amount(q.cumulative_with_hours),
        ]
        for q in quarters
    ]


def quarter_heads() -> list[str]:
    """What stands above :func:`quarter_rows`.

    Returns:
        six heads.
    """
    return [
        _("Quarter"),
        _("Projects"),
        _("Own hours"),
        _("Cash in the quarter"),
        _("Cash so far"),
        _("With freed hours"),
    ]


def smaller_budget_sentence(points: Sequence[FrontierPoint], amount: Amount) -> str:
    """What less money would bring already.

    Args:
        points: of a frontier, by rising budget.
        amount: writes an amount.

    Returns:
        a sentence; empty where no smaller investment brings a part that is worth naming.
    """
    values = [p.together.npv.p50 or 0.0 for p in points]
    best = max(values, default=0.0)
    if best <= 0:
        return ""
    found: dict[float, float] = {}
    for least in _WORTH_NAMING:
        at = next(i for i, value in enumerate(values) if value >= least * best)
        if values[at] < NEARLY_ALL * best:
            found[points[at].together.investment] = values[at] / best
    said = list(found.items())[-_MOST_BUDGETS:]
    if not said:
        return ""
    if len(said) == 1:
        text = _("{money} already buys {share} of that value.")
        return text.format(money=amount(said[0][0]), share=percent(said[0][1]))
    text = _("{money} already buys {share} of that value, {more} buys {most}.")
    return text.format(
        money=amount(said[0][0]), share=percent(said[0][1]), more=amount(said[1][0]), most=percent(said[1][1])
    )
