"""The form that suppliers fill in: what was written comes back, whoever saved it, and what can't be read is named by its cell."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.decide import Candidate, Ranking
from auditor.errors import InputError
from auditor.exchange.quotation_form import FilledForm, form_bytes, read_form
from auditor.exchange.table import letters, read_tables
from auditor.locale import LANGUAGES, using
from auditor.model import Audit, Quotation, QuotedItem, QuotedLine, Stands
from tests.rounds import rounds

IN, OUT = Stands.INCLUDED, Stands.LEFT_OUT
Fill = Callable[..., Path]

amounts = st.none() | st.integers(0, 10**9).map(lambda cents: cents / 100)
texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp")), max_size=30).map(lambda t: " ".join(t.split()))  # fmt: skip
days = st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1))


@pytest.fixture(scope="module")
def cobot(sample_ranking: Ranking) -> Candidate:
    return next(r.evaluation.candidate for r in sample_ranking.candidates if r.evaluation.candidate.technology.key == "welding_cobot")  # fmt: skip


@pytest.fixture
def filled(sample: Audit, cobot: Candidate, tmp_path: Path) -> Fill:
    """The empty form of a language with cells put in, by row name and column; saved by another program than ours."""

    def fill(cells: Mapping[str, Any], code: str = "en") -> Path:
        with using(code):
            path = tmp_path / "empty.xlsx"
            path.write_bytes(form_bytes(sample, cobot))
        rows = [list(row) for row in read_tables(path)[0].rows]
        target = tmp_path / "filled.xlsx"
        book = xlsxwriter.Workbook(target)
        sheet = book.add_worksheet("Blad 1")
        for row, texts_ in enumerate(rows):
            for column, text in enumerate(texts_):
                if text != "":
                    sheet.write(row, column, text)
        for place, value in cells.items():
            if isinstance(value, tuple):
                sheet.write_formula(place, value[0], None, value[1])
            else:
                sheet.write(place, value)
        book.close()
        return target

    return fill


def places(sample: Audit, cobot: Candidate, tmp_path: Path, code: str = "en") -> dict[str, int]:
    """Row number by its label."""
    with using(code):
        path = tmp_path / "places.xlsx"
        path.write_bytes(form_bytes(sample, cobot))
    return {str(row[0]): number for number, row in enumerate(read_tables(path)[0].rows, 1) if row[0]}


@settings(
    max_examples=rounds("forms of suppliers"),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.fixed_dictionaries({"supplier": texts.filter(bool), "remarks": texts, "price": amounts, "service_per_year": amounts, "delivery_months": amounts}),
    days,
    days,
    st.dictionaries(st.sampled_from(QuotedItem), st.tuples(st.sampled_from(Stands), amounts)),
    st.sampled_from(sorted(LANGUAGES)),
    st.sampled_from(sorted(LANGUAGES)),
)  # fmt: skip
def test_a_quotation_that_is_put_into_the_form_is_read_back_from_it(
    sample: Audit, cobot: Candidate, tmp_path: Path, said: dict[str, Any], quoted_on: Any, until: Any,
    items: dict[QuotedItem, tuple[Stands, float | None]], written_in: str, read_in: str,
) -> None:  # fmt: skip
    said |= {name: day.isoformat() if day else "" for name, day in (("quoted_on", quoted_on), ("valid_until", until))}
    known = Quotation(candidate_id=1, **said)
    lines = [QuotedLine(quotation_id=1, item=i, stands=s, amount=a) for i, (s, a) in items.items()]
    path = tmp_path / "form.xlsx"
    with using(written_in):
        path.write_bytes(form_bytes(sample, cobot, known, lines))
    with using(read_in):
        form = read_form(path, sample.firm.currency)
    assert not form.problems and not form.unknown
    assert form.reference == cobot.key
    nothing = {"quoted_on": "", "valid_until": "", "price": None, "service_per_year": None, "delivery_months": None}
    assert nothing | form.fields == {f.name: getattr(known, f.name) for f in fields(known) if f.name in {*nothing, "supplier", "remarks"}}  # fmt: skip
    assert form.items == items


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_an_empty_form_says_nothing_but_that_the_supplier_is_missing(sample: Audit, filled: Fill, code: str) -> None:
    form = read_form(filled({}, code), "EUR")
    assert form.problems == ["Say whose quotation it is."]
    assert not form.items and not form.unknown and not form.notes and form.fields == {"remarks": ""}


@pytest.mark.parametrize(("code", "written"), [("nl", "€ 12.500,50"), ("de", "12.500,50 EUR"), ("en", "12,500.50"), ("de", "12500,5")])  # fmt: skip
def test_amounts_are_read_as_the_language_of_the_form_writes_them(
    sample: Audit, cobot: Candidate, tmp_path: Path, filled: Fill, code: str, written: str
) -> None:
    """The window may be in another one."""
    at = list(places(sample, cobot, tmp_path, code).values())
    supplier, price, delivery = at[6], at[9], at[11]
    word = {"nl": "12 weken", "de": "12 Wochen", "en": "12 weeks"}[code]
    form = read_form(filled({f"B{supplier}": "Weldtech", f"B{price}": written, f"B{delivery}": word}, code), "EUR")
    assert not form.problems
    assert form.fields["price"] == 12_500.5
    assert form.fields["delivery_months"] == pytest.approx(12 * 7 / (365.25 / 12))


def test_a_thousand_means_what_the_form_s_language_says(sample: Audit, cobot: Candidate, tmp_path: Path, filled: Fill) -> None:  # fmt: skip
    for code, expected in (("nl", 2_125.0), ("en", 2.125)):
        row = list(places(sample, cobot, tmp_path, code).values())[9]
        assert read_form(filled({f"B{row}": "2.125"}, code), "EUR").fields["price"] == expected


def test_a_form_is_read_though_this_version_calls_its_lines_otherwise(sample: Audit, cobot: Candidate, tmp_path: Path) -> None:  # fmt: skip
    """A hidden cell says what each line is; a line that got another name by hand is asked about all the same."""
    path = tmp_path / "older.xlsx"
    path.write_bytes(form_bytes(sample, cobot))
    rows: list[list[Any]] = [list(row) for row in read_tables(path)[0].rows]
    for row in rows:
        mark = next((i for i, cell in enumerate(row) if str(cell).startswith("auditor:")), None)
        if mark is not None:
            row[0] = f"Old name of {row[0]}"
            row[mark] = str(row[mark]).replace("=", "=Old name of ")
            said: dict[str, list[Any]] = {"Old name of Supplier": ["W", ""], "Old name of Device": ["yes", 900.0]}
            row[1:3] = said.get(row[0], row[1:3])
            if row[0] == "Old name of Heading":
                row[1:4] = ["In or out", "Money", "Words"]
            if row[0] == "Old name of Transport":
                row[0] = "Crane"
                row[2] = 400.0
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    form = read_form(path, "EUR")
    assert form.fields["supplier"] == "W" and form.items == {QuotedItem.DEVICE: (IN, 900.0)}
    assert [u.heading for u in form.unknown] == ["Crane"]


def problem(form: FilledForm, place: str) -> str:
    return next((line for line in form.problems if line.startswith(f"{place}: ")), "")


def test_what_can_not_be_read_is_named_by_its_cell_and_all_else_is_read(
    sample: Audit, cobot: Candidate, tmp_path: Path, filled: Fill
) -> None:
    at = places(sample, cobot, tmp_path)
    cells: dict[str, Any] = {
        f"B{at['Supplier']}": "Weldtech",
        f"B{at['Dated']}": "soonish",
        f"B{at['Total price, without VAT']}": ("=SUM(C18:C27)", ""),
        f"B{at['Service and licences a year']}": "CHF 900",
        f"B{at['Delivery, months after the order']}": "after the summer",
        f"C{at['Device']}": "on request",
        f"B{at['Device']}": "included",
        f"C{at['Safety']}": -5,
        f"B{at['Safety']}": "yes",
        f"C{at['Training']}": 1500,
        f"C{at['Transport']}": ("=1/0", "#DIV/0!"),
        f"B{at['Transport']}": "left out",
        f"B{at['Spare parts']}": "perhaps",
        f"C{at['Installation']}": "4000 - 6000",
        f"B{at['Installation']}": "included",
        f"B{at['Acceptance test']}": "Included",
    }
    form = read_form(filled(cells), "EUR")
    for place, reason in (
        (f"B{at['Dated']}", "is not a date"),
        (f"B{at['Total price, without VAT']}", "has no value"),
        (f"B{at['Service and licences a year']}", "is in CHF, the audit in EUR"),
        (f"B{at['Delivery, months after the order']}", "not a number of months"),
        (f"C{at['Device']}", "“on request” is not an amount"),
        (f"C{at['Safety']}", "less than nothing"),
        (f"B{at['Training']}", "whether it is included"),
        (f"C{at['Transport']}", "#DIV/0!"),
        (f"B{at['Spare parts']}", "“perhaps” is not clear"),
        (f"C{at['Installation']}", "not a range"),
    ):
        assert reason in problem(form, place), place
    assert len(form.problems) == 10
    assert form.fields["supplier"] == "Weldtech"
    assert form.items == {
        QuotedItem.DEVICE: (IN, None), QuotedItem.SAFETY: (IN, None), QuotedItem.TRAINING: (None, 1500.0),
        QuotedItem.TRANSPORT: (OUT, None), QuotedItem.INSTALLATION: (IN, None), QuotedItem.ACCEPTANCE: (IN, None),
    }  # fmt: skip


def test_a_form_in_another_currency_is_said_to_be(sample: Audit, cobot: Candidate, tmp_path: Path, filled: Fill) -> None:  # fmt: skip
    at = places(sample, cobot, tmp_path)
    form = read_form(filled({f"B{at['Currency']}": "USD", f"B{at['Total price, without VAT']}": "$ 9,000"}), "EUR")
    assert "is in USD, the audit in EUR" in problem(form, f"B{at['Currency']}")
    assert "is in USD" in problem(form, f"B{at['Total price, without VAT']}")


def test_a_line_that_is_none_of_ours_is_asked_about_and_never_dropped(
    sample: Audit, cobot: Candidate, tmp_path: Path, filled: Fill
) -> None:
    at = places(sample, cobot, tmp_path)
    below = max(at.values()) + 2
    cells = {
        f"B{at['Supplier']}": "Weldtech", f"A{below}": "Second gripper", f"B{below}": "left out", f"C{below}": 4500,
        f"A{below + 1}": "Prices ex works.", f"F{at['Device']}": "see page 3", f"D{at['Training']}": "two days on site",
    }  # fmt: skip
    form = read_form(filled(cells), "EUR")
    assert [(u.cell, u.heading, u.content) for u in form.unknown] == [
        (f"A{below}", "Second gripper", "left out · 4,500"),
        (f"A{below + 1}", "Prices ex works.", "–"),
    ]
    assert '--heading "Second gripper=tooling"' in form.unknown[0].question
    for kept in ("Second gripper: left out · 4,500", "Prices ex works.", "Device: see page 3", "Training: two days on site"):  # fmt: skip
        assert kept in form.fields["remarks"]
    answered = read_form(filled(cells), "EUR", {"secondgripper": QuotedItem.TOOLING, "pricesexworks": None})
    assert not answered.unknown and not answered.problems
    assert answered.items == {QuotedItem.TOOLING: (OUT, 4500.0)}
    assert "Prices ex works." in answered.fields["remarks"] and "gripper" not in answered.fields["remarks"]
    twice = read_form(filled(cells | {f"A{below}": "training", f"B{at['Training']}": "yes"}), "EUR")
    assert f"in A{at['Training']} too" in problem(twice, f"A{below}")


def test_every_word_that_is_written_anywhere_is_taken_over_or_told(
    sample: Audit, cobot: Candidate, tmp_path: Path, filled: Fill
) -> None:
    """Words in cells of chance: each comes back among fields, remarks, unknown lines or problems."""
    chance = random.Random(7)
    rows = max(places(sample, cobot, tmp_path).values()) + 3
    ours = {f"A{n}" for n in range(1, rows)} | {f"B{n}" for n in range(1, 6)}
    for _round in range(4):
        cells = {}
        for n in range(10):
            place = f"{letters(chance.randrange(7))}{chance.randrange(1, rows)}"
            if place not in ours:
                cells[place] = f"zork{n}"
        form = read_form(filled(cells), "EUR")
        told = " ".join([*map(str, form.fields.values()), *form.problems, *(u.content for u in form.unknown)])
        for place, word in cells.items():
            assert word in told, place


def test_what_is_included_has_to_add_up_to_what_is_asked(sample: Audit, cobot: Candidate, tmp_path: Path, filled: Fill) -> None:  # fmt: skip
    at = places(sample, cobot, tmp_path)
    cells = {f"B{at['Supplier']}": "W", f"B{at['Device']}": "included", f"C{at['Device']}": 8000}
    price = f"B{at['Total price, without VAT']}"
    assert "adds up to 8,000" in read_form(filled(cells), "EUR").notes[0]
    assert "7,000 is asked in all" in read_form(filled(cells | {price: 7000}), "EUR").notes[0]
    assert not read_form(filled(cells | {price: 8000}), "EUR").notes


def test_what_is_no_form_of_ours_is_refused_with_the_way_on(tmp_path: Path) -> None:
    whole = tmp_path / "data.xlsx"
    with xlsxwriter.Workbook(whole) as book:
        book.add_worksheet("Offer").write_row(0, 0, ["Supplier", "Weldtech", "Total", 41_000])
    with pytest.raises(InputError, match=r"none of its sheets has the lines .Supplier., .Total price"):
        read_form(whole, "EUR")
    (tmp_path / "a.csv").write_text("Supplier;Weldtech\n")
    with pytest.raises(InputError, match=r"save it as \.xlsx"):
        read_form(tmp_path / "a.csv", "EUR")
    for content in (b"", b"PK\x03\x04 nothing", whole.read_bytes()[:5000]):
        (tmp_path / "bad.xlsx").write_bytes(content)
        with pytest.raises(InputError):
            read_form(tmp_path / "bad.xlsx", "EUR")
    with pytest.raises(InputError):
        read_form(tmp_path / "nowhere.xlsx", "EUR")


def test_the_form_tells_a_supplier_no_price_of_ours_and_its_bytes_are_the_same(sample: Audit, cobot: Candidate, tmp_path: Path) -> None:  # fmt: skip
    content = form_bytes(sample, cobot)
    assert content == form_bytes(sample, cobot)
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    shown = [cell for table in read_tables(path) for row in table.rows for cell in row]
    assert not any(isinstance(cell, float) for cell in shown)


@pytest.mark.soak
def test_a_damaged_form_is_refused_or_read_and_nothing_else(sample: Audit, cobot: Candidate, tmp_path: Path) -> None:
    """Bytes of chance in a part of the workbook, zipped again."""
    known = Quotation(candidate_id=1, supplier="Weldtech", price=900.0, quoted_on="2026-05-01")
    with zipfile.ZipFile(io.BytesIO(form_bytes(sample, cobot, known))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chance, names = random.Random(3), ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")  # fmt: skip
    for _round in range(rounds("forms of suppliers")):
        name = chance.choice(names)
        raw = bytearray(parts[name])
        for _flip in range(chance.randint(1, 6)):
            raw[chance.randrange(len(raw))] = chance.choice(b'<>/="19Ar cfv&;\x00\xff')
        path = tmp_path / "damaged.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            for part, content in parts.items():
                archive.writestr(part, bytes(raw) if part == name else content)
        with contextlib.suppress(InputError):
            assert isinstance(read_form(path, "EUR"), FilledForm)
