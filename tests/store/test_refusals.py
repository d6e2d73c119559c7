"""Foreign, newer and damaged files are refused with a message and left byte for byte as they were."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from auditor.errors import AuditFileError, DamagedFile, ForeignFile, NewerFile
from auditor.store import AuditFile
from auditor.store.schema import APPLICATION_ID, VERSION


def refused(path: Path, kind: type[AuditFileError]) -> str:
    before = path.read_bytes()
    with pytest.raises(kind) as caught:
        AuditFile.open(path)
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    return str(caught.value)


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00", b"PK\x03\x04" + b"\x00" * 200])
def test_what_is_no_audit_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.audit"
    path.write_bytes(content)
    assert "is not an audit" in refused(path, ForeignFile)


def test_another_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.audit"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE step (id INTEGER)")
    db.commit()
    db.close()
    refused(path, ForeignFile)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(AuditFileError, match="There is no file"):
        AuditFile.open(tmp_path / "none.audit")


def closed_audit(folder: Path) -> Path:
    path = folder / "a.audit"
    AuditFile.create(path).close()
    return path


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    path = closed_audit(tmp_path)
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()
    assert "newer version" in refused(path, NewerFile)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER extra AFTER INSERT ON step BEGIN DELETE FROM step; END",
        "CREATE VIEW extra AS SELECT 1",
        "DROP TRIGGER undo_step_i",
        "CREATE TABLE extra (x)",
    ],
)
def test_a_file_with_another_layout_is_refused(tmp_path: Path, statement: str) -> None:
    path = closed_audit(tmp_path)
    db = sqlite3.connect(path)
    db.execute(statement)
    db.commit()
    db.close()
    assert "not laid out" in refused(path, ForeignFile)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = closed_audit(tmp_path)
    path.write_bytes(path.read_bytes()[:2000])
    refused(path, DamagedFile)


def test_flipped_bytes_never_crash(sample_file: AuditFile, tmp_path: Path) -> None:
    """Each variant opens, or is refused with one of our errors and left as it was."""
    sample_file.close()
    good = sample_file.path.read_bytes()
    choose = random.Random(7)
    folder = tmp_path / "flipped"
    folder.mkdir()
    path = folder / "f.audit"
    refusals = 0
    for _variant in range(150):
        data = bytearray(good)
        for _byte in range(choose.choice((1, 8, 64))):
            data[choose.randrange(len(data))] = choose.randrange(256)
        path.write_bytes(data)
        try:
            AuditFile.open(path).close()
        except AuditFileError as error:
            refusals += 1
            assert str(error)
            assert path.read_bytes() == bytes(data)
    assert refusals > 0


def test_the_application_id_is_in_the_header(tmp_path: Path) -> None:
    assert int.from_bytes(closed_audit(tmp_path).read_bytes()[68:72]) == APPLICATION_ID
