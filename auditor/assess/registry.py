"""What technologies share: grounds of figures, barriers, and questions to any supplier of a kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from auditor.facts import fact_toml, once_per_facts
from auditor.locale import LANGUAGES
from auditor.resources import InLanguage


class Grade(StrEnum):
    """What kind of source a figure has, the strongest first."""

    FIRM = "firm"
    GOVERNMENT = "government"
    ACADEMIC = "academic"
    INDEPENDENT = "independent"
    VENDOR_PRICE = "vendor_price"
    PRESS = "press"
    VENDOR_CLAIM = "vendor_claim"
    VENDOR_EXAMPLE = "vendor_example"
    ESTIMATE = "estimate"


@dataclass(frozen=True)
class Ground:
    """Where a figure comes from: a source (quoted as it was read), or the reasoning of an estimate.

    Attributes:
        year: of the fact; None where the source says none.
        claimed: what a vendor, or the best case, says of the figure; its likely value stays below.
    """

    texts: dict[str, str]
    is_sourced: bool
    grade: Grade = Grade.ESTIMATE
    year: int | None = None
    claimed: float | None = None


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
        data: a table that names the ground by its key, or states it: an estimate in each language, a source in each
            or as it was read.

    Returns:
        the text by language code, whether it is a source, of which grade (a vendor's claim where nothing is said) and year.

    Raises:
        KeyError: there is none.
    """
    if "ground" in data:
        data = _grounds()[data["ground"]]
    if "source" in data:
        source = data["source"]
        texts = source if isinstance(source, dict) else dict.fromkeys(LANGUAGES, source)
        grade = Grade(data.get("grade", Grade.VENDOR_CLAIM))
        return Ground(texts, True, grade, data.get("year"), data.get("claimed"))
    return Ground(data["estimate"], False, Grade(data.get("grade", Grade.ESTIMATE)), data.get("year"))


@once_per_facts
def barriers() -> dict[str, Barrier]:
    """All barriers by key."""
    return {k: Barrier(k, row["threshold"], row["text"]) for k, row in fact_toml("barriers.toml").items()}


def supplier_questions(kind: str) -> tuple[dict[str, str], ...]:
    """What to ask any supplier of a kind of technology, by language.

    Args:
        kind: ``robotics``, ``mechanisation``, ``software`` or ``ai``.

    Returns:
        the questions, each as its text by language code; empty for an unknown kind.
    """
    return tuple(_questions().get(kind, ()))


@once_per_facts
def _questions() -> dict[str, Any]:
    return fact_toml("questions.toml")


@once_per_facts
def _grounds() -> dict[str, Any]:
    return fact_toml("grounds.toml")
