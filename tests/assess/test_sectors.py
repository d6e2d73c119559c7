"""Sectors by NACE code."""

from __future__ import annotations

from auditor.assess.sectors import search, sector_of, sectors
from auditor.locale import using


def test_every_sector_has_a_name_in_each_language_and_a_code_of_its_own() -> None:
    assert all(set(s.names) == {"nl", "en", "de"} and all(s.names.values()) for s in sectors())
    assert len({s.code for s in sectors()}) == len(sectors())


def test_sectors_are_found_by_code_and_by_words_of_any_language() -> None:
    assert [s.code for s in search("25.5")] == ["25.5"]
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
