"""Steps pasted, from rows, duplicated; and on their way by the clipboard."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.edit import perform
from auditor.edit.map.copies import duplicate_steps, paste_rows, paste_steps, steps_of_rows
from auditor.edit.map.process import add_process
from auditor.errors import InputError
from auditor.exchange.clip import read_clip, to_clip
from auditor.flow.layout import Orientation
from auditor.model import Estimate, Heading, Step, Tag, Work
from auditor.store import AuditFile

RIGHT = Orientation.towards(Heading.RIGHT)


def test_rows_become_a_chain_and_a_second_column_that_is_no_time_stays_out(audit_file: AuditFile) -> None:
    perform(audit_file, add_process, "P")
    made = perform(audit_file, paste_rows, 1, "Saw\t45 s\nDrill\t1,5 min\n\nPack\tno time\n", 101.0, 40.0)
    audit = audit_file.audit
    assert [audit.steps[i].name for i in made] == ["Saw", "Drill", "Pack"]
    assert audit.work(made[1]).cycle_time_s == Estimate.point(90.0)
    assert made[2] not in audit.table(Work)
    assert [(f.source_id, f.target_id) for f in audit.flows.values()] == [(made[0], made[1]), (made[1], made[2])]
    assert (audit.steps[made[0]].x, audit.steps[made[0]].y) == (104.0, 40.0)
    assert audit_file.undo() == "Paste rows as steps"


def test_rows_without_a_name_make_nothing(audit_file: AuditFile) -> None:
    perform(audit_file, add_process, "P")
    assert perform(audit_file, paste_rows, 1, "\t45 s\n \n", 0.0, 0.0) == []
    assert audit_file.undo_label() == "Add process"


def test_a_sheet_of_any_length_is_bounded() -> None:
    steps = [e for e in steps_of_rows("Step\n" * 5_000, RIGHT) if isinstance(e, Step)]
    assert len(steps) == 2_000


def test_copies_have_work_tags_and_the_flows_between_them(chain: AuditFile) -> None:
    with chain.edit("Know more") as edit:
        edit.put(Work(id=1, cycle_time_s=Estimate(1, 2, 3)))
        edit.put(Tag(step_id=1, name="paper"))
    a, b = perform(chain, duplicate_steps, 1, [1, 2])
    audit = chain.audit
    assert audit.work(a).cycle_time_s == Estimate(1, 2, 3)
    assert audit.tags_of(a) == audit.tags_of(1)
    assert {(f.source_id, f.target_id) for f in audit.flows.values()} == {(1, 2), (2, 3), (a, b)}
    assert (audit.steps[a].y or 0) > (audit.steps[1].y or 0)


def test_a_clip_goes_to_another_audit_without_lanes_and_roles(chain: AuditFile, tmp_path: Path) -> None:
    whole, rows = to_clip(chain.audit, [2, 1, 99])
    assert rows == "A\t\nB\t"
    with AuditFile.create(tmp_path / "other.audit") as other:
        perform(other, add_process, "Q")
        made = perform(other, paste_steps, 1, read_clip(whole), 0.0, 0.0)
        assert [other.audit.steps[i].name for i in made] == ["A", "B"]
        assert len(other.audit.flows) == 1


@pytest.mark.parametrize(
    "junk", [b"", b"[]", b"7", b'{"step": [{"id": "x"}]}', b'{"step": 5}', b'{"work": [[]]}', b"[" * 100_000]
)
def test_what_is_no_clip_is_refused(junk: bytes) -> None:
    with pytest.raises(InputError):
        read_clip(junk)


def test_a_clip_that_is_far_too_large_is_refused() -> None:
    with pytest.raises(InputError):
        read_clip(json.dumps({"step": [], "x": " " * 20_000_000}).encode())
