"""What a card tells of its step, as chosen by the user."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from auditor.flow import StepNumbers
from auditor.locale import N_, _, number
from auditor.model import Audit
from auditor.model.units import format_time
from auditor.terms import tag_label


@dataclass(frozen=True)
class Fact:
    """One fact: its value for a step (None when unknown), and how that is written."""

    key: str
    label: str
    value: Callable[[Audit, int, StepNumbers | None], Any]
    shown: Callable[[Any], str]


def _cycle_time(audit: Audit, step_id: int, _numbers: StepNumbers | None) -> float | None:
    time = audit.work(step_id).cycle_time_s
    return time.likely if time is not None else None


def _hours(_audit: Audit, _step_id: int, numbers: StepNumbers | None) -> float | None:
    hours = numbers.workload.labour_hours_per_year if numbers is not None else None
    return hours.likely if hours is not None else None


def _fte(_audit: Audit, _step_id: int, numbers: StepNumbers | None) -> float | None:
    fte = numbers.workload.fte if numbers is not None else None
    return fte.likely if fte is not None else None


FACTS = (
    Fact("time", N_("Cycle time"), _cycle_time, format_time),
    Fact("crew", N_("Operators"), lambda a, i, _n: a.work(i).crew, lambda v: _("crew {n}").format(n=number(v, 1))),
    Fact("hours", N_("Labour hours"), _hours, lambda v: _("{n} h/yr").format(n=number(v))),
    Fact("fte", N_("FTE"), _fte, lambda v: f"{number(v, 1)}\N{NO-BREAK SPACE}{_('FTE')}"),
    Fact("tags", N_("Tags"), lambda a, i, _n: ", ".join(sorted(map(tag_label, a.tags_of(i)))) or None, str),
)
#: Until the user chooses others.
USUAL = ("time", "hours")

CardFacts = tuple[tuple[Fact, Any], ...]


def known(keys: Iterable[str], audit: Audit, step_id: int, numbers: StepNumbers | None) -> CardFacts:
    """The chosen facts that are known of a step."""
    chosen = set(keys)
    listed = ((fact, fact.value(audit, step_id, numbers)) for fact in FACTS if fact.key in chosen)
    return tuple((fact, value) for fact, value in listed if value is not None)


def written(facts: CardFacts) -> str:
    """On one line."""
    return " · ".join(fact.shown(value) for fact, value in facts)
