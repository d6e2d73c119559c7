"""What a database says of its tables, scripts of statements, and many rows put in at once: sqlite-utils on our connections.

It is for making, migrating, repairing and checking. Opening a file that is up to date, edits and undo do without: importing
sqlite-utils takes a tenth of a second, and they know the columns from the entities.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from sqlite3 import complete_statement
from typing import TYPE_CHECKING, Any

from auditor.store.driver import Connection, DatabaseError

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.db import Column, ForeignKey

Row = tuple[Any, ...]


def database(connection: Connection) -> Database:
    """The connection as sqlite-utils sees it; nothing about it changes, and no plugin gets hold of it.

    Args:
        connection: to any database.

    Returns:
        the same database.
    """
    from sqlite_utils import Database

    return Database(connection, recursive_triggers=False, execute_plugins=False)


def columns(connection: Connection, table: str) -> list[Column]:
    """The columns of a table in their order: name, type, not-null, default, key; none when there is no such table.

    Args:
        connection: to any database.
        table: its name.

    Returns:
        one entry a column.
    """
    found: list[Column] = database(connection).table(table).columns
    return found


def columns_by_table(connection: Connection) -> dict[str, list[Column]]:
    """The same of every table that there is, asked in one go: a repair asks it hundreds of times.

    Args:
        connection: to any database.

    Returns:
        columns by name of the table.
    """
    from sqlite_utils.db import Column

    found: dict[str, list[Column]] = {}
    asked = (
        "SELECT tables.name, columns.* FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns "
        "WHERE tables.type = 'table' ORDER BY tables.rowid, columns.cid"
    )
    for table, *column in connection.execute(asked):
        found.setdefault(table, []).append(Column(*column))
    return found


def foreign_keys(connection: Connection, table: str) -> list[ForeignKey]:
    """The references of a table, in the order in which ``PRAGMA foreign_key_check`` numbers them.

    Args:
        connection: to any database.
        table: its name.

    Returns:
        one entry a reference.
    """
    found: list[ForeignKey] = database(connection).table(table).foreign_keys
    return found


def query(connection: Connection, sql: str) -> Iterator[dict[str, Any]]:
    """The rows that a statement gives, by name of the column.

    Args:
        connection: to any database.
        sql: one statement.

    Yields:
        one row at a time.
    """
    rows: Iterator[dict[str, Any]] = database(connection).query(sql)
    return rows


def run_script(connection: Connection, sql: str) -> None:
    """Run statements, each ended by ``;`` at the end of a line. Where a transaction is open they are part of it.

    Args:
        connection: to any database.
        sql: statements.
    """
    for statement in _statements(sql):
        connection.execute(statement)


@cache
def _statements(sql: str) -> tuple[str, ...]:
    """A script's statements. Each ends at the end of a line: a repair runs the same scripts dozens of times."""
    found, lines = [], ""
    for line in sql.splitlines(keepends=True):
        lines += line
        if complete_statement(lines):
            found.append(lines)
            lines = ""
    return (*found, lines) if lines.strip() else tuple(found)


def put_all(connection: Connection, table: str, names: Sequence[str], rows: Sequence[Row]) -> None:
    """Insert rows, or replace those with the same id.

    Args:
        connection: with a transaction open.
        table: one that exists.
        names: of the columns that the rows are made of, ``id`` among them.
        rows: one value a name each.

    Raises:
        DatabaseError, OverflowError: a row does not fit the schema, or there is no such table. Rows before it may be in.
    """
    target = database(connection).table(table)
    if not target.exists():  # sqlite-utils would make one
        raise DatabaseError(f"no such table: {table}")
    target.insert_all([tuple(names), *rows], pk="id", replace=True)


def put_what_fits(connection: Connection, table: str, names: Sequence[str], rows: Sequence[Row]) -> list[Row]:
    """The same for rows of which some may not fit the schema; returns those. Call inside a transaction.

    Args:
        connection: with a transaction open.
        table: one that exists.
        names: of columns.
        rows: one value a name each.

    Returns:
        the rows that did not fit.
    """
    if not database(connection).table(table).exists():
        return list(rows)
    try:
        put_all(connection, table, names, rows)
    except (DatabaseError, OverflowError):
        if len(rows) == 1:
            return list(rows)
        half = len(rows) // 2
        return [row for part in (rows[:half], rows[half:]) for row in put_what_fits(connection, table, names, part)]
    return []
