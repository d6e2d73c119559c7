"""What is wrong with a map, step by step."""

from __future__ import annotations

import pytest

from auditor.flow import analyse, volumes
from auditor.flow.problems import Problem, ProblemKind, problems
from auditor.locale import using
from auditor.model import Audit, StepKind
from auditor.phrases.flow import step_problem, warning_sentences
from tests.build import audit_from, point

TIMED = {name: {"cycle_time_s": point(10)} for name in "abcdef"}


def found(audit: Audit) -> set[tuple[str, str]]:
    return {(p.kind.value, audit.steps[p.step_id].name) for p in problems(audit, 1)}


def test_a_sound_map_has_none() -> None:
    audit = audit_from(
        {("s", "a"): 1, ("a", "b"): 1, ("b", "e2"): 0.9, ("b", "a"): 0.1},
        work=TIMED,
        kinds={"s": StepKind.START, "e2": StepKind.END},
    )
    assert found(audit) == set()


def test_the_sample_has_none(sample: Audit) -> None:
    assert [p for key in sample.processes for p in problems(sample, key)] == []


@pytest.mark.parametrize(
    ("flows", "kinds", "expected"),
    [
        ({("a", "b"): 1, ("b", "c"): 1, ("c", "b"): 1}, {}, {("endless", "a"), ("endless", "b"), ("endless", "c")}),
        (
            {("s", "a"): 1, ("c", "b"): 1, ("b", "d"): 1},
            {"s": StepKind.START},
            {("unreachable", "b"), ("unreachable", "d")},
        ),
        ({("a", "b"): 0.5, ("a", "c"): 0.3}, {}, {("shares", "a")}),
        ({("a", "b"): 1, ("b", "c"): 1}, {"b": StepKind.DECISION}, {("loose", "b")}),
        ({("a", "b"): 1, ("b", "c"): 1}, {"b": StepKind.END}, {("loose", "b")}),
    ],
)
def test_each_mistake_is_found(
    flows: dict[tuple[str, str], float], kinds: dict[str, StepKind], expected: set[tuple[str, str]]
) -> None:
    assert found(audit_from(flows, work=TIMED, kinds=kinds)) == expected


def test_missing_times_and_double_names_are_found_last() -> None:
    audit = audit_from({("a", "x"): 0.5, ("a", "X"): 0.4}, work={"a": {"cycle_time_s": point(1)}})
    kinds = [p.kind for p in problems(audit, 1)]
    assert kinds == [ProblemKind.SHARES, ProblemKind.DUPLICATE, ProblemKind.NO_TIME, ProblemKind.NO_TIME]
    assert problems(audit, 1)[0].can_fix


def told(audit: Audit, kind: ProblemKind) -> tuple[list[Problem], list[Problem]]:
    """What the panel and what the analysis say of a kind."""
    return [p for p in problems(audit, 1) if p.kind is kind], [p for p in analyse(audit).warnings if p.kind is kind]


def test_a_loop_whose_only_exit_has_share_0_is_told_by_panel_and_analysis() -> None:
    audit = audit_from({("s", "a"): 1, ("a", "b"): 1, ("b", "a"): 1, ("b", "out"): 0}, work=TIMED)
    panel, analysis = told(audit, ProblemKind.ENDLESS)
    assert {p.step_id for p in panel} == {1, 2, 3}  # the step that only leads there is caught too
    assert [p.step_ids for p in analysis] == [(2, 3)]
    assert warning_sentences(audit, analysis) == (
        "P: Work that reaches “a”, “b” never leaves: give one of these steps a flow that leads out.",
    )


def test_an_endless_loop_that_no_work_gets_into_takes_no_numbers_away() -> None:
    audit = audit_from({("x", "y"): 1, ("a", "b"): 1, ("b", "a"): 1}, work=TIMED)
    assert volumes(audit, 1).per_year == {1: 1000, 2: 1000, 3: 0, 4: 0}
    assert [p.kind for p in analyse(audit).warnings if p.kind is not ProblemKind.NO_TIME] == [ProblemKind.UNREACHABLE]


