"""What a table looks like before it is read, and what is remembered of how it was."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from auditor.exchange import SourceOptions
from auditor.exchange.choices import Choices
from auditor.exchange.importers import Source
from auditor.exchange.preview import meanings_of, preview
from auditor.exchange.profile import Profile, profile_from, shape_of


def test_every_column_has_a_meaning_or_none_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Order;Bewerking;Startdatum van het werk;Kleur\n1;Zagen;01-02-2024;rood\n1;Lassen;02-02-2024;blauw\n", "utf-8"
    )
    shown = preview(Source(path, SourceOptions()))
    assert shown.kind == "log"
    assert [(c.header, c.meaning) for c in shown.columns] == [
        ("Order", "case"), ("Bewerking", "activity"), ("Startdatum van het werk", "start"), ("Kleur", ""),
    ]  # fmt: skip
    assert shown.columns[2].reason == "by a word in its header, and what is in it"
    assert (shown.first_row, shown.rows[0]) == (2, ["1", "Zagen", "01-02-2024", "rood"])


def test_of_a_workbook_the_sheet_with_the_work_is_read_and_each_says_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with Workbook(str(path)) as book:
        for name, rows in (
            ("sales orders", [["name", "item", "due"], ["SO 1", "X", "2024-01-01"]]),
            ("operation", [["name", "cycle time"], ["Saw", "5 s"], ["Weld", "9 s"]]),
            ("empty", []),
        ):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    shown = preview(Source(path, SourceOptions()))
    assert shown.sheet == "operation"
    assert [holds for _name, holds in shown.sheets][1:] == [
        "a list with names in “name” (2 rows)",
        "nothing known here (0 rows)",
    ]
    assert preview(Source(path, SourceOptions(sheet="1"))).sheet == "sales orders"


def test_a_workbook_of_a_planning_system_shows_what_its_columns_mean_there(shared: Path) -> None:
    source = shared / "data" / "more" / "sheets" / "frepple" / "operation-routing.xlsx"
    shown = preview(Source(source, SourceOptions()))
    assert (shown.sheet, shown.kind, shown.is_whole) == ("operation", "routing", True)
    meanings = {c.header: c.meaning for c in shown.columns}
    assert (meanings["Name"], meanings["Item"], meanings["Duration Per Unit"]) == ("step", "item", "run_time")
    assert {c.reason for c in shown.columns} == {"as planning systems mean it"}


def test_meanings_have_names() -> None:
    for kind in ("list", "log", "routing"):
        names = [name for _key, name in meanings_of(kind)]
        assert all(names)
        assert len(set(names)) == len(names)


@given(
    headers=st.lists(st.text("abc", min_size=1), unique=True, max_size=5),
    choices=st.builds(Choices, st.sampled_from(["", "dmy"]), st.sampled_from(["", ","]), st.text(max_size=5)),
)
def test_a_profile_comes_back_as_it_was_stored(headers: list[str], choices: Choices) -> None:
    profile = Profile("log", "sheet", dict(zip("vwxyz", headers, strict=False)), choices)
    assert profile_from(profile.as_json()) == profile
    assert profile.fitting(headers, ["sheet"]) == profile
    assert profile.fitting([], []).columns == {}
    assert shape_of(headers) == shape_of(headers[::-1])


def test_what_is_no_profile_is_none() -> None:
    documents: tuple[object, ...] = (None, [], {"columns": 3}, {"columns": {}, "choices": 1})
    for document in documents:
        assert profile_from(document) is None
