"""Why a technology is not for a firm or a step at all: made for another trade, or not usable where the work is done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from auditor.assess.technology import Technology
from auditor.model import Place
from auditor.resources import InLanguage, read_toml


@dataclass(frozen=True, slots=True)
class Division:
    """A division of manufacturing in everyday words."""

    code: str
    names: dict[str, str]

    name = InLanguage("names")


@dataclass(frozen=True, slots=True)
class OtherTrade:
    """A technology made for other trades than the firm's; :mod:`auditor.phrases.misfit` says it.

    Attributes:
        made_for: NACE divisions.
        division: that of the firm.
    """

    made_for: frozenset[str]
    division: str


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """A technology that cannot be used where the work is done.

    Attributes:
        usable_in: where it can be used.
        place: where the work of the step is done.
        is_guessed: nobody stated the place; the name or the task points to it.
    """

    usable_in: frozenset[Place]
    place: Place
    is_guessed: bool = False


#: What rules a technology out before any limit is looked at.
Misfit = OtherTrade | OtherPlace


@cache
def divisions() -> dict[str, Division]:
    """The divisions of manufacturing by their two digits."""
    return {code: Division(code, names) for code, names in read_toml("divisions.toml").items()}


def misfits(
    technology: Technology, division: str | None, place: Place | None, *, is_guessed: bool = False
) -> tuple[Misfit, ...]:
    """Why a technology is not for a firm or a step; what is not known rules nothing out.

    Args:
        technology: one of the firm's own is for any trade.
        division: the NACE division of the firm, two digits.
        place: where the work of the step is done.
        is_guessed: nobody stated that place.

    Returns:
        the reasons; none where it may be.
    """
    found: list[Misfit] = []
    if division is not None and technology.sectors and division not in technology.sectors:
        found.append(OtherTrade(technology.sectors, division))
    if place is not None and place not in technology.places:
        found.append(OtherPlace(technology.places, place, is_guessed))
    return tuple(found)
