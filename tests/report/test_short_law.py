"""What a project's page says of a law in one sentence."""

from __future__ import annotations

import pytest

from auditor.report.sections.candidate_pages import first_sentence


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
