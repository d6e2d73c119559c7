"""The sections of the report, in order. A new one is a module with ``build(context)`` and a line here."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.platypus import Flowable

from auditor.report.context import Context
from auditor.report.sections import (
    assumptions,
    candidate_pages,
    cover,
    process_maps,
    ranked,
    summary,
    time_and_labour,
)

SECTIONS: tuple[Callable[[Context], list[Flowable]], ...] = (
    cover.build,
    summary.build,
    process_maps.build,
    time_and_labour.build,
    ranked.build,
    candidate_pages.build,
    assumptions.build,
)
