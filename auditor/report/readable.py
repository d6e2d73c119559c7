"""Names of a length that can be read: longer ones are shortened everywhere but in the appendix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from auditor.model import Audit, Entity, Family, Lane, OwnTechnology, Process, Role, Step

_MOST = 80
_NAMED: tuple[tuple[type[Entity], str], ...] = (
    (Step, "step"),
    (Process, "process"),
    (Lane, "lane"),
    (Role, "role"),
    (Family, "family"),
    (OwnTechnology, "own_technology"),
)


def readable(audit: Audit) -> Audit:
    """The same audit where no name is longer than a line or runs over several; the same one where none is.

    Args:
        audit: the snapshot; it stays as it is.

    Returns:
        an audit whose names have at most 80 characters.
    """
    changed: dict[str, dict[int, Any]] = {}
    for cls, table in _NAMED:
        rows: Mapping[int, Any] = audit.table(cls)
        short = {key: shortened(row.name) for key, row in rows.items()}
        differing = {key: replace(rows[key], name=name) for key, name in short.items() if name != rows[key].name}
        if differing:
            changed[table] = differing
    return audit.replaced(changed) if changed else audit


def shortened(name: str) -> str:
    """A name on one line, cut at a word where there is one, with an ellipsis.

    Args:
        name: of any length, on any number of lines.

    Returns:
        at most 80 characters.
    """
    plain = " ".join(name.split())
    if len(plain) <= _MOST:
        return plain if "\n" in name or len(name) > _MOST else name
    cut = plain[: _MOST - 1]
    space = cut.rfind(" ", _MOST // 2)
    return (cut[:space] if space > 0 else cut).rstrip() + "…"
