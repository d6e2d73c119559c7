"""All tables as Parquet, read back by the same program that other people read it with."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import pytest

from auditor.errors import InputError
from auditor.exchange import parquet_out, write_export
from auditor.exchange.parquet_out import write_parquet
from auditor.model import ENTITIES, Audit
from auditor.store import AuditFile


def rows(select: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as db:
        found: list[tuple[Any, ...]] = db.execute(select).fetchall()
        return found


def test_every_table_comes_back_with_its_rows(sample_file: AuditFile, tmp_path: Path) -> None:
    audit = sample_file.audit
    write_export(audit, tmp_path / "a.parquet.zip")
    with zipfile.ZipFile(tmp_path / "a.parquet.zip") as packed:
        packed.extractall(tmp_path)
        names = {Path(name).stem for name in packed.namelist()}
    assert names == {name for name, cls in ENTITIES.items() if audit.table(cls)}
    for name in names:
        ((count,),) = rows(f"SELECT count(*) FROM '{tmp_path / name}.parquet'")
        assert count == len(audit.table(ENTITIES[name])), name
    found = rows(
        f"SELECT s.name, w.cycle_time_s_likely, w.cycle_time_s_basis FROM '{tmp_path}/step.parquet' s"
        f" JOIN '{tmp_path}/work.parquet' w USING (id) WHERE w.cycle_time_s_likely IS NOT NULL ORDER BY s.id"
    )
    timed = [step for step in audit.steps.values() if audit.work(step.id).cycle_time_s is not None]
    assert len(found) == len(timed) > 5
    for (name, likely, basis), step in zip(found, sorted(timed, key=lambda step: step.id), strict=True):
        time = audit.work(step.id).cycle_time_s
        assert time is not None
        assert (name, likely, basis) == (step.name, time.likely, time.basis.value)


def test_without_duckdb_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_out, "find_spec", lambda _name: None)
    with pytest.raises(InputError, match=r"DuckDB, which is not installed: pip install"):
        write_parquet(Audit.of())


def test_an_empty_audit_has_its_firm_and_calendar_at_most() -> None:
    with zipfile.ZipFile(io.BytesIO(write_parquet(Audit.of()))) as packed:
        assert set(packed.namelist()) <= {"firm.parquet", "calendar.parquet"}
