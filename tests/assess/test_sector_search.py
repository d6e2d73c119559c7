"""Sectors found by everyday words of three languages and by codes of both schemes, in the order of likelihood."""

from __future__ import annotations

import pytest

from auditor.assess.sector_search import meant, nearest, search, why_found
from auditor.assess.sectors import sectors
from auditor.folding import folded
from auditor.locale import using

TRADES = {
    "Schreinerei": "16.2 31.0", "Schreiner": "16.2 31.0", "Tischler": "16.2 31.0", "Tischlerei": "16.2 31.0",
    "timmer": "16.2", "timmerfabriek": "16.2", "Treppen": "16.2", "Treppenbau": "16.2", "Zimmerei": "16.2 43",
    "kozijnen": "16.2 25.1", "Fensterbau": "16.2 22.2 25.1", "meubelmaker": "31.0", "interieurbouw": "31.0",
    "Küchen": "31.0", "Küchenbau": "31.0", "Bäckerei": "10.7", "Bäck": "10.7", "bakker": "10.7", "Konditorei": "10.7",
    "Metzger": "10.1", "Metzgerei": "10.1", "Fleischer": "10.1", "slager": "10.1", "Brauerei": "11.0",
    "Käserei": "10.5", "kaasmakerij": "10.5", "Molkerei": "10.5", "Schlosser": "25.1", "Metallbau": "25.1",
    "lasserij": "25.1", "plaatwerk": "25.9", "Dreherei": "25.6", "CNC": "25.6", "verspaning": "25.6",
    "Lackier": "25.6", "Lackiererei": "25.6", "Pulverbeschichtung": "25.6", "poedercoaten": "25.6",
    "Spritzguss": "22.2", "spuitgieten": "22.2", "Schaltschrank": "27.1", "Schaltschrankbau": "27.1",
    "kastenbouw": "27.1", "paneelbouw": "27.1", "Näherei": "13.9 14.1", "naaiatelier": "13.9 14.1",
    "Druckerei": "18.1", "drukkerij": "18.1", "machinebouw": "28.1 28.9", "Orgelbau": "32.2", "Bootsausbau": "30.1",
    "Polsterei": "31.0", "Werbetechnik": "18.1", "Landtechnik": "28.3", "Feinkost": "10.8", "printplaten": "26.1",
    "onderhoud": "33.1", "Instandhaltung": "33.1", "Inbetriebnahme": "33.2", "commissioning": "33.2",
    "joinery": "16.2", "bakery": "10.7", "machining": "25.6", "sheet metal": "25.9", "kantoor": "62 69 70 71",
    "Büro": "62 69 70 71", "Lohnverpacker": "82.9", "Bautischlerei": "43.3",
}  # fmt: skip


def codes(text: str) -> list[str]:
    return [sector.code for sector in search(text)]


@pytest.mark.parametrize("language", ["nl", "en", "de"])
@pytest.mark.parametrize("word", TRADES)
def test_a_trade_is_found_first_by_its_everyday_word_in_whatever_language(word: str, language: str) -> None:
    expected = TRADES[word].split()
    with using(language):
        found = codes(word)
        assert set(expected) <= set(found)
        assert found[0] in expected
        assert {s.code for s in meant(word)} & set(expected)


@pytest.mark.parametrize("text", ["Bäckerei", "Baeckerei", "Backerei", "BÄCKEREI", "bäckerei ", "Bäckereien"])
def test_umlauts_capitals_and_plurals_do_not_matter(text: str) -> None:
    assert [s.code for s in meant(text)] == ["10.7"]


def test_sharp_s_accents_and_hyphens_are_folded() -> None:
    assert folded("Gießerei") == folded("GIESSEREI") == "giesserei"
    assert folded("co-packing pâté") == "co packing pate"
    assert "24.5" in codes("Giesserei")
    assert [s.code for s in meant("bakkers")] == ["10.7"]


def test_one_letter_finds_beginnings_of_words_only_and_says_which() -> None:
    with using("de"):
        found = search("M")
        assert found[0].code == "10.1"
        order = [sector.code for sector in found]
        assert order.index("10.3") > order.index("31.0")  # furniture is called so, fruit and vegetables only Marmelade
        for sector in found:
            shown = folded(f"{sector.name} {why_found(sector, 'M')}").split()
            assert any(word.startswith("m") for word in shown), sector
        assert why_found(found[0], "Metzg") == "Metzgerei"


def test_beginnings_come_before_middles() -> None:
    assert codes("bakker") == ["10.7", "23.4"]  # pottenbakker
    assert codes("bakker")[0] == codes("bak")[0] == "10.7"


def test_codes_that_clash_are_both_found_and_a_scheme_decides() -> None:
    assert [s.code for s in meant("25.6")] == ["25.6", "25.7"]
    assert [s.code for s in meant("25.53")] == ["25.5", "25.6"]
    assert {"25.5", "25.6"} <= set(codes("25.5"))
    for text in ("25.5 SBI 2025", "25.5 (NACE 2.1, SBI 2025)", "25.53 NACE Rev. 2.1", "255 wz 2025"):
        assert [s.code for s in meant(text)] == ["25.6"]
    for text in ("25.5 NACE 2", "25.50 SBI 2008", "25.5 (NACE Rev. 2)"):
        assert [s.code for s in meant(text)] == ["25.5"]
    assert [s.code for s in meant("25.7")] == ["25.7"]
    assert {"45", "46"} == {s.code for s in meant("46.71")}


def test_a_line_of_the_list_means_its_sector_in_every_language() -> None:
    for language in ("nl", "en", "de"):
        with using(language):
            for sector in sectors():
                assert [s.code for s in meant(sector.label)] == [sector.code]


def test_what_nothing_matches_has_nearest_sectors_or_none() -> None:
    assert search("Schreinnerei") == ()
    assert [s.code for s in nearest("Schreinnerei")] == ["16.2", "31.0"]
    assert nearest("timmerbedrijf")[0].code == "16.2"
    assert nearest("Metallbaubetrieb")[0].code == "25.1"
    assert nearest("unicorns") == ()


def test_every_everyday_word_finds_its_sector_among_those_that_are_called_so() -> None:
    for sector in sectors():
        for words in sector.everyday.values():
            assert len({folded(word) for word in words}) == len(words), sector
            for word in words:
                assert sector in meant(word), word
