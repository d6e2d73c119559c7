"""The table that an allowance is composed from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from auditor.resources import InLanguage, read_toml

SOURCE = "ILO, Introduction to Work Study; reprinted in Freivalds & Niebel, Methods, Standards, and Work Design"


@dataclass(frozen=True)
class Choice:
    """One level of an allowance; ``share`` of the normal time (0.02 = 2 %)."""

    share: float
    names: dict[str, str]

    name = InLanguage("names")


@dataclass(frozen=True)
class AllowanceKind:
    """One line of the table; a constant one has a single choice and always counts."""

    key: str
    names: dict[str, str]
    choices: tuple[Choice, ...]
    is_constant: bool

    name = InLanguage("names")


@cache
def allowance_kinds() -> tuple[AllowanceKind, ...]:
    """The lines of the table, constants first."""
    data = read_toml("study", "allowances.toml")
    return tuple(
        AllowanceKind(
            row["key"],
            row["name"],
            tuple(Choice(choice["percent"] / 100, choice["name"]) for choice in row["choices"]),
            row.get("is_constant", False),
        )
        for row in data["allowance"]
    )
