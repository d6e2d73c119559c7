"""A connection to a file that nobody vouches for: what it may not do, whatever stands in the file."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest

from auditor.store import driver
from auditor.store.driver import DatabaseError, OperationalError


def test_a_schema_may_call_no_function_with_effects(tmp_path: Path) -> None:
    """``sqlcipher_export`` writes all of one database into another: from a view it would do so unasked."""
    path = tmp_path / "a.db"
    with contextlib.closing(driver.connect(path, "rwc")) as db:
        db.execute("CREATE VIEW trap AS SELECT sqlcipher_export('main') AS x")
    with contextlib.closing(driver.connect(path, "rw")) as db:
        with pytest.raises(DatabaseError, match="unsafe use"):
            db.execute("SELECT * FROM trap").fetchall()
        assert db.execute("PRAGMA trusted_schema").fetchone()[0] == 0


def test_no_extension_can_be_loaded(tmp_path: Path) -> None:
    with contextlib.closing(driver.connect(tmp_path / "a.db", "rwc")) as db, pytest.raises(DatabaseError):
        db.execute("SELECT load_extension('/tmp/x.so')")


def test_cells_are_looked_at_before_they_are_believed_and_nothing_goes_to_a_temporary_file(tmp_path: Path) -> None:
    with contextlib.closing(driver.connect(tmp_path / "a.db", "rwc")) as db:
        assert db.execute("PRAGMA cell_size_check").fetchone()[0] == 1
        assert db.execute("PRAGMA temp_store").fetchone()[0] == 2
        assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_statement_that_would_never_end_is_ended(tmp_path: Path) -> None:
    with contextlib.closing(driver.connect(tmp_path / "a.db", "rwc")) as db:
        endless = (
            "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 3000000) SELECT count(*) FROM n"
        )
        begun = time.monotonic()
        with pytest.raises(OperationalError), driver.bounded(db, 0.0):
            db.execute(endless).fetchone()
        assert time.monotonic() >= begun
        assert db.execute(endless).fetchone()[0] == 3_000_000
