"""The schema of the audit file, and the migrations that lead to it (sqlite-utils keeps count of them)."""

from __future__ import annotations

import contextlib
from functools import cache
from pathlib import Path
from typing import Any

from auditor.store import undo
from auditor.store.driver import Connection, in_memory

APPLICATION_ID = 0x41554454  # “AUDT”
VERSION = 5

_MIGRATIONS_TABLE = "_sqlite_migrations"
_HERE = Path(__file__).parent


def migrate(connection: Connection, to: int = VERSION) -> None:
    """Bring the file to the newest schema, or to an older one; each migration is one transaction."""
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

    migrations.apply(Database(connection))


def create(connection: Connection, version: int) -> None:
    """Tables, undo log and the single rows of a schema, step by step from the first one."""
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
    for statement in (_HERE / f"v{version}.sql").read_text("utf-8").split(";\n"):
        if statement.strip():
            connection.execute(statement)


@cache
def columns(version: int) -> dict[str, set[str]]:
    """Of every table of a schema that holds what people entered, or its history."""
    with contextlib.closing(in_memory()) as memory:
        create(memory, version)
        rows = memory.execute(
            "SELECT t.name, c.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c"
            " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND t.name <> 'replay'"
        )
        found: dict[str, set[str]] = {}
        for table, column in rows:
            found.setdefault(table, set()).add(column)
        return found


Description = frozenset[tuple[str, str, str]]


def description(connection: Connection) -> Description:
    """What the file's schema says: (type, name, SQL) of everything but SQLite's own and the migration count."""
    rows = connection.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_master "
        "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name <> ?",
        (_MIGRATIONS_TABLE,),
    )
    return frozenset((kind, name, " ".join(sql.split())) for kind, name, sql in rows)


@cache
def expected(version: int = VERSION) -> Description:
    """What the schema of a version should say."""
    with contextlib.closing(in_memory()) as memory:
        create(memory, version)
        return description(memory)
