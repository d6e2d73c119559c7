"""A small map of its own: A → B → C, placed by the automatic layout."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.edit import perform
from auditor.edit.map.append import append_step
from auditor.edit.map.process import add_process
from auditor.edit.map.steps import add_step, rename_step
from auditor.store import AuditFile


@pytest.fixture
def chain(audit_file: AuditFile) -> AuditFile:
    """Steps 1, 2, 3 named A, B, C in process 1; flows 1 and 2."""
    process_id = perform(audit_file, add_process, "P")
    perform(audit_file, add_step, process_id, 60.0, 60.0)
    perform(audit_file, append_step, 1)
    perform(audit_file, append_step, 2)
    for step_id, name in ((1, "A"), (2, "B"), (3, "C")):
        perform(audit_file, rename_step, step_id, name)
    return audit_file


@pytest.fixture
def shares(chain: AuditFile) -> Callable[[], dict[str, float]]:
    """What the flows carry now, as “A→B”: share."""

    def now() -> dict[str, float]:
        steps = chain.audit.steps
        flows = chain.audit.flows.values()
        return {f"{steps[f.source_id].name}→{steps[f.target_id].name}": round(f.share, 6) for f in flows}

    return now
