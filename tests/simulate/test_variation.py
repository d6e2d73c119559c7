"""How much pieces differ where a plan's machine takes handwork over: known answers, by hand."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.locale import LANGUAGES, using
from auditor.model import Audit
from auditor.phrases.simulation_notes import note_sentence
from auditor.simulate.build import build
from auditor.simulate.experiment import simulate
from auditor.simulate.notes import NoteKind
from auditor.simulate.settings import Settings
from auditor.simulate.variation import variation_after
from tests.build import point
from tests.simulate.test_map import QUICK, workshop

SETTINGS = Settings(machine_variation=0.05)


@pytest.mark.parametrize(
    ("known", "by_hand", "still_by_hand", "left"),
    [
        (0.5, 1.0, 0.4, sqrt((0.4 * 0.5) ** 2 + (0.6 * 0.05) ** 2)),
        (0.5, 1.0, 0.0, 0.05),  # the machine alone
        # By hand (0.3² − (0.5·0.05)²)½ ÷ 0.5 = 0.598 of the half that is by hand.
        (0.3, 0.5, 0.25, sqrt((0.25 * 0.5979130) ** 2 + (0.75 * 0.05) ** 2)),
        (0.02, 1.0, 0.0, 0.02),  # was steadier than machines are taken to be
        (0.3, 0.4, 0.4, 0.3),  # no handwork goes
        (0.3, 0.0, 0.0, 0.3),  # a machine of which it was said
        (0.0, 1.0, 0.5, 0.0),
    ],
)
def test_handwork_that_remains_keeps_its_variation_and_variances_add_up(
    known: float, by_hand: float, still_by_hand: float, left: float
) -> None:
    assert variation_after(known, by_hand, still_by_hand, SETTINGS) == pytest.approx(left, abs=1e-6)


@given(st.floats(0, 3), st.floats(0.01, 1), st.floats(0, 1))
def test_what_a_machine_takes_over_never_makes_pieces_differ_more(known: float, by_hand: float, kept: float) -> None:
    left = variation_after(known, by_hand, kept * by_hand, SETTINGS)
    assert 0 <= left <= known + 1e-9


def _drilled(**more: object) -> Audit:
    return workshop(Drill={"cycle_time_s": point(100), "role_id": 1, "stations": 2.0, "variation": 0.5, **more})


def test_a_plan_plays_the_automated_step_with_what_is_left_and_says_so_as_assumed() -> None:
    before = _drilled()
    after = before.replaced({"work": {2: replace(before.work(2), crew=0.4)}})
    plain = build(before, SETTINGS)
    changed = build(after, SETTINGS, like=plain)
    assert plain.net.places[plain.index[2]].contents[0].variation == 0.5
    assert changed.net.places[changed.index[2]].contents[0].variation == pytest.approx(0.2022375)
    found = simulate(before, replace(QUICK, machine_variation=0.1), after, with_doubt=False)
    (note,) = [n for n in found.notes if n.kind is NoteKind.VARIATION_TAKEN_OVER]
    assert note.is_after and note.step_ids == (2,) and note.values == {"machine": 0.1}
    for language in LANGUAGES:
        with using(language):
            assert "Drill" in note_sentence(before, note) and "10" in note_sentence(before, note)


def test_where_no_handwork_goes_the_stated_variation_stays_and_nothing_is_said() -> None:
    before = _drilled()
    for work in ({"crew": 2.0}, {"cycle_time_s": point(60)}, {"scrap": point(0.0)}):
        after = before.replaced({"work": {2: replace(before.work(2), **work)}})
        built = build(after, SETTINGS, like=build(before, SETTINGS))
        assert built.net.places[built.index[2]].contents[0].variation == 0.5
        assert NoteKind.VARIATION_TAKEN_OVER not in {n.kind for n in built.notes}


def test_what_is_assumed_of_a_step_that_is_partly_by_hand_adds_up_by_variances_too() -> None:
    audit = workshop(Drill={"cycle_time_s": point(100), "role_id": 1, "stations": 1.0, "manual_share": point(0.4)})
    built = build(audit, SETTINGS)
    assert built.net.places[built.index[2]].contents[0].variation == pytest.approx(
        sqrt((0.4 * 0.3) ** 2 + (0.6 * 0.05) ** 2)
    )
