"""Spreadsheets and JSON made to hurt: each is refused with a message, in little time and memory, in a child that may die."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.errors import AuditorError, InputError, QuantityError
from auditor.exchange import read_source
from auditor.exchange.audit_json import write_json
from auditor.exchange.xlsx import write_xlsx
from auditor.model import Audit
from auditor.model.units import Kind, parse_as
from tests.rounds import rounds

MOST_BYTES, MOST_SECONDS = 3 << 30, 30
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml"'
    ' ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(kind: str, target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def workbook(path: Path, sheet: str | bytes, part: str = "worksheets/sheet1.xml") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", relation("officeDocument", "xl/workbook.xml"))
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        archive.writestr("xl/_rels/workbook.xml.rels", relation("worksheet", part))
        archive.writestr(f"xl/{part}", sheet)
    return path


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def rows(*lines: str, before: str = "") -> str:
    return f"{before}<worksheet {_MAIN}><sheetData>{''.join(lines)}</sheetData></worksheet>"


HEAD = f'<row r="1">{cell("A1", "step")}</row>'
ABSURD = {
    "a cell in the last corner": rows(HEAD, f'<row r="1048576">{cell("XFD1048576", "x")}</row>'),
    "a place beyond all sheets": rows(HEAD, f'<row r="4294967295">{cell("ZZZZZZ4294967295", "x")}</row>'),
    "a place in disguise": rows(HEAD, '<row r="2"><c r = "&#88;FD1048576" t="inlineStr"><is><t>x</t></is></c></row>'),
    "a far row without places": rows(HEAD, '<row r="99999999"><c t="inlineStr"><is><t>x</t></is></c></row>'),
    "entities in entities": rows(
        HEAD,
        f'<row r="2">{cell("A2", "&c;")}</row>',
        before='<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY c "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    ),
    "another file": rows(
        HEAD, f'<row r="2">{cell("A2", "&e;")}</row>', before='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    ),
    "deep nesting": rows(HEAD, "<row>" * 200_000),
}
HONEST = rows(HEAD, f'<row r="2">{cell("A2", "Bend")}</row>')


def told_by_a_child(path: Path) -> str:
    """What a child with little memory and time says of a source; a child that dies says nothing."""
    program = (
        "import resource, sys; from pathlib import Path\n"
        f"resource.setrlimit(resource.RLIMIT_AS, ({MOST_BYTES}, {MOST_BYTES}))\n"
        "from auditor.errors import InputError; from auditor.exchange import read_source\n"
        "try: read_source(Path(sys.argv[1])); print('read')\n"
        "except InputError as error: print('refused', error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False, timeout=MOST_SECONDS
    )
    assert done.returncode == 0, done.stderr[-500:]
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on memory")
@pytest.mark.parametrize("what", ABSURD)
def test_an_absurd_sheet_is_refused(what: str, tmp_path: Path) -> None:
    told = told_by_a_child(workbook(tmp_path / "absurd.xlsx", ABSURD[what]))
    assert told.startswith("refused")
    assert "root:" not in told


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on memory")
def test_a_sheet_hidden_at_another_place_is_looked_at_too(tmp_path: Path) -> None:
    path = workbook(tmp_path / "hidden.xlsx", ABSURD["a cell in the last corner"], "elsewhere/hidden.bin")
    assert told_by_a_child(path).startswith("refused")


def test_an_honest_sheet_made_by_hand_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "honest.xlsx", HONEST)
    assert any(getattr(entity, "name", "") == "Bend" for entity in read_source(path).entities)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on memory")
@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, '{"a":' * 100_000, '{"schema": 1, "audit": ' + "9" * 100_000 + "}", "nul", "[1e999]", '"\\ud800"'],
)
def test_absurd_json_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "absurd.json"
    path.write_text(text)
    assert told_by_a_child(path).startswith("refused")


def read_or_refused(path: Path) -> None:
    try:
        read_source(path)
    except InputError as error:
        assert str(error)


@pytest.mark.parametrize("seed", range(3))
def test_a_damaged_spreadsheet_is_read_or_refused(sample: Audit, tmp_path: Path, seed: int) -> None:
    good, choose = write_xlsx(sample), random.Random(seed)
    path = tmp_path / "damaged.xlsx"
    for _variant in range(60):
        data = bytearray(good)
        for _byte in range(choose.choice((1, 8, 64))):
            data[choose.randrange(len(data))] = choose.randrange(256)
        path.write_bytes(data[: choose.choice((len(data), len(data) // 2))])
        read_or_refused(path)


def test_a_sheet_whose_contents_are_named_in_no_alphabet_is_a_message(tmp_path: Path) -> None:
    path = workbook(tmp_path / "names.xlsx", HONEST, "worksheets/sh\u00e9\u00e9t1.xml")
    path.write_bytes(path.read_bytes().replace("\u00e9\u00e9".encode(), b"\xa3\xff\xfe\xa3"))
    with pytest.raises(InputError, match="can't be read as a spreadsheet"):
        read_source(path)


class PanicException(BaseException):
    """As the reader's own code, outside Python, names its giving up; it is no ``Exception``."""


def test_a_reader_that_gives_up_is_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gives_up(_path: str) -> None:
        raise PanicException("index out of bounds")

    path = workbook(tmp_path / "honest.xlsx", rows(HEAD))
    monkeypatch.setattr("python_calamine.CalamineWorkbook.from_path", gives_up)
    with pytest.raises(InputError, match="damaged"):
        read_source(path)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=12,
)


@pytest.mark.soak
@settings(max_examples=rounds("anything in our JSON"), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_our_own_json_with_anything_in_any_place_is_read_or_refused(
    sample: Audit, tmp_path: Path, data: st.DataObject
) -> None:
    document = json.loads(write_json(sample))
    at = document
    for _level in range(data.draw(st.integers(1, 5))):
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if not isinstance(at[key], dict | list):
            break
        at = at[key]
    parent_key = data.draw(st.sampled_from(list(at) if isinstance(at, dict) else list(range(len(at))))) if at else None
    if parent_key is not None:
        at[parent_key] = data.draw(_json)
    path = tmp_path / "mutated.json"
    path.write_text(json.dumps(document))
    read_or_refused(path)


@pytest.mark.soak
@settings(max_examples=rounds("any event log"), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("A1,;\"'\n\t:-/ 0.T+Zé\x00"), max_size=300))
def test_any_text_below_the_head_of_an_event_log_is_read_or_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "log.csv"
    path.write_text("case,activity,start,end\n1,Bend,2026-01-01 08:00,2026-01-01 08:05\n" + text, "utf-8")
    read_or_refused(path)


@pytest.mark.soak
@settings(max_examples=rounds("any quantity"))
@given(
    text=st.text(max_size=30) | st.text(alphabet=st.sampled_from("0123456789.,-–±%:/ ×^eEhminsk€$"), max_size=24),
    kind=st.sampled_from(list(Kind)),
)
def test_any_quantity_is_read_or_refused_at_a_place_in_it(text: str, kind: Kind) -> None:
    try:
        parse_as(text, kind)
    except QuantityError as error:
        assert 0 <= error.position <= len(text)
        assert str(error)
    except AuditorError as error:
        assert str(error)
