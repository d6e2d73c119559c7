"""The calendar of a firm."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from auditor.flow.volume.working_days import countries, regions, working_days
from auditor.locale import using


def test_dutch_holidays_of_2026_on_weekdays() -> None:
    """Rijksoverheid: New Year, Easter Monday, King's Day, Ascension, Whit Monday, Christmas Day (a Friday); Boxing Day is a
    Saturday. On Good Friday most firms work."""
    found = working_days("NL", 2026, 5, 0)
    days = [day for day, _name in found.holidays]
    assert {
        date(2026, 1, 1),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
    } == set(days)
    assert found.days == 255
    assert found.weekdays == 261
    assert found.days == 261 - len(days)


def test_half_a_friday_counts_half_and_closing_days_are_taken_off() -> None:
    found = working_days("NL", 2026, 4.5, 20)
    assert found.weekdays == approx(209 + 52 / 2, abs=1)
    assert found.days == approx(found.weekdays - found.lost_to_holidays - 20)


@pytest.mark.parametrize("country", ["XX", "", "D", "Nederland", "EU"])
def test_a_country_without_known_holidays_has_none(country: str) -> None:
    assert working_days(country, 2026, 5, 0).holidays == ()
    assert regions(country) == []


def test_an_unknown_part_of_a_country_has_the_holidays_of_all_of_it() -> None:
    assert working_days("DE-XX", 2026, 5, 0) == working_days("de", 2026, 5, 0)


def test_holidays_are_named_in_the_language_in_force() -> None:
    assert "King's Day" in {name for _day, name in working_days("NL", 2026, 5, 0).holidays}
    with using("nl"):
        assert "Koningsdag" in {name for _day, name in working_days("NL", 2026, 5, 0).holidays}
    with using("de"):
        assert "Christi Himmelfahrt" in {name for _day, name in working_days("DE", 2026, 5, 0).holidays}


def test_the_states_of_germany_have_holidays_of_their_own_and_those_of_austria_have_not() -> None:
    """In 2026 on weekdays: Bavaria Epiphany and Corpus Christi more, North Rhine-Westphalia Corpus Christi; Reformation Day
    of Lower Saxony is a Saturday."""
    days = {code: working_days(code, 2026, 5, 0).days for code in ("DE", "DE-BY", "DE-NW", "DE-NI")}
    assert days == {"DE": 252 + 2, "DE-BY": 252, "DE-NW": 253, "DE-NI": 254}
    assert ("DE-NI", "Niedersachsen") in regions("DE-BY")
    assert len(regions("DE")) == 16
    assert regions("AT") == regions("NL") == regions("XX") == []


def test_countries_are_named_in_the_language_in_force() -> None:
    assert ("NL", "Netherlands") in countries()


@given(st.floats(0, 7), st.floats(0, 400), st.integers(2000, 2040))
def test_more_days_a_week_are_never_fewer_a_year(days: float, closing: float, year: int) -> None:
    fewer, more = working_days("DE", year, days, closing), working_days("DE", year, min(days + 0.5, 7), closing)
    assert 0 <= fewer.days <= more.days <= 366
