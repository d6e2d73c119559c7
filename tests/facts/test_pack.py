"""A pack of facts is read whole and unchanged, or refused with the reason."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.facts import Pack, pack_of, read_pack, write_pack
from auditor.facts.pack import is_fact_file

DAY = date(2027, 3, 1)
TEXTS = {"law.toml": 'name = "é"\n', "catalogue/rpa.toml": "x = 1\n"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "stick é" / "facts.auditpack"
    made.parent.mkdir()
    write_pack(pack_of(DAY, ["Own reading; ministry of …"], TEXTS), made)
    return made


def rewritten(path: Path, change: Callable[[dict[str, Any]], object], *, sealed: bool = False) -> None:
    """Change what a pack says; ``sealed``: by somebody who knows how its checksum is made."""
    document = json.loads(path.read_text("utf-8"))
    change(document)
    if sealed:
        del document["sha256"]
        text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        document["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")


def added(document: dict[str, Any], name: str, text: str) -> None:
    document["files"][name] = {"sha256": hashlib.sha256(text.encode()).hexdigest(), "text": text}


def test_a_pack_is_read_as_it_was_written_and_the_same_facts_give_the_same_bytes(path: Path, tmp_path: Path) -> None:
    pack = read_pack(path)
    assert (pack.day, dict(pack.texts)) == (DAY, TEXTS)
    write_pack(pack_of(DAY, pack.sources, dict(reversed(TEXTS.items()))), tmp_path / "again.auditpack")
    assert (tmp_path / "again.auditpack").read_bytes() == path.read_bytes()


def test_its_checksums_are_those_of_any_other_tool(path: Path) -> None:
    document = json.loads(path.read_text("utf-8"))
    assert document["files"]["law.toml"]["sha256"] == hashlib.sha256(TEXTS["law.toml"].encode()).hexdigest()
    assert read_pack(path).fingerprint.replace(" ", "") == document["sha256"][:16]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda d: d["files"]["law.toml"].update(text="name = 'b'"), "law.toml does not fit"),
        (lambda d: d.update(date="2030-01-01"), "its checksum does not fit"),
        (lambda d: d["sources"].append("a ministry"), "its checksum does not fit"),
        (lambda d: added(d, "support.toml", "x = 1"), "its checksum does not fit"),
        (lambda d: d["files"].pop("law.toml"), "its checksum does not fit"),
        (lambda d: d.update(run="something"), "other things"),
        (lambda d: d.pop("sources"), "other things"),
        (lambda d: d.update(version=0), "other things"),
        (lambda d: d.update(version=True), "other things"),
    ],
)
def test_a_pack_that_was_changed_is_refused(
    path: Path, change: Callable[[dict[str, Any]], object], reason: str
) -> None:
    rewritten(path, change)
    with pytest.raises(InputError, match=f"damaged or was changed: .*{reason}"):
        read_pack(path)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda d: added(d, "../law.toml", "x = 1"), "no file of facts"),
        (lambda d: added(d, "/etc/law.toml", "x = 1"), "no file of facts"),
        (lambda d: added(d, "catalogue\\rpa.toml", "x = 1"), "no file of facts"),
        (lambda d: added(d, "tasks.toml", "x = 1"), "no file of facts"),
        (lambda d: added(d, "catalogue/rpa.py", "import os"), "no file of facts"),
        (lambda d: added(d, "support.toml", "x = '\x1b[2J'"), "characters that no text has"),
        (lambda d: d.update(sources=[]), "where its facts come from"),
        (lambda d: d.update(sources=["a\nb"]), "where its facts come from"),
        (lambda d: d.update(sources=[1]), "where its facts come from"),
        (lambda d: d.update(files={}), "no facts"),
    ],
)
def test_a_pack_that_holds_anything_else_is_refused_though_its_checksum_fits(
    path: Path, change: Callable[[dict[str, Any]], object], reason: str
) -> None:
    rewritten(path, change, sealed=True)
    with pytest.raises(InputError, match=reason):
        read_pack(path)


def test_a_pack_of_a_newer_format_asks_for_the_newer_program(path: Path) -> None:
    rewritten(path, lambda d: d.update(version=2, more=1))
    with pytest.raises(InputError, match=r"newer version of the program \(format 2; this one reads up to 1\)"):
        read_pack(path)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04rest", b"SQLite format 3\0", b"\xff\xfe{", b"[]", b'{"format": 1}']
)
def test_what_is_no_pack_is_called_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other.auditpack").write_bytes(content)
    with pytest.raises(InputError, match="is no pack of facts"):
        read_pack(tmp_path / "other.auditpack")


def test_a_pack_that_does_not_end_is_not_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "large.auditpack").write_bytes(b"{" + b" " * 8_000_001)
    with pytest.raises(InputError, match="larger than a pack of facts can be"):
        read_pack(tmp_path / "large.auditpack")
    with pytest.raises(InputError, match="Can't read"):
        read_pack(tmp_path / "missing.auditpack")


def test_a_thing_that_is_said_twice_is_refused(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace('"date"', '"date": "2020-01-01", "date"', 1), "utf-8")
    with pytest.raises(InputError, match="damaged"):
        read_pack(path)


@given(at=st.integers(0, 10**9), byte=st.integers(0, 255))
def test_a_byte_that_rots_is_noticed_or_means_the_same(
    at: int, byte: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = tmp_path_factory.getbasetemp() / "rotting.auditpack"
    pack = pack_of(DAY, ["Own reading"], TEXTS)
    write_pack(pack, made)
    content = bytearray(made.read_bytes())
    content[at % len(content)] = byte
    made.write_bytes(content)
    try:
        assert read_pack(made) == pack
    except InputError as error:
        assert re.search("damaged|no pack|newer version", str(error))


@given(st.text(max_size=30))
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    assert not is_fact_file(name) or not ({"..", "\\", ":"} & set(name.split("/")) or name.startswith("/"))


def test_a_pack_says_in_few_characters_which_it_is() -> None:
    assert re.fullmatch(r"([0-9a-f]{4} ){3}[0-9a-f]{4}", Pack(DAY, ("a",), TEXTS, "0123456789abcdef" * 4).fingerprint)
