"""Volumes: how often each step is passed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import EndlessLoop
from auditor.flow import analyse, volumes
from auditor.model import Audit, Estimate, Flow, Process, Step, StepKind, Work
from tests.build import audit_from, by_name, point


def test_a_line_passes_everything_once() -> None:
    audit = audit_from({("a", "b"): 1, ("b", "c"): 1})
    assert by_name(audit, volumes(audit, 1).per_year) == {"a": 1000, "b": 1000, "c": 1000}


def test_rework_is_counted_as_the_fundamental_matrix_says() -> None:
    """Exit share 0.8, rework 0.2: 1 / (1 − 0.2) = 1.25 visits per job (Kemeny & Snell, Finite Markov Chains, ch. 3)."""
    audit = audit_from({("in", "work"): 1, ("work", "work"): 0.2, ("work", "out"): 0.8})
    assert by_name(audit, volumes(audit, 1).visits_per_unit)["work"] == pytest.approx(1.25)


def test_a_longer_rework_loop() -> None:
    """Kemeny & Snell: visits to a and b are 1 / (1 − 0.3) when 30 % of what b passes goes back to a."""
    audit = audit_from({("a", "b"): 1, ("b", "a"): 0.3, ("b", "end"): 0.7})
    audit = Audit.of([*audit.entities(), Step(id=9, process_id=1, name="start", kind=StepKind.START),
                      Flow(id=9, process_id=1, source_id=9, target_id=1)])  # fmt: skip
    visits = by_name(audit, volumes(audit, 1).visits_per_unit)
    assert visits["a"] == pytest.approx(1 / 0.7)
    assert visits["b"] == pytest.approx(1 / 0.7)
    assert visits["end"] == pytest.approx(1)


def test_scrap_makes_more_start_than_finish() -> None:
    audit = audit_from({("a", "b"): 1}, work={"a": {"scrap": point(0.2)}})
    result = volumes(audit, 1)
    assert by_name(audit, result.per_year) == pytest.approx({"a": 1250, "b": 1000})
    assert result.entry_per_unit == pytest.approx(1.25)


def test_behind_a_fork_each_branch_gets_all_and_a_join_adds_up_to_one() -> None:
    audit = audit_from(
        {("s", "fork"): 1, ("fork", "x"): 1, ("fork", "y"): 1, ("fork", "z"): 1, ("x", "join"): 1, ("y", "join"): 1,
         ("z", "z1"): 0.5, ("z", "z2"): 0.5, ("z1", "join"): 1, ("z2", "join"): 1, ("join", "end"): 1},
        kinds={"fork": StepKind.FORK, "join": StepKind.JOIN},
    )  # fmt: skip
    visits = by_name(audit, volumes(audit, 1).visits_per_unit)
    assert visits == pytest.approx(
        {"s": 1, "fork": 1, "x": 1, "y": 1, "z": 1, "z1": 0.5, "z2": 0.5, "join": 1, "end": 1}
    )


def test_a_loop_without_exit_is_named() -> None:
    audit = audit_from({("a", "b"): 1, ("b", "c"): 1, ("c", "b"): 1})
    with pytest.raises(EndlessLoop) as caught:
        volumes(audit, 1)
    assert set(caught.value.steps) == {"b", "c"}
    assert "“b”" in str(caught.value)


def test_an_endless_loop_is_a_warning_of_the_analysis_not_its_end() -> None:
    audit = audit_from({("a", "b"): 1, ("b", "a"): 1})
    assert any("never leaves" in warning for warning in analyse(audit).warnings)


def test_shares_that_do_not_add_up_are_scaled_and_said() -> None:
    audit = audit_from({("a", "b"): 0.5, ("a", "c"): 0.3})
    visits = by_name(audit, volumes(audit, 1).visits_per_unit)
    assert visits["b"] == pytest.approx(0.625)
    assert any("80%" in warning for warning in analyse(audit).warnings)


@st.composite
def looping_maps(draw: st.DrawFn) -> Audit:
    """A line of steps with scrap and any rework back along it; every step keeps a way out."""
    n = draw(st.integers(2, 8))
    entities: list[object] = [Process(id=1, name="P", demand_per_year=point(draw(st.floats(1, 1e6))))]
    flows: list[Flow] = []
    for i in range(1, n + 1):
        entities.append(Step(id=i, process_id=1, name=f"s{i}", kind=StepKind.START if i == 1 else StepKind.OPERATION))
        entities.append(Work(id=i, scrap=Estimate.point(draw(st.floats(0, 0.3)))))
        if i < n:
            back = draw(st.floats(0, 0.8)) if i > 1 else 0.0
            flows.append(Flow(id=len(flows) + 1, process_id=1, source_id=i, target_id=i + 1, share=1 - back))
            if back:
                target = draw(st.integers(2, i))
                flows.append(Flow(id=len(flows) + 1, process_id=1, source_id=i, target_id=target, share=back))
    return Audit.of([*entities, *flows])  # type: ignore[list-item]


@given(looping_maps())
def test_volume_is_conserved_at_every_step(audit: Audit) -> None:
    """What enters a step equals what its sources send on; what finishes equals the demand."""
    per_year = volumes(audit, 1).per_year
    demand = audit.demand_per_year(audit.processes[1]) or 0
    good = {key: 1 - (w.scrap.likely if (w := audit.work(key)).scrap else 0) for key in audit.steps}
    for step_id, volume in per_year.items():
        if audit.steps[step_id].kind is not StepKind.START:
            inflow = sum(
                per_year[f.source_id] * good[f.source_id] * f.share
                for f in audit.flows.values()
                if f.target_id == step_id
            )
            assert volume == pytest.approx(inflow, rel=1e-6)
    last = max(audit.steps)
    assert per_year[last] * good[last] == pytest.approx(demand, rel=1e-6)


@given(looping_maps(), st.floats(0.1, 50))
def test_volume_is_linear_in_demand(audit: Audit, factor: float) -> None:
    process = audit.processes[1]
    assert process.demand_per_year is not None
    more = audit.replaced(
        {"process": {1: Process(id=1, name="P", demand_per_year=process.demand_per_year.map(lambda d: d * factor))}}
    )
    before, after = volumes(audit, 1).per_year, volumes(more, 1).per_year
    for key, value in before.items():
        assert after[key] == pytest.approx(value * factor, rel=1e-9)


def test_ten_thousand_steps_are_solved() -> None:
    flows: dict[tuple[str, str], float] = {(f"s{i}", f"s{i + 1}"): 1.0 for i in range(10_000)}
    flows[("s5000", "s5001")] = 0.9
    flows[("s5000", "s4000")] = 0.1
    audit = audit_from(flows)
    visits = by_name(audit, volumes(audit, 1).visits_per_unit)
    assert visits["s4500"] == pytest.approx(1 / 0.9)
    assert visits["s9000"] == pytest.approx(1)
