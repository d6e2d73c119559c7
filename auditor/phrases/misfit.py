"""What rules a technology out for a step in sentences: another trade, another place, or a limit that is not kept."""

from __future__ import annotations

from auditor.assess.limits import Verdict
from auditor.assess.matching import Obstacle
from auditor.assess.misfit import OtherPlace, OtherTrade, divisions
from auditor.assess.sectors import sector_of
from auditor.locale import _
from auditor.model import Place
from auditor.phrases.limits import remedy_text, verdict_text
from auditor.terms import place_label


def obstacle_text(obstacle: Obstacle) -> str:
    """What rules a technology out.

    Args:
        obstacle: a trade or place that it is not made for, or a limit held against a value.

    Returns:
        a sentence.
    """
    if isinstance(obstacle, Verdict):
        return verdict_text(obstacle)
    if isinstance(obstacle, OtherTrade):
        trades = ", ".join(_trade(code) for code in sorted(obstacle.made_for))
        return _("It is made for {trades}; the firm's trade is {trade}.").format(
            trades=trades, trade=_trade(obstacle.division)
        )
    usable = ", ".join(place_label(place) for place in Place if place in obstacle.usable_in)
    text = _("It can be used here: {places}; this work is done here: {place}.")
    if obstacle.is_guessed:
        text = _("It can be used here: {places}; this work is done here, as we guess: {place}.")
    return text.format(places=usable, place=place_label(obstacle.place))


def obstacle_remedy(obstacle: Obstacle) -> str:
    """What would have to change for a technology not to be ruled out.

    Args:
        obstacle: a trade or place that it is not made for, or a limit held against a value.

    Returns:
        a sentence; empty where nothing would help.
    """
    if isinstance(obstacle, Verdict):
        return remedy_text(obstacle)
    if isinstance(obstacle, OtherPlace) and obstacle.is_guessed:
        return _("If the place is another, choose it under Measure, Tags and tasks.")
    if isinstance(obstacle, OtherPlace) and Place.WORKSHOP in obstacle.usable_in:
        return _("It may help with what can be made ready in the workshop: take that apart as a step of its own.")
    return ""


def _trade(code: str) -> str:
    known = divisions().get(code) or sector_of(code)
    return known.name if known is not None else _("NACE {code}").format(code=code)
