"""What differs between two states of an audit."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model.audit import Audit
from auditor.model.entity import Entity
from auditor.model.tables import ENTITIES


@dataclass(frozen=True, slots=True)
class Difference:
    """Of one table: what only the newer state has, what only the older one has, and pairs (older, newer) that changed."""

    table: str
    added: tuple[Entity, ...]
    removed: tuple[Entity, ...]
    changed: tuple[tuple[Entity, Entity], ...]


def differences(older: Audit, newer: Audit) -> list[Difference]:
    """The tables that differ, parents before children; rows by id.

    Args:
        older: the snapshot before.
        newer: the snapshot after.

    Returns:
        one entry for each table that differs; empty where nothing does.
    """
    found = []
    for table in ENTITIES:
        old, new = older.tables[table], newer.tables[table]
        if old is new or old == new:
            continue
        found.append(
            Difference(
                table,
                tuple(new[i] for i in sorted(new.keys() - old.keys())),
                tuple(old[i] for i in sorted(old.keys() - new.keys())),
                tuple((old[i], new[i]) for i in sorted(old.keys() & new.keys()) if old[i] != new[i]),
            )
        )
    return found
