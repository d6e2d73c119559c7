"""How old the facts in force are."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.assess.catalogue import catalogue
from auditor.assess.law import legal_keys
from auditor.assess.support import all_support
from auditor.facts import Facts, fact_toml, facts_in_force


@dataclass(frozen=True, slots=True)
class FactsState:
    """The facts in force with their ages.

    Attributes:
        facts: where they come from, and as of which day.
        technologies: how many there are; ``years``: the oldest and newest of their sources.
        law_points, support: how many there are; ``law_months``, ``support_months``: when the oldest and the newest of them was
            last looked at (YYYY-MM).
    """

    facts: Facts
    technologies: int
    years: tuple[int, int]
    law_points: int
    law_months: tuple[str, str]
    support: int
    support_months: tuple[str, str]


def facts_state() -> FactsState:
    """The facts in force, counted and dated."""
    years = [figure.ground.year for t in catalogue().values() for figure in t.figures.values() if figure.ground.year]
    law = [row["as_of"] for row in fact_toml("law.toml").values()]
    support = [item.as_of for item in all_support()]
    return FactsState(
        facts_in_force(),
        len(catalogue()),
        (min(years), max(years)),
        len(legal_keys()),
        (min(law), max(law)),
        len(support),
        (min(support), max(support)),
    )
