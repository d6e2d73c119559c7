"""What is typed about the firm, its people, products and working time."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from auditor.edit import perform
from auditor.edit.families import add_family, set_family_text, set_family_work, set_seasons
from auditor.edit.firm import set_audit_date, set_firm_text
from auditor.edit.firm_settings import set_money_setting, setting_text
from auditor.edit.people import add_role, set_role_text
from auditor.edit.working_time import set_country, set_is_counted, set_working_time
from auditor.errors import InputError
from auditor.locale import LANGUAGES, using
from auditor.model import Audit, FamilyWork, Process, Role, Step
from auditor.model.country import default_productive_hours, default_rate
from auditor.store import AuditFile
from tests.build import point


def test_money_settings_are_read_and_shown_as_people_write_them(audit_file: AuditFile) -> None:
    with using("de"):
        perform(audit_file, set_money_setting, "discount_rate", "7,5 %")
        perform(audit_file, set_money_setting, "budget", "100.000 €")
        assert setting_text(audit_file.audit.firm, "discount_rate").replace("\N{NO-BREAK SPACE}", " ") == "7,5 %"
    assert audit_file.audit.firm.discount_rate == pytest.approx(0.075)
    assert audit_file.audit.firm.budget == 100_000


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("horizon_years", "0"), ("horizon_years", "51"), ("horizon_years", "2.5"), ("projects_at_once", "0"),
        ("projects_at_once", "101"), ("productive_hours_per_fte", "0"), ("budget", "a lot"), ("discount_rate", "5 kg"),
    ],
)  # fmt: skip
def test_money_settings_beyond_sense_are_refused_and_nothing_changes(
    audit_file: AuditFile, key: str, typed: str
) -> None:
    before = audit_file.audit.firm
    with pytest.raises(InputError):
        perform(audit_file, set_money_setting, key, typed)
    assert audit_file.audit.firm == before
    assert audit_file.history() == []


@pytest.mark.parametrize(
    ("key", "typed"), [("currency", "EURO"), ("currency", "€"), ("audit_date", "10 March"), ("sector_code", "qqqq")]
)
def test_what_is_no_currency_date_or_sector_is_refused(audit_file: AuditFile, key: str, typed: str) -> None:
    with pytest.raises(InputError):
        perform(audit_file, set_firm_text, key, typed)


def test_a_sector_is_stored_under_its_old_code_and_a_code_of_two_meanings_is_asked_about(audit_file: AuditFile) -> None:
    for typed, stored in (
        ("25.11", "25.11"), ("Bäckerei", "10.7"), ("25.6 (NACE 2) / 25.5 (NACE 2.1, SBI 2025) Zerspanung", "25.6"),
        ("25.62 (NACE 2)", "25.62"), ("25.53 SBI 2025", "25.6"), ("25.5 SBI 2025", "25.6"), ("", ""),
    ):  # fmt: skip
        perform(audit_file, set_firm_text, "sector_code", typed)
        assert audit_file.audit.firm.sector_code == stored
    with using("nl"), pytest.raises(InputError, match=r"25\.6 \(NACE 2\) / 25\.5 .*; 25\.7 \(NACE 2\) / 25\.6"):
        perform(audit_file, set_firm_text, "sector_code", "25.6")
    with using("de"), pytest.raises(InputError, match=r"„Schreinnerei“\. Vielleicht: 16\.2 "):
        perform(audit_file, set_firm_text, "sector_code", "Schreinnerei")
    assert audit_file.audit.firm.sector_code == ""


def test_a_date_that_is_stated_stays(audit_file: AuditFile) -> None:
    perform(audit_file, set_audit_date, "2026-03-10")
    perform(audit_file, set_audit_date, "2026-04-11")
    assert audit_file.audit.firm.audit_date == "2026-03-10"


def test_new_roles_never_share_a_name(audit_file: AuditFile) -> None:
    names = [perform(audit_file, add_role).name for _ in range(3)]
    assert len(set(names)) == 3


def test_a_role_is_read_and_one_without_a_name_refused(audit_file: AuditFile) -> None:
    role = perform(audit_file, add_role)
    perform(audit_file, set_role_text, role, "rate_per_hour", "38–42 €/h")
    changed = audit_file.audit.roles[role.id]
    assert changed.rate_per_hour is not None
    assert (changed.rate_per_hour.low, changed.rate_per_hour.high) == (38, 42)
    with pytest.raises(InputError):
        perform(audit_file, set_role_text, changed, "name", "")


def test_seasons_are_twelve_numbers_or_none(audit_file: AuditFile) -> None:
    family = perform(audit_file, add_family)
    perform(audit_file, set_seasons, family, "1 1 1 1 1 1 1 1 1 1 1 2")
    assert [s.weight for s in audit_file.audit.seasons_of(family.id)][-1] == 2
    for wrong in ("1 2 3", "0 0 0 0 0 0 0 0 0 0 0 0"):
        with pytest.raises(InputError):
            perform(audit_file, set_seasons, family, wrong)
    perform(audit_file, set_seasons, family, "")
    assert audit_file.audit.seasons_of(family.id) == ()


def test_a_family_s_own_times_come_go_and_can_leave_a_step_out(audit_file: AuditFile) -> None:
    family = perform(audit_file, add_family)
    perform(audit_file, set_family_text, family, "demand_per_year", "2000")
    with audit_file.edit("Step") as edit:
        step = edit.put(Step(process_id=edit.put(Process(name="P")).id, name="Saw"))
    perform(audit_file, set_family_work, step.id, family.id, "45 s | 10 min | 20")
    (own,) = audit_file.audit.table(FamilyWork).values()
    assert own.cycle_time_s is not None
    assert (own.cycle_time_s.likely, own.batch_size) == (45, 20)
    perform(audit_file, set_family_work, step.id, family.id, "–")
    assert next(iter(audit_file.audit.table(FamilyWork).values())).is_skipped
    perform(audit_file, set_family_work, step.id, family.id, "")
    assert not audit_file.audit.table(FamilyWork)
    with pytest.raises(InputError):
        perform(audit_file, set_family_work, step.id, family.id, "45 s | 10 min | 0")


def test_working_days_are_counted_anew_with_the_country_until_they_are_typed(audit_file: AuditFile) -> None:
    perform(audit_file, set_country, "NL", 2026)
    perform(audit_file, set_is_counted, True, 2026)
    dutch = audit_file.audit.calendar.working_days_per_year
    perform(audit_file, set_country, "AT", 2026)
    assert audit_file.audit.calendar.working_days_per_year < dutch  # more holidays on weekdays
    perform(audit_file, set_working_time, "working_days_per_year", "230", 2026)
    perform(audit_file, set_country, "NL", 2026)
    assert audit_file.audit.calendar.working_days_per_year == 230


def test_defaults_follow_the_country_and_what_was_stated_stays(audit_file: AuditFile) -> None:
    perform(audit_file, add_role)
    stated = perform(audit_file, add_role)
    perform(audit_file, set_role_text, stated, "rate_per_hour", "45 €/h")
    with audit_file.edit("as an earlier version stored it") as edit:
        edit.put(Role(name="Old"))
    perform(audit_file, set_country, "DE-NI", 2026)
    audit = audit_file.audit
    assert audit.firm.country == "DE-NI"
    assert audit.firm.productive_hours_per_fte == default_productive_hours("DE")
    rates = [role.rate_per_hour for role in audit.roles.values()]
    assert rates == [default_rate("DE"), point(45), default_rate("DE")]
    assert perform(audit_file, add_role).rate_per_hour == default_rate("DE")
    audit_file.undo()
    audit_file.undo()
    assert audit_file.audit.firm.country == "NL"
    assert audit_file.audit.firm.productive_hours_per_fte == default_productive_hours("NL")


def test_hours_that_are_not_the_old_country_s_default_stay(audit_file: AuditFile) -> None:
    """Among them what an earlier version stored for a German firm: the Dutch default."""
    with audit_file.edit("as an earlier version stored it") as edit:
        edit.put(replace(audit_file.audit.firm, country="DE"))
    before = audit_file.audit.firm.productive_hours_per_fte
    perform(audit_file, set_country, "AT", 2026)
    assert audit_file.audit.firm.productive_hours_per_fte == before
    perform(audit_file, set_money_setting, "productive_hours_per_fte", "1778")
    perform(audit_file, set_country, "NL", 2026)
    assert audit_file.audit.firm.productive_hours_per_fte == point(1778)


@pytest.mark.parametrize(
    ("language", "typed"),
    [("de", "27.11.2026"), ("de", "27. 11. 2026"), ("nl", "27-11-2026"), ("nl", "27/11/2026"), *((code, "2026-11-27") for code in LANGUAGES)],
)  # fmt: skip
def test_a_date_is_read_as_the_language_writes_it_and_stored_as_iso(
    audit_file: AuditFile, language: str, typed: str
) -> None:
    with using(language):
        perform(audit_file, set_firm_text, "audit_date", typed)
    assert audit_file.audit.firm.audit_date == "2026-11-27"


@pytest.mark.parametrize(("language", "typed"), [("en", "03/10/2026"), ("de", "31.11.2026"), ("nl", "27-11.2026")])
def test_what_is_no_date_or_could_be_two_is_refused_with_an_example(
    audit_file: AuditFile, language: str, typed: str
) -> None:
    example = {"en": "2026-03-10", "de": "10.03.2026", "nl": "10-03-2026"}[language]
    with using(language), pytest.raises(InputError, match=re.escape(example)):
        perform(audit_file, set_firm_text, "audit_date", typed)


@pytest.mark.parametrize(
    ("key", "typed"), [("shift_length_s", "25 h"), ("shift_length_s", "0"), ("days_per_week", "8"), ("break_s", "kg")]
)
def test_a_calendar_that_fits_in_no_day_is_refused(audit_file: AuditFile, key: str, typed: str) -> None:
    with pytest.raises(InputError):
        perform(audit_file, set_working_time, key, typed, 2026)


def test_a_verb_is_called_by_the_language_in_force() -> None:
    with using("nl"):
        assert add_role.label(Audit.of()) == "Functie toevoegen"
