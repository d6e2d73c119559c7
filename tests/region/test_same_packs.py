"""Packs of firms that never change are, cell by cell, what earlier versions of the program made of them.

The firms are made of whole numbers alone, so that nothing else of the program has a part in it. The checksums are those of the
version that compared firm by firm with text in every row (November 2026); the ledger that it kept is read too.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from auditor.model import SizeClass
from auditor.region.cells import cells_of
from auditor.region.engines import duck
from auditor.region.engines.csv_file import write_csv
from auditor.region.pack.make import make_pack
from auditor.region.pack.read import read_pack
from auditor.region.tables import BEHIND, CANDIDATE, FIRM, MEMBER, READINESS, STEP

#: Firms from the first to the last of each collection: some join, some leave.
COLLECTIONS = ((0, 120), (3, 190), (5, 330))
PRINTS = ("6aa2529d4f812695", "a2777fae0723b5a6", "6a8028380a10c947")
_TASKS = ("weld", "load", "check", "pack", "saw", "paint")
_TOOLS = ("cobot", "agv", "ocr", "vision", "own:robotics")


def amount(choose: random.Random, most: int) -> int:
    return int(10 ** (choose.random() * 2.5)) * most


def rows_of(n: int, edition: int) -> dict[str, list[tuple[Any, ...]]]:
    """One firm; every eleventh has other figures in the next edition, every thirteenth is then in another sector."""
    choose = random.Random(n * 1000 + (edition if n % 11 == 0 else 0))
    sector = ("25", "28", "10", "31", "43")[int(choose.random() ** 2 * 5)]
    if n % 13 == 0 and edition:
        sector = "28"
    size = list(SizeClass)[int(choose.random() * 6)]
    advisor = f"{int(choose.random() ** 2 * 9):032x}"
    region = f"NL{1 + int(choose.random() ** 2 * 4)}"
    firm = (n, n * 7919 + 13, advisor, *cells_of(sector, size), region, 2026, "EUR" if n % 7 else "CHF")
    share = (int(choose.random() * 101), 200 * int(choose.random() * 8))
    step: list[tuple[Any, ...]] = []
    for _i in range(2 + int(choose.random() * 6)):
        task = _TASKS[int(choose.random() ** 1.5 * 6)] if choose.random() < 0.95 else None
        piece = 5000 * int(1 + choose.random() * 30) if choose.random() < 0.9 else None
        hours = amount(choose, 3) if choose.random() < 0.9 else None
        step.append((n, task, "stated", piece, hours, int(choose.random() < 0.5), None, "operation", None, None, None))
    candidate: list[tuple[Any, ...]] = []
    for rank, tool in enumerate(_TOOLS, 1):
        if choose.random() < 0.6:
            outcome = ("carried_out", "dropped", "pending", None)[int(choose.random() * 4)]
            real = (
                (int(50 + choose.random() * 100), int(50 + choose.random() * 100)) if outcome == "carried_out" else ()
            )
            figures = (amount(choose, 5), amount(choose, 900), int(20 + choose.random() * 900), 70)
            candidate.append(
                (n, tool, int(choose.random() < 0.7), rank, *figures, outcome, None, *(real or (None, None)))
            )
    levels = [(n, key, 5 * int(2 + choose.random() * 9)) for key in ("people", "it") if choose.random() < 0.8]
    return {"firm": [(*firm, *share)], "step": step, "candidate": candidate, "readiness": levels}


def collected(folder: Path, edition: int) -> Path:
    folder.mkdir(parents=True)
    first, last = COLLECTIONS[edition]
    every = [rows_of(n, edition) for n in range(first, last)]
    for table in (FIRM, STEP, CANDIDATE, READINESS):
        write_csv((row for rows in every for row in rows[table.name]), table, folder)
    return folder


def packs(folder: Path, engine: str, *, older_ledger: bool = False) -> Iterator[str]:
    for edition in range(len(COLLECTIONS)):
        target = folder / f"{edition}.aapack"
        data = collected(folder / f"data{edition}", edition)
        make_pack(data, folder / "ledger", "East", 2026, target, engine=engine)
        if older_ledger:
            for release in (folder / "ledger").iterdir():
                as_older(release)
        yield read_pack(target).print[:16]


def as_older(release: Path) -> None:
    """What an older program kept of the same release: a row for each level."""
    path = release / f"{BEHIND.name}.csv"
    if path.is_file():
        with path.open(newline="") as file:
            rows = list(csv.reader(file))[1:]
        write_csv(((n, *row[:8]) for row in rows for n in range(4) if row[8 + n] == "1"), MEMBER, release)
        path.unlink()


def test_packs_are_those_of_earlier_versions_whose_ledger_is_read(tmp_path: Path) -> None:
    assert tuple(packs(tmp_path, "sqlite", older_ledger=True)) == PRINTS


def test_measures_one_at_a_time_make_the_same_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with a million firms; and with the ledger as it is kept now."""
    monkeypatch.setattr(sys.modules["auditor.region.disclosure.disclose"], "_MOST_ROWS", 1)
    assert tuple(packs(tmp_path, "duckdb" if duck.is_installed() else "sqlite")) == PRINTS
