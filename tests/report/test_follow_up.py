"""The follow-up edition: planned against realised, and what changed since, in two pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from auditor.cli import main
from auditor.decide import rank
from auditor.decide.programme.plan import plan
from auditor.locale import number, percent, using
from auditor.model import Audit
from auditor.report.papers.follow_up import follow_up
from auditor.report.papers.making import pdf_of
from auditor.report.precomputed import NOTHING
from auditor.report.write import make_context
from auditor.store import AuditFile
from tests.report.test_report import pages_of


def halved(audit: Audit, step_ids: tuple[int, ...]) -> Audit:
    """The same firm later: these steps take half the time."""
    changed = {}
    for i in step_ids:
        work = audit.work(i)
        assert work.cycle_time_s is not None
        setup = work.setup_time_s * 0.5 if work.setup_time_s is not None else None
        changed[i] = replace(work, cycle_time_s=work.cycle_time_s * 0.5, setup_time_s=setup)
    return audit.replaced({"work": changed})


def test_hours_that_are_gone_are_held_against_those_that_were_planned(sample: Audit) -> None:
    chosen = plan(sample, rank(sample), with_frontier=False).planned
    cobot = next(p.evaluation for p in chosen if p.evaluation.candidate.technology.key == "welding_cobot")
    later = halved(sample, cobot.candidate.step_ids)
    with using("en"):
        context = make_context(later, NOTHING, 0)
        content, count = pdf_of(context, follow_up(context, sample))
    assert count == 2
    front, back = (" ".join(page.split()) for page in pages_of(content))
    planned = cobot.hours_freed_per_year.likely
    hours = sum(item.hours_per_year.likely for item in cobot.candidate.labour)
    assert (
        f"{number(planned)} {number(hours / 2)} {percent(hours / 2 / planned)}" in front
    )  # half of the hours are gone
    assert f"{number(hours)} {number(hours / 2)} −{number(hours / 2)}" in front
    assert "Do nothing" in back and "Next step" in back


def test_nothing_changed_is_said_so(sample_file: AuditFile, tmp_path: Path) -> None:
    sample_file.close()
    path, target = str(sample_file.path), tmp_path / "f.pdf"
    assert main(["report", path, "-o", str(target), "--since", path, "--lang", "nl"]) == 0
    text = " ".join(" ".join(pages_of(target.read_bytes())).split())
    assert "0 % van de geplande uren" in text.replace("\u00a0", " ")


def test_an_earlier_audit_without_a_plan_is_told() -> None:
    with using("en"):
        context = make_context(Audit.of(), NOTHING, 0)
        text = " ".join(pages_of(pdf_of(context, follow_up(context, Audit.of()))[0]))
    assert "no plan to hold" in text
