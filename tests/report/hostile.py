"""Audits that a report must survive."""

from __future__ import annotations

from auditor.model import Audit, Calendar, Estimate, Firm, Flow, Process, ReportPart, Role, Step, StepKind, Work

HOSTILE = (
    "<b>bold</b>",
    "a & b &amp; &#x41;",
    "<para>x</para><font size=99>",
    "W" * 300,
    "العربية نص من اليمين",
    "עברית מימין לשמאל",
    "🤖🏭👩‍🔧",
    "new\nline\ttab\x00\x07",
    "{curly} %s %(x)s $y",
    "<a href='http://example.com'>link</a>",
    "",
    "日本語の工程",
)


def hostile_audit() -> Audit:
    """Names of 300 letters, markup, emoji, right-to-left, control characters."""
    entities: list[object] = [
        Firm(
            name=HOSTILE[0],
            sector=HOSTILE[1],
            place=HOSTILE[3],
            question=HOSTILE[2],
            advisor=HOSTILE[4],
            audit_date="2026-01-02",
            logo=b"not a picture",
        ),
        Calendar(),
        Role(id=1, name=HOSTILE[5], vacancies=2.0),
        Role(id=2, name=HOSTILE[3], vacancies=1.0, headcount=3.0),
        Process(id=1, name=HOSTILE[6] + HOSTILE[8], demand_per_year=Estimate.point(50_000)),
        Process(id=2, name=HOSTILE[3], demand_per_year=Estimate.point(50_000)),
        ReportPart(id=1, key="plan", position=8, text=f"- {HOSTILE[0]}\n{HOSTILE[2]}\n* {HOSTILE[3]}"),
        ReportPart(id=2, key="no such section", position=0, text="x"),
    ]
    for i, text in enumerate(HOSTILE, 1):
        entities.append(Step(id=i, process_id=1, name=text or "-", task="weld", kind=StepKind.OPERATION))
        entities.append(Work(id=i, cycle_time_s=Estimate(60, 120, 240), role_id=1, inventory_days_before=2.0))
        if i > 1:
            entities.append(Flow(id=i, process_id=1, source_id=i - 1, target_id=i))
    entities.append(Step(id=50, process_id=2, name=HOSTILE[3], task="pack", kind=StepKind.OPERATION))
    entities.append(Work(id=50, cycle_time_s=Estimate(60, 120, 240), role_id=2))
    return Audit.of(entities)  # type: ignore[arg-type]


def large_audit(steps: int = 500) -> Audit:
    """One process of many steps of all kinds."""
    tasks = ("weld", "bend", "machine", "pack", "inspect", "deburr", "assemble", "transport")
    entities: list[object] = [Firm(name="Large", audit_date="2026-01-02"), Calendar(), Role(id=1, name="Operator")]
    entities.append(Process(id=1, name="Everything", demand_per_year=Estimate.point(20_000)))
    for i in range(1, steps + 1):
        kind = StepKind.INSPECTION if i % 8 == 4 else StepKind.OPERATION
        entities.append(Step(id=i, process_id=1, name=f"Step {i}", kind=kind, task=tasks[i % 8]))
        entities.append(Work(id=i, cycle_time_s=Estimate(30, 60, 120), role_id=1, batch_size=40.0))
        if i > 1:
            entities.append(Flow(id=i, process_id=1, source_id=i - 1, target_id=i))
    return Audit.of(entities)  # type: ignore[arg-type]
