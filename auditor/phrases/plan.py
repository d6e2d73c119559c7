"""A project in sentences: why it is the pilot, when it starts, who does it, what it may cost and what it is held to."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.decide.money.evaluation import Evaluation
from auditor.decide.programme.pilot import PilotCode, PilotReason
from auditor.decide.programme.planned import Planned
from auditor.decide.programme.portfolio import QUARTERS_A_YEAR
from auditor.decide.programme.targets import concerned_roles, stop_rule, success_measure
from auditor.locale import N_, _, money, ngettext, number
from auditor.model import Audit
from auditor.phrases.amounts import money_for_reading, reading_step

#: Fewer hours a month than this are not told apart from none.
_FEWEST_HOURS = 0.5

_PILOT: Mapping[PilotCode, str] = {
    PilotCode.NAMED: N_("It is the pilot because somebody chose it."),
    PilotCode.CHEAPEST: N_("It is the pilot because nothing in the plan costs less: {money}, with delivery about {time}."),
    PilotCode.EASIEST: N_("It is the pilot because nothing in the plan is easier to introduce ({ease} of 5): {money}, with delivery about {time}."),
    PilotCode.INDEPENDENT: N_("It is the pilot because it waits for no other project and nothing better does the same work: {money}, with delivery about {time}."),
    PilotCode.QUICKEST: N_("It is the pilot because it is small and soon delivered: about {time}, for {money}."),
}  # fmt: skip


def pilot_sentence(reason: PilotReason, currency: str) -> str:
    """Why a project is the pilot.

    Args:
        reason: what speaks for it.
        currency: ISO 4217 code.

    Returns:
        a sentence.
    """
    if reason.code is PilotCode.INSTRUCTIVE:
        return ngettext(
            "It is the pilot because what it teaches is used again: the plan has the same technology at {n} more place.",
            "It is the pilot because what it teaches is used again: the plan has the same technology at {n} more places.",
            reason.others,
        ).format(n=number(reason.others))
    months = max(round(reason.months), 1)
    time = ngettext("{n} month after the order", "{n} months after the order", months).format(n=number(months))
    return _(_PILOT[reason.code]).format(money=money_for_reading(reason.outlay, currency), time=time, ease=reason.ease)


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
    return _("{months} months after the order, about {hours} hours a month are freed.").format(
        months=target.months, hours=number(target.hours_per_month)
    )


def price_text(e: Evaluation) -> str:
    """The price not to order above.

    Args:
        e: the evaluated candidate.

    Returns:
        an amount with the sign of the audit's currency, rounded down; “–” where no price is low enough.
    """
    price = stop_rule(e).max_price
    return money(_rounded_down(price), e.audit.firm.currency) if price is not None else "–"


def price_number(e: Evaluation) -> str:
    """The price not to order above, for a column that says which currency it is in.

    Args:
        e: the evaluated candidate.

    Returns:
        an amount, rounded down; “–” where no price is low enough.
    """
    price = stop_rule(e).max_price
    return number(_rounded_down(price)) if price is not None else "–"


def price_sentence(e: Evaluation) -> str:
    """The price not to order above, and what it rests on.

    Args:
        e: the evaluated candidate.

    Returns:
        a sentence, with money in the audit's currency and the firm's norm in years.
    """
    years = number(e.audit.firm.payback_target_years, 1)
    if stop_rule(e).max_price is None:
        text = _("There is no price at which it pays back within {years} years in half of the calculations.")
        return text.format(years=years)
    text = _("Do not order above {price}: dearer than that, it pays back within {years} years in less than half of the calculations.")  # fmt: skip
    return text.format(price=price_text(e), years=years)


def stop_sentence(e: Evaluation) -> str:
    """The hours below which a started project does not pay back within the norm at its likely price.

    Args:
        e: the evaluated candidate.

    Returns:
        a sentence with hours a month; the one about the price where no number of hours decides it.
    """
    least = stop_rule(e).least_hours_per_month
    if least is None:
        return price_sentence(e)
    if least < _FEWEST_HOURS:
        return _("If no hours are freed by then, look for the cause or stop.")
    text = _("If fewer than {hours} hours a month are freed by then, look for the cause or stop.")
    return text.format(hours=number(least))


def go_text(item: Planned) -> str:
    """What is decided before the order, and what a started project is held to, in few words.

    Args:
        item: the project on the roadmap.

    Returns:
        the price not to order above, and when to stop.
    """
    if stop_rule(item.evaluation).max_price is None:
        return " ".join(dict.fromkeys((price_sentence(item.evaluation), stop_text(item))))
    price = _("Do not order above {price}.").format(price=price_text(item.evaluation))
    return f"{price} {stop_text(item)}"


def held_to(item: Planned) -> tuple[str, str, str] | None:
    """What a project is held to, in numbers.

    Args:
        item: the project on the roadmap.

    Returns:
        months after the order, hours a month that are freed by then, and those below which it does not pay; None where
        a person wrote what holds, or where a sentence is needed to say it.
    """
    rule, target = stop_rule(item.evaluation), success_measure(item.evaluation)
    if item.project is not None and (item.project.measure or item.project.stop_rule):
        return None
    least = rule.least_hours_per_month
    if rule.max_price is None or least is None or least < _FEWEST_HOURS:
        return None
    return number(target.months), number(target.hours_per_month), number(least)


def price_note(audit: Audit) -> str:
    """What the price not to order above rests on.

    Args:
        audit: the snapshot.

    Returns:
        a sentence with the firm's norm in years.
    """
    text = _("Do not order above: dearer than that, a project pays back within {years} years in less than half of the calculations.")  # fmt: skip
    return text.format(years=number(audit.firm.payback_target_years, 1))


def _rounded_down(price: float) -> float:
    """To two or three digits, never up: it is a limit."""
    step = max(reading_step(price), 10)
    return price // step * step


def who_sentence(e: Evaluation) -> str:
    """The people of the steps, somebody of the firm who leads, and the supplier where something is bought.

    Args:
        e: the evaluated candidate.

    Returns:
        the sentences, with the names of the roles concerned where there are any.
    """
    names = ", ".join(role.name for role in concerned_roles(e))
    if e.candidate.technology.kind == "organisation":  # nobody supplies it
        if names:
            return _("One person in the firm leads. Trying it out from the start: {roles}.").format(roles=names)
        return _("One person in the firm leads. Those who do the work try it out from the start.")
    if names:
        return _("One person in the firm leads. Trying it out from the start: {roles}. The supplier delivers and trains.").format(roles=names)  # fmt: skip
    return _("One person in the firm leads. Those who do the work try it out from the start. The supplier delivers and trains.")  # fmt: skip
