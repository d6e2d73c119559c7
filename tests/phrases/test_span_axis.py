"""The marks along an axis of working time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Drawing, Group, String

from auditor.locale import using
from auditor.phrases.span_axis import span_marks
from auditor.report.drawings import lead_lines

_DAY = 8 * 3600.0


@pytest.mark.parametrize(
    ("widest_h", "said"),
    [
        (1.4 * 8, ["0", "0.5", "1 day"]),
        (10 * 8, ["0", "2", "4", "6", "8", "10 days"]),
        (5.1, ["0", "2", "4 h"]),
        (0.5, ["0", "10", "20", "30 min"]),
    ],
)
def test_the_marks_of_an_axis_are_round_and_the_last_names_the_unit_of_all(widest_h: float, said: list[str]) -> None:
    with using("en"):
        assert [mark.text for mark in span_marks(widest_h * 3600, _DAY)] == said


@given(st.floats(1e-3, 1e9), st.floats(3600.0, 86_400.0))
def test_marks_rise_from_the_start_and_stay_on_the_axis(widest: float, day: float) -> None:
    parts = [mark.part for mark in span_marks(widest, day)]
    assert parts[0] == 0.0 and parts[-1] <= 1.0 + 1e-6 and 2 <= len(parts) <= 7
    assert all(a < b for a, b in pairwise(parts))


def test_a_figure_of_lead_times_shows_one_unit_below_its_axis() -> None:
    """Half of 1.4 days used to stand there as 5.6 h."""
    stays = [i * 1.4 * _DAY / 100 for i in range(101)]
    with using("en"):
        drawn = lead_lines([("As it is", stays)], _DAY, 480.0).drawing
    below = [text.text for text in _strings(drawn) if text.y < 20]
    assert below == ["0", "0.5", "1 day"]


def _strings(found: Drawing | Group) -> list[String]:
    kids = found.contents
    return [text for kid in kids for text in (_strings(kid) if isinstance(kid, Group) else [kid] if isinstance(kid, String) else [])]  # fmt: skip
