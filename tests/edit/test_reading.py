"""What is typed about a step is read at once, and goes where it belongs."""

from __future__ import annotations

import pytest

from auditor.edit import perform
from auditor.edit.reading import answered, reading_of
from auditor.edit.step_fields import FIELD_BY_KEY, change_fields
from auditor.errors import PiecesAsked
from auditor.locale import LANGUAGES, using
from auditor.model import Estimate, Period, Process, Step, Work
from auditor.store import AuditFile


@pytest.fixture
def step(audit_file: AuditFile) -> Step:
    with audit_file.edit("Step") as edit:
        return edit.put(Step(process_id=edit.put(Process(name="P")).id, name="Shape"))


def type_in(file: AuditFile, step: Step, key: str, text: str) -> Work:
    perform(file, change_fields, key, FIELD_BY_KEY[key].change(file.audit, file.audit.steps[step.id], text))
    return file.audit.work(step.id)


@pytest.mark.parametrize(
    ("key", "typed", "read"),
    [
        ("cycle", "12 stuks/min", "5 s"),
        ("cycle", "2 Tage", "15 h"),
        ("cycle", "kwartier", "900 s"),
        ("cycle", "2,5 uur/dag", "2.5 h/day (Stated per period)"),
        ("cycle", "100 pro Tag", "100/day (Stated per period)"),
        ("cycle", "45 min per tray of 12", "45 min; 12 (Units per cycle)"),
        ("cycle", "weiß nicht", "not known"),
        ("cycle", "45 s", ""),
        ("cycle", "45S", ""),
        ("cycle", "1,5 mni", ""),
        ("cycle", "", ""),
        ("manual", "half", "50 %"),
        ("manual", "80", "80 %"),
        ("consumables", "100.000 €", "€100,000"),
        ("inventory", "½ Tag", "0.5 d"),
        ("name", "12 stuks/min", ""),
    ],
)
def test_a_text_is_said_as_it_would_be_stored(
    audit_file: AuditFile, step: Step, key: str, typed: str, read: str
) -> None:
    found = reading_of(audit_file.audit, step, FIELD_BY_KEY[key], typed)
    assert found == read.replace("900 s", "15 min")


def test_work_per_period_in_the_column_of_cycle_times_goes_to_its_own(audit_file: AuditFile, step: Step) -> None:
    work = type_in(audit_file, step, "cycle", "2,5 uur/dag")
    assert (work.cycle_time_s, work.labour_s, work.labour_period) == (None, Estimate.point(9000), Period.DAY)


def test_a_batch_fills_the_units_of_a_cycle(audit_file: AuditFile, step: Step) -> None:
    work = type_in(audit_file, step, "cycle", "8 min per deeg van 300")
    assert (work.cycle_time_s, work.units_per_cycle) == (Estimate.point(480), 300)
    work = type_in(audit_file, step, "cycle", "12 stuks/min")
    assert (work.cycle_time_s, work.units_per_cycle) == (Estimate.point(5), 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_to_how_many_pieces_is_read_in_every_language(
    audit_file: AuditFile, step: Step, language: str
) -> None:
    with using(language):
        with pytest.raises(PiecesAsked) as caught:
            type_in(audit_file, step, "cycle", "8 min per deeg")
        assert type_in(audit_file, step, "cycle", answered(caught.value, "300")).units_per_cycle == 300
        assert type_in(audit_file, step, "cycle", answered(caught.value, None)).units_per_cycle == 1


@pytest.mark.parametrize("typed", ["weiß nicht", "weet niet", "don't know", "?"])
@pytest.mark.parametrize(
    ("key", "before"),
    [("cycle", "45 s"), ("setup", "15 min"), ("batch", "50"), ("scrap", "2 %"), ("frequency", "2 h/week")],
)
def test_not_knowing_clears_a_figure(audit_file: AuditFile, step: Step, key: str, before: str, typed: str) -> None:
    type_in(audit_file, step, key, before)
    type_in(audit_file, step, key, typed)
    assert FIELD_BY_KEY[key].text(audit_file.audit, step) == ""


def test_no_labour_at_a_step_that_waits_is_said_to_be_assumed(audit_file: AuditFile, step: Step) -> None:
    type_in(audit_file, step, "name", "Rijzen")
    type_in(audit_file, step, "cycle", "45 min")
    waiting = audit_file.audit.steps[step.id]
    shown = FIELD_BY_KEY["manual"].text(audit_file.audit, waiting)
    assert shown == "0% (assumed)"
    assert type_in(audit_file, step, "manual", shown).manual_share is None
    assert type_in(audit_file, step, "manual", "10 %").manual_share == Estimate.point(0.1)
    assert FIELD_BY_KEY["manual"].text(audit_file.audit, waiting) == "10 %"
