"""How the figures that decide are known, by count and by share of the hours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.assess import technologies
from auditor.assess.entered import INFERRED_VALUES, basis_of_setting
from auditor.assess.fit import fit_of
from auditor.assess.known import FigureKind, Known, KnownFigures, known_figures
from auditor.assess.tasks import TaskGround, task_of
from auditor.flow import analyse
from auditor.model import (
    Answer,
    Audit,
    Basis,
    Calendar,
    Entity,
    Estimate,
    Firm,
    FitAnswer,
    Flow,
    Process,
    ReportPart,
    Role,
    Step,
    StepKind,
    Work,
)

HOUR = 3600.0


def known(*entities: Entity) -> KnownFigures:
    audit = Audit.of(entities)
    return known_figures(audit, analyse(audit))


def joinery(*more: Entity) -> list[Entity]:
    """Three steps in a line, 100 orders a year: 300, 100 and 0 known hours."""
    return [
        Process(id=1, name="Orders", demand_per_year=Estimate.point(100)),
        Step(id=1, process_id=1, name="Schweißen"),
        Step(id=2, process_id=1, name="Xyz", task="cut"),
        Step(id=3, process_id=1, name="Xyz"),
        Flow(id=1, process_id=1, source_id=1, target_id=2),
        Flow(id=2, process_id=1, source_id=2, target_id=3),
        Work(id=1, cycle_time_s=Estimate.point(3 * HOUR)),
        Work(id=2, cycle_time_s=Estimate.point(HOUR, Basis.MEASURED), manual_share=Estimate.point(1.0)),
        *more,
    ]


def test_each_figure_counts_once_by_how_it_is_known() -> None:
    found = known(*joinery())
    times = {f.step_ids: f.known for f in found.figures if f.kind is FigureKind.TIME}
    assert times == {(1,): Known.STATED, (2,): Known.MEASURED, (3,): Known.MISSING}
    tasks = {f.step_ids: f.known for f in found.figures if f.kind is FigureKind.TASK}
    assert tasks == {(1,): Known.GUESSED, (2,): Known.STATED, (3,): Known.MISSING}
    by_hand = {f.step_ids: f.known for f in found.figures if f.kind is FigureKind.MANUAL_SHARE}
    assert by_hand == {(1,): Known.GUESSED, (2,): Known.STATED}
    assert [(f.known, f.step_ids) for f in found.figures if f.kind is FigureKind.DEMAND] == [(Known.STATED, (1, 2, 3))]
    assert [f.known for f in found.figures if f.kind is FigureKind.RATE] == [Known.CATALOGUE]
    assert [f.known for f in found.figures if f.kind is FigureKind.PRODUCTIVE_HOURS] == [Known.CATALOGUE]
    assert found.count() == len(found.figures) == 11


def test_a_task_that_follows_from_the_kind_is_a_guess_here_and_in_fit_alike() -> None:
    inspected = Step(id=1, process_id=1, name="Xyz", kind=StepKind.INSPECTION)
    audit = Audit.of([inspected if isinstance(e, Step) and e.id == 1 else e for e in joinery()])
    found = known_figures(audit, analyse(audit))
    assert {f.step_ids: f.known for f in found.figures if f.kind is FigureKind.TASK}[(1,)] is Known.GUESSED
    task = task_of(inspected)
    assert task is not None and task.ground is TaskGround.KIND
    simple = next(t for t in technologies(audit).values() if not t.sectors)
    assert fit_of(audit, 1, simple, task).is_task_guessed


def test_the_share_of_the_hours_is_of_hours_and_not_of_steps() -> None:
    found = known(*joinery())
    assert found.share(Known.MEASURED, kind=FigureKind.TIME) == pytest.approx(0.25)
    assert found.share(Known.GUESSED, kind=FigureKind.TASK) == pytest.approx(0.75)
    assert found.guessed_share == pytest.approx(0.75)  # the first step by its task; the second by nothing


def test_without_hours_there_is_no_share() -> None:
    found = known(*(e for e in joinery() if not isinstance(e, Work)))
    assert found.guessed_share is None
    assert found.count(Known.MISSING, kind=FigureKind.TIME) == 3


def test_a_set_up_counts_where_one_is_given_and_own_frequencies_take_the_place_of_the_demand() -> None:
    setup = Estimate.point(HOUR, Basis.ASSUMED)
    found = known(
        Process(id=1, name="P"),
        Step(id=1, process_id=1, name="A"),
        Step(id=2, process_id=1, name="B"),
        Step(id=3, process_id=1, name="Waiting", kind=StepKind.DELAY),
        Work(id=1, cycle_time_s=Estimate.point(60), setup_time_s=setup, batch_size=10.0, events=Estimate.point(5)),
        Work(id=2, labour_s=Estimate.point(2 * HOUR, Basis.MEASURED)),
    )
    assert [f.known for f in found.figures if f.kind is FigureKind.SETUP] == [Known.GUESSED]
    assert [f.step_ids for f in found.figures if f.kind is FigureKind.DEMAND] == [(1,)]
    assert {f.step_ids for f in found.figures if f.kind is FigureKind.TIME} == {(1,), (2,)}
    assert [f.step_ids for f in found.figures if f.kind is FigureKind.MANUAL_SHARE] == [(1,)]


def test_what_was_told_only_is_neither_measured_nor_answered() -> None:
    told = [e for e in joinery() if not (isinstance(e, Work) and e.id == 2)]
    assert known(*told).is_only_told
    assert not known(*joinery()).is_only_told
    assert not known(*told, Answer(id=1, step_id=1, criterion="feeding", level=3)).is_only_told
    assert not known(*told, FitAnswer(id=1, step_id=1, technology="t", question="q", is_yes=True)).is_only_told
    assert known(*told, Answer(id=1, step_id=1, criterion="art.force", level=1)).is_only_told


def test_the_steps_to_time_are_those_with_the_most_hours_that_nobody_measured() -> None:
    found = known(*joinery())
    assert found.to_time() == (1, 3)
    assert found.to_time(most=1) == (1,)
    assert found.to_time([2, 3]) == (3,)


def test_a_role_brings_its_own_rate() -> None:
    work = Work(id=1, cycle_time_s=Estimate.point(3 * HOUR), role_id=1)
    role = Role(id=1, name="Welder", rate_per_hour=Estimate.point(65.0))
    found = known(*joinery(role, work))
    rates = {f.step_ids: f.known for f in found.figures if f.kind is FigureKind.RATE}
    assert rates == {(1,): Known.STATED, (2, 3): Known.GUESSED}


def test_a_setting_like_the_default_was_entered_by_nobody() -> None:
    blank = Audit.of()
    for name in ("working_days_per_year", "shifts_per_day", "shift_length_s", "break_s"):
        assert basis_of_setting(blank, "calendar", name) is Basis.ASSUMED
    set_up = Audit.of([Calendar(working_days_per_year=240.0), Firm(payback_target_years=2.0)])
    assert basis_of_setting(set_up, "calendar", "working_days_per_year") is Basis.STATED
    assert basis_of_setting(set_up, "calendar", "working_days_per_year", "shifts_per_day") is Basis.ASSUMED
    assert basis_of_setting(set_up, "firm", "payback_target_years") is Basis.STATED
    assert basis_of_setting(set_up, "firm", "horizon_years") is Basis.ASSUMED


def test_a_setting_that_an_import_inferred_is_assumed_until_somebody_changes_it() -> None:
    inferred = ReportPart(id=1, key=INFERRED_VALUES, text="calendar.working_days_per_year=304\nnonsense\n=x")
    calendar = Calendar(working_days_per_year=304.0, shifts_per_day=3.0)
    audit = Audit.of([calendar, inferred])
    assert basis_of_setting(audit, "calendar", "working_days_per_year") is Basis.ASSUMED
    assert basis_of_setting(audit, "calendar", "shifts_per_day") is Basis.STATED
    changed = audit.replaced({"calendar": {1: replace(calendar, working_days_per_year=300.0)}})
    assert basis_of_setting(changed, "calendar", "working_days_per_year") is Basis.STATED


def test_counted_days_are_calculated() -> None:
    audit = Audit.of([Calendar(working_days_per_year=254.0, is_counted=True)])
    assert basis_of_setting(audit, "calendar", "working_days_per_year") is Basis.CALCULATED
