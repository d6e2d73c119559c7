"""What is read of the database: all of it once, then what changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.errors import DamagedFile
from auditor.model import Audit, Process, Step
from auditor.store.driver import Connection
from auditor.store.memory import from_snapshot
from auditor.store.snapshot import load, refreshed

_STEPS = [Step(id=i, process_id=1, name=f"Step {i}") for i in range(1, 301)]
_AUDIT = Audit.of([Process(id=1, name="Frames"), *_STEPS])


def _database() -> Connection:
    """The audit in memory; what is changed in it is not put down in the undo log."""
    database = from_snapshot(_AUDIT)
    database.execute("UPDATE replay SET active = 1")
    return database


def test_what_is_loaded_is_what_was_put_in() -> None:
    assert load(_database(), Path("a.audit")).tables == _AUDIT.tables


@pytest.mark.parametrize("table", ["firm", "calendar"])
def test_without_firm_or_calendar_the_file_is_damaged(table: str) -> None:
    database = _database()
    database.execute(f"DELETE FROM {table}")
    with pytest.raises(DamagedFile, match=r"a\.audit"):
        load(database, Path("a.audit"))


@pytest.mark.parametrize("count", [2, 300], ids=["by id", "the whole table"])
def test_only_what_changed_is_read_again(count: int) -> None:
    database = _database()
    database.execute("UPDATE step SET name = 'Other'")
    database.execute("DELETE FROM step WHERE id = 2")
    fresh = refreshed(database, _AUDIT, {"step": [step.id for step in _STEPS[:count]]})
    assert fresh.steps[1] == replace(_STEPS[0], name="Other")
    assert 2 not in fresh.steps
    assert {step.name for step in fresh.steps.values() if step.id > count} == {s.name for s in _STEPS[count:]}
    assert _AUDIT.steps[1].name == "Step 1"
