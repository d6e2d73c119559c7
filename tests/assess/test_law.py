"""Legal points: dated, sourced, in three languages, and only those of the firm's country."""

from __future__ import annotations

import re

import pytest

from auditor.assess import catalogue
from auditor.assess.law import law_for, legal_keys, legal_points
from auditor.assess.readiness import thresholds
from auditor.locale import LANGUAGES


@pytest.mark.parametrize("country", ["", "NL", "DE-BY", "BE", "AT"])
def test_every_point_has_month_source_and_words(country: str) -> None:
    for key, point in legal_points(country).items():
        assert point.key == key
        assert re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", point.as_of)
        assert point.source
        assert point.thresholds <= {t.key for t in thresholds()}
        assert all(point.names[code] for code in LANGUAGES)
        assert len({point.texts[code] for code in LANGUAGES}) == len(LANGUAGES)


def test_the_dates_are_those_in_force() -> None:
    points = {key: point.texts["en"] for key, point in legal_points("DE").items()}
    for key, dates in {
        "machinery": ("20 January 2027", "20 October 2026", "3(16)"),
        "ai_act": ("29 June 2026", "2 December 2027", "2 August 2028", "2 August 2026", "support the development"),
        "data_act": ("12 September 2025", "12 September 2026"),
        "cyber_resilience": ("11 September 2026", "11 December 2027"),
        "einvoice": ("1 January 2027", "€800,000", "1 January 2028", "1 July 2030", "1 January 2026"),
        "gdpr": ("article 35",),
        "works_council": ("87(1) no. 6", "90(1) no. 3"),
    }.items():
        assert all(date in points[key] for date in dates), key
    assert "under revision" not in points["ai_act"]


def test_a_law_of_one_country_is_not_told_in_another() -> None:
    assert "From 50 people" in legal_points("NL")["works_council"].texts["en"]
    assert "WOR" not in legal_points("DE")["works_council"].texts["en"]
    assert "works_council" not in legal_points("BE")
    assert "risk_assessment" in legal_points("NL")
    assert "risk_assessment" not in legal_points("DE")
    assert "authority's list" in legal_points("NL")["gdpr"].texts["en"]
    assert "authority's list" not in legal_points("DE")["gdpr"].texts["en"]


def test_weak_safety_points_to_the_machinery_regulation_and_weak_people_to_the_council() -> None:
    assert "machinery" in {point.key for point in law_for("safety", "AT")}
    assert {point.key for point in law_for("people", "DE")} == {"works_council"}
    assert law_for("people", "AT") == ()


@pytest.mark.parametrize("country", ["", "NL", "DE", "BE"])
def test_technologies_name_points_that_there_are(country: str) -> None:
    for technology in catalogue().values():
        assert set(technology.law_keys) <= legal_keys()
        assert technology.legal_points_in(country) == tuple(
            legal_points(country)[key] for key in technology.law_keys if key in legal_points(country)
        )
