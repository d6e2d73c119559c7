"""The first answer in the words of the shop floor: hours a week, what it costs, when it is paid back, how sure."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.assess.known import UNSURE, Known, KnownFigures
from auditor.assess.self_check import Screen, named_steps
from auditor.decide.asking.first_answer import Sureness
from auditor.decide.asking.question import NO, YES, OpenQuestion, PossibleAnswer
from auditor.decide.asking.worth import Worth
from auditor.decide.doubt.quantiles import quantiles
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.order.ranking import Ranking
from auditor.flow.workload.step_workload import periods_per_year
from auditor.locale import N_, _, money, ngettext, number, quoted
from auditor.model import Audit, Period
from auditor.phrases.amounts import money_for_reading, round_for_reading
from auditor.phrases.candidate import candidate_name

_SURE: Mapping[Sureness, str] = {
    Sureness.GUESSED: N_("on assumptions"),
    Sureness.ROUGH: N_("on your figures"),
    Sureness.WELL_FOUNDED: N_("on measurement"),
}
_TROUBLE: Mapping[Screen, str] = {
    Screen.WAITING: N_("the work waits here"),
    Screen.HEAVY: N_("nobody likes this work"),
    Screen.ERRORS: N_("mistakes here cost money"),
    Screen.TWICE: N_("this is typed twice"),
}


def saves_words(audit: Audit, evaluation: Evaluation) -> str:
    """How much time a candidate saves.

    Args:
        audit: the snapshot, for the weeks of the firm's year.
        evaluation: of the candidate.

    Returns:
        such as “saves 2–9 hours a week”.
    """
    weeks = max(periods_per_year(Period.WEEK, audit.calendar), 1.0)
    drawn = quantiles(evaluation.drawn.hours)
    low, high = (_hours((hours or 0.0) / weeks) for hours in (drawn.p10, drawn.p90))
    if high < 1:
        return _("saves less than an hour a week")
    if low == high:
        return ngettext("saves about {n} hour a week", "saves about {n} hours a week", round(low)).format(n=number(low))
    if low < 1:
        return ngettext("saves up to {n} hour a week", "saves up to {n} hours a week", round(high)).format(
            n=number(high)
        )
    return _("saves {low}–{high} hours a week").format(low=number(low), high=number(high))


def costs_words(audit: Audit, evaluation: Evaluation) -> str:
    """What a candidate costs once.

    Args:
        audit: the snapshot, for the currency.
        evaluation: of the candidate.

    Returns:
        such as “costs €15,000–60,000”.
    """
    investment = evaluation.candidate.figures.investment
    low, high = round_for_reading(investment.low), round_for_reading(investment.high)
    currency = audit.firm.currency
    if high <= 0:
        return _("costs nothing but your own time")
    if low <= 0:
        return _("costs up to {amount}").format(amount=money(high, currency))
    if low == high:
        return _("costs about {amount}").format(amount=money(high, currency))
    return _("costs {low} to {high}").format(low=money(low, currency), high=money(high, currency))


def paid_back_words(evaluation: Evaluation) -> str:
    """When a candidate has paid for itself, if it fits.

    Args:
        evaluation: of the candidate.

    Returns:
        such as “paid back in 2 to 5 years”.
    """
    years = evaluation.payback_years
    if years.p10 is None:
        return _("is not paid back")
    soon = number(max(years.p10, 0.1), 1 if years.p10 < 2 else 0)
    if evaluation.payback_median is None or years.p90 is None:
        text = ngettext(
            "paid back in {years} year at best, perhaps never",
            "paid back in {years} years at best, perhaps never",
            _plural(years.p10),
        )
        return text.format(years=soon)
    late = number(years.p90, 1 if years.p90 < 2 else 0)
    if soon == late:
        text = ngettext("paid back in about {years} year", "paid back in about {years} years", _plural(years.p90))
        return text.format(years=late)
    return _("paid back in {soon} to {late} years").format(soon=soon, late=late)


def in_cash_words(audit: Audit, evaluation: Evaluation) -> str:
    """What a candidate brings on the bank account alone, hours that are only freed left out.

    Args:
        audit: the snapshot.
        evaluation: of the candidate.

    Returns:
        such as “in cash alone about −€4,000”; empty where hours make no difference.
    """
    cash, whole = evaluation.npv_cash_likely, evaluation.npv_likely
    if abs(cash - whole) < 1:
        return ""
    return _("if the freed hours are used; on the account alone about {amount}").format(
        amount=money_for_reading(cash, audit.firm.currency)
    )


def trouble_words(audit: Audit, evaluation: Evaluation) -> str:
    """What the owner said of the work that a candidate is for.

    Args:
        audit: the snapshot.
        evaluation: of the candidate.

    Returns:
        such as “you named this work: it waits, it is heavy”; empty where nothing was said.
    """
    steps = evaluation.candidate.step_ids
    said = [_(words) for screen, words in _TROUBLE.items() if not named_steps(audit, screen).isdisjoint(steps)]
    return _("you said: {what}").format(what=", ".join(said)) if said else ""


def sure_words(found: Sureness) -> str:
    """How well founded it is.

    Args:
        found: of the candidate.

    Returns:
        such as “rests on assumptions”.
    """
    return _("rests {on_what}").format(on_what=_(_SURE[found]))


def guessed_words(found: KnownFigures) -> str:
    """How many figures are guessed.

    Args:
        found: how the figures are known.

    Returns:
        a sentence.
    """
    whole, measured, guessed = found.count(), found.count(Known.MEASURED), found.count(*UNSURE)
    first = _(
        "Of {all} figures about your work {measured} are measured, {guessed} are guessed; the others you told, or they are statistics."
    )
    rest = _("What each technology saves and costs is assumed by the program until you have a quotation.")
    return f"{first.format(all=number(whole), measured=number(measured), guessed=number(guessed))} {rest}"


def question_text(question: OpenQuestion) -> str:
    """A question as it is asked.

    Args:
        question: an open one.

    Returns:
        the question, in the language in force.
    """
    if question.sector_question is not None:
        return question.sector_question.text
    assert question.asked is not None
    return question.asked.text


def about_text(audit: Audit, question: OpenQuestion) -> str:
    """What a question is about.

    Args:
        audit: the snapshot.
        question: an open one.

    Returns:
        names of steps, and the technology where it is that one's question.
    """
    steps = audit.step_names(question.step_ids, 4)
    if question.technology is None:
        return steps
    return candidate_name(audit, question.technology.name, question.step_ids, 4)


def answer_text(answer: PossibleAnswer) -> str:
    """An answer to choose.

    Args:
        answer: of a question.

    Returns:
        its words.
    """
    if answer.option is not None:
        return answer.option.text
    return {YES: _("Yes"), NO: _("No")}[answer.key]


def why_asked(audit: Audit, ranking: Ranking, worth: Worth) -> str:
    """Why a question is asked: what an answer would change among what is worth a second look.

    Args:
        audit: the snapshot.
        ranking: that it is asked for.
        worth: of the question.

    Returns:
        a sentence.
    """
    evaluations = {r.evaluation.candidate.key: r.evaluation for r in ranking.candidates}

    def name(key: str) -> str:
        candidate = evaluations[key].candidate
        several = sum(e.candidate.technology is candidate.technology for e in evaluations.values()) > 1
        named = quoted(candidate.technology.name)
        return candidate_name(audit, named, candidate.step_ids, 1) if several else named

    changes = sorted((c for c in worth.changes if c.leaves or c.enters), key=lambda c: -c.answer.chance)
    if not changes:
        return _("The answer says how much what is worth a second look may bring.")
    change = changes[0]
    answer = answer_text(change.answer)
    if change.leaves and change.enters:
        text = _("If you answer “{answer}”, {other} takes the place of {this}.")
        return text.format(answer=answer, other=name(change.enters[0]), this=name(change.leaves[0]))
    if change.leaves:
        return _("If you answer “{answer}”, {this} falls away.").format(answer=answer, this=name(change.leaves[0]))
    return _("If you answer “{answer}”, {other} is worth a second look too.").format(
        answer=answer, other=name(change.enters[0])
    )


def _hours(value: float) -> float:
    return round(value) if value >= 1 else value


def _plural(years: float) -> int:
    """1 where a number of years is read as one year."""
    return 1 if number(years, 1 if years < 2 else 0) in ("1", number(1.0, 1)) else 2
