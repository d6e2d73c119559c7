"""Where an audit without candidates begins."""

from __future__ import annotations

from auditor.assess.progress import Lack, lack
from auditor.decide.programme.beginning import NextAction, next_action
from auditor.flow import analyse
from auditor.model import Audit, Process, Step, StepKind


def test_a_map_of_a_start_and_an_end_alone_is_to_be_drawn_first() -> None:
    ends = [Step(id=i, process_id=1, name=str(i), kind=kind) for i, kind in ((1, StepKind.START), (2, StepKind.END))]
    audit = Audit.of([Process(id=1, name="P"), *ends])
    assert next_action(audit) is NextAction.DRAW
    assert lack(audit, analyse(audit)) is Lack.STEPS  # what the other pages say
