"""What comes back meets another luck, and a crew is let go once: faults that both loops once shared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.model import Audit, Flow, Process, Role, Step, StepKind, Work
from auditor.simulate.experiment import simulate
from auditor.simulate.result import Simulation
from auditor.simulate.settings import Settings
from tests.build import point

QUICK = Settings(least=3, most=3)


def welding(back_from: StepKind | None = None, manual: float = 1.0, demand: float = 20_000.0) -> Audit:
    """Weld, of which three in ten come back: straight, or through a step of another kind behind it."""
    last = 2 if back_from is None else 3
    made = [
        Process(id=1, name="P", demand_per_year=point(demand)),
        Role(id=1, name="Welder", headcount=1.0),
        Step(id=1, process_id=1, name="Start", kind=StepKind.START),
        Step(id=2, process_id=1, name="Weld", kind=StepKind.OPERATION),
        Step(id=4, process_id=1, name="End", kind=StepKind.END),
        Work(id=2, cycle_time_s=point(120.0), manual_share=point(manual), role_id=1),
        Flow(id=1, process_id=1, source_id=1, target_id=2),
        Flow(id=3, process_id=1, source_id=last, target_id=2, share=0.3),
        Flow(id=4, process_id=1, source_id=last, target_id=4, share=0.7),
    ]
    if back_from is not None:
        made += [
            Step(id=3, process_id=1, name="OK?", kind=back_from),
            Flow(id=2, process_id=1, source_id=2, target_id=3),
        ]
    return Audit.of(made)


def played(audit: Audit) -> Simulation:
    return simulate(audit, QUICK, with_doubt=False)


def test_what_comes_back_through_a_decision_waits_as_what_comes_back_at_once() -> None:
    straight = played(welding()).before.processes[1]
    decided = played(welding(StepKind.DECISION)).before.processes[1]
    assert decided.lead_s is not None and straight.lead_s is not None
    assert decided.throughput_per_week.mean == pytest.approx(400, rel=0.05)
    assert decided.lead_s.mean == pytest.approx(straight.lead_s.mean, rel=0.15)
    assert decided.wip is not None and straight.wip is not None
    assert decided.wip.mean == pytest.approx(straight.wip.mean, rel=0.15)


def test_a_share_of_handwork_a_hair_below_one_is_one() -> None:
    whole, hair = (played(welding(manual=m, demand=9_000.0)).before for m in (1.0, 0.7 + 0.2 + 0.1))
    assert 0.7 + 0.2 + 0.1 < 1
    assert hair.steps[2].queue == pytest.approx(whole.steps[2].queue, rel=0.05)
    assert hair.roles[0].use.mean == pytest.approx(whole.roles[0].use.mean, rel=0.01)


def test_people_who_are_there_all_the_time_are_as_busy_as_their_work() -> None:
    audit = welding()
    without_role = audit.replaced({"role": {1: None}, "work": {2: replace(audit.work(2), role_id=None)}})
    found = played(without_role).before.roles[0]
    assert found.people == 1.0
    assert found.use.mean == pytest.approx(20_000 / 0.7 * 120 / 3600 / 1875, rel=0.1)
