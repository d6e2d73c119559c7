"""The schema of the audit file, and the migrations that lead to it (sqlite-utils keeps count of them).

``v1.sql``, ``v2.sql`` … are the migrations. ``newest.sql`` is where they lead, written by ``python -m tools.schema``: reading
it takes a tenth of the time of running them all, and every opening of a file compares.
"""

from __future__ import annotations

import contextlib
from functools import cache
from pathlib import Path
from typing import Any

from auditor.store import undo
from auditor.store.driver import Connection, in_memory
from auditor.store.tables import columns_by_table, run_script

APPLICATION_ID = 0x41554454  # “AUDT”
VERSION = 12

_MIGRATIONS_TABLE = "_sqlite_migrations"
_HERE = Path(__file__).parent
NEWEST = _HERE / "newest.sql"


def migrate(connection: Connection, to: int = VERSION) -> None:
    """Bring the file to the newest schema, or to an older one; each migration is one transaction.

    Args:
        connection: to an audit of an older schema.
        to: which version.
    """
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("automation-auditor")

    @migrations(name="0001_first_schema")
    def first_schema(db: Any) -> None:
        create(db.conn, 1)

    for version in range(2, to + 1):

        @migrations(name=f"{version:04}_schema")
        def next_schema(db: Any, version: int = version) -> None:
            _advance(db.conn, version)

    migrations.apply(Database(connection, execute_plugins=False))


def create(connection: Connection, version: int) -> None:
    """Tables and undo log of a schema, step by step from the first one; they are empty but for what keeps the log.

    Args:
        connection: to an empty database.
        version: which schema.
    """
    _run(connection, 1)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    undo.install(connection)
    for later in range(2, version + 1):
        _advance(connection, later)


def _advance(connection: Connection, version: int) -> None:
    """From the schema before to this one; the undo log learns the new tables and columns."""
    _run(connection, version)
    undo.catch_up(connection)
    connection.execute(f"PRAGMA user_version = {version}")


def _run(connection: Connection, version: int) -> None:
    run_script(connection, (_HERE / f"v{version}.sql").read_text("utf-8"))


@cache
def columns(version: int) -> dict[str, set[str]]:
    """Of every table of a schema that holds what people entered, or its history.

    Args:
        version: which schema.

    Returns:
        names of columns by table.
    """
    with contextlib.closing(_empty(version)) as memory:
        return {
            table: {column.name for column in found}
            for table, found in columns_by_table(memory).items()
            if table != "replay" and not table.startswith("sqlite_")
        }


Description = frozenset[tuple[str, str, str]]


def description(connection: Connection) -> Description:
    """What the file's schema says: (type, name, SQL) of everything but SQLite's own and the migration count.

    Args:
        connection: to an audit.

    Returns:
        the schema in a form that can be compared.
    """
    rows = connection.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_master "
        "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name <> ?",
        (_MIGRATIONS_TABLE,),
    )
    return frozenset((kind, name, " ".join(sql.split())) for kind, name, sql in rows)


@cache
def expected(version: int = VERSION) -> Description:
    """What the schema of a version should say.

    Args:
        version: which schema.

    Returns:
        the schema in a form that can be compared.
    """
    with contextlib.closing(_empty(version)) as memory:
        return description(memory)


def _empty(version: int) -> Connection:
    """The tables of a schema, in memory, to look at."""
    memory = in_memory()
    if version == VERSION:
        memory.executescript(NEWEST.read_text("utf-8"))
    else:
        create(memory, version)
    return memory


def newest_script() -> str:
    """What ``newest.sql`` should say: the statements of the schema that the migrations lead to."""
    with contextlib.closing(in_memory()) as memory:
        create(memory, VERSION)
        rows = memory.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    head = f"-- Schema {VERSION} as the migrations make it. Written by python -m tools.schema; not to be edited."
    return "\n\n".join([head, *(f"{sql};" for (sql,) in rows)]) + "\n"
