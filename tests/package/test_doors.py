"""Every way into and out of the packed program: what was left out of it would be missed here."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from auditor.exchange import SourceOptions, read_source
from tests.exchange import test_drawing as drawings
from tests.exchange import test_ocel as ocel
from tests.exchange import test_xes as xes
from tests.package.packed import PROGRAM, ROOT, alike, not_packed_json, packed, packed_json, where_it_is_made
from tests.region.firms import firms, write_all
from tools.package.check import bare

pytestmark = where_it_is_made

#: Formats that it writes, each with how its files begin; those it reads again are read again.
_OUT = {
    "json": b"{", "xlsx": b"PK", "csv": b"", "bpmn": b"<?xml", "drawio": b"<?xml", "xes": b"<?xml",
    "graphml": b"<?xml", "graph.json": b"{",
}  # fmt: skip


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample in ``shop.audit``, made by the packed program."""
    folder = tmp_path_factory.mktemp("firm with a space é")
    packed(folder, "new", "shop.audit", "--sample", "sheet_metal")
    return folder


def test_every_format_goes_out_and_comes_in_again(firm: Path) -> None:
    for suffix, begins in _OUT.items():
        packed(firm, "export", "shop.audit", "-o", f"out.{suffix}")
        assert (firm / f"out.{suffix}").read_bytes().startswith(begins), suffix
    (firm / "out.csv.gz").write_bytes(gzip.compress((firm / "out.csv").read_bytes()))
    packed(firm, "new", "other.audit")
    for suffix in ("json", "xlsx", "csv", "csv.gz", "bpmn", "drawio"):
        read = packed_json(firm, "import", "other.audit", f"out.{suffix}", "--dry-run")["read"]
        assert read["steps"] == read_source(firm / f"out.{suffix}").read["steps"], suffix


def test_files_of_other_programs_are_read_as_by_the_program_that_is_not_packed(tmp_path: Path) -> None:
    event = xes._event("Saw", "2024-01-01T08:00:00") + xes._event("Paint", "2024-01-01T09:00:00")
    (tmp_path / "log.xes.gz").write_bytes(gzip.compress(xes._log(event, event).encode()))
    shape, glue = drawings._connector(20, 1, 2)
    shapes = drawings._shape(1, 2, "Saw", 1, 6) + drawings._shape(2, 2, "Pack", 4, 6) + shape
    sources = [tmp_path / "log.xes.gz", drawings._visio(tmp_path, shapes, glue)]
    sources += [ocel._sqlite(tmp_path), ocel._json(tmp_path), ocel._xml(tmp_path)]
    packed(tmp_path, "new", "other.audit")
    for path in sources:
        options = SourceOptions(object_type="order") if path.stem == "log" and path.suffix != ".gz" else SourceOptions()
        words = ["--object-type", options.object_type] if options.object_type else []
        found = packed_json(tmp_path, "import", "other.audit", path.name, "--dry-run", *words)
        assert found["read"] == read_source(path, options).read, path.name


def test_every_paper_is_written_and_the_papers_of_an_order_as_documents(firm: Path) -> None:
    packed(firm, "report", "shop.audit", "--all", "-o", "papers", "--lang", "de")
    made = list((firm / "papers").iterdir())
    assert {path.stem.partition("-")[0] for path in made} == {"brief", "audit", "data", "dossier", "request"}
    assert {path.suffix for path in made} == {".pdf", ".docx", ".xlsx"}
    for path in made:
        if path.suffix == ".pdf":
            assert path.read_bytes().startswith(b"%PDF") and path.read_bytes().rstrip().endswith(b"%%EOF")
        else:
            with zipfile.ZipFile(path) as document:
                assert document.testzip() is None
    packed(firm, "report", "shop.audit", "--poster", "-o", "poster.pdf")
    assert (firm / "poster.pdf").stat().st_size > 20_000


@pytest.mark.parametrize(
    "words",
    [
        ["rank", "shop.audit"],
        ["plan", "shop.audit", "--budget", "60000"],
        ["analyse", "shop.audit"],
        ["simulate", "shop.audit", "--plan", "--runs", "3", "--weeks", "3"],
    ],
    ids=lambda words: words[0],
)
def test_it_finds_what_the_program_that_is_not_packed_finds(firm: Path, words: list[str]) -> None:
    assert alike(packed_json(firm, *words), not_packed_json(firm, *words))


def test_an_audit_behind_a_password_is_closed_and_opens(firm: Path) -> None:
    shutil.copyfile(firm / "shop.audit", firm / "closed.audit")
    packed(firm, "password", "closed.audit", AUDITOR_NEW_PASSWORD="één twee")
    assert not (firm / "closed.audit").read_bytes().startswith(b"SQLite")
    for password in ("één", None):
        more = {} if password is None else {"AUDITOR_PASSWORD": password}
        refused = subprocess.run(
            [PROGRAM, "check", "closed.audit"], env={**bare(firm), **more}, cwd=firm, capture_output=True, check=False
        )
        assert refused.returncode == 3
    packed(firm, "check", "closed.audit", AUDITOR_PASSWORD="één twee")
    packed(firm, "password", "closed.audit", "--remove", AUDITOR_PASSWORD="één twee")
    assert (firm / "closed.audit").read_bytes().startswith(b"SQLite")


def test_a_region_is_collected_packed_and_compared(firm: Path) -> None:
    folder = write_all(firms(40), firm / "in")
    packed(firm, "region", "extract", "shop.audit", "--size", "20-49", "--region", "nl2", "-o", "in/shop.aaextract")
    assert len(list(folder.glob("*.aaextract"))) == 41
    assert packed_json(firm, "region", "collect", "in", "-o", "many")["firms"] == 41
    words = ["--programme", "East", "--year", "2026", "--engine", "sqlite"]
    made = packed_json(firm, "region", "pack", "many", "--ledger", "ledger", *words, "-o", "east.aapack")
    again = not_packed_json(firm, "region", "pack", "many", "--ledger", "none", *words, "--dry-run")
    assert (made["sha256"], made["cells"]) == (again["sha256"], again["cells"]) and made["cells"] > 50
    for name in ("east.pdf", "east.xlsx"):
        packed(firm, "region", "compare", "east.aapack", "-o", name)
        assert (firm / name).stat().st_size > 5_000
    assert packed_json(firm, "region", "compare", "shop.audit", "--pack", "east.aapack")["standings"]


def test_facts_are_renewed_by_a_pack_and_taken_back(tmp_path: Path) -> None:
    facts = tmp_path / "facts"
    facts.mkdir()
    shutil.copyfile(ROOT / "resources" / "law.toml", facts / "law.toml")
    packed(tmp_path, "pack", "make", "facts", "-o", "new.auditpack", "--source", "the law", "--date", "2099-01-31")
    packed(tmp_path, "pack", "import", "new.auditpack")
    assert "2099" in packed(tmp_path, "pack", "show")
    packed(tmp_path, "pack", "remove")


def test_every_sample_and_template_opens_and_every_language_speaks(tmp_path: Path) -> None:
    for name in ("bakery", "control_cabinets", "joinery", "metal_shop", "office"):
        packed(tmp_path, "new", f"{name}.audit", "--sample", name)
    said = {packed(tmp_path, "rank", "bakery.audit", AUDITOR_LANG=code) for code in ("nl", "en", "de")}
    assert len(said) == 3
