"""The audit file against bare sqlite3."""

from __future__ import annotations

import itertools
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.model import ENTITIES, Estimate, Flow, Process, Step, Work
from auditor.store import AuditFile
from tests.bench.conftest import Figure, pairs_s

_SAME_SETTINGS = ("PRAGMA foreign_keys = ON", "PRAGMA journal_mode = DELETE", "PRAGMA synchronous = EXTRA")


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An audit with 10,000 steps, each with its work and a flow."""
    path = tmp_path_factory.mktemp("big") / "big.audit"
    with AuditFile.create(path) as file, file.edit("Fill") as edit:
        process = edit.put(Process(name="P", demand_per_year=Estimate.point(1000)))
        previous = None
        for i in range(10_000):
            step = edit.put(Step(process_id=process.id, name=f"Step number {i}", x=i * 240.0, y=100.0))
            edit.put(Work(id=step.id, cycle_time_s=Estimate(10, 20, 40), manual_share=Estimate.point(0.5)))
            if previous is not None:
                edit.put(Flow(process_id=process.id, source_id=previous, target_id=step.id))
            previous = step.id
    return path


def test_edit_commit(big: Path, figure: Figure) -> None:
    """One durable edit against the same UPDATE in a bare transaction with the same journal settings."""
    numbers = itertools.count()
    bare = sqlite3.connect(big.with_name("bare.audit"), isolation_level=None)
    source = sqlite3.connect(big)
    source.backup(bare)
    source.close()
    for table in ENTITIES:
        for side in "iud":
            bare.execute(f"DROP TRIGGER undo_{table}_{side}")
    for pragma in _SAME_SETTINGS:
        bare.execute(pragma)

    def plain() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE step SET name = ? WHERE id = 500", (f"name {next(numbers)}",))
        bare.execute("COMMIT")

    with AuditFile.open(big) as file:

        def ours() -> None:
            with file.edit("Rename step") as edit:
                edit.put(replace(file.audit.steps[500], name=f"name {next(numbers)}"))

        taken, floor = pairs_s(ours, plain, 60)
    bare.close()
    figure("edit_commit", taken / floor, 3.0, f"the same UPDATE in a bare transaction ({floor * 1000:.2f} ms)", taken)


def test_open_10000(big: Path, figure: Figure) -> None:
    """Opening with all checks against reading the same rows with bare sqlite3."""

    def plain() -> None:
        db = sqlite3.connect(big)
        for table in ENTITIES:
            db.execute(f"SELECT * FROM {table}").fetchall()
        db.close()

    def ours() -> None:
        AuditFile.open(big).close()

    taken, floor = pairs_s(ours, plain, 9)
    figure("open_10000", taken / floor, 10.0, f"reading its rows with bare sqlite3 ({floor * 1000:.0f} ms)", taken)
