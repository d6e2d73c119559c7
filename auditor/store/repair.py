"""What can be read of a damaged audit, row by row, written into a new file; the old one is not touched."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from auditor.errors import AuditFileError
from auditor.files import FORGOTTEN_S
from auditor.locale import _
from auditor.model import ENTITIES, Audit, references
from auditor.model.bounds import is_sane
from auditor.store import driver, schema, tables
from auditor.store.copying import copy_to_file
from auditor.store.driver import Connection, StatementError, Unreadable
from auditor.store.empty_audits import EmptyAudits
from auditor.store.header import is_plain
from auditor.store.memory import fill
from auditor.store.rows import row_plan
from auditor.store.schema_pages import with_fresh_schema, with_sealed_schema
from auditor.store.seals import fitting_key
from auditor.store.tables import Row

_MOST_GAPS = 2_000
_MOST_SECONDS = 300.0
_LAST_ID = 1 << 40
_WORK = ".automation-auditor-repair."


@dataclass
class Salvage:
    """What came out of a damaged file: rows by table, and what is lost, in words.

    Attributes:
        kept, lost: number of rows by table; ``lost`` counts those that were seen and could not be used.
        gaps: tables of which a part could not be read at all.
        from_history: rows that came out of the undo history, because their own place was gone.
        had_schema: False where the layout itself had to be put back.
    """

    kept: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    gaps: list[str] = field(default_factory=list)
    from_history: int = 0
    had_schema: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be missing."""
        return not self.lost and not self.gaps


def repair(path: Path, target: Path, password: str | None = None) -> Salvage:
    """Read what can be read and write it to ``target``, a new audit with a history of its own.

    A protected one is written under the same password; what turns out to be plain stays so.

    Args:
        path: the damaged audit; it stays as it is.
        target: the new file, where nothing is yet.
        password: None for a plain file.

    Returns:
        what came out, and what did not.

    Raises:
        AuditFileError: ``target`` exists or can't be written, or nothing at all could be read.
    """
    if target.exists():
        raise AuditFileError(_("{path} exists already; choose another name.").format(path=target))
    end = time.monotonic() + _MOST_SECONDS
    key = fitting_key(path, password) if password and not is_plain(path) else None
    with contextlib.closing(EmptyAudits(key)) as empty:
        found = _best(path, target, key, end, empty)
    if found is None and key:  # the file that was there before, it may be
        key = None
        with contextlib.closing(EmptyAudits()) as empty:
            found = _best(path, target, None, end, empty)
    if found is None:
        raise AuditFileError(_("Nothing of {path} can be read.").format(path=path))
    memory, salvage = found
    with contextlib.closing(memory):
        _bring_up(memory, salvage.kept)
        copy_to_file(memory, target, key, password if key else None)
    return salvage


def _best(
    path: Path, target: Path, key: str | None, end: float, empty: EmptyAudits
) -> tuple[Connection, Salvage] | None:
    """What the file gives as it is, else the most that it gives with the layout of any schema put back."""
    with _work_copy(path, target) as copy:
        best = _salvaged(copy, key, end, empty)
        if best is not None:
            return best
        told = _told_version(copy, key, end)
    most = (0, False, 0, 0)
    for version in range(schema.VERSION, 0, -1):
        with _work_copy(path, target) as copy:
            try:
                changed = with_sealed_schema(copy, version, key, empty) if key else with_fresh_schema(copy, version)
            except Unreadable:
                continue
            found = _salvaged(copy, key, end, empty)
        if found is None:
            continue
        found[1].had_schema = False
        found[1].gaps += _unknown_to(version, told)
        worth = (sum(found[1].kept.values()), version == told, _optional_values(*found), -changed)
        loser = found
        if best is None or worth > most:
            best, loser, most = found, best, worth
        if loser is not None:
            loser[0].close()
    return best


def _optional_values(memory: Connection, salvage: Salvage) -> int:
    """How much stands in columns that may be empty: of two layouts that give as many rows, an older one may lack some of them."""
    there, count = tables.columns_by_table(memory), 0
    for table in salvage.kept:
        if names := [column.name for column in there[table] if not (column.notnull or column.is_pk)]:
            counted = " + ".join(f"count({name})" for name in names)
            count += memory.execute(f"SELECT {counted} FROM {table}").fetchone()[0]
    return count


