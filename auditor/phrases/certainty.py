"""How sure the first place is, what would overtake it, and what to find out first."""

from __future__ import annotations

from auditor.decide.order.certainty import Certainty
from auditor.decide.order.rank_criteria import RANK_CRITERIA
from auditor.decide.order.ranking import Ranked, Ranking
from auditor.locale import _, mid_sentence, percent
from auditor.model import Audit
from auditor.phrases.candidate import name_among
from auditor.phrases.money import input_label
from auditor.phrases.standing import not_now_sentence

#: The input that says whether a technology fits: its lower draws are those in which it does.
FIT = "fit"
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
        return _("“{candidate}” comes first in all calculations.").format(candidate=first)
    words = (
        _("Of those recommended, “{candidate}” comes first in {share} of the calculations.")
        if len(ranking.recommended) > 1
        else _("“{candidate}” comes first in {share} of the calculations.")
    )
    text = words.format(candidate=first, share=percent(found.share))
    if found.nothing_share >= _WORTH_SAYING:
        text += " " + _("In {share} doing nothing comes out best.").format(share=percent(found.nothing_share))
    if found.rival is None:
        return text
    rival = name_among(audit, ranking, found.rival)
    values = {"rival": rival, "share": percent(found.rival_share)}
    if found.cause is None:
        return f"{text} " + _("Its nearest rival is “{rival}” (first in {share}).").format(**values)
    key, is_higher = found.cause
    if isinstance(key, tuple) and key[0] == "weight":
        name = next(mid_sentence(_(c.label)) for c in RANK_CRITERIA if c.key == key[1])
        words = (
            _("Its nearest rival is “{rival}” (first in {share}), which would overtake it if “{input}” weighed more.")
            if is_higher
            else _(
                "Its nearest rival is “{rival}” (first in {share}), which would overtake it if “{input}” weighed less."
            )
        )
        return f"{text} " + words.format(**values, input=name)
    if isinstance(key, tuple) and key[0] == FIT:
        return f"{text} " + _fit_words(found.rival, key, fits=not is_higher).format(
            **values, candidate=_owner(audit, ranking, key)
        )
    words = (
        _(
            "Its nearest rival is “{rival}” (first in {share}), which would overtake it above all if this turned out higher: {input}."
        )
        if is_higher
        else _(
            "Its nearest rival is “{rival}” (first in {share}), which would overtake it above all if this turned out lower: {input}."
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
    if isinstance(best.key, tuple) and best.key[0] == FIT:
        text = _(
            "Find out first whether “{candidate}” fits. Once that is known, the first place would hold in about {share} of the calculations."
        )
        return text.format(candidate=_owner(audit, ranking, best.key), share=percent(best.certainty))
    candidates = [r.evaluation.candidate for r in ranking.candidates]
    return _(
        "Find out first: {input}. Once that is known exactly, the first place would hold in about {share} of the calculations."
    ).format(input=mid_sentence(input_label(audit, candidates, best.key)), share=percent(best.certainty))


def _fit_words(rival: Ranked, key: tuple[object, ...], *, fits: bool) -> str:
    """What whether a technology fits decides between the first and the rival."""
    if not fits:
        return _(
            "Its nearest rival is “{rival}” (first in {share}), which would overtake it above all if “{candidate}” did not fit."
        )
    if key[1] == rival.evaluation.candidate.key:
        return _(
            "Its nearest rival is “{rival}” (first in {share}), which would overtake it above all if it turned out to fit."
        )
    return _(
        "Its nearest rival is “{rival}” (first in {share}), which would overtake it above all if “{candidate}” fitted."
    )


def _owner(audit: Audit, ranking: Ranking, key: tuple[object, ...]) -> str:
    """The candidate that an input belongs to, by name."""
    return next(name_among(audit, ranking, r) for r in ranking.candidates if r.evaluation.candidate.key == key[1])


def nothing_pays_sentence(audit: Audit, ranking: Ranking) -> str:
    """What to say where no candidate is better than doing nothing.

    Args:
        audit: the snapshot.
        ranking: with candidates, of which none is worth while.

    Returns:
        two sentences: that nothing pays, and what comes nearest.
    """
    nearest = min(ranking.candidates, key=lambda r: r.evaluation.break_even_volume or float("inf"))
    first = _("Nothing that the program knows is worth its money here at present.")
    return f"{first} " + _("“{candidate}” comes nearest. {way}").format(
        candidate=name_among(audit, ranking, nearest), way=not_now_sentence(audit, nearest.evaluation)
    )
