"""One definition of heavy, dirty and dangerous hours: the same figure for people, before and after, findings and summary."""

from __future__ import annotations

import pytest

from auditor.decide import Ranking, plan, rank
from auditor.decide.programme.before_after import MeasureKey, before_after
from auditor.decide.programme.people import people_view
from auditor.decide.programme.plan import Plan
from auditor.decide.programme.strain import is_straining, straining_hours, taken_over
from auditor.flow import Analysis, analyse
from auditor.model import Answer, Audit, Tag
from auditor.phrases.before_after import change_rows, hours_sentence, unchanged_sentence
from auditor.phrases.people import strain_sentence
from tests.build import audit_from, point


@pytest.fixture(scope="module")
def made(sample: Audit, sample_ranking: Ranking) -> Plan:
    return plan(sample, sample_ranking)


def euros(value: float) -> str:
    return f"€{value:,.0f}"


def test_people_and_before_and_after_take_the_same_hours_away(
    sample: Audit, sample_analysis: Analysis, made: Plan
) -> None:
    view = people_view(sample, sample_analysis, made.evaluations)
    rows = [
        m for change in before_after(sample, sample_analysis, made.evaluations)
        for m in change.measures if m.key is MeasureKey.STRAINING_HOURS
    ]  # fmt: skip
    gone = sum((m.before or 0.0) - (m.after or 0.0) for m in rows)
    assert gone == pytest.approx(view.taken_over_hours)
    assert view.straining_hours == pytest.approx(sum(m.before or 0.0 for m in rows))
    assert f"{view.taken_over_hours:,.0f}" in strain_sentence(view)


def test_only_the_part_that_is_taken_over_counts(sample: Audit, sample_analysis: Analysis, made: Plan) -> None:
    """Deburring takes 1,319 hours, of which half are taken over, not all of them."""
    by_step = {
        sample.steps[x.step_id].name: x.hours_per_year for x in taken_over(sample, sample_analysis, made.evaluations)
    }
    assert by_step["Deburring"] == pytest.approx(1_318.6 * 0.5, abs=0.5)


def _step(*tags: str, **work: object) -> Audit:
    plain = audit_from({("Carry", "out"): 1}, demand=1_000, work={"Carry": {"cycle_time_s": point(60), **work}})
    return Audit.of([*plain.entities(), *(Tag(id=i, step_id=1, name=name) for i, name in enumerate(tags, 1))])


@pytest.mark.parametrize(
    ("audit", "is_heavy"),
    [
        (_step(), False),
        (_step("heavy"), True),
        (_step("precise"), False),
        (_step(load_kg=10.0), False),
        (_step(load_kg=16.0), True),
        (Audit.of([*_step().entities(), Answer(id=1, step_id=1, criterion="hazard", level=4)]), True),
        (Audit.of([*_step("heavy").entities(), Answer(id=1, step_id=1, criterion="hazard", level=2)]), False),
    ],
)
def test_a_step_strains_by_an_answer_else_by_tags_and_load(audit: Audit, is_heavy: bool) -> None:
    numbers = analyse(audit)
    assert is_straining(audit, numbers.processes[1].steps[1]) is is_heavy
    hours = numbers.processes[1].steps[1].workload.labour_hours_per_year
    assert hours is not None
    assert straining_hours(audit, numbers) == pytest.approx(hours.likely if is_heavy else 0.0)


def test_the_map_loses_the_hours_that_the_plan_frees(sample: Audit, sample_analysis: Analysis, made: Plan) -> None:
    """A shorter cycle does not take away the same labour a second time."""
    changes = before_after(sample, sample_analysis, made.evaluations)
    freed = sum(e.hours_freed_per_year.likely for e in made.evaluations)
    lost = 0.0
    for change in changes:
        labour = next(m for m in change.measures if m.key is MeasureKey.LABOUR_HOURS)
        assert labour.before is not None and labour.after is not None
        lost += labour.before - labour.after
        assert change.avoided_hours == pytest.approx(0.0, abs=1e-6)
        assert hours_sentence(change) == ""
    assert lost == pytest.approx(freed)


def test_scrap_that_is_avoided_is_named_as_the_difference() -> None:
    """Of 1,000 good parts 10 % more are begun; a device that avoids scrap spares the sawing of what is thrown away."""
    work = {
        "Saw": {"cycle_time_s": point(360)},
        "Inspect": {"cycle_time_s": point(600), "scrap": point(0.1)},
    }
    audit = audit_from({("Saw", "Inspect"): 1, ("Inspect", "out"): 1}, demand=20_000, work=work)
    avoids = [
        r.evaluation
        for r in rank(audit, draws=16).candidates
        if r.evaluation.candidate.figures.scrap_saving_share.likely and r.evaluation.candidate.technology.key == "vision_inspection"
    ]  # fmt: skip
    (change,) = before_after(audit, analyse(audit), avoids)
    assert change.avoided_hours > 10
    assert "rework and scrap" in hours_sentence(change)


def test_what_does_not_change_is_said_and_left_out_of_the_table(
    sample: Audit, sample_analysis: Analysis, made: Plan
) -> None:
    floor = next(c for c in before_after(sample, sample_analysis, made.evaluations) if "pallet" in c.name)
    shown = {m.key for m in floor.changed}
    assert MeasureKey.LABOUR_HOURS in shown
    assert all(row[1] != row[2] for row in change_rows(floor, "EUR"))
    assert not shown & {MeasureKey.BOTTLENECK_USE, MeasureKey.LEAD_TIME, MeasureKey.TAKT_TIME}
    invested = sum(e.outlay for e in made.evaluations if e.candidate.process_id in {p.id for p in sample.processes.values() if p.name == floor.name})  # fmt: skip
    stays = "spent on this process leaves its bottleneck (98%) and lead time (15.3 days) as they are."
    assert unchanged_sentence(floor, euros) == f"The {euros(invested)} {stays}"
