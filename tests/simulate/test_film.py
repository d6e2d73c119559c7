"""One run as a film: who waits, who is worked on, who is on the way."""

from __future__ import annotations

import pytest

from auditor.simulate.film import Film
from auditor.simulate.run import Journey

STAYS = (Journey(1, 0, 0.0, 0.0, 10.0), Journey(2, 0, 2.0, 10.0, 20.0), Journey(1, 3, 10.0, 14.0, 30.0))


def test_at_each_moment_a_job_waits_is_worked_on_or_moves() -> None:
    film = Film(STAYS)
    assert film.length_s == 30.0
    early = film.at(5.0, 2.0)
    assert (early.waiting, early.working, early.moving) == ({0: 1}, {0: 1}, ())
    moving = film.at(11.0, 2.0)
    assert moving.working == {0: 1}
    ((source, target, part),) = moving.moving
    assert (source, target) == (0, 3) and part == pytest.approx(0.5)
    assert film.at(13.0, 2.0).waiting == {3: 1}
    assert film.at(25.0, 2.0).working == {3: 1}
    assert film.at(31.0, 2.0).working == {}


def test_a_film_of_nothing_shows_nothing() -> None:
    assert Film(()).length_s == 0.0
    assert Film(()).at(1.0, 1.0).moving == ()
