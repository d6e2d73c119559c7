"""The report against reportlab's own time for plain pages with the same fonts."""

from __future__ import annotations

import io

from reportlab.platypus import PageBreak, SimpleDocTemplate, Table

from auditor.model import Audit, Estimate, Firm, Flow, Lane, Process, Role, Step, StepKind, Work
from auditor.report.pdf.fonts import register
from auditor.report.theme import BODY_TEXT, CELL, paragraph
from auditor.report.write import report_bytes
from tests.bench.conftest import Figure, median_s

PAGES = 40
_TASKS = ("weld", "bend", "machine", "pack", "inspect", "deburr", "assemble", "transport")


def busy_firm() -> Audit:
    """Processes with many steps, so that the report comes to about forty pages."""
    entities: list[object] = [Firm(name="Bench firm", audit_date="2026-01-02"), Role(id=1, name="Operator")]
    step_id = flow_id = 0
    for process_id in range(1, 11):
        entities.append(Process(id=process_id, name=f"Process {process_id}", demand_per_year=Estimate.point(30_000)))
        entities.append(Lane(id=process_id, process_id=process_id, name="Workshop"))
        for i in range(24):
            step_id += 1
            kind = StepKind.INSPECTION if i % 8 == 4 else StepKind.OPERATION
            name = f"Step {i} of process {process_id}"
            entities.append(
                Step(id=step_id, process_id=process_id, name=name, kind=kind, task=_TASKS[i % 8], lane_id=process_id)
            )
            entities.append(
                Work(id=step_id, cycle_time_s=Estimate(30 + i, 60 + i, 120 + i), role_id=1, batch_size=40.0)
            )
            if i:
                flow_id += 1
                entities.append(Flow(id=flow_id, process_id=process_id, source_id=step_id - 1, target_id=step_id))
    return Audit.of(entities)  # type: ignore[arg-type]


def plain_pages(pages: int) -> bytes:
    """Pages of one table and some text each, by reportlab alone, with the report's fonts and paragraph styles."""
    register()
    story: list[object] = []
    text = "What was seen on the floor and what it may be worth, in plain words and with its doubt. " * 4
    for page in range(pages):
        rows = [[paragraph(f"Cell {page} {r} {c}", CELL) for c in range(6)] for r in range(26)]
        story += [paragraph(text, BODY_TEXT), Table(rows, colWidths=[75] * 6), paragraph(text, BODY_TEXT), PageBreak()]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer).build(story)
    return buffer.getvalue()


def test_report_40_pages(benchmark, figure: Figure) -> None:  # type: ignore[no-untyped-def]
    audit = busy_firm()
    pages = report_bytes(audit)[1]
    floor = median_s(lambda: plain_pages(PAGES), 5) / PAGES
    benchmark.pedantic(lambda: report_bytes(audit), rounds=5, warmup_rounds=1)
    value = benchmark.stats.stats.median / pages / floor
    against = f"reportlab alone, per page ({floor * 1000:.1f} ms; this report has {pages} pages)"
    figure("report_40_pages", value, "x", 3.0, against)
