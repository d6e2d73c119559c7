"""One run as a film: who waits, who is worked on, who is on the way."""

from __future__ import annotations

import numpy as np
import pytest

from auditor.simulate.film import Film
from auditor.simulate.run import STAY

STAYS = np.array([(1, 0, 0.0, 0.0, 10.0), (2, 0, 2.0, 10.0, 20.0), (1, 3, 10.0, 14.0, 30.0)], STAY)


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
    nothing = Film(np.empty(0, STAY))
    assert nothing.length_s == 0.0
    assert nothing.at(1.0, 1.0).moving == ()


def test_a_film_that_begins_later_shows_the_same_from_then_on() -> None:
    whole, later = Film(STAYS), Film(STAYS, 10.0)
    assert all(whole.at(at, 2.0) == later.at(at, 2.0) for at in (10.0, 11.0, 13.0, 25.0))
    assert later.at(5.0, 2.0).working == {}
