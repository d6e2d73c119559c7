"""The glossary: every word is whole, every label of it is a text of the program, and one label means one word."""

from __future__ import annotations

from collections import defaultdict

import pytest

from auditor.glossary import search, word, word_of, words
from auditor.locale import LANGUAGES, _, using
from auditor.resources import read_toml
from tools import texts

#: Texts that are translated as a label of a word is, and mean no other thing than the word.
_SAME_THING = {
    "Operator", "Pieces in a cycle", "roles", "takt time", "bottleneck", "People at once", "labour cost a year",
    "Hours freed, a year", "Paid back in, years",
}  # fmt: skip
#: Texts of the report, in which nothing is looked up.
_OF_REPORT = {"Figure", "Points"}


def msgids() -> set[str]:
    found = (message.id for message in texts.template() if message.id)
    return {text if isinstance(text, str) else text[0] for text in found}


def test_keys_are_unique() -> None:
    keys = [row["key"] for row in read_toml("glossary.toml")["word"]]
    assert len(keys) == len(set(keys)) == len(words())


def test_every_word_has_name_text_and_other_words_in_three_languages() -> None:
    for found in words():
        for texts_of in (found.names, found.texts, found.others):
            assert set(texts_of) == set(LANGUAGES), found.key
            assert all(texts_of.values()), found.key
        for language, text in found.texts.items():
            assert text.endswith("."), (found.key, language)
            assert len(text) <= 240, (found.key, language)


def test_every_label_is_a_text_of_the_program() -> None:
    known = msgids()
    assert [(found.key, text) for found in words() for text in found.labels if text not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_means_one_word_in_every_language(language: str) -> None:
    with using(language):
        meant = defaultdict(set)
        for found in words():
            for shown in (found.name, *map(_, found.labels)):
                meant[" ".join(shown.split()).casefold()].add(found.key)
    assert {shown: keys for shown, keys in meant.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_text_is_translated_as_a_label(language: str) -> None:
    labels = {text for found in words() for text in found.labels}
    with using(language):
        taken = {text for text in msgids() - labels if word_of(_(text)) is not None}
    assert taken - _SAME_THING - _OF_REPORT == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_finds_its_word(language: str) -> None:
    with using(language):
        for found in words():
            for text in found.labels:
                assert word_of(_(text).replace("{n}", "3").replace("{low}", "1").replace("{high}", "2")) is found, text


def test_what_the_glossary_does_not_have_finds_nothing() -> None:
    for text in ("", "Welding", "Cycle time of the oven", "Notes"):
        assert word_of(text) is None


def test_a_search_folds_capitals_umlauts_and_eszett() -> None:
    with using("de"):
        for typed in ("losgrösse", "LOSGRÖSSE", "losgrosse", "Losgroesse", "losgröße"):
            assert search(typed)[0] is word("batch_size"), typed
        assert search("rusten")[0] is word("set_up_time")
        assert word("available_time") in search("verfuegbar")


def test_a_search_knows_what_others_call_it_and_other_languages() -> None:
    assert search("changeover")[0] is word("set_up_time")
    assert word("payback") in search("terugverdien")
    assert search("set up")[0] is word("set_up_time")
    assert search("xyzzy") == []
    assert search("  ") == words()


def test_names_come_before_texts() -> None:
    found = search("scrap")
    assert [w.key for w in found[:2]] == ["scrap", "scrap_cost"]


def test_words_are_in_alphabetical_order_of_the_reader() -> None:
    with using("de"):
        names = [found.name for found in words()]
    assert names.index("Taktzeit") < names.index("Überstundenzuschlag") < names.index("Verfügbarkeit")
