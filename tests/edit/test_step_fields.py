"""What is typed about a step, in the languages people type in."""

from __future__ import annotations

import pytest

from auditor.edit import perform
from auditor.edit.step_fields import FIELD_BY_KEY, change_fields
from auditor.errors import InputError
from auditor.locale import using
from auditor.model import Place, Process, Step, ValueClass
from auditor.store import AuditFile


@pytest.fixture
def step(audit_file: AuditFile) -> Step:
    with audit_file.edit("Step") as edit:
        return edit.put(Step(process_id=edit.put(Process(name="P")).id, name="Saw"))


def type_in(file: AuditFile, step: Step, key: str, text: str) -> None:
    perform(file, change_fields, key, FIELD_BY_KEY[key].change(file.audit, file.audit.steps[step.id], text))


@pytest.mark.parametrize(
    ("language", "key", "typed", "attribute", "likely"),
    [
        ("nl", "cycle", "1,5 min", "cycle_time_s", 90),
        ("de", "cycle", "0,5 Std", "cycle_time_s", 1800),
        ("en", "cycle", "120 per h", "cycle_time_s", 30),
        ("nl", "scrap", "2,5%", "scrap", 0.025),
        ("de", "manual", "80 %", "manual_share", 0.8),
    ],
)
def test_quantities_are_read_in_the_language_they_are_typed_in(
    audit_file: AuditFile, step: Step, language: str, key: str, typed: str, attribute: str, likely: float
) -> None:
    with using(language):
        type_in(audit_file, step, key, typed)
    assert getattr(audit_file.audit.work(step.id), attribute).likely == pytest.approx(likely)


@pytest.mark.parametrize(
    ("key", "typed"),
    [("cycle", "5 kg"), ("cycle", "soon"), ("batch", "0"), ("availability", "0 %"), ("name", ""), ("role", "Nobody"),
     ("repair", "0 min"), ("repair", "often"), ("variation", "2000 %"), ("variation", "a lot"), ("value", "priceless"), ("task", "juggling"), ("place", "the moon"), ("manual", "3 h"), ("frequency", "often")],
)  # fmt: skip
def test_what_a_step_can_not_be_is_refused(audit_file: AuditFile, step: Step, key: str, typed: str) -> None:
    with pytest.raises(InputError):
        type_in(audit_file, step, key, typed)
    assert audit_file.audit.steps[step.id] == step


def test_what_the_simulation_assumes_of_a_step_is_shown_until_it_is_said(audit_file: AuditFile, step: Step) -> None:
    def shown(key: str) -> str:
        return FIELD_BY_KEY[key].text(audit_file.audit, audit_file.audit.steps[step.id])

    assert [shown("repair"), shown("variation")] == ["", ""]  # no breakdowns, and no time that could differ
    type_in(audit_file, step, "cycle", "40 s")
    type_in(audit_file, step, "availability", "90 %")
    assert [shown("repair"), shown("variation")] == ["60\N{NO-BREAK SPACE}min (assumed)", "30% (assumed)"]
    type_in(audit_file, step, "manual", "0 %")
    assert shown("variation") == "5% (assumed)"
    for key in ("repair", "variation"):
        type_in(audit_file, step, key, shown(key))  # to confirm what is assumed is not to state it
    assert audit_file.audit.work(step.id).repair_time_s is audit_file.audit.work(step.id).variation is None
    type_in(audit_file, step, "repair", "2.5 h")
    type_in(audit_file, step, "variation", "150 %")
    assert [shown("repair"), shown("variation")] == ["2.5 h", "150 %"]
    type_in(audit_file, step, "repair", "?")
    type_in(audit_file, step, "variation", "")
    assert [shown("repair"), shown("variation")] == ["60\N{NO-BREAK SPACE}min (assumed)", "5% (assumed)"]


@pytest.mark.parametrize(
    ("language", "typed"), [("en", "at the customer's"), ("nl", "bij de klant"), ("de", "beim Kunden"), ("de", "site")]
)
def test_the_place_is_typed_in_any_language(audit_file: AuditFile, step: Step, language: str, typed: str) -> None:
    with using(language):
        type_in(audit_file, step, "place", typed)
    assert audit_file.audit.steps[step.id].place is Place.SITE
    type_in(audit_file, step, "place", "")
    assert audit_file.audit.steps[step.id].place is None


def test_a_guessed_place_stays_a_guess_when_its_text_is_confirmed(audit_file: AuditFile, step: Step) -> None:
    type_in(audit_file, step, "name", "Fitting on site")
    shown = FIELD_BY_KEY["place"].text(audit_file.audit, audit_file.audit.steps[step.id])
    assert shown == "at the customer's (guessed)"
    type_in(audit_file, step, "place", shown)
    assert audit_file.audit.steps[step.id].place is None


def test_a_tag_that_is_taken_out_is_remembered_as_refused(audit_file: AuditFile, step: Step) -> None:
    type_in(audit_file, step, "tags", "heavy, dusty corner")
    assert audit_file.audit.tags_of(step.id) == {"heavy", "dusty corner"}
    type_in(audit_file, step, "tags", "heavy")
    refused = audit_file.audit.tag(step.id, "dusty corner")
    assert refused is not None
    assert not refused.accepted


def test_inventory_is_pieces_or_days_never_both(audit_file: AuditFile, step: Step) -> None:
    type_in(audit_file, step, "inventory", "500")
    type_in(audit_file, step, "inventory", "5 d")
    work = audit_file.audit.work(step.id)
    assert (work.inventory_pieces_before, work.inventory_days_before) == (None, 5)


def test_a_choice_is_known_by_its_name_in_the_language(audit_file: AuditFile, step: Step) -> None:
    with using("nl"):
        label = FIELD_BY_KEY["value"].choices
        assert label is not None
        type_in(audit_file, step, "value", label(audit_file.audit)[1])
    assert audit_file.audit.steps[step.id].value_class is next(iter(ValueClass))


def test_what_a_step_uses_up_is_money_a_year(audit_file: AuditFile) -> None:
    with audit_file.edit("Step") as edit:
        process = edit.put(Process(name="P"))
        step = edit.put(Step(process_id=process.id, name="Wrap"))
    perform(
        audit_file, change_fields, "consumables", FIELD_BY_KEY["consumables"].change(audit_file.audit, step, "€ 800")
    )
    value = audit_file.audit.work(step.id).consumables_per_year
    assert value is not None and value.likely == 800
    assert "800" in FIELD_BY_KEY["consumables"].text(audit_file.audit, step)
