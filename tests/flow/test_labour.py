"""Where the hours go."""

from __future__ import annotations

import pytest
from pytest import approx

from auditor.flow import analyse
from auditor.flow.breakdown import GROUPINGS, Grouping, hours_by
from auditor.locale import using
from auditor.model import Audit, Flow, Lane, Process, Step, StepKind, Tag, Work
from auditor.phrases.flow import group_name, grouping_label
from tests.build import point


@pytest.mark.parametrize("grouping", [g for g in GROUPINGS if not g.overlaps], ids=lambda g: g.key)
def test_groups_add_up_to_all_hours_and_cost(sample: Audit, grouping: Grouping) -> None:
    analysis = analyse(sample)
    shares = hours_by(sample, analysis, grouping)
    assert sum(s.hours.likely for s in shares) == approx(analysis.labour_hours_per_year.likely)  # type: ignore[union-attr]
    assert sum(s.hours.high for s in shares) == approx(analysis.labour_hours_per_year.high)  # type: ignore[union-attr]
    assert sum(s.cost.likely for s in shares if s.cost) == approx(analysis.labour_cost_per_year.likely)  # type: ignore[union-attr]
    assert [s.hours.likely for s in shares] == sorted((s.hours.likely for s in shares), reverse=True)
    assert len({i for s in shares for i in s.step_ids}) == sum(len(s.step_ids) for s in shares)


def test_a_step_counts_under_each_of_its_tags(sample: Audit) -> None:
    analysis = analyse(sample)
    step = max(analysis.processes[max(analysis.processes)].steps.values(), key=lambda n: n.volume_per_year or 0).step
    tags = {9001: Tag(id=9001, step_id=step.id, name="mine"), 9002: Tag(id=9002, step_id=step.id, name="yours")}
    audit = sample.replaced({"tag": tags})
    shares = {s.name: s for s in hours_by(audit, analysis, next(g for g in GROUPINGS if g.overlaps))}
    assert shares["mine"].step_ids == shares["yours"].step_ids == (step.id,)
    assert shares["mine"].hours == shares["yours"].hours


def test_groups_are_named_by_people_or_by_the_phrases() -> None:
    audit = Audit.of(
        [
            Process(id=1, name="P", demand_per_year=point(3600)),
            Lane(id=1, process_id=1, name="Weld shop"),
            Step(id=1, process_id=1, name="weld", lane_id=1),
            Step(id=2, process_id=1, name="carry", kind=StepKind.TRANSPORT),
            Flow(id=1, process_id=1, source_id=1, target_id=2),
            Work(id=1, cycle_time_s=point(30)),
            Work(id=2, cycle_time_s=point(10)),
            Tag(id=1, step_id=1, name="heavy"),
        ]
    )
    found = {g.key: hours_by(audit, analyse(audit), g) for g in GROUPINGS}
    assert [(s.name, s.step_ids) for s in found["lane"]] == [("Weld shop", (1,)), (None, (2,))]
    assert [s.hours.likely for s in found["lane"]] == approx([30, 10])
    assert [s.name for s in found["class"]] == ["value_adding", "waste"]
    assert [s.name for s in found["tag"]] == ["heavy", None]
    with using("nl"):
        assert [group_name(s) for s in found["lane"]] == ["Weld shop", "zonder afdeling"]
        assert grouping_label("lane") == "Afdeling"
    assert [group_name(s) for s in found["tag"]] == ["heavy", "without a tag"]
    assert [group_name(s) for s in found["role"]] == ["without a role"]
    assert all(grouping_label(g.key) for g in GROUPINGS)
