"""What technologies share: grounds of figures, legal points, barriers, and questions to any supplier of a kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from auditor.locale import LANGUAGES
from auditor.resources import InLanguage, read_toml


@dataclass(frozen=True)
class Ground:
    """Where a figure comes from: a source (quoted as it was read), or the reasoning of an estimate."""

    texts: dict[str, str]
    is_sourced: bool


@dataclass(frozen=True)
class LegalPoint:
    """A law or standard that applies, and what to ask for."""

    key: str
    names: dict[str, str]
    texts: dict[str, str]
    source: str

    name = InLanguage("names")
    text = InLanguage("texts")


@dataclass(frozen=True)
class Barrier:
    """What stands in the way of a technology; ``threshold`` is that of the readiness questions."""

    key: str
    threshold: str
    texts: dict[str, str]

    text = InLanguage("texts")


def ground(data: dict[str, Any]) -> Ground:
    """The ground of a figure: named (``ground``), or stated beside it (``source`` or ``estimate``).

    Args:
        data: a table that names the ground by its key, or states it; an estimate has a text for each language.

    Returns:
        the text by language code, and whether it is a source.

    Raises:
        KeyError: there is none.
    """
    if "ground" in data:
        data = _read("grounds")[data["ground"]]
    if "source" in data:
        return Ground(dict.fromkeys(LANGUAGES, data["source"]), True)
    return Ground(data["estimate"], False)


@cache
def legal_points() -> dict[str, LegalPoint]:
    """All legal points by key."""
    return {k: LegalPoint(k, row["name"], row["text"], row["source"]) for k, row in _read("law").items()}


@cache
def barriers() -> dict[str, Barrier]:
    """All barriers by key."""
    return {k: Barrier(k, row["threshold"], row["text"]) for k, row in _read("barriers").items()}


@cache
def supplier_questions(kind: str) -> tuple[dict[str, str], ...]:
    """What to ask any supplier of a kind of technology, by language.

    Args:
        kind: ``robotics``, ``mechanisation``, ``software`` or ``ai``.

    Returns:
        the questions, each as its text by language code; empty for an unknown kind.
    """
    return tuple(_read("questions").get(kind, ()))


@cache
def _read(name: str) -> dict[str, Any]:
    return read_toml(f"{name}.toml")
