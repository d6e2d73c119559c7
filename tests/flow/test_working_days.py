"""The calendar of a firm."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from auditor.flow.volume.working_days import countries, working_days
from auditor.locale import using


def test_dutch_holidays_of_2026_on_weekdays() -> None:
    """Rijksoverheid: New Year, Good Friday is no public holiday by law, Easter Monday, King's Day, Ascension, Whit Monday,
    Christmas Day (a Friday); Boxing Day is a Saturday."""
    found = working_days("NL", 2026, 5, 0)
    days = [day for day, _name in found.holidays]
    assert {
        date(2026, 1, 1),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
    } <= set(days)
    assert date(2026, 12, 26) not in days
    assert found.weekdays == 261
    assert found.days == 261 - len(days)


def test_half_a_friday_counts_half_and_closing_days_are_taken_off() -> None:
    found = working_days("NL", 2026, 4.5, 20)
    assert found.weekdays == approx(209 + 52 / 2, abs=1)
    assert found.days == approx(found.weekdays - found.lost_to_holidays - 20)


def test_a_country_without_known_holidays_has_none() -> None:
    assert working_days("XX", 2026, 5, 0).holidays == ()


def test_holidays_are_named_in_the_language_in_force() -> None:
    assert "King's Day" in {name for _day, name in working_days("NL", 2026, 5, 0).holidays}
    with using("nl"):
        assert "Koningsdag" in {name for _day, name in working_days("NL", 2026, 5, 0).holidays}
    with using("de"):
        assert "Christi Himmelfahrt" in {name for _day, name in working_days("DE", 2026, 5, 0).holidays}


def test_countries_are_named_in_the_language_in_force() -> None:
    assert ("NL", "Netherlands") in countries()


@given(st.floats(0, 7), st.floats(0, 400), st.integers(2000, 2040))
def test_more_days_a_week_are_never_fewer_a_year(days: float, closing: float, year: int) -> None:
    fewer, more = working_days("DE", year, days, closing), working_days("DE", year, min(days + 0.5, 7), closing)
    assert 0 <= fewer.days <= more.days <= 366
