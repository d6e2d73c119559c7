"""The catalogue of automation technologies: one TOML file each in ``catalogue`` (:mod:`auditor.facts`), and the firm's own."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import Any

from auditor.assess.registry import Grade, Ground, ground
from auditor.assess.technology import FIGURES, Figure, FitQuestion, Limits, Technology
from auditor.facts import fact_names, fact_toml, once_per_facts
from auditor.locale import LANGUAGES
from auditor.model import Audit, Basis, CostHeading, Domain, Estimate, OwnTechnology, Place

KINDS = ("robotics", "mechanisation", "software", "ai", "organisation")
_OWN = "own_"
#: Where a technology of the firm's own says nothing, it follows a usual one of its kind.
_PATTERN = {
    "robotics": "cobot_machine_tending",
    "mechanisation": "deburring_machine",
    "software": "rpa",
    "ai": "document_reading",
}
_OWN_GROUND = "stated_by_firm"


@once_per_facts
def catalogue() -> dict[str, Technology]:
    """The technologies of the facts in force by key, in alphabetical order of the key."""
    return {key_of(name): technology_of(fact_toml(name)) for name in fact_names("catalogue")}


def key_of(name: str) -> str:
    """The key of a technology from the name of its file.

    Args:
        name: such as ``catalogue/rpa.toml``.

    Returns:
        such as ``rpa``.
    """
    return name.partition("/")[2].removesuffix(".toml")


def technologies(audit: Audit) -> dict[str, Technology]:
    """The catalogue, and behind it what the firm added.

    Args:
        audit: the snapshot.

    Returns:
        the technologies by key; those of the firm's own under the keys that :func:`own_key` gives.
    """
    own = audit.table(OwnTechnology)
    if not own:
        return catalogue()
    return catalogue() | {own_key(row.id): _own(row) for row in own.values()}


def own_key(own_id: int) -> str:
    """The key of a technology that the firm added.

    Args:
        own_id: id of the row in which the firm described it.

    Returns:
        the key, as in ``own_12``.
    """
    return f"{_OWN}{own_id}"


def own_id(key: str) -> int | None:
    """The id of a technology that the firm added; None for one of the catalogue.

    Args:
        key: key of any technology.

    Returns:
        id of the row in which the firm described it, or None.
    """
    return int(key.removeprefix(_OWN)) if key.startswith(_OWN) else None


def search(found: Iterable[Technology], text: str) -> list[Technology]:
    """The technologies whose name, summary, kind or tasks hold all the words; all of them for no words.

    Args:
        found: the technologies to search in.
        text: words in the language in force, separated by spaces; capitals do not matter.

    Returns:
        those that hold every word, in the order given.
    """
    words = text.casefold().split()
    return [t for t in found if all(word in _searched(t) for word in words)]


def _searched(technology: Technology) -> str:
    from auditor.assess.tasks import tasks
    from auditor.terms import domain_label, technology_kind_label

    parts = [technology.name, technology.summary, technology_kind_label(technology.kind)]
    parts += [tasks()[key].name for key in technology.tasks]
    parts += [domain_label(domain.value) for domain in technology.domains]
    return " ".join(parts).casefold()


def technology_of(data: dict[str, Any]) -> Technology:
    """One technology, as its file describes it.

    Args:
        data: the tables of the file.

    Returns:
        the technology, with its figures as ranges: money in euros, times in months, shares 0–1.

    Raises:
        KeyError, ValueError: something is missing or does not fit.
    """
    split = dict(data["split"])
    split_ground = ground({"ground": split.pop("ground")})
    return Technology(
        key=data["key"],
        kind=data["kind"],
        domains=frozenset(Domain(d) for d in data["domains"]),
        tasks=frozenset(data["tasks"]),
        shared=data["shared"],
        chain=tuple(frozenset(station) for station in data.get("chain", ())),
        relieves=data["relieves"],
        names=data["name"],
        summaries=data["summary"],
        asks=data["ask"],
        limits=Limits(**{key: float(value) for key, value in data["limits"].items()}),
        ease=int(data["ease"]["level"]),
        ease_ground=ground(data["ease"]),
        barrier_keys=tuple(data["barriers"]),
        law_keys=tuple(data["law"]),
        split={CostHeading(key): float(share) for key, share in split.items()},
        split_ground=split_ground,
        figures={name: _figure(data.get(name) or _usual(name, data["kind"])) for name in FIGURES},
        sectors=frozenset(data.get("sectors", ())),
        places=frozenset(Place(p) for p in data.get("places", tuple(Place))),
        elements=frozenset(data.get("elements", ("process",))),
        fit_questions=tuple(map(_question, data.get("question", ()))),
        serves_several=bool(data.get("serves_several", False)),
        required_in=frozenset(data.get("required_by_law", ())),
    )


def _question(data: dict[str, Any]) -> FitQuestion:
    load = float(data["load_over_kg"]) if "load_over_kg" in data else None
    if load is not None and not 0 < load < inf:
        raise ValueError(f"{data['key']}: load_over_kg is {load}, and no load.")
    return FitQuestion(data["key"], data["text"], bool(data.get("fits_if", True)), float(data["chance"]), load)


@once_per_facts
def _usual_figures() -> dict[str, Any]:
    return fact_toml("usual.toml")


def _usual(name: str, kind: str) -> dict[str, Any]:
    """A figure that the technology's file leaves to what is usual for its kind."""
    found: dict[str, Any] = _usual_figures()[name]
    return dict(found.get(kind) or found["any"])


def _figure(data: dict[str, Any]) -> Figure:
    known = ground(data)
    basis = Basis.CATALOGUE if known.is_sourced else Basis.ASSUMED
    return Figure(Estimate(float(data["low"]), float(data["likely"]), float(data["high"]), basis), known)


def _own(row: OwnTechnology) -> Technology:
    """A technology of the firm's own; what it does not say is that of a usual one of its kind."""
    pattern = catalogue()[_PATTERN.get(row.kind, _PATTERN["mechanisation"])]
    stated = (
        Ground(dict.fromkeys(LANGUAGES, row.source), True, Grade.FIRM)
        if row.source
        else ground({"ground": _OWN_GROUND})
    )
    named = ("investment", "running_cost_per_year", "saving_share", "lead_time_months")
    figures = dict(pattern.figures) | {name: Figure(getattr(row, name), stated) for name in named}
    return Technology(
        key=own_key(row.id),
        kind=pattern.kind if row.kind not in KINDS else row.kind,
        domains=frozenset(Domain(d) for d in _keys(row.domains) if d in set(Domain)),
        tasks=frozenset(_keys(row.tasks)),
        shared=row.is_shared,
        chain=(),
        relieves=pattern.relieves,
        names=dict.fromkeys(LANGUAGES, row.name),
        summaries=dict.fromkeys(LANGUAGES, row.summary),
        asks=dict.fromkeys(LANGUAGES, ""),
        limits=Limits(None, row.max_load_kg, row.min_batch, row.max_variants, row.max_cycle_s, row.min_hours_per_year),
        ease=row.ease,
        ease_ground=stated,
        barrier_keys=pattern.barrier_keys,
        law_keys=pattern.law_keys,
        split=pattern.split,
        split_ground=pattern.split_ground,
        figures=figures,
    )


def _keys(text: str) -> list[str]:
    from auditor.assess.tasks import tasks

    known = {*tasks(), *(d.value for d in Domain)}
    return [key for key in (part.strip() for part in text.split(",")) if key in known]
