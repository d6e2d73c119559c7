"""The manual: a text for every page, the same in every language, and found by what people type."""

from __future__ import annotations

import re

import pytest

from auditor.glossary import words
from auditor.locale import LANGUAGES, set_language, using
from auditor.manual import PLACEHOLDER, contents, page, page_for, plain, search, text_of
from tools.manual import MANUAL, document
from ui.help.manual_values import manual_values
from ui.stages import STAGES

KEYS = [entry.key for entry in contents()]
TRANSLATED = [(code, key) for code in LANGUAGES for key in KEYS if code != "en" and text_of(key, code) is not None]
LINK = re.compile(r"\]\(([^)]*)\)")
WORDS = re.compile(r"`[^`]*`")


def stored(key: str, code: str = "en") -> str:
    text = text_of(key, code)
    assert text is not None, (key, code)
    return text


def anchors(text: str) -> list[str]:
    return re.findall(r"^##+ .*\{#([\w-]+)\}$", text, re.MULTILINE)


def shape(text: str) -> dict[str, object]:
    """What is the same in every language."""
    lines = text.split("\n")
    return {
        "headings": [(line.split(" ")[0]) for line in lines if line.startswith("#")],
        "anchors": anchors(text),
        "tables": sum(line.startswith("|---") for line in lines),
        "rows": sum(line.startswith("|") for line in lines),
        "list": sum(line.startswith("- ") for line in lines),
        "code": len(WORDS.findall(text)),
        "placeholders": sorted(PLACEHOLDER.findall(text)),
        "links": sorted(LINK.findall(text)),
    }


def test_every_page_of_the_window_has_its_page() -> None:
    assert {entry.belongs_to for entry in contents()} - {""} == {"home", *(stage.key for stage in STAGES)}
    assert all(page_for(stage.key) == stage.key for stage in STAGES)


def test_every_tab_has_a_heading_of_its_own() -> None:
    for stage in STAGES:
        assert {tab.key for tab in stage.tabs} <= set(anchors(stored(page_for(stage.key)))), stage.key


def test_keys_and_anchors_are_unique_and_every_page_is_written() -> None:
    assert len(KEYS) == len(set(KEYS))
    for key in KEYS:
        found = anchors(stored(key))
        assert len(found) == len(set(found)) == len(re.findall(r"^##", stored(key), re.MULTILINE)), key


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_begins_with_what_one_does_there(code: str) -> None:
    for key in KEYS:
        text = text_of(key, code)
        if text is not None:
            head = text.split("\n\n")[0].split("\n")
            assert 2 <= len(head) <= 4, key
            assert not any(line.startswith(("#", "|", "- ", "{")) for line in head), key


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_line_of_a_sum_becomes_a_list(code: str) -> None:
    for key in KEYS:
        assert not re.findall(r"^ *[+*] ", text_of(key, code) or "", re.MULTILINE), key


@pytest.mark.parametrize("code", LANGUAGES)
def test_everything_that_is_left_open_is_filled_in(code: str) -> None:
    with using(code):
        values = manual_values()
        for key in KEYS:
            assert not PLACEHOLDER.findall(page(key, values).markdown), key
    used = {name for key in KEYS for name in PLACEHOLDER.findall(stored(key))}
    assert used == set(values)


def test_every_link_leads_somewhere() -> None:
    tabs = {stage.key: {"", *(tab.key for tab in stage.tabs)} for stage in STAGES} | {"home": {""}}
    terms = {word.key for word in words()}
    for key in KEYS:
        for link in LINK.findall(stored(key)):
            kind, _colon, where = link.partition(":")
            if kind == "page":
                stage, _dot, tab = where.partition(".")
                assert tab in tabs[stage], link
            elif kind == "manual":
                there, _hash, anchor = where.partition("#")
                assert there in KEYS and (not anchor or anchor in anchors(stored(there))), link
            else:
                assert kind == "term" and where in terms, link


@pytest.mark.parametrize(("code", "key"), TRANSLATED)
def test_a_translation_has_the_same_headings_tables_code_and_links(code: str, key: str) -> None:
    assert shape(stored(key, code)) == shape(stored(key))


def test_every_page_is_written_in_every_language() -> None:
    assert [(code, key) for code in LANGUAGES for key in KEYS if text_of(key, code) is None] == []


def test_the_document_is_what_the_pages_say_today() -> None:
    assert MANUAL.read_text("utf-8") == document(), "python -m tools.manual writes it anew"


def test_links_of_the_document_lead_to_its_headings() -> None:
    text = document()
    made = {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in re.findall(r"^#+ (.*)$", text, re.MULTILINE)}
    linked = {link.removeprefix("#") for link in LINK.findall(text)}
    assert {re.sub(r"-\d+$", "", link) for link in linked} <= made


def test_a_page_that_is_not_translated_is_shown_in_english_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    english = stored("map")
    monkeypatch.setattr("auditor.manual.text_of", lambda _key, code: english if code == "en" else None)
    set_language("nl")
    shown = page("map")
    assert (shown.language, shown.title) == ("en", "Kaart")
    assert "Engels" in shown.sections[0].text
    assert "Draw how the work runs" in shown.sections[0].text


def test_search_wants_every_word_and_minds_neither_capitals_nor_accents(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {
        "map": "Die Straße führt\nzum Büro.\n\n## Größe {#size}\n\nNichts.",
        "plan": "Die Straße.\n\n## Rest {#rest}\n\nNichts.",
    }
    monkeypatch.setattr("auditor.manual.text_of", lambda key, _code: texts.get(key, "x\ny"))

    def found(query: str) -> list[tuple[str, str]]:
        return [(hit.key, hit.heading) for hit in search(query)]

    assert found("STRASSE buro") == [("map", "Map")]
    assert found("strasse") == [("map", "Map"), ("plan", "Plan")]
    assert found("groesse") == found("größe") == [("map", "Größe")]
    assert found("strasse nirgends") == found("") == found("  ") == []


def test_a_title_goes_before_a_heading_and_a_heading_before_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"home": "To the report.\nx", "check": "x\ny\n\n## A report {#a}\n\nNothing."}
    monkeypatch.setattr("auditor.manual.text_of", lambda key, _code: texts.get(key, "x\ny"))
    assert [(hit.key, hit.number) for hit in search("report")] == [("report", 0), ("check", 1), ("home", 0)]


def test_words_that_stand_apart_on_a_page_find_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "auditor.manual.text_of",
        lambda key, _code: "x\ny\n\n## One {#a}\n\nbread\n\n## Two {#b}\n\nbutter" if key == "map" else "x",
    )
    assert [(hit.key, hit.heading) for hit in search("butter bread")] == [("map", "One")]


def test_a_hit_shows_what_stands_around_it() -> None:
    hit = next(hit for hit in search("Wilson") if hit.key == "measure")
    assert (hit.title, hit.heading) == ("Measure", "Work sampling")
    assert "Wilson's 95 %" in hit.excerpt
    assert len(hit.excerpt) <= 160


def test_what_is_read_has_no_signs_of_markdown() -> None:
    assert plain("**Bold** and *slanted*, `code`, a [link](page:map)\n- item") == "Bold and slanted, code, a link item"
    assert plain("| a | b |\n|---|---|\n| `1` | 2 |") == "a · b; 1 · 2;"
    assert plain("hours × (1 + growth)^(t − 1), a_b_c, 2 * 3") == "hours × (1 + growth)^(t − 1), a_b_c, 2 * 3"
