"""The compiled loop against that of Python: the same run to the last bit, whatever the net."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from dataclasses import fields
from math import inf
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.simulate.draws import draws
from auditor.simulate.engine import Engine
from auditor.simulate.kernel import library as kernel_library
from auditor.simulate.kernel.engine import KernelEngine
from auditor.simulate.kernel.library import LIBRARY, library
from auditor.simulate.kernel.tables import Fixed
from auditor.simulate.layout import StuckLoop
from auditor.simulate.net import Clock, Content, Kind, Law, Net, Place, Pool, Release, Source, Turn, Way
from auditor.simulate.run import Run
from tests.rounds import rounds
from tests.simulate.truths import OUT, line, station

needs_it = pytest.mark.skipif(library() is None, reason="the loop was not compiled here: python -m tools.kernel")
ROOT = Path(__file__).resolve().parents[2]
_SPAN = 400.0
#: A hair below 1, as shares that are added up come out.
_ALMOST_ALL = 0.7 + 0.2 + 0.1


def _counted(run: Run) -> dict[str, object]:
    """Everything that a run says, to be compared."""
    given = ("tally", "marks", "stays")
    found: dict[str, object] = {f.name: getattr(run, f.name) for f in fields(run) if f.name not in given}
    found["stays"] = run.stays.tobytes() if run.stays is not None else None
    found |= {name: getattr(run, name) for name in ("started", "inside", "lost", "scrapped_pieces", "area")}
    marks = [(at, sums(), area) for at, sums, area in run.marks]
    for at, tally, area in [(run.span_s, run.tally, run.area), *marks]:
        found[f"sums until {at}"] = [list(getattr(tally, f.name)) for f in fields(tally)], list(area)
    return found


def _both(net: Net, span: float = _SPAN, most: int = 10**9) -> tuple[Run, Run]:
    drawn = draws(net, 1, 0, span)
    engines: list[Any] = [Engine(net, drawn, span, follows=True), KernelEngine(Fixed(net), drawn, span, follows=True)]
    for engine in engines:
        while not engine.play(most):
            pass
    return engines[0].run, engines[1].run


@st.composite
def _contents(draw: st.DrawFn, ways: tuple[Way, ...], products: int) -> tuple[Content, ...]:
    """What a place does with each product: work of any kind, waiting, or nothing."""

    def one() -> Content:
        kind = draw(st.sampled_from([Kind.WORK, Kind.WORK, Kind.WORK, Kind.DELAY, Kind.PASS]))
        return Content(
            kind=kind,
            piece_s=draw(st.sampled_from([0.0, 0.3, 0.9, 1.7])) if kind is not Kind.PASS else 0.0,
            variation=draw(st.sampled_from([0.0, 0.4, 1.3])),
            law=draw(st.sampled_from(Law)),
            setup_s=draw(st.sampled_from([0.0, 0.5])),
            pieces_per_setup=draw(st.sampled_from([0.0, 3.0])),
            attended=draw(st.sampled_from([0.0, 0.4, _ALMOST_ALL, 1.0])),
            setup_attended=draw(st.sampled_from([0.0, 1.0])),
            yields=draw(st.sampled_from([1.0, 1.0, 0.9, 0.5])),
            is_round_the_clock=draw(st.booleans()),
            ways=ways,
        )

    return tuple(one() for _product in range(products))


@st.composite
def _nets(draw: st.DrawFn) -> Net:
    """A line with rework, or with a fork whose branches meet again; shared and part-time people, narrow queues, breakdowns."""
    products, people = draw(st.integers(1, 2)), draw(st.integers(0, 2))
    pools = tuple(
        Pool(i + 1, draw(st.sampled_from([1.0, 1.4, 3.0])), turn=draw(st.sampled_from(Turn))) for i in range(people)
    )

    def place(number: int, *ways: Way) -> Place:
        breaks = draw(st.booleans())
        return Place(
            step_id=number + 1,
            contents=draw(_contents(ways, products)),
            stations=draw(st.sampled_from([1.0, 2.0, 1.5, inf])),
            pool=draw(st.integers(0, people - 1)) if people and draw(st.booleans()) else None,
            crew=1,
            limit=draw(st.sampled_from([None, None, 1, 3])),
            failure_s=8.0 if breaks else inf,
            repair_s=1.5 if breaks else 0.0,
        )

    before = draw(st.integers(1, 3))
    places = [
        place(i, Way(i + 1, 0.8), Way(draw(st.integers(0, i)), 0.2)) if draw(st.booleans()) else place(i, Way(i + 1))
        for i in range(before)
    ]
    if draw(st.booleans()):
        fork, branches = before, draw(st.integers(2, 3))
        join = fork + branches + 1
        places.append(Place(step_id=fork + 1, contents=(Content(kind=Kind.FORK, ways=tuple(Way(fork + 1 + i) for i in range(branches))),) * products, meets_at=join))  # fmt: skip
        places += [place(fork + 1 + i, Way(join)) for i in range(branches)]
        places.append(Place(step_id=join + 1, contents=(Content(kind=Kind.JOIN, ways=(Way(join + 1),)),) * products, heads_before={fork: branches}))  # fmt: skip
    out = Place(step_id=-1, contents=(Content(kind=Kind.OUT),) * products)
    sources = tuple(
        Source(
            process_id=1,
            product=i,
            place=0,
            pieces_per_s=draw(st.sampled_from([0.5, 1.2])),
            lot=draw(st.sampled_from([1.0, 2.5])),
            release=draw(st.sampled_from(Release)),
            season=draw(st.sampled_from([(), (2.0, *[1.0] * 11)])),
        )
        for i in range(products)
    )
    clock = Clock(draw(st.sampled_from([20.0, 1e9])), draw(st.sampled_from([5.0, 4.5])), 250.0)
    return Net(clock, (*places, out), pools, sources)


@needs_it
@pytest.mark.soak
@settings(max_examples=rounds("any floor, compiled"), deadline=None, suppress_health_check=list(HealthCheck))
@given(net=_nets())
def test_the_compiled_loop_counts_what_that_of_python_counts_to_the_last_bit(net: Net) -> None:
    try:
        python, compiled = _both(net)
    except StuckLoop as stuck:
        with pytest.raises(StuckLoop) as other:
            drawn = draws(net, 1, 0, _SPAN)
            KernelEngine(Fixed(net), drawn, _SPAN).play(10**9)
        assert other.value.step_id == stuck.step_id
        return
    assert _counted(compiled) == _counted(python)


@needs_it
def test_slices_change_nothing_and_it_comes_back_after_each() -> None:
    net = line(0.7, station(1, 1.0, ()), station(2, 0.9, ()))
    whole, (_python, sliced) = _both(net), _both(net, most=7)
    assert _counted(whole[1]) == _counted(sliced)
    engine = KernelEngine(Fixed(net), draws(net, 1, 0, _SPAN), _SPAN)
    assert not engine.play(10)


@needs_it
@pytest.mark.parametrize("kind", [Kind.PASS, Kind.WORK, Kind.DELAY])
def test_a_loop_without_time_is_told_by_both_at_the_same_step(kind: Kind) -> None:
    round_trip = Place(step_id=1, contents=(Content(kind=kind, ways=(Way(1), Way(2, 0.0))),))
    back = Place(step_id=2, contents=(Content(kind=Kind.PASS, yields=0.999999, ways=(Way(0),)),))
    net = Net(
        Clock(1e12), (round_trip, back, OUT), (), (Source(process_id=1, product=0, place=0, pieces_per_s=1.0, lot=2.0),)
    )
    drawn = draws(net, 1, 0, _SPAN)
    told = []
    for engine in (Engine(net, drawn, _SPAN), KernelEngine(Fixed(net), drawn, _SPAN)):
        with pytest.raises(StuckLoop) as error:
            engine.play(100_000)
        told.append(error.value.step_id)
    assert told[0] == told[1]


@needs_it
def test_a_long_line_in_which_each_step_holds_up_the_one_before_it_is_played() -> None:
    """Whoever is let in lets in the one behind: thousands of times at one instant."""
    steps = [station(i + 1, 1.0, (), cv=0.0, limit=1) for i in range(3000)]
    slow = station(3001, 50.0, (), cv=0.0, limit=1)
    net = line(1.0, *steps, slow, release=Release.EVEN)
    python, compiled = _both(net, 400.0)
    assert _counted(compiled) == _counted(python)


@needs_it
@pytest.mark.parametrize("release", [Release.CHANCE, Release.WEEKLY])
def test_more_under_way_at_once_than_stand_in_the_list_of_the_next_come_in_the_same_order(release: Release) -> None:
    """Two hundred jobs in work at once, by the week hundreds that end at one instant; then few again."""
    cv = None if release is Release.CHANCE else 0.0
    net = line(4.0, station(1, 50.0, (), cv=cv, stations=inf), station(2, 0.2, ()), release=release, clock=Clock(20.0))
    python, compiled = _both(net)
    assert _counted(compiled) == _counted(python)
    assert python.tally.done[1] > 500


@needs_it
def test_a_library_of_another_source_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kernel_library.library.__wrapped__() is not None
    monkeypatch.setattr(kernel_library, "digest", lambda: "0" * 16)
    assert kernel_library.library.__wrapped__() is None
    monkeypatch.setattr(kernel_library, "LIBRARY", LIBRARY.with_name("none.so"))
    assert kernel_library.library.__wrapped__() is None


def _decided(kind: Kind, limit: int | None = None) -> Net:
    """Work, and a decision that sends three of ten back to it."""
    work = station(1, 1.0, (Way(1),), cv=0.0, stations=5, limit=limit)
    content = Content(kind=kind, piece_s=1.0 if kind is Kind.DELAY else 0.0, ways=(Way(0, 0.3), Way(2, 0.7)))
    source = Source(process_id=1, product=0, place=0, pieces_per_s=1.0)
    return Net(Clock(28800.0), (work, Place(step_id=2, contents=(content,)), OUT), (), (source,))


@needs_it
@pytest.mark.parametrize("limit", [None, 50])
@pytest.mark.parametrize("kind", [Kind.PASS, Kind.DELAY])
def test_who_is_sent_back_by_a_decision_has_new_luck_each_time(kind: Kind, limit: int | None) -> None:
    python, compiled = _both(_decided(kind, limit), 2000.0)
    assert _counted(compiled) == _counted(python)
    assert sum(python.inside) < 30 and len(python.out_done_s) > 1800
    assert 0.25 < 1 - len(python.out_done_s) / python.tally.done[0] < 0.35


@pytest.mark.soak
@settings(max_examples=rounds("people of any floor"), deadline=None, suppress_health_check=list(HealthCheck))
@given(net=_nets())
def test_never_are_more_people_free_than_there_are(net: Net) -> None:
    engine = Engine(net, draws(net, 1, 0, _SPAN / 4), _SPAN / 4)
    with contextlib.suppress(StuckLoop):
        while not engine.play(1):
            assert all(free <= here for free, here in zip(engine.people_free, engine.people_here, strict=True))


@needs_it
def test_people_who_are_needed_almost_to_the_end_are_free_once() -> None:
    hand = station(1, 1.0, (), stations=inf, pool=0, attended=_ALMOST_ALL)
    net = line(2.0, hand, pools=(Pool(1, 3.0),), clock=Clock(28800.0))
    full = line(4.0, hand, pools=(Pool(1, 3.0),), clock=Clock(28800.0))
    for floor in (net, full):
        python, compiled = _both(floor, 4000.0)
        assert _counted(compiled) == _counted(python)
        for run in (python, compiled):
            assert run.tally.people_busy[0] <= run.tally.people_there[0] * 1.01


_ENDS_MEANWHILE = """
import threading
from auditor.simulate.draws import draws
from auditor.simulate.kernel.engine import KernelEngine
from auditor.simulate.kernel.tables import Fixed
from tests.simulate.truths import line, station
net, began = line(1.6, *(station(i + 1, 1.0, (), stations=2) for i in range(3))), threading.Event()
engine = KernelEngine(Fixed(net), draws(net, 1, 0, 1e6), 1e6)
threading.Thread(target=lambda: (began.set(), engine.play(10**9)), daemon=True).start()
began.wait()
"""


@needs_it
def test_a_program_that_ends_while_another_thread_plays_ends_well() -> None:
    ended = subprocess.run([sys.executable, "-c", _ENDS_MEANWHILE], cwd=ROOT, check=False, capture_output=True)
    assert ended.returncode == 0, ended.stderr
