"""What to do with a candidate: whether it is worth while, what is open about its fit, and what would have to change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from auditor.assess.technology import FitQuestion
from auditor.decide.candidate.candidate import Candidate
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.order.ranking import Ranked, Standing
from auditor.locale import N_, _, money, ngettext, number, percent
from auditor.model import Audit
from auditor.phrases.amounts import money_for_reading, round_for_reading
from auditor.phrases.candidate import candidate_name

_STANDINGS: Mapping[Standing, str] = {
    Standing.DO: N_("worthwhile"),
    Standing.FIND_OUT: N_("find out first"),
    Standing.NOT_NOW: N_("not worthwhile now"),
}
_HEADINGS: Mapping[Standing, str] = {
    Standing.DO: N_("Worthwhile"),
    Standing.FIND_OUT: N_("Worthwhile if it fits: find out first"),
    Standing.NOT_NOW: N_("Not worthwhile now"),
}


def standing_label(standing: Standing) -> str:
    """What to do with it, in a word or three.

    Args:
        standing: of a candidate.

    Returns:
        the words, in the middle of a sentence.
    """
    return _(_STANDINGS[standing])


def standing_heading(standing: Standing) -> str:
    """The heading over the candidates that stand so.

    Args:
        standing: of the candidates below.

    Returns:
        the heading.
    """
    return _(_HEADINGS[standing])


def fit_sentence(evaluation: Evaluation) -> str:
    """How probable it is that it fits, and what that rests on.

    Args:
        evaluation: of the candidate.

    Returns:
        a sentence or two.
    """
    fit = evaluation.candidate.fit
    if fit.is_confirmed:
        return _("Its fit is confirmed: somebody said what the work is and answered all its questions.")
    found = [_("As far as is known, the chance that it fits is {share}.").format(share=percent(fit.chance))]
    if fit.is_task_guessed:
        found.append(
            _("What the work is was read from the step's name or kind: confirm it under Measure, Tags and tasks.")
        )
    if fit.is_sector_unknown:
        found.append(_("It is made for some sectors, and that of the firm is not stated: choose it on the Firm page."))
    if fit.open_questions:
        n = len(fit.open_questions)
        found.append(
            ngettext("One question about it is still open.", "{n} questions about it are still open.", n).format(
                n=number(n)
            )
        )
    return " ".join(found)


def load_answers(audit: Audit, candidate: Candidate, question: FitQuestion) -> str:
    """That a stated load answers a question, where it does and no person did.

    Args:
        audit: the snapshot.
        candidate: that asks.
        question: one of its questions.

    Returns:
        a sentence, or an empty text.
    """
    key = candidate.technology.key
    loads = [
        load
        for i in candidate.step_ids
        if (load := audit.work(i).load_kg) is not None
        and question.answer_from(load) is not None
        and question.key not in audit.fit_answers_of(i, key)
    ]
    if not loads:
        return ""
    text = _("The stated load answers it: {load} kg. What you answer goes before that.")
    return text.format(load=" / ".join(number(load) for load in sorted(set(loads))))


def not_now_sentence(audit: Audit, evaluation: Evaluation) -> str:
    """What would have to change for it to be better than doing nothing; empty where it is.

    Args:
        audit: the snapshot.
        evaluation: of the candidate.

    Returns:
        a sentence, or an empty text.
    """
    if evaluation.is_worth_while:
        return ""
    price, volume = round_for_reading(evaluation.break_even_price), evaluation.break_even_volume
    found = []
    asked = evaluation.candidate.figures.investment.likely
    if price >= max(50, _LEAST_OF_PRICE * asked):  # less is no price for anything
        found.append(_("at a price of {price} instead of {asked}").format(
            price=money(price, audit.firm.currency),
            asked=money_for_reading(asked, audit.firm.currency),
        ))  # fmt: skip
    if volume is not None and volume < _FAR:
        found.append(_("with {n} times the work").format(n=number(volume, 1 if volume >= 1.05 else 2)))
    if not found and price >= 50:
        return _("Even at a quarter of its price it would not be worthwhile.")
    if not found:
        return _("It brings less than it costs to run; no price would make it worthwhile.")
    return _("It would be worthwhile {ways}.").format(ways=_(" or ").join(found))


#: More than so many times the work is not within reach.
_FAR = 20.0
#: Nobody sells for less than this part of the usual price. Our own judgement.
_LEAST_OF_PRICE = 0.25


def standing_note(ranked: Ranked) -> str:
    """Why a candidate is not simply recommended, as far as its worth and its fit go; empty where it is.

    Args:
        ranked: the candidate.

    Returns:
        some words, or an empty text.
    """
    words = [] if ranked.standing is Standing.DO else [standing_label(ranked.standing)]
    if _is_on_the_edge(ranked.evaluation):
        words.append(_("on the edge"))
    return ", ".join(words)


def edge_sentence(evaluation: Evaluation) -> str:
    """Why it is worth while though half of the calculations end below nothing; empty where they do not.

    Args:
        evaluation: of the candidate.

    Returns:
        a sentence, or an empty text.
    """
    if not _is_on_the_edge(evaluation):
        return ""
    return _(
        "It is on the edge: with every figure in its middle it just pays, in half of the calculations it does not."
    )


def _is_on_the_edge(evaluation: Evaluation) -> bool:
    return evaluation.is_worth_while and evaluation.npv_median <= 0


def find_out_lines(audit: Audit, candidates: Sequence[Ranked]) -> tuple[str, ...]:
    """What to find out before any of some candidates can be planned: a question each.

    Args:
        audit: the snapshot.
        candidates: those that come first.

    Returns:
        a line each for those that are not confirmed.
    """
    lines = []
    for ranked in candidates:
        e = ranked.evaluation
        name = candidate_name(audit, e.candidate.technology.name, e.candidate.step_ids)
        if e.open_questions:
            lines.append(_("{candidate}: {question}").format(candidate=name, question=e.open_questions[0].text))
        elif e.candidate.fit.is_sector_unknown:
            lines.append(_("{candidate}: which sector is the firm in?").format(candidate=name))
        elif e.candidate.fit.is_task_guessed:
            lines.append(_("{candidate}: is that what is done there?").format(candidate=name))
    return tuple(lines)
