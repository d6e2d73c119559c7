"""Who the firm's people are is not in the report unless the audit says so; no picture tells more than its pixels."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from auditor.cli import main
from auditor.decide import rank
from auditor.decide.programme.plan import plan
from auditor.model import Audit, CandidateOverride, CandidateStep, Firm, Photo, Project, WorkSampling
from auditor.model.jpeg import plain_jpeg
from auditor.report.papers.making import Wanted, paper_bytes
from auditor.report.papers.paper import Paper
from auditor.report.section_choice import only, with_settings
from auditor.report.write import report_bytes
from auditor.store import AuditFile

NAME = "Annegreet Quispel"


@pytest.fixture
def named(sample_file: AuditFile) -> Audit:
    """The sample, where a name stands in the project of its plan and in a sampling round."""
    ranking = rank(sample_file.audit)
    planned = {p.key for p in plan(sample_file.audit, ranking).planned}
    candidates = [ranked.evaluation.candidate for ranked in ranking.recommended]
    first = next(p for p in candidates if p.key in planned)
    with sample_file.edit("Names") as edit:
        candidate = edit.put(CandidateOverride(technology=first.technology.key))
        for step_id in first.step_ids:
            edit.put(CandidateStep(candidate_id=candidate.id, step_id=step_id))
        edit.put(Project(candidate_id=candidate.id, who=f"{NAME} teaches"))
        edit.put(WorkSampling(name="Round", subjects=NAME))
    return with_settings(only(sample_file.audit, ["candidates", "plan", "people"]), attaches_data=True)


def words(content: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(content)).pages).split())


def attached(content: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return b"".join(pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments)


def test_a_report_names_nobody_by_default_neither_do_the_data_in_it(named: Audit) -> None:
    content, _pages = report_bytes(named)
    assert "Quispel" not in words(content)
    for paper in Paper:
        assert "Quispel" not in words(paper_bytes(named, Wanted(paper))[0]), paper
    assert b"Quispel" not in attached(content)
    assert b"Worker 1" in attached(content)


def test_a_report_names_people_where_the_audit_says_so(named: Audit) -> None:
    content, _pages = report_bytes(with_settings(named, names_people=True))
    assert words(content).count("Quispel") == 1  # in the plan
    assert NAME.encode() in attached(content)


def test_the_command_names_people_only_when_asked(named: Audit, sample_file: AuditFile, tmp_path: Path) -> None:
    target = tmp_path / "r.pdf"
    for more, is_named in (([], False), (["--names"], True)):
        command = ["report", str(sample_file.path), "-o", str(target), "--lang", "en", "--sections", "plan", *more]
        assert main(command) == 0
        assert (NAME in words(target.read_bytes())) is is_named


def jpeg(**more: Any) -> bytes:
    buffer = io.BytesIO()
    image = Image.effect_noise((60, 40), 80).convert("RGB")
    image.save(buffer, "JPEG", **more)
    return buffer.getvalue()


def exif() -> Image.Exif:
    noted = Image.Exif()
    noted[0x010F] = "Secret camera"
    return noted


@pytest.mark.parametrize("progressive", [False, True])
def test_a_picture_loses_its_notes_and_keeps_its_pixels(progressive: bool) -> None:
    noted = jpeg(exif=exif(), comment=b"Secret remark", progressive=progressive) + b"Secret tail"
    plain = plain_jpeg(noted)
    assert plain is not None
    assert b"Secret" in noted
    assert b"Secret" not in plain
    assert Image.open(io.BytesIO(plain)).tobytes() == Image.open(io.BytesIO(noted)).tobytes()
    assert plain_jpeg(plain) == plain


def pictures_of_harm() -> list[bytes]:
    """A program for a printer, a drawing with a link, a huge picture, a cut one, nothing."""
    eps = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\n(%pipe%touch /tmp/harm)(w)file\n"
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>"
    png = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(png, "PNG")
    huge = bytearray(jpeg())
    at = huge.index(b"\xff\xc0")
    huge[at + 5 : at + 9] = b"\xff\xff\xff\xff"
    return [eps, svg, png.getvalue(), bytes(huge), jpeg()[:200], b"\xff\xd8", b"\xff" * 5000, b"x"]


def test_what_is_no_picture_of_ours_is_not_looked_at(sample: Audit) -> None:
    step = min(sample.steps)
    for content in pictures_of_harm():
        assert plain_jpeg(content) is None
        firm = {1: Firm(name="F", logo=content)}
        photos = {9: Photo(id=9, step_id=step, image=content)}
        hostile = with_settings(only(sample, ["candidates"]), uses_logo_colour=True)
        report_bytes(hostile.replaced({"firm": firm, "photo": photos}))


def test_a_photo_in_the_report_holds_no_notes(sample: Audit) -> None:
    ranked = rank(sample).recommended[0].evaluation.candidate
    photo = Photo(id=9, step_id=ranked.step_ids[0], image=jpeg(exif=exif()))
    content, _pages = report_bytes(only(sample.replaced({"photo": {9: photo}}), ["candidates"]))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        streams = [o.read_raw_bytes() for o in pdf.objects if isinstance(o, pikepdf.Stream)]
    assert any(s.startswith(b"\xff\xd8") for s in streams)
    assert not any(b"Secret" in s for s in streams)
