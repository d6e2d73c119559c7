"""The sections of the report. A new one is a module with ``build(context)``, a line here, and its name in ``choice``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportlab.platypus import Flowable

from auditor.report.context import Context
from auditor.report.sections import (
    assumptions,
    candidate_pages,
    cover,
    data,
    findings,
    firm,
    glossary,
    method,
    people,
    plan,
    process_maps,
    ranked,
    readiness,
    summary,
    time_and_labour,
    value_stream,
)

#: Section key → what it shows.
BUILDERS: Mapping[str, Callable[[Context], list[Flowable]]] = {
    "summary": summary.build,
    "firm": firm.build,
    "map": process_maps.build,
    "time": time_and_labour.build,
    "stream": value_stream.build,
    "findings": findings.build,
    "ranking": ranked.build,
    "candidates": candidate_pages.build,
    "plan": plan.build,
    "readiness": readiness.build,
    "people": people.build,
    "assumptions": assumptions.build,
    "method": method.build,
    "glossary": glossary.build,
    "data": data.build,
}
cover_pages = cover.build
