"""An audit whose file can't be written any more: all of it, in memory, to be stored elsewhere."""

from __future__ import annotations

from auditor.model import ENTITIES, Audit
from auditor.store import driver, schema
from auditor.store.copying import copy_to_memory
from auditor.store.driver import Connection, Unreadable
from auditor.store.rows import row_plan
from auditor.store.tables import put_all


def kept_in_memory(source: Connection, audit: Audit, password: str | None) -> Connection:
    """A database in memory of what the file holds; where it can't be read any more, of the snapshot, without its history.

    Args:
        source: the connection to the file.
        audit: the snapshot of what was stored last.
        password: of the file; None for a plain one.

    Returns:
        the database in memory.
    """
    try:
        return copy_to_memory(source, password)
    except Unreadable:
        return from_snapshot(audit, password)


def from_snapshot(audit: Audit, password: str | None = None) -> Connection:
    """A new database in memory with the entities of a snapshot, under the same ids.

    Args:
        audit: the snapshot.
        password: None for a plain database.

    Returns:
        the database in memory.
    """
    memory = driver.in_memory(password)
    schema.migrate(memory)
    fill(memory, audit)
    return memory


def fill(connection: Connection, audit: Audit) -> None:
    """Put entities into an empty schema; no line of history tells of it.

    Args:
        connection: an empty database of the newest schema.
        audit: the snapshot.
    """
    connection.execute("BEGIN")
    connection.execute("UPDATE replay SET active = 1")
    for table, cls in ENTITIES.items():
        plan = row_plan(cls)
        put_all(connection, table, plan.columns, [plan.to_row(entity) for entity in audit.tables[table].values()])
    connection.execute("UPDATE replay SET active = 0")
    connection.execute("COMMIT")
