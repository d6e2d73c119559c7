"""Everything shipped may be shipped, and says under which licence."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from auditor import shipped
from auditor.shipped import Part, shipped_names, shipped_parts, written
from tools.package.native import UnknownLibrary, native_parts
from tools.package.notices import as_text, bill_of_materials, is_allowed, without_notice

ROOT = Path(__file__).resolve().parent.parent.parent
#: Their makers ship no text of the licence that they state.
WITHOUT_TEXT = {"fontpkg"}


def test_nothing_shipped_is_under_gpl_or_agpl_or_a_licence_that_nobody_looked_at() -> None:
    assert {part.name: part.licence for part in shipped_parts() if not is_allowed(part.licence)} == {}


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("BSD-3-Clause AND GPL-3.0-or-later WITH GCC-exception-3.1", True),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-2.0-or-later", False),
        ("AGPL-3.0-only", False),
        ("", False),
        ("Proprietary", False),
    ],
)
def test_a_licence_is_allowed_where_each_of_its_parts_is(licence: str, allowed: bool) -> None:
    assert is_allowed(licence) is allowed


def test_every_part_shows_the_text_of_its_licence() -> None:
    assert {part.name for part in shipped_parts() if len(part.text) < 200} <= WITHOUT_TEXT


def test_every_pinned_package_of_this_system_is_among_the_parts() -> None:
    lines = (ROOT / "requirements" / "run.txt").read_text("utf-8").splitlines()
    pinned = {line.partition("==")[0].replace("_", "-") for line in lines if "==" in line and not line.startswith(" ")}
    named = {name.lower().replace("_", "-") for name in shipped_names()}
    assert {name for name in pinned - named if is_installed(name)} == set()


def is_installed(name: str) -> bool:
    try:
        return bool(distribution(name))
    except PackageNotFoundError:
        return False


def test_a_packed_program_reads_what_was_noted_when_it_was_packed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    parts = (Part("Zlib", "1.3", "Zlib", "ä text"),)
    (tmp_path / "licences.json").write_text(written(parts), "utf-8")
    monkeypatch.setattr(shipped, "NOTICES", tmp_path / "licences.json")
    assert shipped_parts.__wrapped__() == parts
    assert "Zlib 1.3\nZlib\n" in as_text(parts)


def test_a_library_that_nobody_knows_stops_the_packing(tmp_path: Path) -> None:
    (tmp_path / "libreadline.so.8").touch()
    with pytest.raises(UnknownLibrary, match="libreadline"):
        native_parts(tmp_path)


def test_what_only_the_tools_need_is_not_packed_without_a_word() -> None:
    assert without_notice(["reportlab.pdfgen.canvas", "numpy", "zlib", "auditor.cli"]) == set()
    assert without_notice(["reportlab", "hypothesis.strategies", "_pytest.config"]) == {"hypothesis", "_pytest"}


def test_the_bill_of_materials_names_every_part_and_is_the_same_each_time() -> None:
    parts = list(shipped_parts())
    text = bill_of_materials(parts)
    assert text == bill_of_materials(parts)
    assert [component["name"] for component in json.loads(text)["components"]] == [part.name for part in parts]
    validation = pytest.importorskip("cyclonedx.validation.json", reason="in requirements/package.txt")
    from cyclonedx.schema import SchemaVersion

    assert validation.JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
