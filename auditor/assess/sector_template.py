"""Templates of sectors: where the hours of such a firm usually go, and what to ask it. One file a sector in ``resources/sectors``.

Shares and chances in them are our own judgement, wide on purpose; what a person answers takes their place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from auditor.model import Basis, Domain, Estimate, Place, StepKind, ValueClass
from auditor.resources import RESOURCES, InLanguage, read_toml

#: Fields of a step's work that an answer may set, each to a plain number.
NUMBERS = ("batch_size", "variants", "load_kg", "crew")


@dataclass(frozen=True)
class Named:
    """A role or lane of a template."""

    key: str
    names: dict[str, str]

    name = InLanguage("names")


@dataclass(frozen=True)
class TemplateStep:
    """A kind of work that most firms of a sector have.

    Attributes:
        hints: what belongs to it, where its name does not say so.
        share: of all paid hours of such a firm (0–1), by our own judgement.
    """

    key: str
    names: dict[str, str]
    hints: dict[str, str]
    lane: str
    role: str
    place: Place
    domain: Domain
    task: str
    kind: StepKind
    value_class: ValueClass
    share: Estimate

    name = InLanguage("names")
    hint = InLanguage("hints")


@dataclass(frozen=True)
class FitEffect:
    """What an answer says of a technology's question."""

    technology: str
    question: str
    is_yes: bool


@dataclass(frozen=True)
class Option:
    """One answer to a question.

    Attributes:
        chance: how probable it is as long as nobody answered (0–1), by our own judgement.
        effects: what it says of technologies at the question's step.
        numbers: what it sets of the step's work (:data:`NUMBERS`).
    """

    key: str
    texts: dict[str, str]
    chance: float
    effects: tuple[FitEffect, ...]
    numbers: Mapping[str, float]

    text = InLanguage("texts")


@dataclass(frozen=True)
class SectorQuestion:
    """A question in the words of a sector, whose answer says at once what fits a step."""

    key: str
    step: str
    texts: dict[str, str]
    options: tuple[Option, ...]

    text = InLanguage("texts")


@dataclass(frozen=True)
class SectorTemplate:
    """A kind of firm.

    Attributes:
        sector_code: of NACE Rev. 2; empty where it is none of the sectors.
        words: what people call such a firm, by language.
        units: what flows through it, by language.
        technologies: keys of what the catalogue has for its work.
    """

    key: str
    titles: dict[str, str]
    examples: dict[str, str]
    words: dict[str, tuple[str, ...]]
    sector_code: str
    units: dict[str, str]
    roles: tuple[Named, ...]
    lanes: tuple[Named, ...]
    steps: tuple[TemplateStep, ...]
    questions: tuple[SectorQuestion, ...]
    technologies: tuple[str, ...]

    title = InLanguage("titles")
    example = InLanguage("examples")
    unit = InLanguage("units")


@cache
def sector_templates() -> Mapping[str, SectorTemplate]:
    """All templates by key: whatever lies in the folder, in order of name."""
    paths = sorted((RESOURCES / "sectors").glob("*.toml"))
    return {path.stem: _template(path.stem, read_toml("sectors", path.name)) for path in paths}


def _template(key: str, data: Mapping[str, Any]) -> SectorTemplate:
    return SectorTemplate(
        key,
        data["title"],
        data["example"],
        {code: tuple(words) for code, words in data["words"].items()},
        data["sector_code"],
        data["unit"],
        tuple(Named(row["key"], row["name"]) for row in data["role"]),
        tuple(Named(row["key"], row["name"]) for row in data["lane"]),
        tuple(_step(row) for row in data["step"]),
        tuple(_question(row) for row in data.get("question", ())),
        tuple(data["technologies"]),
    )


def _step(row: Mapping[str, Any]) -> TemplateStep:
    low, high = (share / 100 for share in row["share"])
    return TemplateStep(
        row["key"],
        row["name"],
        row.get("hint", dict.fromkeys(row["name"], "")),
        row["lane"],
        row["role"],
        Place(row["place"]),
        Domain(row["domain"]),
        row["task"],
        StepKind(row.get("kind", "operation")),
        ValueClass(row["value_class"]),
        Estimate(low, (low + high) / 2, high, Basis.ASSUMED),
    )


def _question(row: Mapping[str, Any]) -> SectorQuestion:
    return SectorQuestion(row["key"], row["step"], row["text"], tuple(_option(option) for option in row["option"]))


def _option(row: Mapping[str, Any]) -> Option:
    effects = tuple(
        FitEffect(technology, question, is_yes)
        for technology, answers in row.get("fit", {}).items()
        for question, is_yes in answers.items()
    )
    return Option(row["key"], row["text"], float(row["chance"]), effects, row.get("set", {}))
