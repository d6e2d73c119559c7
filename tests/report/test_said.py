"""The report says things as they are: what is assumed, what is not known, and what to do before anything is bought."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from auditor.exchange import read_source, store
from auditor.facts import Facts, pack_of, trying
from auditor.facts.in_force import own_day
from auditor.locale import _, long_date, using
from auditor.model import Answer, Audit, Calendar, Entity, Estimate, Firm, Flow, Process, Step, Tag, Work
from auditor.renewal.sound import check_facts
from auditor.report.section_choice import only
from auditor.report.write import report_bytes
from auditor.resources import RESOURCES
from auditor.store import AuditFile
from tests.build import confirmed
from tests.exchange.test_assumptions import log
from tests.report.test_report import pages_of

HOUR = 3600.0


def text_of(audit: Audit, *sections: str) -> str:
    """What a report of some sections says, in English, without the contents."""
    with using("en"):
        pages = pages_of(report_bytes(only(audit, sections) if sections else audit)[0])
    return " ".join("\n".join(pages).split())


def row_of(text: str, name: str, length: int = 60) -> str:
    at = text.index(name)
    return text[at : at + length]


def press_shop(*more: Entity) -> Audit:
    """A step list as it comes: times and a tag, nobody said how many are made."""
    return Audit.of(
        [
            Process(id=1, name="Brackets"),
            Step(id=1, process_id=1, name="Stamp"),
            Step(id=2, process_id=1, name="Weld"),
            Flow(id=1, process_id=1, source_id=1, target_id=2),
            Work(id=1, cycle_time_s=Estimate.point(1.0)),
            Work(id=2, cycle_time_s=Estimate.point(39.0)),
            Tag(id=1, step_id=2, name="heavy"),
            *more,
        ]
    )


def welding(*more: Entity) -> Audit:
    """Told only: hours that a cobot could take over."""
    return Audit.of(
        [
            Firm(name="Frames"),
            Process(id=1, name="P", demand_per_year=Estimate.point(100_000)),
            Step(id=1, process_id=1, name="Weld frames", task="weld"),
            Work(id=1, cycle_time_s=Estimate(200, 240, 300)),
            *more,
        ]
    )


def test_defaults_that_nobody_entered_are_assumed() -> None:
    text = text_of(press_shop(), "assumptions")
    for name in ("Working days a year 250", "Shifts a day 1", "Available time a day 7.5 h", "Discount rate 8", "Horizon 5 years"):  # fmt: skip
        assert "assumed" in row_of(text, name), name
    assert "Payback wanted within: 3 years (assumed)" in text_of(press_shop(), "firm")


def test_what_somebody_entered_is_stated() -> None:
    calendar = Calendar(working_days_per_year=240.0, shifts_per_day=2.0, shift_length_s=7 * HOUR, break_s=1200.0)
    audit = press_shop(calendar, Firm(discount_rate=0.05, payback_target_years=2.0))
    text = text_of(audit, "assumptions")
    for name in ("Working days a year 240", "Shifts a day 2", "Available time a day", "Discount rate 5"):
        assert "stated" in row_of(text, name, 45), name
    text = text_of(audit, "firm")
    assert "Payback wanted within: 2 years" in text
    assert "2 years (assumed)" not in text


def test_what_a_log_made_an_import_assume_is_printed_and_its_calendar_is_not_stated(tmp_path: Path) -> None:
    with AuditFile.create(tmp_path / "a.audit") as file:
        store(file, read_source(log(tmp_path, 84)), "Import log.csv")
        audit = file.audit
    text = text_of(audit, "assumptions")
    assert "What the import assumed" in text
    assert "Each step counts as many operators as the log names at once" in text
    assert "assumed" in row_of(text, f"Working days a year {audit.calendar.working_days_per_year:.0f}")
    assert "assumed" in row_of(text, "Yearly demand: log")


def test_without_a_demand_there_is_no_plan_and_no_row_of_dashes_and_what_is_missing_is_said() -> None:
    text = text_of(press_shop())
    assert "The plan" not in text
    assert "worth its money" not in text
    assert "– labour hours a year in the map" not in text
    assert "labour hours a year in the map" not in text
    assert "It is not known yet how often the work is done" in text
    assert "1 step is repetitive; what it takes of the labour hours is not known." in text
    assert "0%" not in row_of(text, "step is repetitive", 120)
    assert "its hours are not known" in text


def test_the_summary_begins_with_how_the_figures_are_known() -> None:
    text = text_of(welding(), "summary")
    assert "0 measured" in text
    assert "of the hours rest on guesses" in text
    assert text.index("How sure this is") < text.index("What to find out first")


def test_told_only_the_next_step_is_to_look_and_never_a_pilot() -> None:
    text = text_of(welding(), "summary", "plan")
    assert "Go and time this step: Weld frames." in text
    assert "Begin with a pilot" not in text
    assert "begins with a pilot" not in text
    answered = text_of(confirmed(welding(Answer(id=1, step_id=1, criterion="feeding", level=4))), "summary", "plan")
    assert "Begin with a pilot" in answered
    assert "Go and time" not in answered
    assert "a first sketch" not in answered


@pytest.mark.parametrize("language", ["nl", "de"])
def test_the_same_in_other_languages_without_english(language: str) -> None:
    with using(language):
        pages = pages_of(report_bytes(only(welding(), ["summary", "plan", "assumptions"]))[0])
    text = " ".join("\n".join(pages).split())
    for english in ("measured", "rest on guesses", "Go and time", "Nothing has been measured", "nobody entered"):
        assert english not in text


def test_a_changed_default_is_told_at_once() -> None:
    audit = press_shop()
    changed = audit.replaced({"calendar": {1: replace(audit.calendar, working_days_per_year=249.0)}})
    assert "stated" in row_of(text_of(changed, "assumptions"), "Working days a year 249")


@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_the_summary_of_the_sample_is_one_page_that_ends_with_the_next_step(sample: Audit, language: str) -> None:
    with using(language):
        pages = pages_of(report_bytes(only(sample, ["summary"]))[0])
        title = _("Next step")
    assert len(pages) == 2  # the cover, and the summary
    assert title in pages[-1]


def test_it_says_as_of_when_its_facts_are_and_what_a_pack_writes_is_text() -> None:
    assert f"support as of {long_date(own_day())}, as supplied with the program" in text_of(press_shop(), "method")
    cobot = (RESOURCES / "catalogue" / "welding_cobot.toml").read_text("utf-8")
    named = cobot.replace('"Welding cobot"', '"<b>Cobot & {co}</b> %s"')
    pack = pack_of(date(2031, 2, 1), ["A test"], {"catalogue/welding_cobot.toml": named})
    with trying(Facts(own_day(), pack)):
        check_facts()
        text = text_of(welding())
    assert f"as of 1 February 2031, from an imported pack ({pack.fingerprint})" in text
    assert "<b>Cobot & {co}</b> %s" in text