@contextlib.contextmanager
def _work_copy(path: Path, target: Path) -> Iterator[Path]:
    """A copy to work on, with the journal where there is one: a half-done edit is undone in the copy only."""
    try:
        _sweep(target.parent)
        folder = Path(tempfile.mkdtemp(prefix=_WORK, dir=target.parent))
        try:
            copy = folder / "copy.audit"
            shutil.copyfile(path, copy)
            journal = path.with_name(f"{path.name}-journal")
            if journal.exists():
                shutil.copyfile(journal, copy.with_name("copy.audit-journal"))
            yield copy
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        raise AuditFileError(_("Can't read {path}: {reason}").format(path=path, reason=error.strerror)) from error


def _sweep(folder: Path) -> None:
    """Delete the copies that a repair which was killed left."""
    for left in folder.glob(f"{_WORK}*"):
        if left.is_dir() and not left.is_symlink() and time.time() - left.stat().st_mtime > FORGOTTEN_S:
            shutil.rmtree(left, ignore_errors=True)


def _salvaged(copy: Path, key: str | None, end: float, empty: EmptyAudits) -> tuple[Connection, Salvage] | None:
    """A database in memory, of the schema it was read under, with what was read; None where not even the layout could be."""
    with contextlib.ExitStack() as stack:
        try:
            damaged = stack.enter_context(contextlib.closing(_Damaged(copy, key, end)))
            rows = damaged.db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE %'"
            )
            names = {row[0] for row in rows}
        except Unreadable:
            return None
        if not names >= {"firm", "process", "step"}:
            return None
        salvage = Salvage()
        fresh = empty.of(_version(damaged))
        fresh.execute("BEGIN")
        fresh.execute("UPDATE replay SET active = 1")
        undone = _undone(damaged)
        for table, cls in ENTITIES.items():
            there = _columns(damaged, table)
            columns = [c for c in row_plan(cls).columns if c in there]
            if not columns:
                salvage.gaps += [table] if table in names else []
                continue
            found, has_gap = _read(damaged, table, columns, "id")
            if has_gap:
                salvage.gaps.append(table)
                older = _from_log(damaged, table, columns, undone)
                more = {row_id: row for row_id, row in older.items() if row_id not in found}
                salvage.from_history += len(more)
                found |= more
            _put(fresh, table, columns, found, salvage)
        _settle(fresh, salvage)
        fresh.execute("UPDATE replay SET active = 0")
        fresh.execute("COMMIT")
        if not any(salvage.kept.get(t) for t in ENTITIES if t not in ("firm", "calendar")) and salvage.gaps:
            fresh.close()
            return None
        return fresh, salvage


def _bring_up(memory: Connection, kept: Container[str]) -> None:
    """What was written under an older schema is brought up as any older audit is; what no audit lacks is put in."""
    schema.migrate(memory)
    fill(memory, Audit({name: {} if name in kept else rows for name, rows in Audit.of().tables.items()}))


class _Damaged:
    """A connection to a damaged file; once a page of a protected file failed, only a new one reads on."""

    def __init__(self, path: Path, key: str | None, end: float) -> None:
        self._path, self._key, self._end = path, key, end
        self.db = self._connected()

    def _connected(self) -> Connection:
        db = driver.connect(self._path, "rw", self._key)
        driver.stop_at(db, self._end)
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("PRAGMA writable_schema = ON")  # a file cut short is read as far as it goes
        return db

    @property
    def is_late(self) -> bool:
        return time.monotonic() > self._end

    def again(self, error: Exception) -> None:
        """After an error."""
        if self._key or isinstance(error, StatementError):
            self.db.close()
            self.db = self._connected()

    def close(self) -> None:
        self.db.close()


def _told_version(path: Path, key: str | None, end: float) -> int:
    """The schema by the first page; 0 where that is not to be read."""
    with contextlib.suppress(*Unreadable), contextlib.closing(_Damaged(path, key, end)) as damaged:
        (application,) = damaged.db.execute("PRAGMA application_id").fetchone()
        return _version(damaged) if application == schema.APPLICATION_ID else 0
    return 0


def _unknown_to(version: int, told: int) -> list[str]:
    """Tables that are not there yet, or not with all they hold, in an older schema than the file says it has."""
    if version >= told:
        return []
    older, newer = (schema.columns(v) for v in (version, told))
    return [table for table in ENTITIES if newer.get(table, set()) - older.get(table, set())]


