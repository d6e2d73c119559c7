"""Laws and standards that apply to a technology or to a threshold, in the firm's country; no legal advice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from auditor.facts import fact_toml, once_per_facts
from auditor.model.country import country_and_region
from auditor.resources import InLanguage


@dataclass(frozen=True)
class LegalPoint:
    """A law or standard that applies, and what to ask for.

    Attributes:
        texts: what holds all over the EU, and behind it what the country adds.
        own_texts: what the country adds, alone; empty texts where it adds nothing.
        as_of: the month (YYYY-MM) in which it was last checked.
    """

    key: str
    names: dict[str, str]
    texts: dict[str, str]
    own_texts: dict[str, str]
    source: str
    as_of: str
    thresholds: frozenset[str]

    name = InLanguage("names")
    text = InLanguage("texts")
    own_text = InLanguage("own_texts")


def legal_points(country: str = "") -> Mapping[str, LegalPoint]:
    """The legal points that hold in a country.

    Args:
        country: what the firm states, such as NL or DE-NI; none: what holds all over the EU.

    Returns:
        the points by key, with what the country adds.
    """
    code = country_and_region(country)[0]
    by_country = _by_country()
    if code not in by_country:
        by_country[code] = _in_country(code)
    return by_country[code]


def legal_keys() -> frozenset[str]:
    """The keys of all points, of whatever country."""
    return frozenset(_rows())


def law_for(threshold: str, country: str) -> tuple[LegalPoint, ...]:
    """The legal points that bear on a threshold of readiness.

    Args:
        threshold: key of the threshold.
        country: what the firm states, such as NL or DE-NI.

    Returns:
        the points; empty where none is known.
    """
    return tuple(point for point in legal_points(country).values() if threshold in point.thresholds)


@once_per_facts
def _by_country() -> dict[str, Mapping[str, LegalPoint]]:
    """What was asked for already."""
    return {}


def _in_country(country: str) -> Mapping[str, LegalPoint]:
    found = (_point(key, row, row.get("in", {}).get(country)) for key, row in _rows().items())
    return {point.key: point for point in found if point is not None}


def _point(key: str, row: dict[str, Any], added: dict[str, Any] | None) -> LegalPoint | None:
    """A point with what a country adds to it; None where it says nothing for that country."""
    parts = [part for part in (row if "text" in row else None, added) if part is not None]
    if not parts:
        return None
    texts = {language: " ".join(part["text"][language] for part in parts) for language in row["name"]}
    own = added["text"] if added is not None else dict.fromkeys(row["name"], "")
    source = "; ".join(part["source"] for part in parts)
    return LegalPoint(key, row["name"], texts, own, source, row["as_of"], frozenset(row.get("thresholds", ())))


@once_per_facts
def _rows() -> dict[str, Any]:
    return fact_toml("law.toml")
