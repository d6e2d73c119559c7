"""What a figure rests on is said in the reader's language."""

from __future__ import annotations

import pytest

from auditor.assess import catalogue
from auditor.assess.registry import Grade, Ground
from auditor.locale import LANGUAGES, using
from auditor.phrases.evidence import evidence_sentence, known_by, payback_warning
from auditor.terms import grade_label

TEXTS = dict.fromkeys(LANGUAGES, "read somewhere")


@pytest.mark.parametrize(
    ("ground", "said"),
    [
        (Ground(TEXTS, True, Grade.VENDOR_PRICE, 2026), "supplier's price, 2026"),
        (Ground(TEXTS, True, Grade.VENDOR_CLAIM), "supplier's claim, undated"),
        (Ground(TEXTS, False), "our own estimate"),
        (Ground(TEXTS, True, Grade.FIRM), "stated by the firm"),
    ],
)
def test_the_kind_of_source_stands_with_its_year(ground: Ground, said: str) -> None:
    with using("en"):
        assert known_by(ground) == said


@pytest.mark.parametrize("grade", list(Grade))
def test_every_grade_has_a_name_of_its_own_in_every_language(grade: Grade) -> None:
    for language in LANGUAGES:
        with using(language):
            named = [grade_label(g.value) for g in Grade]
            assert named.count(grade_label(grade.value)) == 1


def test_a_technology_says_its_weakest_ground_and_suppliers_are_set_against_a_handbook() -> None:
    with using("en"):
        assert "press" in evidence_sentence(catalogue()["welding_cobot"])
        assert "three to four" in payback_warning()
    with using("nl"):
        assert "drie tot vier" in payback_warning()
    with using("de"):
        assert "drei bis vier" in payback_warning()
