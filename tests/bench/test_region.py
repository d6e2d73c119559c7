"""A region of ten thousand generated firms: from their extracts to a pack and a firm's page."""

from __future__ import annotations

import gc
import gzip
import json
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from auditor.decide import rank
from auditor.exchange.template import read_sample
from auditor.flow import analyse
from auditor.model import Audit
from auditor.region.collection import collect
from auditor.region.disclosure import disclose
from auditor.region.engines import duck
from auditor.region.engines.csv_file import write_csv
from auditor.region.pack import read_pack
from auditor.region.pack.make import make_pack
from auditor.region.standing import standings
from auditor.region.tables import BEHIND, TABLES, Table, path_of
from tests.bench.conftest import Figure, median_s, pairs_s
from tests.region.firms import firms, write_all

FIRMS = 10_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not duck.is_installed():
        pytest.skip(f"DuckDB is not installed: {duck.INSTALL}")
    folder = tmp_path_factory.mktemp("region")
    write_all(firms(FIRMS), folder / "in")
    return folder


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


class _Noting(duck.Duck):
    """Notes the statements of a run; what Python puts in between lies in files that stay."""

    def __init__(self, db: Any, kept: Path) -> None:
        super().__init__(db, TemporaryDirectory())
        self.noted: list[str] = []
        self._kept = kept

    def define(self, name: str, select: str) -> None:
        self.noted.append(f"CREATE TABLE {name} AS {select}")
        super().define(name, select)

    def rows(self, select: str) -> Any:
        self.noted.append(select)
        return super().rows(select)

    def write(self, select: str, table: Table, folder: Path) -> None:
        self.noted.append(f"COPY ({select}) TO '{folder / 'behind.parquet'}' (FORMAT parquet, COMPRESSION zstd)")
        super().write(select, table, folder)

    def drop(self, name: str) -> None:
        self.noted.append(f"DROP TABLE {name}")
        super().drop(name)

    def put(self, name: str, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        folder = self._kept / name
        folder.mkdir(parents=True)
        self.read(name, table, write_csv(rows, table, folder))


def statements(data: Path, kept: Path) -> list[str]:
    """The SQL of a run, in order."""
    import duckdb

    engine = _Noting(duckdb.connect(), kept)
    for table in TABLES:
        engine.read(table.name, table, path_of(data, table))
    made = disclose(engine)
    (kept / "ledger").mkdir(parents=True)
    engine.write(made.behind, BEHIND, kept / "ledger")
    engine.close()
    return engine.noted


def test_a_region_of_ten_thousand_firms(folder: Path, figure: Figure) -> None:
    """The floor of the pack: the same statements on a bare DuckDB. That of collecting: parsing the JSON of the same files."""
    import duckdb

    data = folder / "data"
    taken = seconds(lambda: collect(folder / "in", data))
    paths = sorted((folder / "in").iterdir())
    parsing = seconds(lambda: [json.loads(path.read_bytes()) for path in paths])
    figure("region_collect", taken / parsing, 8, "parsing the JSON of the same 10,000 files", taken)

    noted = statements(data, folder / "put")

    def bare() -> None:
        with duckdb.connect() as db:
            for text in noted:
                db.execute(text).fetchall()

    runs = iter(range(100))

    def ours() -> None:
        n = next(runs)
        make_pack(data, folder / f"ledger{n}", "Bench", 2026, folder / "p.aapack", engine="duckdb")

    made, floor = pairs_s(ours, bare, 3)
    figure("region_10000", made / floor, 2.0, "the same statements on a bare DuckDB", made)

    gc.collect()
    gc.freeze()  # what ten thousand firms left behind is not looked through while a pack is opened
    opening = median_s(lambda: read_pack(folder / "p.aapack"), 5)
    packed = (folder / "p.aapack").read_bytes()
    assert len(packed) <= 200_000
    content = gzip.decompress(packed)
    figure(
        "region_pack_open", opening / median_s(lambda: json.loads(content), 5), 15, "parsing its JSON alone", opening
    )
    gc.unfreeze()
    audit = Audit.of(read_sample("metal_shop").entities)
    analysis = analyse(audit)
    ranking = rank(audit, draws=64, analysis=analysis)
    pack = read_pack(folder / "p.aapack")
    assert standings(audit, analysis, ranking, pack)
