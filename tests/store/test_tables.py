"""The schema asked about its tables, and rows put in many at a time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor.model import ENTITIES, Audit, Estimate, Process, Step, Work
from auditor.store import AuditFile, driver, schema, tables
from auditor.store.driver import Connection, DatabaseError, IntegrityError
from auditor.store.memory import from_snapshot
from auditor.store.rows import row_plan


@pytest.fixture
def database() -> Iterator[Connection]:
    """Two steps in memory, one of them with work; the undo log looks away."""
    audit = Audit.of(
        [
            Process(id=1, name="Frames"),
            Step(id=1, process_id=1, name="Saw"),
            Step(id=2, process_id=1, name="Weld"),
            Work(id=2, cycle_time_s=Estimate(40, 50, 60)),
        ]
    )
    connection = from_snapshot(audit)
    connection.execute("UPDATE replay SET active = 1")
    yield connection
    connection.close()


def test_the_script_of_the_newest_schema_is_where_the_migrations_lead() -> None:
    assert schema.NEWEST.read_text("utf-8") == schema.newest_script(), "run python -m tools.schema"
    with driver.in_memory() as connection:
        schema.create(connection, schema.VERSION)
        assert schema.expected() == schema.description(connection)


def test_opening_an_audit_of_today_changing_and_undoing_do_without_sqlite_utils(tmp_path: Path) -> None:
    AuditFile.create(tmp_path / "a.audit").close()
    program = (
        "import sys; from pathlib import Path; from auditor.model import Process; from auditor.store import AuditFile\n"
        f"with AuditFile.open(Path({str(tmp_path / 'a.audit')!r})) as file:\n"
        "    with file.edit('Add') as edit: edit.put(Process(name='P'))\n"
        "    file.undo(), file.redo()\n"
        "print('sqlite_utils' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_columns_say_type_default_and_whether_they_are_needed(database: Connection) -> None:
    columns = {column.name: column for column in tables.columns(database, "work")}
    assert list(columns) == list(row_plan(Work).columns)
    assert (columns["crew"].type, columns["crew"].notnull, columns["id"].is_pk) == ("REAL", 1, 1)
    assert columns["batch_size"].notnull == 0
    assert tables.columns(database, "no_such_table") == []
    assert tables.columns_by_table(database)["work"] == list(columns.values())


def test_the_numbers_that_need_not_be_whole_are_those_that_the_schema_stores_so(database: Connection) -> None:
    for table, cls in ENTITIES.items():
        stored = [column.name for column in tables.columns(database, table) if column.type == "REAL"]
        assert sorted(row_plan(cls).reals) == sorted(stored)


def test_references_are_numbered_as_the_check_of_them_does(database: Connection) -> None:
    database.execute("PRAGMA foreign_keys = OFF")
    database.execute("UPDATE step SET lane_id = 99 WHERE id = 1")
    database.execute("UPDATE work SET role_id = 99")
    broken = {
        (row["table"], column)
        for row in tables.query(database, "PRAGMA foreign_key_check")
        for column in tables.foreign_keys(database, row["table"])[row["fkid"]].columns
    }
    assert broken == {("step", "lane_id"), ("work", "role_id")}


def test_a_script_inside_a_transaction_is_part_of_it(database: Connection) -> None:
    script = (
        "CREATE TRIGGER told AFTER INSERT ON lane BEGIN\n"
        "    UPDATE step SET name = 'a;\nb' WHERE id = 1;\n"
        "    UPDATE step SET notes = 'c' WHERE id = 1;\n"
        "END;\n"
        "INSERT INTO lane (id, process_id, name, position) VALUES (1, 1, 'Hall', 0);\n"
    )
    database.execute("BEGIN")
    tables.run_script(database, script)
    assert database.execute("SELECT name, notes FROM step WHERE id = 1").fetchone() == ("a;\nb", "c")
    database.execute("ROLLBACK")
    assert database.execute("SELECT name FROM step WHERE id = 1").fetchone() == ("Saw",)
    assert database.execute("SELECT count(*) FROM lane").fetchone() == (0,)


def test_rows_are_put_in_and_replace_those_with_the_same_id(database: Connection) -> None:
    names = ("id", "process_id", "name", "position")
    database.execute("BEGIN")
    tables.put_all(database, "lane", names, [(i, 1, f"Lane {i}", i) for i in range(1, 1001)])
    tables.put_all(database, "lane", names, [(3, 1, "Other", 3)])
    database.execute("COMMIT")
    assert database.execute("SELECT count(*) FROM lane").fetchone() == (1000,)
    assert database.execute("SELECT name FROM lane WHERE id = 3").fetchone() == ("Other",)


def test_rows_that_do_not_fit_are_given_back_and_all_others_are_in(database: Connection) -> None:
    names = ("id", "process_id", "name", "position")
    rows = [(i, 1, f"Lane {i}", i) for i in range(1, 501)]
    bad = [(501, 1, None, 0), (502, 1, "x" * 2000, 0), (503, 1, "Lane", 1 << 70), (504, 1, "Lane", "no number")]
    mixed = [*rows[:100], bad[0], *rows[100:300], *bad[1:3], *rows[300:], bad[3]]
    database.execute("BEGIN")
    assert tables.put_what_fits(database, "lane", names, mixed) == bad
    database.execute("COMMIT")
    assert database.execute("SELECT count(*) FROM lane").fetchone() == (500,)
    with pytest.raises(IntegrityError):
        tables.put_all(database, "lane", names, [bad[0]])


def test_a_table_that_is_not_there_is_not_made(database: Connection) -> None:
    rows = [(1, "a"), (2, "b")]
    assert tables.put_what_fits(database, "other", ("id", "name"), rows) == rows
    with pytest.raises(DatabaseError, match="no such table"):
        tables.put_all(database, "other", ("id", "name"), rows)
    assert tables.columns(database, "other") == []
