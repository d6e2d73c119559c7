"""One edit: what may be changed inside ``with file.edit("label") as edit``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, cast

from auditor.model import ENTITIES, TABLE_OF, Audit, Entity, references
from auditor.model.audit import SINGLE_ROWS, E
from auditor.store.rows import row_plan


@cache
def _statements(table: str) -> tuple[str, str]:
    """INSERT with a new id, and upsert with a given one."""
    columns = row_plan(ENTITIES[table]).columns
    marks = ", ".join("?" * len(columns))
    listed = ", ".join(columns)
    updates = ", ".join(f"{name} = excluded.{name}" for name in columns if name != "id") or "id = id"
    insert = f"INSERT INTO {table} ({listed}) VALUES ({marks})"
    return insert, f"{insert} ON CONFLICT(id) DO UPDATE SET {updates}"


class Edit:
    """Puts and deletes entities within one transaction."""

    def __init__(self, connection: sqlite3.Connection, audit: Audit) -> None:
        self._db = connection
        #: The snapshot before this edit.
        self.audit = audit

    def put(self, entity: E) -> E:
        """Add the entity (id 0: a new one) or replace the one with its id; returns it with its id."""
        insert, upsert = _statements(TABLE_OF[type(entity)])
        row = row_plan(type(entity)).to_row(entity)
        if entity.id:
            if self.audit.table(type(entity)).get(entity.id) != entity:
                self._db.execute(upsert, row)
            return entity
        cursor = self._db.execute(insert, (None, *row[1:]))
        return _with(entity, {"id": cursor.lastrowid})

    def delete(self, entity: Entity) -> None:
        """Remove the entity and what belongs to it (a step's flows, work, tags)."""
        self._db.execute(f"DELETE FROM {TABLE_OF[type(entity)]} WHERE id = ?", (entity.id,))

    def graft(self, entities: Iterable[Entity]) -> Mapping[str, Mapping[int, int]]:
        """Add entities whose ids are their own affair; references between them are followed.

        Single rows (firm, calendar, how the report looks) replace the audit's own. Returns new ids by table and given id.
        """
        ids: dict[str, dict[int, int]] = {name: {} for name in ENTITIES}
        for entity in sorted(entities, key=lambda e: _RANK[type(e)]):
            table = TABLE_OF[type(entity)]
            points = {
                name: ids[target][value]
                for name, target in references(type(entity)).items()
                if (value := getattr(entity, name)) is not None
            }
            if table in SINGLE_ROWS:
                self.put(entity)
                continue
            if "id" in points:  # its id is another's: work of a step
                self._db.execute(
                    _statements(TABLE_OF[type(entity)])[1], row_plan(type(entity)).to_row(_with(entity, points))
                )
                continue
            ids[table][entity.id] = self.put(_with(entity, {**points, "id": 0})).id
        return ids


def _with(entity: E, values: Mapping[str, Any]) -> E:
    changed: E = replace(cast(Any, entity), **values)
    return changed


_RANK = {cls: rank for rank, cls in enumerate(ENTITIES.values())}
