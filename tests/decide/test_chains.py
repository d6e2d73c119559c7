"""Runs of neighbouring steps that one cell could take over."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.decide.candidate.chains import chains
from auditor.model import Audit, StepKind
from tests.build import audit_from

STATIONS = (frozenset({"weld"}), frozenset({"deburr"}))


def runs(audit: Audit, *left_out: str) -> list[tuple[str, ...]]:
    fitting = frozenset(i for i, step in audit.steps.items() if step.name not in left_out)
    return [tuple(audit.steps[i].name for i in run) for run in chains(audit, 1, STATIONS, fitting)]


def of(flows: Mapping[tuple[str, str], float], **kinds: StepKind) -> Audit:
    return audit_from(flows, kinds=kinds)


def test_two_neighbours_in_the_order_of_the_stations_make_a_run() -> None:
    assert runs(of({("Weld", "Deburr"): 1})) == [("Weld", "Deburr")]
    assert runs(of({("Deburr", "Weld"): 1})) == []


def test_waiting_and_transport_may_lie_between_but_no_other_work() -> None:
    for kind in (StepKind.DELAY, StepKind.STORAGE, StepKind.TRANSPORT, StepKind.DECISION):
        assert runs(of({("Weld", "X"): 1, ("X", "Deburr"): 1}, X=kind)) == [("Weld", "Deburr")]
    assert runs(of({("Weld", "X"): 1, ("X", "Deburr"): 1})) == []
    assert runs(of({("Weld", "X"): 1, ("X", "Y"): 1, ("Y", "Deburr"): 1}, X=StepKind.DELAY, Y=StepKind.DELAY)) == []


def test_less_than_half_of_the_work_makes_no_neighbour() -> None:
    assert runs(of({("Weld", "Deburr"): 0.4, ("Weld", "out"): 0.6})) == []
    assert runs(of({("Weld", "Deburr"): 0.5, ("Weld", "out"): 0.5})) == [("Weld", "Deburr")]


def test_only_steps_that_fit_are_in_a_run() -> None:
    assert runs(of({("Weld", "Deburr"): 1}), "Deburr") == []
    assert runs(of({("Weld", "Deburr"): 1}), "Weld") == []


def test_every_start_gives_one_run() -> None:
    found = runs(of({("Weld A", "Deburr"): 1, ("Weld B", "Deburr"): 1}))
    assert found == [("Weld A", "Deburr"), ("Weld B", "Deburr")]


def test_a_loop_does_not_take_a_step_twice() -> None:
    audit = of({("Weld", "Weld again"): 1, ("Weld again", "Weld"): 1})
    assert chains(audit, 1, (frozenset({"weld"}),) * 3, frozenset(audit.steps)) == []
