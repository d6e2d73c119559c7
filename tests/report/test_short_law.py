"""What a project's page says of a law in one sentence."""

from __future__ import annotations

import pytest

from auditor.assess import catalogue
from auditor.assess.law import legal_points
from auditor.phrases.law import first_sentence, short_law


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Gilt ab 20. Januar 2027 anstelle der Richtlinie. Mehr dazu.", "Gilt ab 20. Januar 2027 anstelle der Richtlinie."),
        ("Applies from 20 January 2027. More of it.", "Applies from 20 January 2027."),
        ("See art. 4 of it (article 4). More of it.", "See art. 4 of it (article 4)."),
        ("One sentence only.", "One sentence only."),
    ],
)  # fmt: skip
def test_a_date_or_an_abbreviation_does_not_end_the_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("DE-NI", "issuing from 1 January 2027 with a turnover above €800,000, from 1 January 2028 everybody"),
        ("BE", "since 1 January 2026, through Peppol"),
        ("NL", "Whether it becomes compulsory within the Netherlands too"),
    ],
)
def test_what_the_firms_own_country_says_is_told_first_and_in_full(country: str, said: str) -> None:
    (point,) = (p for p in catalogue()["e_invoicing"].legal_points_in(country) if p.key == "einvoice")
    text = short_law(point)
    assert said in text
    assert "1 July 2030" in text
    assert text.index(said) < text.index("1 July 2030")


def test_what_holds_in_one_country_only_is_not_told_twice() -> None:
    point = legal_points("NL")["risk_assessment"]
    assert short_law(point) == point.text


def test_where_the_country_adds_nothing_the_law_of_the_union_stands_alone() -> None:
    point = legal_points("AT")["einvoice"]
    assert point.own_text == ""
    assert short_law(point) == first_sentence(point.text)
