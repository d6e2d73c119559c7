"""A plan in sentences: whether it is the best, when each project starts, who does it, and what it is held to."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.decide.money.evaluation import Evaluation
from auditor.decide.programme.plan import Plan
from auditor.decide.programme.portfolio import QUARTERS_A_YEAR, ChoiceProblem
from auditor.decide.programme.planned import Planned
from auditor.decide.programme.targets import concerned_roles, stop_rule, success_measure
from auditor.locale import N_, _, money, number, percent

_PROBLEMS: Mapping[ChoiceProblem, str] = {
    ChoiceProblem.WANTED_DOES_NOT_FIT: N_("What must be in the plan does not fit within the budget and these rules."),
}


def choice_problem(problem: ChoiceProblem) -> str:
    """Why nothing could be chosen.

    Args:
        problem: what stood in the way.

    Returns:
        a sentence.
    """
    return _(_PROBLEMS[problem])


def optimality(made: Plan) -> str:
    """Whether a plan is proven to be the best, or why there is none.

    Args:
        made: the plan.

    Returns:
        a sentence; for a plan not proven to be the best, with how much better another may be (%).
    """
    if made.choice.problem is not None:
        return choice_problem(made.choice.problem)
    if not made.planned:
        return _("Nothing is worth its money within these limits.")
    if made.choice.is_optimal:
        return _("This choice is proven to be the best within the limits.")
    return _("A choice better by at most {gap} may exist.").format(gap=percent(made.choice.gap, 1))


def quarter_name(quarter: int) -> str:
    """A quarter of the plan as people say it; 0 is the first of year 1.

    Args:
        quarter: quarters from the beginning of the plan, from 0.

    Returns:
        as in “year 1, quarter 3”.
    """
    year, part = divmod(quarter, QUARTERS_A_YEAR)
    return _("year {y}, quarter {q}").format(y=year + 1, q=part + 1)


def success_text(item: Planned) -> str:
    """When a project has succeeded: what a person wrote, else what the figures hold it to.

    Args:
        item: the project on the roadmap.

    Returns:
        the words of the person, or a sentence.
    """
    return (item.project.measure if item.project is not None else "") or success_sentence(item.evaluation)


def stop_text(item: Planned) -> str:
    """When to stop a project or change course: what a person wrote, else what the figures say.

    Args:
        item: the project on the roadmap.

    Returns:
        the words of the person, or a sentence.
    """
    return (item.project.stop_rule if item.project is not None else "") or stop_sentence(item.evaluation)


def who_text(item: Planned) -> str:
    """Who does what in a project: what a person wrote, else who is concerned.

    Args:
        item: the project on the roadmap.

    Returns:
        the words of the person, or sentences.
    """
    return (item.project.who if item.project is not None else "") or who_sentence(item.evaluation)


def success_sentence(e: Evaluation) -> str:
    """The likely hours freed a month, and by when.

    Args:
        e: the evaluated candidate.

    Returns:
        a sentence, with months after the order and hours a month.
    """
    target = success_measure(e)
    return _("{months} months after the order about {hours} hours a month are freed.").format(
        months=target.months, hours=number(target.hours_per_month)
    )


def stop_sentence(e: Evaluation) -> str:
    """Fewer hours than pay for it within the horizon, or more money than the highest estimate.

    Args:
        e: the evaluated candidate.

    Returns:
        a sentence, with money in the audit's currency and hours a month.
    """
    rule = stop_rule(e)
    most = money(rule.most_invested, e.audit.firm.currency)
    if rule.least_hours_per_month is not None:
        text = _("Stop or change course when it takes more than {most}, or when by then fewer than {hours} hours a month are freed.")  # fmt: skip
        return text.format(most=most, hours=number(rule.least_hours_per_month))
    return _("Stop or change course when it takes more than {most}.").format(most=most)


def who_sentence(e: Evaluation) -> str:
    """The people of the steps, the supplier, and somebody of the firm who leads.

    Args:
        e: the evaluated candidate.

    Returns:
        the sentences, with the names of the roles concerned where there are any.
    """
    names = ", ".join(role.name for role in concerned_roles(e))
    if names:
        return _("One person of the firm leads. Trying it out from the start: {roles}. The supplier delivers and trains.").format(roles=names)  # fmt: skip
    return _("One person of the firm leads. The people of the step try it out from the start. The supplier delivers and trains.")  # fmt: skip
