"""The report against reportlab's own time for plain pages with the same fonts; a large audit's report; its memory."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path

from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from auditor.decide import rank
from auditor.decide.programme.plan import plan
from auditor.exchange import store
from auditor.exchange.template import read_sample
from auditor.model import Audit
from auditor.report.fonts import register
from auditor.report.papers.making import Wanted, paper_bytes
from auditor.report.papers.paper import Paper
from auditor.report.precomputed import Precomputed
from auditor.report.theme import BODY_TEXT, CELL
from auditor.report.write import report_bytes
from auditor.store import AuditFile
from tests.bench.conftest import Figure, pairs_s
from tests.report.hostile import large_audit

PLAIN_PAGES, BRIEF_PAGES = 40, 4
#: The brief may take so many seconds besides: content, ranges and fonts.
BRIEF_ROOM_S = 0.3
FULL_LIMIT = 1.2


def sample(path: Path) -> Audit:
    with AuditFile.create(path / "sample.audit") as opened:
        store(opened, read_sample(), "Sample")
        return opened.audit


def plain_pages(pages: int) -> bytes:
    """Pages of one table and some text each, by reportlab alone, with the report's fonts and paragraph styles."""
    register()
    story: list[Flowable] = []
    text = "What was seen on the floor and what it may be worth, in plain words and with its doubt. " * 4
    for page in range(pages):
        rows = [[Paragraph(f"Cell {page} {r} {c}", CELL) for c in range(6)] for r in range(26)]
        story += [Paragraph(text, BODY_TEXT), Table(rows, colWidths=[75] * 6), Paragraph(text, BODY_TEXT), PageBreak()]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer).build(story)
    return buffer.getvalue()


def test_report_full(figure: Figure, tmp_path: Path) -> None:
    """All of the sample's report, with its ranking, plan and figures computed for it."""
    audit = sample(tmp_path)
    pages = report_bytes(audit)[1]
    taken, floor = pairs_s(lambda: report_bytes(audit), lambda: plain_pages(PLAIN_PAGES), 5)
    against = f"reportlab alone, {PLAIN_PAGES} plain pages (this report has {pages})"
    figure("report_full", taken / floor, FULL_LIMIT, against, taken)


def test_brief(figure: Figure, tmp_path: Path) -> None:
    """The brief of the sample, once its ranking and plan are there."""
    audit = sample(tmp_path)
    ranking = rank(audit)
    known = Precomputed(ranking, plan(audit, ranking))
    wanted = Wanted(Paper.BRIEF)
    taken, floor = pairs_s(lambda: paper_bytes(audit, wanted, known=known), lambda: plain_pages(BRIEF_PAGES), 5)
    against = f"reportlab alone, {BRIEF_PAGES} plain pages, and {BRIEF_ROOM_S} s"
    figure("brief", taken / (floor + BRIEF_ROOM_S), 1.0, against, taken)


def test_report_500_steps(figure: Figure) -> None:
    """The pages of a large audit, once its ranking and plan are there, whose time has figures of its own (test_decide).

    The report has no more pages than that of a small firm, so the floor does not grow with the steps, but a hundred strips
    of a map and every step's load are drawn and added up all the same. With the ranking it takes half as long again.
    """
    audit = large_audit(500)
    ranking = rank(audit)
    known = Precomputed(ranking, plan(audit, ranking))
    pages = report_bytes(audit, known=known)[1]
    taken, floor = pairs_s(lambda: report_bytes(audit, known=known), lambda: plain_pages(pages), 2)
    figure("report_500_steps", taken / floor, 3.0, f"reportlab alone, as many plain pages ({pages})", taken)


def test_report_memory_per_page(figure: Figure) -> None:
    """A report of twice the steps holds no more for each page."""
    peaks = {}
    for steps in (250, 500):
        audit = large_audit(steps)
        pages = report_bytes(audit)[1]
        tracemalloc.start()
        report_bytes(audit)
        peaks[steps] = tracemalloc.get_traced_memory()[1] / pages
        tracemalloc.stop()
    against = f"the same for 250 steps ({peaks[250] / 1024:.0f} kB a page)"
    figure("report_memory_per_page", peaks[500] / peaks[250], 1.25, against)


def test_report_memory_stays(figure: Figure) -> None:
    """Ten reports in one process leave no more behind than one."""
    audit = large_audit(120)
    report_bytes(audit)
    tracemalloc.start()
    report_bytes(audit)
    one, peak = tracemalloc.get_traced_memory()
    for _again in range(9):
        report_bytes(audit)
    ten = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    figure("report_memory_left", max(0, ten - one) / peak, 0.1, f"the peak of one report ({peak / 2**20:.0f} MB)")
