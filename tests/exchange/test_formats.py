"""The lists of formats in and out: which importer reads a file, and what an exporter writes can be told by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.exchange import (
    EXPORTERS,
    IMPORTERS,
    READABLE,
    Exporter,
    SourceOptions,
    exporter_of,
    exporters,
    read_source,
    write_export,
)
from auditor.exchange.importers import Source, importer_of
from auditor.exchange.template import read_sample, read_template
from auditor.model import Audit, Place

_LOG = "case,activity,start,end\n1,Saw,2024-01-01 08:00,2024-01-01 08:10\n1,Weld,2024-01-01 09:00,2024-01-01 09:30\n"
_LIST = "step,cycle time,next\nSaw,45 s,Weld\nWeld,90 s,end\n"


@pytest.mark.parametrize(
    ("name", "text", "options", "key"),
    [
        ("a.json", "{}", SourceOptions(), "audit"),
        ("A.JSON", "{}", SourceOptions(), "audit"),
        ("log.csv", _LOG, SourceOptions(), "event log"),
        ("list.csv", _LIST, SourceOptions(), "step list"),
        ("list.txt", _LIST, SourceOptions(), "step list"),
        ("list.csv", _LIST, SourceOptions(columns={"case": "step"}), "event log"),
    ],
)
def test_the_first_importer_that_a_file_looks_like_reads_it(
    tmp_path: Path, name: str, text: str, options: SourceOptions, key: str
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert importer_of(Source(path, options)).key == key


def test_a_file_that_no_importer_knows_is_refused_with_what_can_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.docx.*\.csv.*\.json"):
        read_source(tmp_path / "a.docx")


def test_every_format_that_is_read_stands_in_the_list() -> None:
    assert READABLE == [
        ".bpmn", ".csv", ".db", ".drawio", ".gz", ".json", ".jsonocel", ".ods", ".sqlite", ".tsv", ".txt", ".vsdx", ".xes", ".xls", ".xlsm",
        ".xlsx", ".xml", ".xmlocel", ".zip",
    ]  # fmt: skip
    assert all(any(suffix in importer.suffixes for importer in IMPORTERS) for suffix in READABLE)


def test_every_exporter_has_its_own_ending_and_name_and_writes(tmp_path: Path) -> None:
    audit = Audit.of(read_sample().entities)
    assert len({e.ending for e in EXPORTERS}) == len({e.name for e in EXPORTERS}) == len(EXPORTERS)
    for exporter in EXPORTERS:
        target = tmp_path / f"out{exporter.ending.upper()}"
        write_export(audit, target)
        assert target.stat().st_size > 700
        assert exporter_of(target) is exporter


def test_what_is_exported_completely_is_read_again_as_it_was(tmp_path: Path) -> None:
    audit = Audit.of(read_sample().entities)
    write_export(audit, tmp_path / "a.json")
    assert Audit.of(read_source(tmp_path / "a.json").entities) == audit


def test_a_format_that_no_exporter_writes_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"\.bpmn, \.csv, \.drawio, \.graph\.json, \.graphml, \.json, \.parquet\.zip, \.xes, \.xlsx"
    ):
        write_export(Audit.of(), tmp_path / "a.docx")
    assert not list(tmp_path.iterdir())


def test_of_two_endings_that_fit_the_longer_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    longer = Exporter(".graph.json", "Graph", lambda _audit: b"")
    monkeypatch.setattr(exporters, "EXPORTERS", (longer, *EXPORTERS))
    assert exporter_of(Path("a.GRAPH.json")) is longer
    found = exporter_of(Path("a.json"))
    assert found is not None and found.ending == ".json"


def test_a_template_says_where_its_steps_are_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    steps = '[[process.step]]\nkey = "a"\nname = "Survey"\nplace = "site"\n[[process.step]]\nkey = "b"\nname = "Saw"\n'
    (folder / "joinery.toml").write_text(f'[[process]]\nname = "P"\n{steps}')
    monkeypatch.setattr("auditor.exchange.template.RESOURCES", tmp_path)
    audit = Audit.of(read_template("joinery").entities)
    assert [step.place for step in audit.steps.values()] == [Place.SITE, None]
