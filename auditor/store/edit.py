"""One edit: what may be changed inside ``with file.edit("label") as edit``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, cast

from auditor.errors import InputError
from auditor.locale import _
from auditor.model import ENTITIES, TABLE_OF, Audit, Entity, references
from auditor.model.bounds import is_sane
from auditor.model.tables import SINGLE_ROWS, E
from auditor.store.driver import Connection, OperationalError
from auditor.store.rows import row_plan


@cache
def _statements(table: str) -> tuple[str, str]:
    """INSERT with a new id, and upsert with a given one."""
    plan = row_plan(ENTITIES[table])
    insert = f"INSERT INTO {table} ({plan.listed}) VALUES ({', '.join('?' * len(plan.columns))})"
    return insert, f"{insert} {plan.or_update}"


Rescue = Callable[[Exception], Connection]
"""Given why a statement failed: another connection, with a transaction open, to go on in. Raises where there is none."""


class Edit:
    """Puts and deletes entities within one transaction."""

    def __init__(self, connection: Connection, audit: Audit, rescue: Rescue | None = None) -> None:
        self._db = connection
        self._rescue = rescue
        self._done: list[tuple[str, tuple[Any, ...]]] = []
        #: The snapshot before this edit.
        self.audit = audit

    def put(self, entity: E) -> E:
        """Add the entity (id 0: a new one) or replace the one with its id; returns it with its id.

        Args:
            entity: the row.

        Returns:
            the same row with its id.
        """
        insert, upsert = _statements(TABLE_OF[type(entity)])
        row = row_plan(type(entity)).to_row(entity)
        if entity.id:
            if self.audit.table(type(entity)).get(entity.id) != entity:
                self._run(upsert, row)
            return entity
        row_id = self._run(insert, (None, *row[1:]))
        self._done[-1] = (insert, (row_id, *row[1:]))  # done again, it gets the same id
        return _with(entity, {"id": row_id})

    def delete(self, entity: Entity) -> None:
        """Remove the entity and what belongs to it (a step's flows, work, tags).

        Args:
            entity: the row, by its id.
        """
        self._run(f"DELETE FROM {TABLE_OF[type(entity)]} WHERE id = ?", (entity.id,))

    def graft(self, entities: Iterable[Entity]) -> Mapping[str, Mapping[int, int]]:
        """Add entities whose ids are their own affair; references between them are followed.

        Single rows (firm, calendar, how the report looks) replace the audit's own. Returns new ids by table and given id.

        Args:
            entities: rows of any tables, whose ids only tell them from each other.

        Returns:
            new id by given id, by table.
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
                self._run(_statements(TABLE_OF[type(entity)])[1], row_plan(type(entity)).to_row(_with(entity, points)))
                continue
            ids[table][entity.id] = self.put(_with(entity, {**points, "id": 0})).id
        return ids

    def move_to(self, connection: Connection) -> None:
        """Do all again in another database, and go on there.

        Args:
            connection: the other database, with a transaction open.
        """
        self._db = connection
        for statement, values in self._done:
            connection.execute(statement, values)

    def _run(self, statement: str, values: tuple[Any, ...]) -> int:
        """Execute, and remember it; returns the id of a row that was inserted.

        Raises:
            InputError: a number is beyond all sense; the file would not open again.
        """
        for value in values:
            if isinstance(value, float) and not is_sane(value):
                raise InputError(_("{number} is too large or too small a number.").format(number=value))
        try:
            cursor = self._db.execute(statement, values)
        except OperationalError as error:
            if self._rescue is None:
                raise
            self.move_to(self._rescue(error))
            cursor = self._db.execute(statement, values)
        self._done.append((statement, values))
        return int(cursor.lastrowid or 0)


def _with(entity: E, values: Mapping[str, Any]) -> E:
    changed: E = replace(cast(Any, entity), **values)
    return changed


_RANK = {cls: rank for rank, cls in enumerate(ENTITIES.values())}
