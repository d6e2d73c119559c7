"""Files that are not what they say: a message, never a crash, never half an import."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.exchange import READABLE, read_source, store
from auditor.exchange.audit_json import MAX_BYTES
from auditor.exchange.table import MAX_FILE_BYTES
from auditor.model import Step
from auditor.store import AuditFile
from tests.rounds import rounds


def test_every_odd_table_is_read_or_refused(shared: Path) -> None:
    tried = 0
    for path in sorted((shared / "data").rglob("*")):
        if path.is_file() and path.suffix.lower() in READABLE and path.stat().st_size < 5_000_000:
            tried += 1
            try:
                read_source(path)
            except InputError as error:
                assert str(error)
    assert tried > 40


def test_naughty_strings_are_only_names(shared: Path, audit_file: AuditFile, tmp_path: Path) -> None:
    found = sorted(shared.rglob("naughty_strings_a.txt"))
    lines = [line for line in found[0].read_text("utf-8").splitlines() if line and not line.startswith("#")]
    source = tmp_path / "naughty.csv"
    source.write_text("step\n" + "\n".join('"' + line.replace('"', '""') + '"' for line in lines), "utf-8")
    store(audit_file, read_source(source), "Import")
    names = [step.name for step in audit_file.audit.steps.values()]
    assert len(names) > 100
    assert {" ".join(line.split()) for line in lines if line.strip()} >= set(names)


def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (500 * 1024 * 1024))
    with pytest.raises(InputError, match="unpacks to far more"):
        read_source(path)


@pytest.mark.parametrize("suffix", [".xlsx", ".ods", ".csv", ".json", ".xls"])
def test_random_bytes_are_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"random{suffix}"
    path.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(InputError):
        read_source(path)


@pytest.mark.soak
@settings(
    max_examples=rounds("any step list"), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=400))
def test_any_text_below_a_header_is_read_or_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "any.csv"
    path.write_text("step,next,cycle time,frequency\n" + text, "utf-8", errors="replace")
    try:
        draft = read_source(path)
    except InputError:
        return
    assert all(step.name for step in draft.entities if isinstance(step, Step))


def test_an_import_that_fails_leaves_nothing(sample_file: AuditFile, tmp_path: Path) -> None:
    from auditor.exchange import Draft, ImportReport
    from auditor.model import Flow, Process

    before = sample_file.audit
    broken = Draft([Process(id=1, name="P"), Step(id=1, process_id=1, name="a"),
                    Flow(id=1, process_id=1, source_id=1, target_id=1, share=7.0)], ImportReport())  # fmt: skip
    with pytest.raises(InputError):
        store(sample_file, broken, "Import")
    assert sample_file.audit == before


def test_a_huge_text_is_refused_before_it_is_read(tmp_path: Path) -> None:
    for name, size in (("a.csv", MAX_FILE_BYTES + 1), ("a.xlsx", MAX_FILE_BYTES + 1), ("a.json", MAX_BYTES + 1)):
        path = tmp_path / name
        with path.open("wb") as file:
            file.truncate(size)  # on disk it takes nothing
        with pytest.raises(InputError, match="large"):
            read_source(path)


def test_a_packed_text_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.csv.gz"
    with gzip.open(path, "wb", compresslevel=9) as packed:
        packed.write(b"case,activity,end\n")
        for _part in range(60):
            packed.write(b"1" * (1 << 20))
    with pytest.raises(InputError, match="unpacks to far more"):
        read_source(path)