@pytest.mark.parametrize(("share", "said"), [(0.4995, "99.95%"), (0.4, "90%"), (0.49998, "99.998%"), (0.505, "100.5%")])
def test_shares_that_are_off_by_ever_so_little_are_told_by_panel_and_analysis(share: float, said: str) -> None:
    audit = audit_from({("a", "b"): 0.5, ("a", "c"): share}, work=TIMED)
    panel, analysis = told(audit, ProblemKind.SHARES)
    assert panel == analysis
    assert panel[0].can_fix
    assert step_problem(audit, panel[0]) == f"The shares out of it add up to {said}, not 100%."
    assert warning_sentences(audit, analysis) == (
        f"The shares out of “a” add up to {said}, not 100%; they were scaled.",
    )


@pytest.mark.parametrize("shares", [(0.7, 0.3), (0.333333,) * 3, (0.1,) * 10])
def test_shares_that_add_up_but_for_rounding_are_no_problem(shares: tuple[float, ...]) -> None:
    audit = audit_from({("a", f"to {i}"): share for i, share in enumerate(shares)})
    assert told(audit, ProblemKind.SHARES) == ([], [])


def test_rework_to_the_first_step_without_a_start_starts_there_and_says_so() -> None:
    audit = audit_from({("a", "b"): 1, ("b", "a"): 0.2, ("b", "end"): 0.8}, work=TIMED)
    assert volumes(audit, 1).visits_per_unit == pytest.approx({1: 1.25, 2: 1.25, 3: 1})
    panel, analysis = told(audit, ProblemKind.ASSUMED_START)
    assert panel == analysis
    assert panel[0].step_ids == (1,)
    assert "start at “a”" in warning_sentences(audit, analysis)[0]
    assert "taken to start here" in step_problem(audit, panel[0])
    assert analyse(audit).labour_hours_per_year is not None


def test_the_start_that_is_taken_is_in_the_loop_that_nothing_else_leads_into() -> None:
    """The step drawn first is an end that the loop leads to."""
    audit = audit_from({("pack", "store"): 1, ("a", "b"): 1, ("b", "a"): 0.5, ("b", "pack"): 0.5}, work=TIMED)
    assert [p.step_ids for p in told(audit, ProblemKind.ASSUMED_START)[0]] == [(3,)]


def test_shares_at_a_fork_are_said_not_to_count() -> None:
    kinds = {"f": StepKind.FORK, "j": StepKind.JOIN}
    flows = {("s", "f"): 1, ("f", "a"): 0.7, ("f", "b"): 0.3, ("a", "j"): 1, ("b", "j"): 1}
    audit = audit_from(flows, kinds=kinds, work=TIMED)
    panel, analysis = told(audit, ProblemKind.FORK_SHARES)
    assert panel == analysis
    assert panel[0].step_ids == (2,)
    assert panel[0].can_fix
    assert "“f”" in warning_sentences(audit, analysis)[0]
    whole = audit_from(dict.fromkeys(flows, 1), kinds=kinds, work=TIMED)
    assert told(whole, ProblemKind.FORK_SHARES) == ([], [])
    assert volumes(whole, 1) == volumes(audit, 1)


def test_a_map_on_which_nothing_is_finished_says_so() -> None:
    audit = audit_from({("a", "b"): 1}, work={"a": {"cycle_time_s": point(1), "scrap": point(1)}})
    assert ProblemKind.NOTHING_FINISHED in {p.kind for p in analyse(audit).warnings}


def test_what_bears_on_the_numbers_is_told_once_a_kind_and_looks_the_same_in_any_language() -> None:
    audit = audit_from({("a", "b"): 1, ("b", "x"): 1})
    with using("nl"):
        dutch = analyse(audit).warnings
    assert dutch == analyse(audit).warnings
    assert [(p.kind, p.step_ids) for p in dutch] == [(ProblemKind.NO_TIME, (1, 2, 3))]
    assert warning_sentences(audit, dutch) == ("No time is known for: “a”, “b”, “x”.",)
    with using("nl"):
        assert warning_sentences(audit, dutch) != ("No time is known for: “a”, “b”, “x”.",)


def test_every_kind_of_problem_has_its_words() -> None:
    audit = audit_from({("a", "b"): 1})
    for kind in ProblemKind:
        if kind not in (ProblemKind.LOOSE, ProblemKind.DUPLICATE):
            (said,) = warning_sentences(audit, [Problem(kind, 1, (1,), {"place": 2, "total": 0.5, "use": 1.5})])
            assert said
            assert "{" not in said
