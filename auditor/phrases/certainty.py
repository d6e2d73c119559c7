"""How sure the first place is, what would overtake it, and what to find out first."""

from __future__ import annotations

from auditor.decide.order.certainty import Certainty
from auditor.decide.order.rank_criteria import RANK_CRITERIA
from auditor.decide.order.ranking import Ranking
from auditor.locale import _, mid_sentence, percent
from auditor.model import Audit
from auditor.phrases.candidate import name_among
from auditor.phrases.money import input_label
from auditor.phrases.standing import not_now_sentence

#: From this share of the cases on it is said that nothing pays.
_WORTH_SAYING = 0.005


def stability_sentence(audit: Audit, ranking: Ranking, found: Certainty) -> str:
    """“X is the best in 83 % of the cases. What would overtake it is Y (12 %), if … turns out higher.”

    Args:
        audit: the snapshot.
        ranking: the ranking that the certainty is of.
        found: how sure its first place is.

    Returns:
        one sentence, or two where another candidate may overtake the first.
    """
    first = name_among(audit, ranking, found.first)
    if found.share >= 1:
        return _("“{candidate}” is the best in all cases.").format(candidate=first)
    text = _("“{candidate}” is the best in {share} of the cases.").format(candidate=first, share=percent(found.share))
    if found.nothing_share >= _WORTH_SAYING:
        text += " " + _("In {share} nothing is better than doing nothing.").format(share=percent(found.nothing_share))
    if found.rival is None:
        return text
    rival = name_among(audit, ranking, found.rival)
    values = {"rival": rival, "share": percent(found.rival_share)}
    if found.cause is None:
        return f"{text} " + _("What would overtake it is “{rival}” (the best in {share}).").format(**values)
    key, is_higher = found.cause
    if isinstance(key, tuple) and key[0] == "weight":
        name = next(mid_sentence(_(c.label)) for c in RANK_CRITERIA if c.key == key[1])
        words = (
            _("What would overtake it is “{rival}” (the best in {share}), if “{input}” weighs more.")
            if is_higher
            else _("What would overtake it is “{rival}” (the best in {share}), if “{input}” weighs less.")
        )
        return f"{text} " + words.format(**values, input=name)
    if isinstance(key, tuple) and key[0] == "fit":  # drawn high, it does not fit
        fits = next(r for r in ranking.candidates if r.evaluation.candidate.key == key[1])
        words = (
            _("What would overtake it is “{rival}” (the best in {share}), most of all if “{candidate}” does not fit.")
            if is_higher
            else _("What would overtake it is “{rival}” (the best in {share}), most of all if “{candidate}” fits.")
        )
        return f"{text} " + words.format(**values, candidate=name_among(audit, ranking, fits))
    words = (
        _("What would overtake it is “{rival}” (the best in {share}), most of all if this turns out higher: {input}.")
        if is_higher
        else _(
            "What would overtake it is “{rival}” (the best in {share}), most of all if this turns out lower: {input}."
        )
    )
    candidates = [r.evaluation.candidate for r in ranking.candidates]
    return f"{text} " + words.format(**values, input=mid_sentence(input_label(audit, candidates, key)))


def measuring_sentence(audit: Audit, ranking: Ranking, found: Certainty) -> str:
    """Which input to measure first, and how sure the first place would then be; empty where none helps.

    Args:
        audit: the snapshot.
        ranking: the ranking that the certainty is of.
        found: how sure its first place is.

    Returns:
        the sentences, or an empty text.
    """
    if not found.measuring:
        return ""
    best = found.measuring[0]
    candidates = [r.evaluation.candidate for r in ranking.candidates]
    return _("Find out first: {input}. Known exactly, it would raise that to about {share}.").format(
        input=mid_sentence(input_label(audit, candidates, best.key)), share=percent(best.certainty)
    )


def nothing_pays_sentence(audit: Audit, ranking: Ranking) -> str:
    """What to say where no candidate is better than doing nothing.

    Args:
        audit: the snapshot.
        ranking: with candidates, of which none is worth while.

    Returns:
        two sentences: that nothing pays, and what comes nearest.
    """
    nearest = min(ranking.candidates, key=lambda r: r.evaluation.break_even_volume or float("inf"))
    first = _("Nothing that the program knows is worth its money here now.")
    return f"{first} " + _("“{candidate}” comes nearest. {way}").format(
        candidate=name_among(audit, ranking, nearest), way=not_now_sentence(audit, nearest.evaluation)
    )
