"""Foreign, newer and damaged files are refused with a message and left byte for byte as they were."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from auditor.decide import rank
from auditor.errors import AuditFileError, AuditorError, DamagedFile, ForeignFile, NewerFile
from auditor.flow import analyse
from auditor.report.write import report_bytes
from auditor.store import AuditFile
from auditor.store.schema import APPLICATION_ID, VERSION
from tests.rounds import rounds


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


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(rounds("flipped bytes: seeds")))
def test_flipped_bytes_never_crash(sample_file: AuditFile, tmp_path: Path, seed: int) -> None:
    """Each variant opens and can be reckoned with, or is refused and left as it was."""
    sample_file.close()
    good = sample_file.path.read_bytes()
    choose = random.Random(seed)
    folder = tmp_path / "flipped"
    folder.mkdir()
    path = folder / "f.audit"
    refusals = opened = 0
    for _variant in range(rounds("flipped bytes")):
        data = bytearray(good)
        for _byte in range(choose.choice((1, 8, 64))):
            data[choose.randrange(len(data))] = choose.randrange(256)
        path.write_bytes(data)
        try:
            with AuditFile.open(path, read_only=choose.random() < 0.5) as file:
                opened += 1
                if opened % 20 == 0:
                    analyse(file.audit)
        except AuditFileError as error:
            refusals += 1
            assert str(error)
            assert path.read_bytes() == bytes(data)
    assert refusals > rounds("flipped bytes") // 5
    assert opened > 0


def edited_outside(path: Path, *statements: str) -> Path:
    """Changed by somebody who knows SQLite and bears ill will."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA ignore_check_constraints = ON")
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("UPDATE replay SET active = 1")
    for statement in statements:
        db.execute(statement)
    db.execute("UPDATE replay SET active = 0")
    db.commit()
    db.close()
    return path


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE step SET name = printf('%.*c', 100000, 'x')",
        "UPDATE work SET cycle_time_s_low = 5, cycle_time_s_likely = 1 WHERE id = (SELECT min(id) FROM work WHERE cycle_time_s_low IS NOT NULL)",
        "UPDATE flow SET target_id = 999999",
        "UPDATE step SET kind = 'no such kind'",
        "DELETE FROM firm",
        "UPDATE firm SET horizon_years = 2000000000",
    ],
)
def test_rows_that_break_our_rules_are_refused(sample_file: AuditFile, statement: str) -> None:
    sample_file.close()
    path = edited_outside(sample_file.path, statement)
    with pytest.raises(DamagedFile):
        AuditFile.open(path)


def used(path: Path) -> None:
    """All that the program does with an audit it did not make."""
    with AuditFile.open(path) as opened:
        analyse(opened.audit)
        rank(opened.audit)
        assert report_bytes(opened.audit)[1] > 3


def test_processes_inside_each_other_and_photos_of_nonsense_neither_crash_nor_hang(sample_file: AuditFile) -> None:
    sample_file.close()
    used(
        edited_outside(
            sample_file.path,
            "UPDATE step SET kind = 'subprocess', detail_id = (SELECT max(id) FROM process) WHERE process_id = (SELECT min(id) FROM process)",
            "UPDATE step SET kind = 'subprocess', detail_id = (SELECT min(id) FROM process) WHERE process_id = (SELECT max(id) FROM process)",
            "INSERT INTO photo (step_id, image, caption) SELECT id, randomblob(2000), '' FROM step",
        )
    )


@pytest.mark.parametrize("value", ["1e300", "9e999", "1e-300", "0"])
@pytest.mark.parametrize(("table", "column"), [("work", "cycle_time_s"), ("process", "demand_per_year")])
def test_numbers_beyond_all_sense_are_refused_or_reckoned_with(
    sample_file: AuditFile, table: str, column: str, value: str
) -> None:
    sample_file.close()
    parts = ", ".join(f"{column}_{part} = {value}" for part in ("low", "likely", "high"))
    path = edited_outside(sample_file.path, f"UPDATE {table} SET {parts} WHERE {column}_likely IS NOT NULL")
    try:
        used(path)
    except AuditorError as error:
        assert str(error)


def test_the_application_id_is_in_the_header(tmp_path: Path) -> None:
    assert int.from_bytes(closed_audit(tmp_path).read_bytes()[68:72]) == APPLICATION_ID
