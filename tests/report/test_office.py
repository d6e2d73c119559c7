"""What an office sets once stands on every paper; what cannot be used is refused with the reason."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from auditor.cli import main
from auditor.errors import InputError
from auditor.report.office import office, read_office, using_office
from auditor.store import AuditFile
from tests.report.test_report import pages_of

WORDS = 'name = "Bureau Drost"\naddress = """Kade 1\nDrachten"""\ndisclaimer = "No rights follow from this."\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "office.toml"
    path.write_text(text, "utf-8")
    return path


def test_name_address_and_disclaimer_stand_on_brief_and_report(sample_file: AuditFile, tmp_path: Path) -> None:
    sample_file.close()
    buffer = io.BytesIO()
    Image.new("RGB", (60, 20), (120, 20, 30)).save(buffer, "JPEG")
    (tmp_path / "logo.jpg").write_bytes(buffer.getvalue())
    made = written(tmp_path, WORDS + 'colour = "#7a1420"\nlogo = "logo.jpg"\n')
    for paper in ("brief", "audit"):
        target = tmp_path / f"{paper}.pdf"
        words = [
            "report",
            str(sample_file.path),
            "-o",
            str(target),
            "--paper",
            paper,
            "--office",
            str(made),
            "--lang",
            "en",
        ]
        assert main(words) == 0
        pages = pages_of(target.read_bytes())
        text = " ".join(" ".join(pages).split())
        assert "Bureau Drost · Kade 1 Drachten · No rights follow from this." in text
        assert "Bureau Drost · Automation audit, revision" in " ".join(pages[1].split())


def test_it_holds_only_for_the_papers_made_for_it(tmp_path: Path) -> None:
    with using_office(read_office(written(tmp_path, WORDS))):
        assert office().name == "Bureau Drost"
    assert office().name == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name = 1", "must be a text"),
        ('font = "Comic"', "is not known"),
        ('colour = "red-ish"', "is no colour"),
        ('colour = "#ffee00"', "take a darker one"),
        ('logo = "nowhere.jpg"', "can't be read"),
        ("name = ", "can't be read as TOML"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_office(written(tmp_path, text))


def test_a_logo_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "logo.jpg").write_bytes(b"no picture")
    with pytest.raises(InputError, match="no JPEG"):
        read_office(written(tmp_path, 'logo = "logo.jpg"'))
