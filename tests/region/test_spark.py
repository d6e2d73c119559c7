"""Spark, in local mode, gives what SQLite and DuckDB give. ``make spark`` fetches it; without it these are skipped with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.region.collection import collect
from auditor.region.engines import ENGINES, engine_for, spark
from auditor.region.pack.make import make_pack
from tests.region.firms import firms, write_all

pytestmark = [
    pytest.mark.skipif(bool(spark.why_not()), reason=spark.why_not()),
    pytest.mark.filterwarnings("ignore:PySpark does not yet:FutureWarning", "ignore::ResourceWarning"),
]
#: The second has enough for cells of every level, and half as many again as the first.
FIRST, SECOND = 200, 320


def as_csv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.region.collection.files.is_installed", lambda: False)


@pytest.mark.parametrize("is_parquet", [False, True])
def test_two_packs_in_a_row_are_the_same_bytes_on_every_engine(
    is_parquet: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_parquet:
        as_csv(monkeypatch)
    frozen = 0
    for i, n in enumerate((FIRST, SECOND)):
        data = tmp_path / f"data{i}"
        collect(write_all(firms(n), tmp_path / f"in{i}"), data)
        contents = {}
        for engine in ENGINES:
            path = tmp_path / f"{engine}{i}.aapack"
            made = make_pack(data, tmp_path / f"ledger-{engine}", "East", 2026 + i, path, engine=engine)
            contents[engine] = path.read_bytes()
            frozen += "frozen" in made.disclosed.reasons.values()
        assert len(set(contents.values())) == 1, i
        assert len(contents) == 3
    assert frozen == 3  # in the second pack, on each engine, some cell stays as it was


@pytest.mark.parametrize(("old", "new"), [("operation", "operation,9"), ("piece_ms", "pieces"), ("\n1,", "\none,")])
def test_a_damaged_collection_is_refused_and_not_taken_for_empty(
    old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_csv(monkeypatch)
    collect(write_all(firms(3), tmp_path / "in"), tmp_path / "data")
    path = tmp_path / "data" / "step.csv"
    path.write_text(path.read_text().replace(old, new, 1))
    with pytest.raises(InputError, match=r"step\.csv is damaged"), engine_for(tmp_path / "data", "spark"):
        pass
