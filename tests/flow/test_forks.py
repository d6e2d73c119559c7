"""Forks and joins: volumes against known counts and against tokens."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx

from auditor.errors import EndlessLoop
from auditor.flow import analyse, volumes
from auditor.flow.problems import ProblemKind, problems
from auditor.model import Audit, StepKind
from tests.build import audit_from, by_name, point
from tests.flow.nested import Block, Choice, Parallel, Rework, Sequence, Task, blocks, drawn, simulated

FORK, JOIN, END = StepKind.FORK, StepKind.JOIN, StepKind.END


def visits(audit: Audit) -> dict[str, float]:
    return by_name(audit, volumes(audit, 1).visits_per_unit)


def kinds(audit: Audit) -> set[ProblemKind]:
    return {p.kind for p in problems(audit, 1)} - {ProblemKind.NO_TIME}


@settings(deadline=None, max_examples=200)
@given(blocks())
def test_any_nested_map_passes_its_steps_as_often_as_tokens_do(block: Block) -> None:
    audit = drawn(block)
    assert visits(audit) == approx(simulated(block), rel=1e-6)
    assert kinds(audit) <= {ProblemKind.SHARES}


@settings(deadline=None)
@given(blocks())
def test_at_the_end_the_demand_comes_out_whatever_the_lengths_of_the_branches(block: Block) -> None:
    audit = drawn(block, demand=750.0)
    assert by_name(audit, volumes(audit, 1).per_year)["end"] == approx(750.0)


@pytest.mark.parametrize("length", [1, 2, 5])
def test_nested_forks_that_meet_in_one_join_count_once_behind_it_however_long_a_branch_is(length: int) -> None:
    flows: dict[tuple[str, str], float] = {("s", "f1"): 1, ("f1", "a1"): 1, ("f1", "f2"): 1, ("f2", "b"): 1, ("f2", "c"): 1,
             ("b", "join"): 1, ("c", "join"): 1, ("join", "pack"): 1, ("pack", "end"): 1}  # fmt: skip
    flows |= {(f"a{i}", f"a{i + 1}"): 1 for i in range(1, length)}
    flows[f"a{length}", "join"] = 1
    audit = audit_from(flows, kinds={"f1": FORK, "f2": FORK, "join": JOIN})
    assert visits(audit) == approx(dict.fromkeys(visits(audit), 1.0))
    assert kinds(audit) == set()


def fork_with_scrap(**scrap: float) -> Audit:
    return audit_from(
        {("s", "f"): 1, ("f", "a"): 1, ("f", "b"): 1, ("a", "j"): 1, ("b", "j"): 1, ("j", "end"): 1},
        kinds={"f": FORK, "j": JOIN},
        work={name: {"scrap": point(share)} for name, share in scrap.items()},
    )


def test_scrap_in_one_branch_starts_as_many_units_as_its_good_ones_need() -> None:
    audit = fork_with_scrap(a=0.2)
    assert visits(audit) == approx({"s": 1.25, "f": 1.25, "a": 1.25, "b": 1.25, "j": 1, "end": 1})
    assert volumes(audit, 1).entry_per_unit == approx(1.25)


def test_scrap_in_two_branches_is_made_up_for_by_the_worse() -> None:
    assert visits(fork_with_scrap(a=0.2, b=0.5))["s"] == approx(2.0)


def test_tokens_that_are_drawn_by_lot_pass_as_often() -> None:
    """Ten thousand units, each part scrapped by chance; a join assembles whatever waits from every branch."""
    chance = random.Random(7)
    block = Sequence((Parallel("f", (Task("a", 0.2), Rework("r", Task("b", 0.1), 0.3))), Task("pack", 0.05)))
    counts = {"a": 0, "b": 0, "pack": 0}
    waiting_a = waiting_b = finished = 0
    for _unit in range(10_000):
        counts["a"] += 1
        waiting_a += chance.random() >= 0.2
        while True:
            counts["b"] += 1
            if chance.random() < 0.1:
                break
            if chance.random() >= 0.3:
                waiting_b += 1
                break
        if waiting_a and waiting_b:
            waiting_a, waiting_b = waiting_a - 1, waiting_b - 1
            counts["pack"] += 1
            finished += chance.random() >= 0.05
    found = visits(drawn(block))
    assert {name: found[name] for name in counts} == approx(
        {name: n / finished for name, n in counts.items()}, rel=0.02
    )


def test_a_join_of_some_branches_before_the_join_of_all() -> None:
    audit = audit_from(
        {("s", "f"): 1, ("f", "a"): 1, ("f", "b"): 1, ("f", "c"): 1, ("a", "j1"): 1, ("b", "j1"): 1, ("j1", "sub"): 1,
         ("sub", "j2"): 1, ("c", "j2"): 1, ("j2", "end"): 1},
        kinds={"f": FORK, "j1": JOIN, "j2": JOIN},
    )  # fmt: skip
    assert visits(audit) == approx(dict.fromkeys(visits(audit), 1.0))
    assert kinds(audit) == set()


def test_branches_that_each_end_by_themselves_finish_one_unit() -> None:
    audit = audit_from(
        {("s", "f"): 1, ("f", "a"): 1, ("f", "b"): 1, ("a", "sent"): 1, ("b", "filed"): 1},
        kinds={"f": FORK, "sent": END, "filed": END},
        work={"a": {"scrap": point(0.5)}},
    )
    assert visits(audit) == approx({"s": 2, "f": 2, "a": 2, "b": 2, "sent": 1, "filed": 2})
    assert kinds(audit) == set()


def test_branches_that_lead_to_one_end_finish_one_unit_there() -> None:
    flows = {("s", "f"): 1, ("f", "a"): 1, ("f", "b"): 1, ("a", "done"): 1, ("b", "done"): 1}
    audit = audit_from(flows, kinds={"f": FORK, "done": END}, work={"b": {"scrap": point(0.2)}})
    assert visits(audit) == approx({"s": 1.25, "f": 1.25, "a": 1.25, "b": 1.25, "done": 1})
    assert kinds(audit) == set()


def test_rework_from_behind_a_join_to_before_its_fork_passes_all_branches_again() -> None:
    audit = audit_from(
        {("s", "p"): 1, ("p", "f"): 1, ("f", "a"): 1, ("f", "b"): 1, ("a", "j"): 1, ("b", "j"): 1, ("j", "t"): 1,
         ("t", "p"): 0.2, ("t", "end"): 0.8},
        kinds={"f": FORK, "j": JOIN},
    )  # fmt: skip
    assert visits(audit) == approx({**dict.fromkeys("pfabjt", 1.25), "s": 1, "end": 1})
    assert kinds(audit) == set()


def test_a_fork_that_one_way_leads_past_adds_up_and_says_so() -> None:
    audit = audit_from(
        {("s", "d"): 1, ("d", "f"): 0.75, ("d", "c"): 0.25, ("f", "a"): 1, ("f", "b"): 1, ("a", "j"): 1, ("b", "j"): 1,
         ("c", "j"): 1, ("j", "end"): 1},
        kinds={"d": StepKind.DECISION, "f": FORK, "j": JOIN},
    )  # fmt: skip
    assert visits(audit) == approx({"s": 1, "d": 1, "f": 0.75, "c": 0.25, "a": 0.75, "b": 0.75, "j": 1, "end": 1})
    assert kinds(audit) == {ProblemKind.ADDED_UP}


def test_branches_that_meet_without_a_join_each_pass_what_follows_and_it_is_said() -> None:
    audit = audit_from(
        {("s", "f"): 1, ("f", "a"): 1, ("f", "b"): 1, ("a", "pack"): 1, ("b", "pack"): 1, ("pack", "end"): 1},
        kinds={"f": FORK},
    )
    assert visits(audit) == approx({"s": 1, "f": 1, "a": 1, "b": 1, "pack": 2, "end": 2})
    assert kinds(audit) == {ProblemKind.UNJOINED}


def test_branches_that_go_back_to_before_the_fork_give_a_finite_answer_and_it_is_said() -> None:
    """Counted in parts each branch would send 0.8 of the units back, more than come in."""
    audit = audit_from(
        {("s", "p1"): 1, ("p1", "p2"): 1, ("p2", "f"): 1, ("f", "a"): 1, ("f", "b"): 1, ("a", "p1"): 0.8, ("a", "j"): 0.2,
         ("b", "p2"): 0.8, ("b", "j"): 0.2, ("j", "end"): 1},
        kinds={"f": FORK, "j": JOIN},
    )  # fmt: skip
    found = visits(audit)
    assert found["end"] == approx(1)
    assert found["f"] == approx(5)
    assert found["a"] == found["b"] == approx(5)
    assert kinds(audit) == {ProblemKind.SPLIT_FORK}


def test_a_reject_that_leaves_a_branch_for_good_gives_a_finite_answer_and_it_is_said() -> None:
    audit = audit_from(
        {
            ("s", "f"): 1,
            ("f", "a"): 1,
            ("f", "b"): 1,
            ("a", "out"): 0.1,
            ("a", "j"): 0.9,
            ("b", "j"): 1,
            ("j", "end"): 1,
        },
        kinds={"f": FORK, "j": JOIN, "out": END},
    )
    found = visits(audit)
    assert found["a"] == found["b"] == approx(1)
    assert found["j"] == approx(0.95)
    assert kinds(audit) == {ProblemKind.SPLIT_FORK}


def test_a_map_of_many_forks_is_solved() -> None:
    stages = tuple(Parallel(f"f{i}", (Task(f"a{i}", 0.01), Task(f"b{i}"), Task(f"c{i}"))) for i in range(150))
    block = Rework("again", Sequence((*stages, Choice("d", ((0.5, Task("x")), (0.5, Task("y")))))), 0.2)
    assert visits(drawn(block)) == approx(simulated(block), rel=1e-6)


@st.composite
def any_maps(draw: st.DrawFn) -> Audit:
    """Steps of any kind, flows and shares as they come: hardly ever well nested."""
    n = draw(st.integers(2, 9))
    names = [f"s{i}" for i in range(n)]
    kinds_drawn = draw(
        st.lists(st.sampled_from([FORK, FORK, JOIN, StepKind.OPERATION, StepKind.DECISION]), min_size=n, max_size=n)
    )
    pairs = draw(
        st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), min_size=n - 1, max_size=3 * n, unique=True)
    )
    line = dict.fromkeys(pairwise(names), 1.0) if draw(st.booleans()) else {}
    shares = {pair: draw(st.sampled_from([0.0, 0.1, 0.5, 0.9, 1.0])) for pair in pairs}
    scrap = {name: {"scrap": point(draw(st.sampled_from([0.0, 0.0, 0.2])))} for name in names}
    return audit_from(line | shares, kinds=dict(zip(names, kinds_drawn, strict=True)), work=scrap)


@settings(deadline=None, max_examples=400)
@given(any_maps())
def test_any_map_at_all_gives_finite_numbers_or_names_the_loop(audit: Audit) -> None:
    try:
        found = volumes(audit, 1)
    except EndlessLoop as error:
        assert error.step_ids
        assert {p.step_id for p in problems(audit, 1) if p.kind is ProblemKind.ENDLESS} >= set(error.step_ids)
        return
    assert all(0 <= value < float("inf") for value in found.visits_per_unit.values())
    assert found.entry_per_unit < 1e6
    if not any(found.visits_per_unit.values()):
        assert ProblemKind.NOTHING_FINISHED in {p.kind for p in analyse(audit).warnings}
