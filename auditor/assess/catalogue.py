"""The catalogue of automation technologies: one TOML file each in ``resources/catalogue``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from auditor.locale import LANGUAGES, RESOURCES, language
from auditor.model import Basis, Domain, Estimate


@dataclass(frozen=True)
class Figure:
    """A range with where it comes from: a source (quoted as it was read), or the reasoning of an estimate."""

    estimate: Estimate
    grounds: dict[str, str]
    is_sourced: bool

    @property
    def source(self) -> str:
        return self.grounds[language()]


@dataclass(frozen=True)
class Limits:
    """Hard limits; None does not limit. Load in kg, cycle in seconds, labour in hours per year."""

    max_load_kg: float | None = None
    min_batch: float | None = None
    max_variants: float | None = None
    max_cycle_s: float | None = None
    min_hours_per_year: float | None = None


@dataclass(frozen=True)
class Technology:
    """One way to automate work. Money in euros, lead time in months, ease 1 (hard) to 5 (easy)."""

    key: str
    kind: str
    domains: frozenset[Domain]
    tasks: frozenset[str]
    shared: bool
    names: dict[str, str]
    summaries: dict[str, str]
    questions: dict[str, str]
    limits: Limits
    ease: int
    ease_reasons: dict[str, str]
    investment: Figure
    running_cost_per_year: Figure
    saving_share: Figure
    lead_time_months: Figure
    figures: dict[str, Figure] = field(repr=False, default_factory=dict)

    @property
    def name(self) -> str:
        return self.names[language()]

    @property
    def ease_reason(self) -> str:
        return self.ease_reasons[language()]

    @property
    def summary(self) -> str:
        return self.summaries[language()]

    @property
    def question(self) -> str:
        return self.questions[language()]


@cache
def catalogue() -> dict[str, Technology]:
    """All technologies by key, in alphabetical order of the key."""
    files = sorted((RESOURCES / "catalogue").glob("*.toml"))
    return {path.stem: load(path) for path in files}


def load(path: Path) -> Technology:
    """Read one technology.

    Raises:
        KeyError, ValueError: something is missing or does not fit.
    """
    data = tomllib.loads(path.read_text("utf-8"))
    names = ("investment", "running_cost_per_year", "saving_share", "lead_time_months")
    figures = {name: _figure(data[name]) for name in names}
    return Technology(
        key=data["key"],
        kind=data["kind"],
        domains=frozenset(Domain(d) for d in data["domains"]),
        tasks=frozenset(data["tasks"]),
        shared=data["shared"],
        names=data["name"],
        summaries=data["summary"],
        questions=data["ask"],
        limits=Limits(**{key: float(value) for key, value in data["limits"].items()}),
        ease=int(data["ease"]["level"]),
        ease_reasons=data["ease"]["estimate"],
        figures=figures,
        **figures,
    )


def _figure(data: dict[str, Any]) -> Figure:
    sourced = "source" in data
    basis = Basis.CATALOGUE if sourced else Basis.ASSUMED
    estimate = Estimate(float(data["low"]), float(data["likely"]), float(data["high"]), basis)
    grounds = dict.fromkeys(LANGUAGES, data["source"]) if sourced else data["estimate"]
    return Figure(estimate, grounds, sourced)
