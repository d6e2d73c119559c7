"""The pack: the same bytes from every engine, refused when changed, and of use in an audit without a network."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from auditor.decide import rank
from auditor.edit import perform
from auditor.errors import InputError
from auditor.exchange.template import read_sample
from auditor.flow import analyse
from auditor.locale import using
from auditor.model import Audit, Basis, Estimate, Process, Step, StepKind, Work
from auditor.phrases.benchmark import ground_of_time
from auditor.region.collection import collect
from auditor.region.disclosure.shown_cell import ShownCell
from auditor.region.engines import duck
from auditor.region.export import region_xlsx
from auditor.region.overview import Figures, sections
from auditor.region.pack import Pack, pack_from, read_pack, written
from auditor.region.pack.kept import forget_pack, is_kept, keep, kept_pack
from auditor.region.pack.make import make_pack, preview
from auditor.region.pack.packing import packed
from auditor.region.pack.read import MOST_BYTES
from auditor.region.standing import Band, carried_out, standings
from auditor.region.standing.place import band_of, cells_like
from auditor.region.standing.starting import starting_times, take_starting_times
from auditor.store import AuditFile
from tests.exchange.looks import numbers_as_text
from tests.region.firms import firms, write_all

FEW = 60


@pytest.fixture(scope="module")
def pack(collection: Path, tmp_path_factory: pytest.TempPathFactory) -> Pack:
    folder = tmp_path_factory.mktemp("pack")
    return preview(collection, folder / "ledger", "East", 2026).pack


@pytest.fixture
def file(pack: Pack, tmp_path: Path) -> Path:
    path = tmp_path / "p.aapack"
    path.write_bytes(written(pack))
    return path


def made_by(engine: str, collection: Path, folder: Path) -> bytes:
    make_pack(collection, folder / f"ledger-{engine}", "East", 2026, folder / f"{engine}.aapack", engine=engine)
    return (folder / f"{engine}.aapack").read_bytes()


def test_sqlite_and_duckdb_make_the_same_bytes(collection: Path, tmp_path: Path) -> None:
    if not duck.is_installed():
        pytest.skip(f"DuckDB is not installed: {duck.INSTALL}")
    assert made_by("sqlite", collection, tmp_path) == made_by("duckdb", collection, tmp_path)


def test_the_order_of_the_files_makes_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.region.collection.files.is_installed", lambda: False)
    found = list(firms(FEW))
    made = []
    for name in ("a", "b"):
        random.Random(name).shuffle(found)
        folder = tmp_path / name
        folder.mkdir()
        write_all(iter(found), folder / "in")
        for i, path in enumerate(sorted((folder / "in").iterdir(), key=lambda p: random.Random(f"{name}{p}").random())):
            path.rename(path.with_name(f"{i:03}.aaextract"))
        collect(folder / "in", folder / "data")
        made.append(made_by("sqlite", folder / "data", folder))
    assert made[0] == made[1]


def test_a_pack_that_is_read_is_the_one_that_was_written(pack: Pack, file: Path) -> None:
    assert read_pack(file) == pack
    assert len(pack.cells) > 500
    assert file.stat().st_size < 200_000


def as_text(file: Path) -> bytes:
    """What any unpacker of gzip files makes of a pack."""
    return gzip.decompress(file.read_bytes())


def test_a_pack_is_canonical_json_in_a_gzip_file_and_what_older_programs_wrote_is_read_too(
    pack: Pack, file: Path
) -> None:
    text = as_text(file)
    assert (
        text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    )
    assert 4 * file.stat().st_size < len(text)
    file.write_bytes(text)
    assert read_pack(file) == pack


@pytest.mark.parametrize("is_packed", [True, False])
def test_a_pack_in_which_anything_is_changed_is_refused(is_packed: bool, file: Path) -> None:
    good = file.read_bytes() if is_packed else as_text(file)
    choose = random.Random(4)
    for at in [*range(20 if is_packed else 0), *(choose.randrange(len(good) - 1) for _i in range(60))]:
        bad = bytes([*good[:at], good[at] ^ (1 << choose.randrange(7)), *good[at + 1 :]])
        file.write_bytes(bad)
        with pytest.raises(InputError):
            read_pack(file)
    for cut in (good[: len(good) // 2], good[:1], good[:-1] if is_packed else good[:-2], good + b"x", good + good):
        file.write_bytes(cut)
        with pytest.raises(InputError, match="is damaged" if is_packed and len(cut) > 1 else "not JSON"):
            read_pack(file)


@pytest.mark.parametrize("is_packed", [True, False])
def test_a_pack_of_another_year_than_it_was_made_is_refused(is_packed: bool, file: Path) -> None:
    forged = as_text(file).replace(b'"year":2026', b'"year":2027')
    file.write_bytes(packed(forged) if is_packed else forged)
    with pytest.raises(InputError, match="not as it was made"):
        read_pack(file)


def test_a_small_file_that_would_unfold_to_a_huge_one_is_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.aapack"
    bomb.write_bytes(packed(bytes(MOST_BYTES + 1)))
    assert bomb.stat().st_size < 20_000
    with pytest.raises(InputError, match="larger than"):
        read_pack(bomb)


def resealed(document: dict[str, object]) -> bytes:
    """What an attacker writes who reckons the checksum anew: the form is still checked."""
    from auditor.region.pack.document import checksum
    from auditor.region.strict import canonical

    document.pop("sha256", None)
    return packed(canonical(document | {"sha256": checksum(canonical(document))}))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": 2}, "newer version"),
        ({"format": "x"}, "no benchmark pack"),
        ({"programme": "a\nb"}, "programme"),
        ({"programme": "a" * 81}, "programme"),
        ({"firms": -1}, "firms"),
        ({"more": 1}, "“more” is no field"),
        ({"cells": []}, "not a table"),
        ({"cells": {"salary": {}}}, "salary"),
        ({"cells": {"time": {"weld": {"Acme": [10, None, None, 1, None, None]}}}}, "Acme"),
        ({"cells": {"time": {"weld": {"all": [10, None, 3, 2, 1, None]}}}}, "all"),
        ({"cells": {"time": {"weld": {"all": [10, None, None, None, None, None]}}}}, "all"),
        ({"cells": {"time": {"weld": {"all": [10, None, None, "1", None, None]}}}}, "all"),
        ({"cells": {"time": {"weld": {"all": [10, 1, None, 1, None, None]}}}}, "all"),
        ({"cells": {"time": {"weld": {"all": [20, 1, 2, 3, None, None]}}}}, "all"),
        ({"cells": {"time": {"weld": {"all": [10, None, None, True, None, None]}}}}, "all"),
        ({"cells": {"time": {"weld": {"all": [10, None, None, -1, None, None]}}}}, "all"),
        ({"cells": {"time": {"weld": {"all": [10, None, None, 1e13, None, None]}}}}, "all"),
        ({"cells": {"time": {"": {"all": [10, None, None, 1, None, None]}}}}, "time"),
        ({"cells": {"wanted": {"rpa": {"all": [10, 5]}}}}, "all"),
        ({"cells": {"carried_out": {"rpa": {"all": [10, 15]}}}}, "all"),
    ],
)
def test_a_pack_with_a_sound_checksum_is_still_read_strictly(change: dict[str, object], said: str, file: Path) -> None:
    document = json.loads(as_text(file))
    file.write_bytes(resealed(document | change))
    with pytest.raises(InputError, match=said):
        read_pack(file)


def test_a_pack_is_kept_for_every_audit_and_can_be_forgotten(file: Path, pack: Pack) -> None:
    assert kept_pack() is None and not is_kept()
    assert keep(file) == pack
    file.unlink()
    assert kept_pack() == pack
    forget_pack()
    assert kept_pack() is None


def test_a_pack_that_is_refused_leaves_the_one_that_is_kept(file: Path, pack: Pack) -> None:
    keep(file)
    file.write_bytes(b"{}")
    with pytest.raises(InputError):
        keep(file)
    assert kept_pack() == pack


def test_a_firm_sees_where_it_stands_among_firms_like_it(pack: Pack) -> None:
    audit = Audit.of(read_sample("metal_shop").entities)
    analysis = analyse(audit)
    found = standings(audit, analysis, rank(audit, draws=64, analysis=analysis), pack)
    assert {"hours", "repetitive_share"} <= {s.measure for s in found}
    assert cells_like(audit)[0] == "25|10-19"
    assert any(s.cell.cell != "all" for s in found)
    told = carried_out(pack, cells_like(audit))
    assert told and all(t.told.yes is not None and 0 < t.told.yes <= t.told.firms for t in told)


@pytest.mark.parametrize(
    ("own", "band"),
    [
        (0.5, Band.LOWEST_TENTH),
        (1.5, Band.LOWEST_QUARTER),
        (3.0, Band.LOWER_HALF),
        (3.5, Band.UPPER_HALF),
        (4.5, Band.HIGHEST_QUARTER),
        (6.0, Band.HIGHEST_TENTH),
    ],
)
def test_a_figure_lies_between_two_quantiles(own: float, band: Band) -> None:
    five = ShownCell("time", "weld", "all", 50, (1.0, 2.0, 3.0, 4.0, 5.0))
    assert band_of(own, five) is band
    one = ShownCell("time", "weld", "all", 10, (3.0,))
    assert band_of(own, one) is (Band.LOWER_HALF if own <= 3 else Band.UPPER_HALF)


def test_starting_times_go_to_steps_without_any_and_say_where_they_come_from(audit_file: AuditFile) -> None:
    pack = pack_from("East", 2026, 40, [ShownCell("time", "weld", "all", 40, (2.0, 3.0, 5.0))])
    with audit_file.edit("Add") as edit:
        process = edit.put(Process(name="P"))
        bare = edit.put(Step(process_id=process.id, name="Weld frame", task="weld", notes="as drawn"))
        timed = edit.put(Step(process_id=process.id, name="Weld leg", task="weld"))
        edit.put(Work(id=timed.id, cycle_time_s=Estimate.point(40.0)))
        edit.put(Step(process_id=process.id, name="Bend", task="bend"))
        edit.put(Step(process_id=process.id, name="Weld (elsewhere)", task="weld", kind=StepKind.DELAY))
    found = starting_times(audit_file.audit, pack)
    assert [s.step.id for s in found] == [bare.id]
    perform(audit_file, take_starting_times, found, pack)
    assert audit_file.audit.work(bare.id).cycle_time_s == Estimate(84.0, 180.0, 474.0, Basis.BENCHMARK)
    assert audit_file.audit.work(timed.id).cycle_time_s == Estimate.point(40.0)
    assert audit_file.audit.steps[bare.id].notes == "as drawn"
    assert ground_of_time(audit_file.audit, bare.id) == "benchmark 2026, about 40 firms (East)"
    assert ground_of_time(audit_file.audit, timed.id) == "stated"
    assert starting_times(audit_file.audit, pack) == ()


def test_the_tables_of_a_region_say_what_a_programme_asks(pack: Pack) -> None:
    assert [s.key for s in sections(pack)] == [
        "coverage",
        "tasks",
        "technologies",
        "in_common",
        "realised",
        "readiness",
    ]
    common = next(s for s in sections(pack) if s.key == "in_common").rows
    assert max(Counter(sector for sector, _text in common).values()) == 5  # a large sector leaves room for the others
    assert len({sector for sector, _text in common}) > 1
    for section in sections(pack):
        assert all(len(row) == len(section.heads) for row in section.rows)
    assert sections(pack_from("East", 2026, 30, [])) == ()


def test_neither_the_command_line_nor_the_window_loads_an_engine_or_the_region() -> None:
    program = (
        "import sys, auditor.cli.run, ui.window; "
        "print([m for m in sys.modules if m in ('duckdb', 'pyspark') or m.startswith('auditor.region')])"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_an_engine_that_is_not_there_is_said(collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.region.engines.duck.find_spec", lambda _name: None)
    with pytest.raises(InputError, match="DuckDB is not installed: pip install"):
        preview(collection, tmp_path / "l", "East", 2026, engine="duckdb")
    with pytest.raises(InputError, match="no engine"):
        preview(collection, tmp_path / "l", "East", 2026, engine="oracle")


@pytest.mark.parametrize("language", ["en", "nl", "de"])
def test_in_the_workbook_of_a_region_every_number_is_a_number_and_a_range_has_three_columns(
    pack: Pack, language: str
) -> None:
    with using(language):
        content, found = region_xlsx(pack), sections(pack)
    assert list(numbers_as_text(content)) == []
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    assert len(book.sheet_names) == len(found) + 2
    for name, section in zip(book.sheet_names[1:], found, strict=False):
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)[4:]
        written = [value for row in rows for value in row if isinstance(value, float)]
        figures = [c for row in section.cells for c in row if isinstance(c, Figures)]
        assert written == pytest.approx([v for c in figures for v in c.values if v is not None]), section.key


def test_a_pack_that_can_not_be_written_does_not_count_as_handed_out(collection: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    with pytest.raises(InputError, match="Can't write"):
        make_pack(collection, ledger, "East", 2026, tmp_path / "nowhere" / "p.aapack")
    assert not ledger.exists()
    make_pack(collection, ledger, "East", 2026, tmp_path / "p.aapack")
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_a_disk_without_room_is_told_and_nothing_counts(
    collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not duck.is_installed():
        pytest.skip(f"DuckDB is not installed: {duck.INSTALL}")
    monkeypatch.setattr(duck, "_MOST_MEMORY", "8MB")
    with pytest.raises(InputError, match="TMPDIR"):
        make_pack(collection, tmp_path / "ledger", "East", 2026, tmp_path / "p.aapack", engine="duckdb")
    assert not (tmp_path / "p.aapack").exists() and not (tmp_path / "ledger").exists()