def _version(damaged: _Damaged) -> int:
    (version,) = damaged.db.execute("PRAGMA user_version").fetchone()
    return version if 1 <= version <= schema.VERSION else schema.VERSION


def _columns(damaged: _Damaged, table: str) -> set[str]:
    try:
        return {column.name for column in tables.columns(damaged.db, table)}
    except Unreadable:
        return set()


def _read(damaged: _Damaged, table: str, columns: list[str], key: str) -> tuple[dict[int, Row], bool]:
    """All rows that can be reached, by key, and whether some could not."""
    rows: dict[int, Row] = {}
    listed = ", ".join(columns)
    after, gaps, step, is_whole = -1, 0, 1, False
    while gaps <= _MOST_GAPS and not damaged.is_late:
        try:
            cursor = damaged.db.execute(
                f"SELECT {key}, {listed} FROM {table} NOT INDEXED WHERE {key} > ? ORDER BY {key}", (after,)
            )
            for row in cursor:
                if isinstance(row[0], int):  # damage can make anything of it
                    rows[row[0]] = row[1:]
                    after, step = row[0], 1
        except Unreadable as error:
            gaps += 1
            damaged.again(error)
            if isinstance(error, StatementError):
                continue
            after, step = after + step, step * 2  # over what can't be read, in growing steps
            if after > _LAST_ID:
                break
        else:
            is_whole = gaps == 0
            break
    return rows, not is_whole


def _undone(damaged: _Damaged) -> set[int]:
    rows, _has_gap = _read(damaged, "history", ["undone"], "id")
    return {row_id for row_id, (undone,) in rows.items() if undone}


def _from_log(damaged: _Damaged, table: str, columns: list[str], undone: set[int]) -> dict[int, Row]:
    """The rows as the undo history last knew them."""
    records, _has_gap = _read(damaged, f"log_{table}", ["edit_id", "after", *columns], "seq")
    state: dict[int, Row] = {}
    for _seq, (edit_id, after, *values) in sorted(records.items()):
        if edit_id in undone:
            continue
        row_id = values[columns.index("id")]
        if after:
            state[row_id] = tuple(values)
        else:
            state.pop(row_id, None)
    return state


def _put(db: Connection, table: str, columns: list[str], rows: dict[int, Row], salvage: Salvage) -> None:
    """Rows that pass the schema's checks and whose numbers can be those of a firm.

    One whose optional reference leads nowhere goes without it.
    """
    optional = [columns.index(name) for name in references(ENTITIES[table]) if name in columns and name != "id"]
    reals = [columns.index(name) for name in row_plan(ENTITIES[table]).reals if name in columns]
    sane = [rows[i] for i in sorted(rows) if all(_is_sane(rows[i][at]) for at in reals)]
    refused = tables.put_what_fits(db, table, columns, sane)
    lost = [row for row in rows.values() if any(not _is_sane(row[at]) for at in reals)]
    lost += [
        row
        for row in refused
        if all(tables.put_what_fits(db, table, columns, [other]) for other in _without(row, optional))
    ]
    if kept := len(rows) - len(lost):
        salvage.kept[table] = kept
    if lost:
        salvage.lost[table] = len(lost)


def _is_sane(value: object) -> bool:
    """Whether what was read may stand where a number does; what is none is left to the schema's checks."""
    return not isinstance(value, int | float) or is_sane(float(value))


def _settle(db: Connection, salvage: Salvage) -> None:
    """References that may be looked at late and lead nowhere: they go, and where one is needed, its row."""
    while broken := db.execute("PRAGMA foreign_key_check").fetchall():
        for table, row_id, _parent, key in broken:
            columns = tables.foreign_keys(db, table)[key].columns
            needed = {column.name for column in tables.columns(db, table) if column.notnull or column.is_pk}
            if needed.isdisjoint(columns):
                db.execute(f"UPDATE {table} SET {', '.join(f'{c} = NULL' for c in columns)} WHERE id = ?", (row_id,))
            else:
                db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
                salvage.kept[table] -= 1
                salvage.lost[table] = salvage.lost.get(table, 0) + 1


def _without(row: Row, optional: list[int]) -> Iterator[Row]:
    """The row without one of its optional references, and without any."""
    for at in optional:
        yield tuple(None if i == at else value for i, value in enumerate(row))
    yield tuple(None if i in optional else value for i, value in enumerate(row))
