"""What is wrong with a map, step by step."""

from __future__ import annotations

import pytest

from auditor.flow.problems import ProblemKind, problems
from auditor.model import Audit, StepKind
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
