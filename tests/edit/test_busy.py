"""Steps of a trade that are not done here, taken off the map and put back: the shares around them stay whole."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from auditor.assess.self_check import rows
from auditor.edit import perform
from auditor.edit.map.connect import connect
from auditor.edit.map.shares import set_share
from auditor.edit.self_check.people import answer_busy
from auditor.edit.self_check.sector import choose_sector
from auditor.model import Audit
from auditor.store import AuditFile


def totals(audit: Audit) -> list[float]:
    found: dict[int, float] = defaultdict(float)
    for flow in audit.flows.values():
        found[flow.source_id] += flow.share
    return list(found.values())


def test_rework_around_a_step_that_comes_and_goes_keeps_its_share(tmp_path: Path) -> None:
    with AuditFile.create(tmp_path / "a.audit") as file:
        perform(file, choose_sector, "joinery")
        keys = {row.step.key: row.step_id for row in rows(file.audit) if row.step_id is not None}
        order = list(keys)
        first, middle, last = order[2], order[3], order[4]
        perform(file, connect, keys[first], keys[order[1]])
        back = max(file.audit.flows)
        perform(file, set_share, back, 0.03)
        for people in (0.0, 1.0):
            perform(file, answer_busy, middle, people)
            assert file.audit.flows[back].share == 0.03
            assert totals(file.audit) == pytest.approx([1.0] * len(totals(file.audit)))
        perform(file, connect, keys[last], keys[first])
        perform(file, answer_busy, last, 0.0)
        assert totals(file.audit) == pytest.approx([1.0] * len(totals(file.audit)))
