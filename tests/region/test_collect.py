"""The collection: every file is checked; twice, older, withdrawn and false ones are told."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.locale import using
from auditor.region.collection import collect
from auditor.region.engines import duck, engine_for
from auditor.region.extract import Extract, Withdrawal, written
from tests.region.firms import firms, write_all


def edition(extract: Extract, number: int, **changes: object) -> Extract:
    return replace(extract, firm=dict(extract.firm, edition=number, **changes))


def put(folder: Path, shared: Iterable[tuple[str, Extract | Withdrawal]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, what in shared:
        (folder / name).write_bytes(written(what))
    return folder


def years(data: Path, engine: str = "") -> list[int]:
    with engine_for(data, engine) as running:
        return [int(row[0]) for row in running.rows("SELECT year FROM firm ORDER BY year")]


def test_the_newest_extract_of_a_firm_counts_and_the_rest_is_told(tmp_path: Path) -> None:
    one, two, three = firms(3)
    folder = put(
        tmp_path / "in",
        [
            ("a.aaextract", edition(one, 1, year=2021)),
            ("b.aaextract", edition(one, 3, year=2023)),
            ("c.aaextract", edition(one, 2, year=2022)),
            ("d.aaextract", edition(one, 3, year=2023)),
            ("e.aaextract", two),
            ("f.aawithdrawal", Withdrawal(two.key)),
            ("sub.aaextract", three),
        ],
    )
    (folder / "notes.txt").write_text("not for us")
    (folder / "bad.aaextract").write_text("{")
    made = collect(folder, tmp_path / "data")
    assert (made.firms, made.ignored) == (2, 1)
    assert {t.name for t in made.older} == {"a.aaextract", "c.aaextract"}
    assert [t.name for t in made.repeated] == ["d.aaextract"]
    assert [t.name for t in made.withdrawn] == ["e.aaextract"]
    assert [t.name for t in made.refused] == ["bad.aaextract"]
    assert years(tmp_path / "data") == sorted([2023, three.firm["year"]])


def test_two_extracts_that_contradict_each_other_are_both_refused(tmp_path: Path) -> None:
    one, two = firms(2)
    folder = put(
        tmp_path / "in", [("a.aaextract", one), ("b.aaextract", edition(one, 1, year=2020)), ("c.aaextract", two)]
    )
    made = collect(folder, tmp_path / "data")
    assert made.firms == 1
    assert {t.name for t in made.refused} == {"a.aaextract", "b.aaextract"}


@pytest.mark.parametrize("with_duckdb", [False, True])
def test_what_was_withdrawn_is_not_in_the_files_either(
    with_duckdb: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if with_duckdb and not duck.is_installed():
        pytest.skip(f"DuckDB is not installed: {duck.INSTALL}")
    if not with_duckdb:
        monkeypatch.setattr("auditor.region.collection.files.is_installed", lambda: False)
    one, two = firms(2)
    rare = replace(one, lists=dict(one.lists, candidate=({"technology": "rare_thing", "wanted": True},)))
    folder = put(
        tmp_path / "in", [("a.aaextract", rare), ("b.aaextract", two), ("c.aawithdrawal", Withdrawal(rare.key))]
    )
    collect(folder, tmp_path / "data")
    with engine_for(tmp_path / "data", "duckdb" if with_duckdb else "sqlite") as running:
        assert running.rows("SELECT COUNT(*) AS n FROM candidate WHERE technology = 'rare_thing'") == [(0,)]
        assert running.rows("SELECT COUNT(*) AS n FROM candidate")[0][0] > 0


def test_a_folder_that_is_no_collection_is_never_replaced(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", [("a.aaextract", next(firms(1)))])
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(InputError, match="is no collection"):
        collect(folder, tmp_path / "mine")
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"
    collect(folder, tmp_path / "data")
    assert collect(folder, tmp_path / "data").firms == 1  # a collection is
    assert {p.name for p in tmp_path.iterdir()} == {"in", "mine", "data"}  # and nothing is left beside


def test_a_folder_without_extracts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no extract"):
        collect(tmp_path, tmp_path / "data")
    with pytest.raises(InputError, match="not a folder"):
        collect(tmp_path / "nowhere", tmp_path / "data")


def test_a_damaged_collection_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.region.collection.files.is_installed", lambda: False)
    collect(put(tmp_path / "in", [("a.aaextract", next(firms(1)))]), tmp_path / "data")
    path = tmp_path / "data" / "step.csv"
    path.write_text(path.read_text().replace("operation", "operation,9"))
    with pytest.raises(InputError, match=r"step\.csv, line 2"), engine_for(tmp_path / "data", "sqlite"):
        pass
    path.unlink()
    with pytest.raises(InputError, match="step is missing"), engine_for(tmp_path / "data", "sqlite"):
        pass


def test_what_is_told_of_a_file_names_it_once_and_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "in" / "north").mkdir(parents=True)
    (tmp_path / "in" / "north" / "bad.aaextract").write_text("{")
    write_all(firms(1), tmp_path / "in")
    good = next((tmp_path / "in").glob("*.aaextract"))
    shutil.copy(good, tmp_path / "in" / "north" / "copy.aaextract")
    made = collect(tmp_path / "in", tmp_path / "data")
    (refused,), (repeated,) = made.refused, made.repeated
    assert refused.text.startswith("north/bad.aaextract is not JSON") and refused.text.count("bad.aaextract") == 1
    assert repeated.text == f"north/copy.aaextract: It says the same as {good.name}."


@pytest.mark.parametrize("code", ["nl", "de"])
def test_why_a_file_is_refused_is_said_in_the_language_in_force(code: str, tmp_path: Path) -> None:
    broken = {"cut": b'{"a": 1,\n "b', "deep": b"[" * 100_000, "bytes": b"\xff\xfe", "twice": b'{"a": 1, "a": 2}'}
    for name, content in broken.items():
        (tmp_path / f"{name}.aaextract").write_bytes(content)
    with using(code):
        told = [one.text for one in collect(tmp_path, tmp_path / "data").refused]
    english = ("expecting", "delimiter", "recursion", "codec", "unterminated", "twice", "line ")
    assert len(told) == len(broken)
    assert not [text for text in told if any(word in text.lower().partition(" ")[2] for word in english)]
