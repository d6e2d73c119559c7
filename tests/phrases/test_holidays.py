"""Public holidays in the language of the reader."""

from __future__ import annotations

import pytest

from auditor.flow.volume.working_days import public_holidays, regions
from auditor.locale import using
from auditor.phrases.holidays import holiday_name


def test_holidays_are_named_in_dutch_and_german_where_the_package_is_not() -> None:
    with using("nl"):
        bavarian = {holiday_name(name) for name in public_holidays("DE-BY", 2026, "nl").values()}
        assert {"Goede Vrijdag", "Dag van de Duitse eenheid", "Sacramentsdag"} <= bavarian
    with using("de"):
        assert "Königstag" in {holiday_name(name) for name in public_holidays("NL", 2026, "de").values()}


@pytest.mark.parametrize("country", ["NL", "DE", "BE", "AT"])
@pytest.mark.parametrize("tongue", ["nl", "de"])
def test_no_holiday_is_left_in_english(country: str, tongue: str) -> None:
    for code in [country, *(code for code, _name in regions(country))]:
        for year in (2026, 2027, 2030):
            english, named = public_holidays(code, year, "en"), public_holidays(code, year, tongue)
            assert english.keys() == named.keys()
            with using(tongue):
                assert not [day for day, name in named.items() if holiday_name(name) == english[day]]


def test_several_holidays_on_one_day_and_unknown_ones_keep_their_names() -> None:
    with using("de"):
        assert holiday_name("Ascension Day; Labor Day; Town Fair") == "Christi Himmelfahrt; Tag der Arbeit; Town Fair"
