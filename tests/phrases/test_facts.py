"""How old the program and its facts are, in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from auditor import made
from auditor.facts import Facts, pack_of
from auditor.locale import using
from auditor.made import made_on, note_of
from auditor.phrases.facts import age, facts_line, is_old, program_line, why_not

TODAY = date(2028, 3, 1)


@pytest.mark.parametrize(
    ("days", "said"),
    [(-1, ""), (0, "of today"), (1, "1 day old"), (59, "59 days old"), (60, "2 months old"), (730, "23 months old"), (731, "2 years old"), (1500, "4 years old")],
)  # fmt: skip
def test_age_is_said_in_the_unit_that_one_would_use(days: int, said: str) -> None:
    assert age(TODAY - timedelta(days=days), TODAY) == said


def test_the_program_says_how_old_it_is_where_it_was_packed_and_its_clock_is_right() -> None:
    assert program_line("1.2", date(2028, 1, 1), TODAY) == "Version 1.2 of 1 January 2028: 2 months old."
    assert program_line("1.2", date(2029, 1, 1), TODAY) == "Version 1.2 of 1 January 2029."
    assert "no date" in program_line("1.2", None, TODAY)
    with using("de"):
        assert program_line("1.2", date(2027, 1, 1), TODAY) == "Version 1.2 vom 1. Januar 2027: 14 Monate alt."


def test_the_note_of_the_packing_is_read_back(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    note = tmp_path / "made.json"
    monkeypatch.setattr(made, "NOTE", note)
    assert made_on() is None
    note.write_text(note_of(TODAY))
    assert made_on() == TODAY
    note.write_text('{"date": "yesterday"}')
    assert made_on() is None


def test_facts_say_where_they_come_from_and_when_to_doubt_them() -> None:
    own = Facts(date(2027, 6, 1))
    pack = pack_of(date(2028, 2, 1), ["me"], {"law.toml": "x = 1"})
    assert facts_line(own) == "Catalogue, law and support as of 1 June 2027, as supplied with the program."
    renewed = Facts(own.own_day, pack)
    assert f"as of 1 February 2028, from an imported pack ({pack.fingerprint})" in facts_line(renewed)
    assert is_old(own, TODAY) and not is_old(renewed, TODAY)
    assert "imported pack of 1 February 2028 is no newer" in why_not(Facts(TODAY, older=pack))
    assert why_not(renewed) == ""
