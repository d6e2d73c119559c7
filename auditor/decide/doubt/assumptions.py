"""What is assumed of every project: the program's ranges, with those that the firm put in their place."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache

from auditor.assess.registry import Ground, ground
from auditor.locale import language
from auditor.model import Assumption, Audit, Basis, Estimate
from auditor.resources import InLanguage, read_toml

RESERVE = "reserve"
AVAILABILITY = "availability"
UPKEEP_GROWTH = "upkeep_growth"
REALISATION_LESS = "realisation_less"
WAGE_GROWTH = "wage_growth"
PRICE_GROWTH = "price_growth"


@dataclass(frozen=True)
class AssumedOfAll:
    """One assumption, as a range of shares, with where the program's range comes from."""

    key: str
    names: dict[str, str]
    meanings: dict[str, str]
    value: Estimate
    ground: Ground

    @property
    def source(self) -> str:
        """Where the program's range comes from, in the language in force."""
        return self.ground.texts[language()]

    name = InLanguage("names")
    meaning = InLanguage("meanings")


@cache
def usual_assumptions() -> dict[str, AssumedOfAll]:
    """The program's own, by key."""
    found = {}
    for key, row in read_toml("assumptions.toml").items():
        known = ground(row)
        basis = Basis.CATALOGUE if known.is_sourced else Basis.ASSUMED
        value = Estimate(float(row["low"]), float(row["likely"]), float(row["high"]), basis)
        found[key] = AssumedOfAll(key, row["name"], row["meaning"], value, known)
    return found


def assumptions(audit: Audit) -> dict[str, Estimate]:
    """The ranges that count for an audit.

    Args:
        audit: the snapshot.

    Returns:
        share (0.15 is 15 %) by key: the firm's own, else the program's.
    """
    own = {a.key: a.value for a in audit.table(Assumption).values()}
    return {key: own.get(key, usual.value) for key, usual in usual_assumptions().items()}


def assumption(audit: Audit, key: str) -> Estimate:
    """One of the ranges that count for an audit.

    Args:
        audit: the snapshot.
        key: of the assumption.

    Returns:
        a share: the firm's own, else the program's.
    """
    own = next((a.value for a in audit.table(Assumption).values() if a.key == key), None)
    return own if own is not None else usual_assumptions()[key].value


def assumption_key(key: str) -> Hashable:
    """What an assumption is drawn under.

    Args:
        key: of the assumption.

    Returns:
        the key of the input.
    """
    return ("assumed", key)
