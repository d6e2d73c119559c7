"""A transaction on a database that takes no more changes: refused, or gone on with in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.errors import AuditFileError, NotStored
from auditor.model import Process
from auditor.store import AuditFile, driver, undo
from auditor.store.driver import Connection
from auditor.store.fallback import Storage
from auditor.store.lock import FileLock
from auditor.store.snapshot import load


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    """A new audit, locked and opened."""
    path = tmp_path / "a.audit"
    AuditFile.create(path).close()
    connection = driver.connect(path, "rw")
    lock = FileLock(path.resolve())
    assert lock.take() is None
    found = Storage(path, connection, lock, None, load(connection, path))
    yield found
    found.close()
    lock.release()


def _begin(connection: Connection) -> None:
    connection.execute("INSERT INTO history (label, at) VALUES ('Add', '2024-01-01')")


def _names(connection: Connection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM process ORDER BY id")]


def _add(storage: Storage, *names: str, then_refused: bool = False) -> None:
    with storage.transaction(_begin) as transaction:
        edit = transaction.edit()
        for name in names:
            edit.put(Process(name=name))
            if then_refused:
                storage.connection.execute("PRAGMA query_only = ON")


def test_what_is_put_is_stored_when_the_block_ends(storage: Storage, tmp_path: Path) -> None:
    _add(storage, "Mill")
    assert storage.trouble == ""
    with driver.connect(tmp_path / "a.audit", "ro") as other:
        assert _names(other) == ["Mill"]


def test_without_leave_to_keep_work_a_refusal_changes_nothing(storage: Storage) -> None:
    with pytest.raises(NotStored):
        _add(storage, "Mill", "Weld", then_refused=True)
    assert _names(storage.connection) == []
    assert storage.trouble == ""
    assert not storage.connection.in_transaction


def test_with_it_all_that_was_put_is_done_again_in_memory(storage: Storage, tmp_path: Path) -> None:
    storage.keeps_work = True
    file = storage.connection
    _add(storage, "Mill", "Weld", then_refused=True)
    assert storage.connection is not file
    assert _names(storage.connection) == ["Mill", "Weld"]
    assert storage.trouble
    assert not storage.may_move
    with driver.connect(tmp_path / "a.audit", "ro") as other:
        assert _names(other) == []


def test_what_is_in_memory_is_written_to_the_file_when_that_takes_it_again(storage: Storage, tmp_path: Path) -> None:
    storage.keeps_work = True
    _add(storage, "Mill", "Weld", then_refused=True)
    storage.store_again()
    assert storage.trouble == ""
    with driver.connect(tmp_path / "a.audit", "ro") as other:
        assert _names(other) == ["Mill", "Weld"]


def test_one_transaction_at_a_time_and_the_next_one_after_a_failure(storage: Storage) -> None:
    with pytest.raises(RuntimeError), storage.transaction(_begin), storage.transaction(_begin):
        raise AssertionError("unreachable")
    with pytest.raises(ZeroDivisionError), storage.transaction(_begin):
        1 / 0  # noqa: B018
    _add(storage, "Mill")
    assert _names(storage.connection) == ["Mill"]


def test_what_can_not_be_read_is_told_or_looked_up_in_memory(storage: Storage) -> None:
    def look(connection: Connection) -> str:
        if connection is file:
            raise driver.DatabaseError("disk I/O error")
        return undo.stamp(connection)

    file = storage.connection
    with pytest.raises(AuditFileError, match="disk"):
        storage.read(look)
    storage.keeps_work = True
    assert storage.read(look)
    assert "disk" in storage.trouble
