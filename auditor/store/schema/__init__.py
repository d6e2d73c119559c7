"""The schema of the audit file, and the migrations that lead to it (sqlite-utils keeps count of them)."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

from auditor.store import undo

APPLICATION_ID = 0x41554454  # “AUDT”
VERSION = 1

_MIGRATIONS_TABLE = "_sqlite_migrations"
_V1 = Path(__file__).with_name("v1.sql")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest schema; each migration is one transaction."""
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("automation-auditor")

    @migrations(name="0001_first_schema")
    def first_schema(db: Any) -> None:
        create_v1(db.conn)

    migrations.apply(Database(connection))


def create_v1(connection: sqlite3.Connection) -> None:
    """Tables, undo log and the two single rows (firm, calendar) of schema 1."""
    statements = _V1.read_text("utf-8").split(";\n")
    for statement in statements:
        if statement.strip():
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    undo.install(connection)


Description = frozenset[tuple[str, str, str]]


def description(connection: sqlite3.Connection) -> Description:
    """What the file's schema says: (type, name, SQL) of everything but SQLite's own and the migration count."""
    rows = connection.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_master "
        "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name <> ?",
        (_MIGRATIONS_TABLE,),
    )
    return frozenset((kind, name, " ".join(sql.split())) for kind, name, sql in rows)


@cache
def expected() -> Description:
    """What the schema of this version should say."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        create_v1(memory)
        return description(memory)
    finally:
        memory.close()
