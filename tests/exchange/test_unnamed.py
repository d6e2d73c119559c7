"""Columns without a name: tables that begin with data, and rows that are wider than their header."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.exchange import Draft, SourceOptions, read_source
from auditor.exchange.choices import DATA, NAMES, Choices
from auditor.exchange.importers import Source
from auditor.exchange.preview import preview
from auditor.exchange.table import Table, letters
from auditor.exchange.unnamed import with_names
from auditor.model import Step, StepKind

BARE = "".join(
    f"{case};{name};{case + 1:02}.01.2024 {8 + i:02}:00;{case + 1:02}.01.2024 {8 + i:02}:30\n"
    for case in range(20)
    for i, name in enumerate(("Saw", "Weld", "Pack"))
)


def written(folder: Path, text: str) -> Path:
    path = folder / "a.csv"
    path.write_text(text, "utf-8")
    return path


def names(draft: Draft) -> list[str]:
    return [e.name for e in draft.entities if isinstance(e, Step) and e.kind is StepKind.OPERATION]


def test_columns_are_called_as_spreadsheets_call_them() -> None:
    assert [letters(i) for i in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


@given(st.integers(0, 20_000))
def test_letters_count_in_base_26_without_a_zero(index: int) -> None:
    value = 0
    for letter in letters(index):
        value = value * 26 + ord(letter) - ord("A") + 1
    assert value == index + 1


def test_a_table_that_begins_with_data_is_read_with_letters_and_asks(tmp_path: Path) -> None:
    path = written(tmp_path, BARE)
    with pytest.raises(
        InputError, match=r"no row with the names of its columns.*“A”, “B”, “C”, “D”.*--first-row names"
    ):
        read_source(path)
    draft = read_source(path, SourceOptions(kind="log"))
    assert names(draft) == ["Saw", "Weld", "Pack"]
    assert "60 events" in draft.seen  # the first row is one of them
    (asked,) = (q for q in draft.report.questions if "looks like data" in q.text)
    assert [dict(answer.said) for answer in asked.answers] == [{"header": NAMES}, {"header": DATA}]
    sure = read_source(path, SourceOptions(kind="log", choices=Choices(header=DATA)))
    assert not any("looks like data" in q.text for q in sure.report.questions)


def test_rows_keep_the_numbers_that_they_have_in_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, BARE + ";Saw;01.01.2024 08:00;01.01.2024 09:00\n")
    columns = {"case": "A", "activity": "B", "start": "C", "end": "D"}
    draft = read_source(path, SourceOptions(kind="log", columns=columns))
    assert [s.where for s in draft.report.skipped] == ["rows 61"]
    shown = preview(Source(path, SourceOptions(kind="log")))
    assert (shown.first_row, shown.rows[0][1]) == (1, "Saw")
    listed = read_source(written(tmp_path, "Saw,5\n,3\nWeld,6\n"), SourceOptions(columns={"step": "A"}))
    assert (names(listed), [s.where for s in listed.report.skipped]) == (["Saw", "Weld"], ["row 2"])


def test_a_person_may_say_what_the_first_row_is(tmp_path: Path) -> None:
    path = written(tmp_path, "7,8\n1,Saw\n2,Weld\n")
    said = SourceOptions(columns={"step": "8"}, choices=Choices(header=NAMES))
    assert names(read_source(path, said)) == ["Saw", "Weld"]
    path = written(tmp_path, "step,time\nSaw,5 s\n")
    said = SourceOptions(columns={"step": "A"}, choices=Choices(header=DATA))
    assert names(read_source(path, said)) == ["step", "Saw"]


@pytest.mark.parametrize(
    "head",
    ["step,cycle time (s)", "Year,2000,2001,2002", "name,value", "Wat,Hoe lang", "2000,2001"],
)
def test_a_row_of_names_stays_one(head: str) -> None:
    rows = [head.split(","), *([str(i), "4", "5", "6"][: head.count(",") + 1] for i in range(3))]
    if head.startswith(("Wat", "name")):
        rows[1:] = [["Saw", "4"], ["Weld", "5"]]
    assert with_names(Table("t", rows)).rows[0] == head.split(",")


def test_columns_wider_than_the_header_get_letters_and_are_kept(tmp_path: Path) -> None:
    path = written(tmp_path, "step,,B\nSaw,x,y\nWeld,,,left,right\nPack\n")
    shown = preview(Source(path, SourceOptions()))
    assert [column.header for column in shown.columns] == ["step", "B (2)", "B", "D", "E"]
    notes = [e.notes for e in read_source(path).entities if isinstance(e, Step)]
    assert notes == ["B (2): x\nB: y", "D: left\nE: right", ""]


def test_a_long_log_without_names_is_read_whole(tmp_path: Path) -> None:
    path = written(tmp_path, BARE * 400)
    draft = read_source(path, SourceOptions(kind="log"))
    assert "24,000 events" in draft.seen
