"""Sectors by NACE code."""

from __future__ import annotations

import pytest

from auditor.assess import sector_division
from auditor.assess.sector_search import search
from auditor.assess.sectors import coded, sector_of, sectors, sectors_of_2025
from auditor.locale import using


def test_every_sector_has_a_name_in_each_language_and_a_code_of_its_own() -> None:
    assert all(set(s.names) == {"nl", "en", "de"} and all(s.names.values()) for s in sectors())
    assert len({s.code for s in sectors()}) == len(sectors())


def test_sectors_are_found_by_code_and_by_words_of_any_language() -> None:
    assert [s.code for s in search("16.2")] == ["16.2"]
    assert {s.code for s in search("25")} == {"25.1", "25.2", "25.3", "25.4", "25.5", "25.6", "25.7", "25.9"}
    assert "25.6" in {s.code for s in search("oppervlaktebehandeling")}
    assert [s.code for s in search("metal windows")] == ["25.1"]
    assert search("no such trade") == ()


def test_a_finer_code_belongs_to_its_group() -> None:
    sector = sector_of("25.11")
    assert sector is not None
    with using("nl"):
        assert sector.name == "Metalen constructies, ramen en deuren"
    assert sector_of("") is None


@pytest.mark.parametrize(
    ("code", "division"),
    [
        ("25.6", "25"), ("256", "25"), ("25", "25"), ("25.62", "25"), ("25.62.1", "25"), ("25621", "25"), ("01", "01"),
        (" 10.7 ", "10"), ("", None), ("metal", None), ("2", None), ("00", None), ("25 people", None), ("3D", None),
        ("1999-12", None),
    ],
)  # fmt: skip
def test_the_division_of_a_code_and_of_no_other_text(code: str, division: str | None) -> None:
    assert sector_division(code) == division


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("25.3", "25.2"), ("25.4", "25.3"), ("25.5", "25.4"), ("25.6", "25.5"), ("25.7", "25.6"), ("26.8", "26.7"),
        ("14.1", "14.2"), ("14.3", "14.1"), ("45", "95.3"),
    ],
)  # fmt: skip
def test_a_code_of_2025_leads_to_the_sector_that_had_another_code(old: str, new: str) -> None:
    assert old in {s.code for s in sectors_of_2025(new)}
    assert old in {s.code for s in sectors_of_2025(new + "0")}


def test_most_codes_mean_the_same_in_both_schemes_and_are_shown_bare() -> None:
    for code in ("10.7", "16.2", "25.1", "31.0", "33.2", "62"):
        (sector,) = sectors_of_2025(code)
        assert sector.code == code
        assert coded(code, sector) == code


def test_a_code_that_means_two_things_is_shown_with_its_schemes() -> None:
    shown = {code: coded(code, sector) for code in ("25.2", "25.6", "25.62", "45") if (sector := sector_of(code))}
    assert shown == {
        "25.2": "25.2 (NACE 2) / 25.2 (NACE 2.1, SBI 2025)",  # the new one holds steam boilers too
        "25.6": "25.6 (NACE 2) / 25.5 (NACE 2.1, SBI 2025)",
        "25.62": "25.62 (NACE 2) / 25.5 (NACE 2.1, SBI 2025)",
        "45": "45 (NACE 2) / 46.7, 47.8, 95.3 (NACE 2.1, SBI 2025)",
    }


def test_an_office_a_packer_and_a_fitter_have_sectors_to_choose() -> None:
    assert {"43.3", "62", "69", "70", "71", "82.9"} <= {s.code for s in sectors()}
    sector = sector_of("43.32")
    assert sector is not None
    assert sector.code == "43.3"


def test_makers_have_everyday_words_in_every_language() -> None:
    twelve = (
        "10.1 10.2 10.5 10.7 10.8 11.0 13.9 14.1 16.2 17.2 18.1 22.2 25.1 25.6 25.9 26.1 27.1 28.2 28.3 28.9 30.1 31.0"
    )
    for code in (*twelve.split(), "33.1", "33.2", "43.3", "82.9", "62", "69", "70", "71"):
        sector = sector_of(code)
        assert sector is not None
        assert all(len(words) >= 2 for words in sector.everyday.values()), code


def test_a_new_code_is_listed_only_where_it_differs() -> None:
    assert all(sector.new_codes != (sector.code,) for sector in sectors())
