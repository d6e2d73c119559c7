"""Undo, redo and history: kept by triggers, in the same transaction as the change.

For every table ``T`` there is a ``log_T`` with the same columns. A trigger writes the row as it was (``before``) and
as it became (``after``) under the newest line of ``history``. Values are copied, never turned into SQL text (as
sqlite.org/undoredo.html does), so that undoing a file that came from elsewhere executes nothing of it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model import ENTITIES
from auditor.store.driver import Connection
from auditor.store.rows import row_plan
from auditor.store.tables import columns_by_table, run_script

if TYPE_CHECKING:
    from sqlite_utils.db import Column

_HISTORY = """
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL CHECK (length(label) <= 1000),
    at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
CREATE TABLE replay (id INTEGER PRIMARY KEY CHECK (id = 1), active INTEGER NOT NULL CHECK (active IN (0, 1))) STRICT;
INSERT INTO replay VALUES (1, 0);
"""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One edit. ``at`` is UTC, ISO 8601."""

    id: int
    label: str
    at: str
    undone: bool


def install(db: Connection) -> None:
    """Create the history, and the log and triggers of every table there is.

    Args:
        db: a database with its tables.
    """
    there = columns_by_table(db)
    run_script(db, _HISTORY)
    for table in _tables(there):
        _install_log(db, table, there[table])


def catch_up(db: Connection) -> None:
    """After a migration: logs for new tables, and new columns in old logs, with the default that old rows got.

    Args:
        db: a database whose tables have changed.
    """
    there = columns_by_table(db)
    for table in _tables(there):
        columns, log = there[table], there.get(f"log_{table}")
        if log is None:
            _install_log(db, table, columns)
            continue
        known = {column.name for column in log}
        fresh = [column for column in columns if column.name not in known]
        for column in fresh:
            default = column.default_value or "NULL"
            db.execute(f"ALTER TABLE log_{table} ADD COLUMN {column.name} {column.type} DEFAULT {default}")
        if fresh:
            for side in "iud":
                db.execute(f"DROP TRIGGER undo_{table}_{side}")
            _install_triggers(db, table, columns)


def _tables(there: Container[str]) -> list[str]:
    """The tables of the audit among those of a file; parents before children."""
    return [table for table in ENTITIES if table in there]


def _install_log(db: Connection, table: str, columns: Sequence[Column]) -> None:
    """Create the log and triggers of one table."""
    listed = ", ".join(f"{column.name} {column.type}" for column in columns)
    db.execute(
        f"CREATE TABLE log_{table} (seq INTEGER PRIMARY KEY, "
        f"edit_id INTEGER NOT NULL REFERENCES history(id) ON DELETE CASCADE, after INTEGER NOT NULL, {listed}) STRICT"
    )
    db.execute(f"CREATE INDEX log_{table}_edit ON log_{table}(edit_id)")
    _install_triggers(db, table, columns)


def _install_triggers(db: Connection, table: str, columns: Sequence[Column]) -> None:
    names = [column.name for column in columns]
    guard = "WHEN (SELECT active FROM replay WHERE id = 1) = 0"

    def record(side: str, after: int) -> str:
        values = ", ".join(f"{side}.{name}" for name in names)
        listed = ", ".join(names)
        return (
            f"INSERT INTO log_{table} (edit_id, after, {listed}) "
            f"VALUES ((SELECT max(id) FROM history), {after}, {values});"
        )

    db.execute(f"CREATE TRIGGER undo_{table}_i AFTER INSERT ON {table} {guard} BEGIN {record('new', 1)} END")
    db.execute(
        f"CREATE TRIGGER undo_{table}_u AFTER UPDATE ON {table} {guard} BEGIN {record('old', 0)} {record('new', 1)} END"
    )
    db.execute(f"CREATE TRIGGER undo_{table}_d AFTER DELETE ON {table} {guard} BEGIN {record('old', 0)} END")


