"""Who helps a firm that automates: instruments of its country and of the EU, with status and month."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from auditor.facts import fact_toml, once_per_facts
from auditor.model.country import country_and_region
from auditor.resources import InLanguage

#: The country of what is there for every firm.
EVERYWHERE = "EU"


class Status(StrEnum):
    """What was known about an instrument when its fact was published."""

    OPEN = "open"
    UNKNOWN = "unknown"
    CLOSED = "closed"


@dataclass(frozen=True)
class Support:
    """An instrument that helps. Check before you count on it.

    Attributes:
        country: ISO 3166 code, or EU for every firm.
        regions: parts of the country that it is for, by the second half of their code; empty: all of it.
        as_of: the month (YYYY-MM) of the fact.
    """

    key: str
    country: str
    regions: frozenset[str]
    status: Status
    thresholds: frozenset[str]
    names: dict[str, str]
    texts: dict[str, str]
    as_of: str
    source: str

    name = InLanguage("names")
    text = InLanguage("texts")

    def is_for(self, country: str) -> bool:
        """Whether a firm can use it; of a firm whose region is not stated it is not known, and it may.

        Args:
            country: what the firm states, such as NL or DE-NI.

        Returns:
            False also where it is closed.
        """
        code, region = country_and_region(country)
        fits_region = not self.regions or not region or region in self.regions
        return self.status is not Status.CLOSED and self.country in (code, EVERYWHERE) and fits_region

    @property
    def _place(self) -> tuple[int, bool]:
        """The nearest first, and of those what was running."""
        distance = 2 if self.country == EVERYWHERE else 0 if self.regions else 1
        return distance, self.status is not Status.OPEN


@once_per_facts
def all_support() -> tuple[Support, ...]:
    """Everything that is known, also what is closed, the nearest first."""
    found = (
        Support(
            row["key"],
            row["country"],
            frozenset(row.get("regions", ())),
            Status(row["status"]),
            frozenset(row["thresholds"]),
            row["name"],
            row["text"],
            row["as_of"],
            row["source"],
        )
        for row in fact_toml("support.toml")["support"]
    )
    return tuple(sorted(found, key=lambda s: s._place))


def directory(country: str) -> tuple[Support, ...]:
    """All support for a firm, the nearest first.

    Args:
        country: what the firm states, such as NL or DE-NI.

    Returns:
        the instruments of its country and region and of the EU that are not closed.
    """
    return tuple(s for s in all_support() if s.is_for(country))


def support_for(threshold: str, country: str) -> tuple[Support, ...]:
    """The support that lowers a threshold, the nearest first.

    Args:
        threshold: key of the threshold.
        country: what the firm states, such as NL or DE-NI.

    Returns:
        the instruments; empty where none is known.
    """
    return tuple(s for s in directory(country) if threshold in s.thresholds)


def has_own_support(country: str) -> bool:
    """Whether anything is known here that the firm's own country does.

    Args:
        country: what the firm states, such as NL or DE-NI.

    Returns:
        False where only the EU's instruments are known.
    """
    return any(s.country != EVERYWHERE for s in directory(country))
