"""The loop against SimPy, job by job: the same chance, another engine, the same time of leaving."""

from __future__ import annotations

from collections.abc import Generator

import pytest
import simpy
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.simulate.draws import Draws, draws
from auditor.simulate.layout import Layout
from auditor.simulate.net import Content, Kind, Net, Place, Pool, Turn, Way
from tests.rounds import rounds
from tests.simulate.truths import line, played, station

Steps = Generator[simpy.Event, object, None]
_SPAN = 300.0
#: As in engine.py, written a second time: another number of the same stream for a job that comes back.
_AGAIN = 7919


def _left(net: Net, drawn: Draws) -> dict[float, float]:
    """When each job left, by when it came in, as SimPy plays it."""
    world, layout = simpy.Environment(), Layout(net)
    stations = [simpy.Resource(world, int(p.stations)) if p.contents[0].kind is Kind.WORK else None for p in net.places]
    by_turn = net.pools[0].turn is Turn.OLDEST_JOB
    people = simpy.PriorityResource(world, int(net.pools[0].people))
    found: dict[float, float] = {}

    def leave_people(held: simpy.Event) -> Steps:
        """After whoever moves on, or takes the station, has asked for people too."""
        yield world.timeout(0)
        people.release(held)  # type: ignore[arg-type]

    def job(number: int, came: float) -> Steps:
        visits: dict[int, int] = {}
        place, asked = 0, None
        yield world.timeout(came)
        while (resource := stations[place]) is not None:
            asked = asked or resource.request()
            yield asked
            person = None
            if net.places[place].pool is not None:
                person = people.request(priority=number if by_turn else 0)
                yield person
            again = visits.get(place, 0) * _AGAIN if layout.comes_back[place] else 0
            index = (number + again) % drawn.size
            content = net.places[place].contents[0]
            yield world.timeout(content.piece_s * drawn.times[place][index])
            ways = content.ways
            to = ways[0].to if len(ways) == 1 or drawn.ways[place][index] < ways[0].share else ways[1].to
            visits[place] = visits.get(place, 0) + 1
            while net.places[to].contents[0].kind is Kind.PASS:
                at, decision = to, net.places[to].contents[0].ways
                index = (number + visits.get(at, 0) * _AGAIN) % drawn.size
                to = decision[0].to if drawn.ways[at][index] < decision[0].share else decision[1].to
                visits[at] = visits.get(at, 0) + 1
            following = stations[to]
            onward = following.request() if following is not None else None
            resource.release(asked)
            if person is not None:
                world.process(leave_people(person))
            if onward is None:
                found[came] = world.now
            place, asked = to, onward

    for number, came in enumerate(drawn.arrival_s.tolist()):
        world.process(job(number, came))
    world.run()
    return found


@pytest.mark.soak
@settings(max_examples=rounds("floors beside SimPy"), deadline=None)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from([0.3, 0.7, 1.0]), st.integers(1, 2), st.sampled_from([0.0, 0.2]), st.booleans()),
        min_size=1,
        max_size=4,
    ),
    people=st.integers(1, 3),
    turn=st.sampled_from(Turn),
    rate=st.sampled_from([0.5, 0.9]),
    decided=st.booleans(),
)
def test_every_job_leaves_when_simpy_says(
    steps: list[tuple[float, int, float, bool]], people: int, turn: Turn, rate: float, decided: bool
) -> None:
    places = [
        station(
            i + 1,
            mean,
            (Way(i + 1, 1 - again), Way(max(i - 1, 0), again)) if again else (Way(i + 1),),
            stations=count,
            pool=0 if by_hand else None,
        )
        for i, (mean, count, again, by_hand) in enumerate(steps)
    ]
    if decided:
        last = len(places)
        places.append(
            Place(step_id=last + 1, contents=(Content(kind=Kind.PASS, ways=(Way(last - 1, 0.3), Way(last + 1, 0.7))),))
        )
    net = line(rate, *places, pools=(Pool(1, people, turn=turn),))
    drawn = draws(net, 1, 0, _SPAN)
    run, expected = played(net, _SPAN, drawn=drawn), _left(net, drawn)
    assert len(run.out_done_s) > 0.1 * drawn.jobs or drawn.jobs < 10
    for came, done in zip(run.out_began_s, run.out_done_s, strict=True):
        assert done == pytest.approx(expected[came], rel=1e-9)