def changes_of(db: Connection, edit_id: int) -> dict[str, list[int]]:
    """Which tables and ids an edit touched.

    Args:
        db: the audit.
        edit_id: number of the edit.

    Returns:
        ids by table.
    """
    changed: dict[str, list[int]] = {}
    for table in ENTITIES:
        ids = [row[0] for row in db.execute(f"SELECT DISTINCT id FROM log_{table} WHERE edit_id = ?", (edit_id,))]
        if ids:
            changed[table] = ids
    return changed


def forget_undone(db: Connection) -> None:
    """Drop the edits that were undone: a new edit starts another future.

    Args:
        db: the audit, with a transaction open.
    """
    db.execute("DELETE FROM history WHERE undone = 1")


def stamp(db: Connection) -> str:
    """What tells one state of the history from another.

    Args:
        db: the audit.

    Returns:
        a text that differs where the history does.
    """
    row = db.execute(
        "SELECT count(*), coalesce(max(id), 0), coalesce(max(at), ''), coalesce(sum(undone), 0) FROM history"
    )
    return "|".join(str(part) for part in row.fetchone())


def next_to_undo(db: Connection) -> HistoryLine | None:
    """The newest edit that is in force.

    Args:
        db: the audit.

    Returns:
        its line of history; None where there is none.
    """
    return _line(db.execute("SELECT * FROM history WHERE undone = 0 ORDER BY id DESC LIMIT 1").fetchone())


def next_to_redo(db: Connection) -> HistoryLine | None:
    """The edit that was undone last.

    Args:
        db: the audit.

    Returns:
        its line of history; None where there is none.
    """
    return _line(db.execute("SELECT * FROM history WHERE undone = 1 ORDER BY id LIMIT 1").fetchone())


def history(db: Connection) -> list[HistoryLine]:
    """All edits, newest first.

    Args:
        db: the audit.

    Returns:
        lines, those undone marked.
    """
    return [HistoryLine(r[0], r[1], r[2], bool(r[3])) for r in db.execute("SELECT * FROM history ORDER BY id DESC")]


def revert(db: Connection, edit_id: int) -> None:
    """Put every row that the edit touched back as it was before. Call inside a transaction.

    Args:
        db: the audit.
        edit_id: number of the edit.
    """
    _replay(db, edit_id, first=True)


def repeat(db: Connection, edit_id: int) -> None:
    """Put every row that the edit touched as it was after it. Call inside a transaction.

    Args:
        db: the audit.
        edit_id: number of the edit.
    """
    _replay(db, edit_id, first=False)


def _replay(db: Connection, edit_id: int, *, first: bool) -> None:
    """Undo looks at the first record of a row (absent before → delete), redo at the last (absent after → delete)."""
    db.execute("UPDATE replay SET active = 1")
    order = "DESC" if first else "ASC"
    for table, cls in ENTITIES.items():
        records = db.execute(
            f"SELECT id, seq, after FROM log_{table} WHERE edit_id = ? ORDER BY seq {order}", (edit_id,)
        )
        decisive = {row_id: (seq, bool(after)) for row_id, seq, after in records}
        gone = [(row_id,) for row_id, (_seq, after) in decisive.items() if after is first]
        kept = [(seq,) for seq, after in decisive.values() if after is not first]
        db.executemany(f"DELETE FROM {table} WHERE id = ?", gone)
        if kept:
            plan = row_plan(cls)
            db.executemany(
                f"INSERT INTO {table} ({plan.listed}) SELECT {plan.listed} FROM log_{table} WHERE seq = ? {plan.or_update}",
                kept,
            )
    db.execute("UPDATE replay SET active = 0")
    db.execute("UPDATE history SET undone = ? WHERE id = ?", (int(first), edit_id))


def _line(row: tuple[int, str, str, int] | None) -> HistoryLine | None:
    return HistoryLine(row[0], row[1], row[2], bool(row[3])) if row else None
