"""The loop that plays one run: jobs, stations, people, breakdowns and queues, event by event.

Rules, each of which a reader of the report may ask for:

- A job takes its station first, then the crew; the crew stays for the attended part, which comes first.
- At a station first come, first served. People who are asked by several steps go to the job that came in
  first (or, where their pool says so, to the one that asked first).
- At the end of an operation the job moves on first, then its station takes the next job, then people are free.
- A station breaks down only while it works, and goes on with the same job when it is repaired (Poisson failures).
- A set-up comes every so many pieces of a product; a lot stays together, and loses scrap in proportion.
- Where the queue ahead is full the job stays in its station (blocking after service).
- What starts is finished: at the end of a day work pauses, for the clock counts working time only.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import deque
from heapq import heappop, heappush
from math import inf

from auditor.errors import AuditorError
from auditor.simulate.draws import Draws
from auditor.simulate.net import Content, Kind, Net, Place, Turn
from auditor.simulate.run import Journey, Run, Tally

#: Events by the order in which they happen at one instant.
_DAY, _CREW_FREE, _SERVED, _DELAYED, _ARRIVAL, _SAMPLE = range(6)
#: Work that goes on so often without any time passing is caught in a loop.
_MOST_HOPS = 10_000
#: Another number of the same stream for a job that comes back; prime, so that all numbers are used.
_AGAIN = 7919
_NOBODY = -1
_PASS, _WORK, _DELAY, _FORK, _JOIN, _OUT = (int(kind) for kind in Kind)


class StuckLoop(AuditorError):
    """Jobs go round without any time passing.

    Attributes:
        step_id: one of the steps that they go round.
    """

    def __init__(self, step_id: int) -> None:
        super().__init__(step_id)
        self.step_id = step_id


class Engine:
    """One run of a net, played in slices so that whoever started it can look up in between.

    Args:
        net: what is simulated.
        drawn: all chance of the run.
        span_s: how long it lasts (working time, s).
        samples: how often work in progress is looked at.
        marks: how many of these samples also keep what was counted so far; divides ``samples``.
        follows: whether the way of each job is written down (for the animation).
    """

    def __init__(
        self, net: Net, drawn: Draws, span_s: float, samples: int = 400, marks: int = 50, follows: bool = False
    ) -> None:
        self.clock, self.span_s = net.clock, span_s
        self.events: list[tuple[float, int, int]] = []
        self.now = 0.0
        self._places(net)
        self._draws(net, drawn)
        self._jobs(net, drawn)
        self.sample_s, self.samples, self.mark_every = span_s / samples, samples, max(samples // marks, 1)
        self.sampled = 0
        self.run = Run(span_s, len(net.sources), Tally.empty(len(net.places), len(net.pools)))
        self.tally = self.run.tally
        self.journeys: list[Journey] | None = [] if follows else None
        self.run.journeys = self.journeys
        self.today = -1
        self._day()
        if drawn.jobs:
            heappush(self.events, (self.arrival_s[0], _ARRIVAL, 0))
        heappush(self.events, (self.sample_s, _SAMPLE, 0))

    def _places(self, net: Net) -> None:
        places = net.places
        self.step_id = [p.step_id for p in places]
        self.first = [0] * len(places)
        rows: list[Content] = []
        products: list[int] = []
        for i, place in enumerate(places):
            self.first[i] = len(rows)
            rows += place.contents
            products += range(len(place.contents))
        self.kind = [int(c.kind) for c in rows]
        self.piece_s = [c.piece_s for c in rows]
        self.setup_s = [c.setup_s if c.pieces_per_setup > 0 else 0.0 for c in rows]
        self.per_setup = [c.pieces_per_setup for c in rows]
        self.due = [1.0 if c.setup_s > 0 else 0.0 for c in rows]
        self.attended = [c.attended for c in rows]
        self.setup_attended = [c.setup_attended for c in rows]
        self.yields = [c.yields for c in rows]
        self.always_on = [c.is_round_the_clock for c in rows]
        self.ways: list[tuple[int, ...]] = [
            tuple(_onward(places, w.to, product) for w in c.ways) for c, product in zip(rows, products, strict=True)
        ]
        self.upto = [_cumulative([w.share for w in c.ways]) for c in rows]
        self.limit = [p.limit if p.limit is not None else inf for p in places]
        self.has_limits = any(p.limit is not None for p in places)
        self.pool = [p.pool if p.pool is not None else _NOBODY for p in places]
        self.crew = [p.crew for p in places]
        self.failure_s = [p.failure_s for p in places]
        self.repair_s = [p.repair_s for p in places]
        self.meets_at = [p.meets_at if p.meets_at is not None else _NOBODY for p in places]
        self.heads_before = [p.heads_before for p in places]
        self.stations = [p.stations for p in places]
        self.people = [p.people for p in net.pools]
        self.free: list[float] = [inf if p.stations == inf else 0 for p in places]
        self.capacity: list[float] = list(self.free)
        self.varying = [i for i, p in enumerate(places) if p.stations < inf and p.stations % 1]
        self.queue: list[deque[int]] = [deque() for _ in places]
        self.blocked: list[deque[int]] = [deque() for _ in places]
        self.people_free = [0] * len(net.pools)
        self.people_here = [0] * len(net.pools)
        self.asking: list[list[tuple[int, int]]] = [[] for _ in net.pools]
        self.is_oldest_first = [pool.turn is Turn.OLDEST_JOB for pool in net.pools]
        self.asked = 0
        self.is_all_day = [not pool.people % 1 for pool in net.pools]

    def _draws(self, net: Net, drawn: Draws) -> None:
        def lists(found: dict[int, object]) -> list[list[float] | None]:
            return [found[i].tolist() if i in found else None for i in range(len(net.places))]  # type: ignore[attr-defined]

        self.times, self.way_luck = lists(dict(drawn.times)), lists(dict(drawn.ways))
        self.scrap_luck = lists(dict(drawn.scrap))
        self.failures, self.repairs = lists(dict(drawn.failures)), lists(dict(drawn.repairs))
        self.presence = drawn.presence.tolist()
        loops = _in_loops(net)
        self.comes_back = [i in loops for i in range(len(net.places))]
        self.visits: dict[tuple[int, int], int] = {}

    def _jobs(self, net: Net, drawn: Draws) -> None:
        n = self.jobs = drawn.jobs
        self.size = drawn.size
        self.arrival_s, self.source = drawn.arrival_s.tolist(), drawn.source.tolist()
        self.entry = [source.place for source in net.sources]
        self.number = list(range(n))
        products = [source.product for source in net.sources]
        lots = [source.lot for source in net.sources]
        self.product = [products[i] for i in self.source]
        self.pieces = [lots[i] for i in self.source]
        self.at = [_NOBODY] * n
        self.since = [0.0] * n
        self.began = [0.0] * n
        self.crew_until = [0.0] * n
        self.heads = [1] * n
        self.group = [_NOBODY] * n
        self.spare: list[int] = []
        self.wants_to: dict[int, int] = {}
        self.group_job: list[int] = []
        self.group_left: list[int] = []
        self.group_fork: list[int] = []
        self.group_dead: list[bool] = []
        self.waits_at: dict[tuple[int, int], list[int]] = {}

    # The loop

    def play(self, most_events: int) -> bool:
        """Play on.

        Args:
            most_events: after so many it returns, to be called again.

        Returns:
            True when the run has come to its end.

        Raises:
            StuckLoop: jobs go round without any time passing.
        """
        events, span = self.events, self.span_s
        for _event in range(most_events):
            if not events or events[0][0] > span:
                self._finish()
                return True
            self.now, what, which = heappop(events)
            if what == _SERVED:
                self._served(which)
            elif what == _CREW_FREE:
                self._free_crew(self.at[which])
            elif what == _ARRIVAL:
                self._arrival(which)
            elif what == _DELAYED:
                place = self.at[which]
                if self._yields(place, self.first[place] + self.product[which], which):
                    self._enter(self._next(place, which), which)
            elif what == _DAY:
                self._day()
            else:
                self._sample()
        return False

    def _arrival(self, job: int) -> None:
        after = job + 1
        if after < self.jobs:
            heappush(self.events, (self.arrival_s[after], _ARRIVAL, after))
        source = self.source[job]
        self.run.enters(source, self.now)
        self._enter(self.entry[source], job)

    # Moving on

    def _enter(self, place: int, job: int) -> None:
        """A job comes to a place, and goes on to where something takes time."""
        hops = 0
        while True:
            row = self.first[place] + self.product[job]
            kind = self.kind[row]
            if kind == _WORK:
                self._come(place, job)
                return
            if kind == _DELAY:
                self._delay(place, row, job)
                return
            if kind == _OUT:
                self._out(job)
                return
            if kind == _FORK:
                if not self._yields(place, row, job):
                    return
                self._fork(place, row, job)
                return
            if kind == _JOIN:
                found = self._joined(place, job)
                if found == _NOBODY:
                    return
                job = found
            if not self._yields(place, row, job):
                return
            hops += 1
            if hops > _MOST_HOPS:
                raise StuckLoop(self.step_id[place])
            place = self._next(place, job)

    def _next(self, place: int, job: int) -> int:
        """Where a job goes from a place."""
        row = self.first[place] + self.product[job]
        ways: tuple[int, ...] = self.ways[row]
        if len(ways) == 1:
            return ways[0]
        luck = self.way_luck[place]
        if luck is None:
            return ways[0]
        drawn = luck[self._luck(place, job) if self.comes_back[place] else self.number[job]]
        return ways[min(bisect_right(self.upto[row], drawn), len(ways) - 1)]

    def _luck(self, place: int, job: int) -> int:
        """Which of a place's random numbers counts for a job: its own, at each return another."""
        number = self.number[job]
        if not self.comes_back[place]:
            return number
        return (number + self.visits.get((number, place), 0) * _AGAIN) % self.size

    def _left(self, place: int, job: int) -> None:
        if self.comes_back[place]:
            key = self.number[job], place
            self.visits[key] = self.visits.get(key, 0) + 1

    def _yields(self, place: int, row: int, job: int) -> bool:
        """Take scrap off; False where nothing is left of the job."""
        kept = self.yields[row]
        if kept >= 1:
            return True
        luck = self.scrap_luck[place]
        if self.pieces[job] > 1 or luck is None:
            self.run.scraps(self.source_of(job), self.pieces[job] * (1 - kept))
            self.pieces[job] *= kept
            if kept > 0:
                return True
        elif luck[self._luck(place, job)] < kept:
            return True
        else:
            self.run.scraps(self.source_of(job), self.pieces[job])
        self._left(place, job)
        self._lost(job)
        return False

    def source_of(self, job: int) -> int:
        """Where a job, or what it is a branch of, came in.

        Args:
            job: its number.

        Returns:
            index of the source.
        """
        return int(self.source[self.number[job]])

    # Working

    def _come(self, place: int, job: int) -> None:
        self.at[job] = place
        self.since[job] = self.now
        if self.free[place] > 0 and not self.queue[place]:
            self._take_station(place, job)
        else:
            self.queue[place].append(job)

    def _take_station(self, place: int, job: int) -> None:
        self.free[place] -= 1
        waited = self.now - self.since[job]
        self.tally.waited_for_station[place] += waited
        self.began[job] = self.now
        pool = self.pool[place]
        if pool == _NOBODY:
            self._start(place, job)
            return
        asking = self.asking[pool]
        me = (self.number[job] if self.is_oldest_first[pool] else self.asked), job
        self.asked += 1
        if self.people_free[pool] >= self.crew[place] and (not asking or me < asking[0]):
            self.people_free[pool] -= self.crew[place]
            self._start(place, job)
        else:
            heappush(asking, me)

    def _start(self, place: int, job: int) -> None:
        now, tally = self.now, self.tally
        row = self.first[place] + self.product[job]
        tally.waited_for_people[place] += now - self.began[job]
        times = self.times[place]
        index = self._luck(place, job) if times is not None else 0
        work = self.pieces[job] * self.piece_s[row]
        if times is not None:
            work *= times[index]
        setup = 0.0
        if self.setup_s[row] > 0:
            self.due[row] += self.pieces[job] / self.per_setup[row]
            while self.due[row] >= 1:
                self.due[row] -= 1
                setup += self.setup_s[row]
        whole = setup + work
        failures = self.failures[place]
        if failures is not None:
            whole += self._down(place, job, whole, failures)
        tally.done[place] += 1
        tally.worked[place] += work
        tally.set_up[place] += setup
        self.began[job] = now
        if self.pool[place] != _NOBODY:
            busy = self.setup_attended[row] * setup + self.attended[row] * work
            self.crew_until[job] = now + busy
            tally.people_busy[self.pool[place]] += self.crew[place] * busy
            if busy < whole:
                if busy > 0:
                    heappush(self.events, (now + busy, _CREW_FREE, job))
                    heappush(self.events, (now + whole, _SERVED, job))
                else:
                    heappush(self.events, (now + whole, _SERVED, job))
                    self._free_crew(place)
                return
        heappush(self.events, (now + whole, _SERVED, job))

    def _down(self, place: int, job: int, work: float, failures: list[float]) -> float:
        """How long the station stands still during an operation: breakdowns come by working time."""
        repairs = self.repairs[place]
        assert repairs is not None
        mean, index, down = self.failure_s[place], self._luck(place, job), 0.0
        worked = failures[index] * mean
        while worked < work:
            down += repairs[index] * self.repair_s[place]
            index = (index + _AGAIN) % self.size
            worked += failures[index] * mean
        self.tally.down[place] += down
        return down

    def _served(self, job: int) -> None:
        place = self.at[job]
        row = self.first[place] + self.product[job]
        with_crew = self.pool[place] != _NOBODY and self.crew_until[job] >= self.now
        if self.journeys is not None:
            self.journeys.append(Journey(self.number[job], place, self.since[job], self.began[job], self.now))
        goes_on = self._yields(place, row, job)
        if goes_on:
            to = self._next(place, job)
            self._left(place, job)
            ahead = self._stop(to, job) if self.has_limits else _NOBODY
            if ahead != _NOBODY and self.free[ahead] <= 0 and len(self.queue[ahead]) >= self.limit[ahead]:
                if with_crew:
                    self._free_crew(place)
                self.since[job] = self.now
                self.wants_to[job] = to
                self.blocked[ahead].append(job)
                return
            self._enter(to, job)
        self._free_station(place)
        if with_crew:
            self._free_crew(place)

    def _stop(self, to: int, job: int) -> int:
        """The next place with a limited queue that a job comes to without any time passing."""
        for _hop in range(_MOST_HOPS):
            row = self.first[to] + self.product[job]
            if self.kind[row] == _WORK:
                return to if self.limit[to] < inf else _NOBODY
            if self.kind[row] != _PASS or self.yields[row] < 1:
                return _NOBODY
            to = self._next(to, job)
        raise StuckLoop(self.step_id[to])

    def _free_station(self, place: int) -> None:
        self.free[place] += 1
        self._serve(place)

    def _serve(self, place: int) -> None:
        """Give free stations to those who wait, and room in the queue to those who are not let in."""
        queue, blocked = self.queue[place], self.blocked[place]
        while True:
            if queue and self.free[place] > 0:
                self._take_station(place, queue.popleft())
            elif blocked and (self.free[place] > 0 or len(queue) < self.limit[place]):
                self._let_in(blocked.popleft())
            else:
                return

    def _let_in(self, job: int) -> None:
        behind = self.at[job]
        self.tally.blocked[behind] += self.now - self.since[job]
        self._enter(self.wants_to.pop(job), job)
        self._free_station(behind)

    def _free_crew(self, place: int) -> None:
        pool = self.pool[place]
        self.people_free[pool] += self.crew[place]
        self._call(pool)

    def _call(self, pool: int) -> None:
        """Send free people to the jobs that ask for them, the oldest first."""
        asking = self.asking[pool]
        while asking:
            job = asking[0][1]
            place = self.at[job]
            if self.people_free[pool] < self.crew[place]:
                return
            heappop(asking)
            self.people_free[pool] -= self.crew[place]
            self._start(place, job)

    def _delay(self, place: int, row: int, job: int) -> None:
        self.at[job] = place
        length = self.piece_s[row]
        until = self.clock.after(self.now, length) if self.always_on[row] else self.now + length
        self.tally.done[place] += 1
        self.tally.worked[place] += until - self.now
        if self.journeys is not None:
            self.journeys.append(Journey(self.number[job], place, self.now, self.now, until))
        heappush(self.events, (until, _DELAYED, job))

    # Days

    def _day(self) -> None:
        """Who and what is there today: a mean of 1.8 is two on four days of five."""
        self.today += 1
        presence, first = self.presence, len(self.people)
        for pool, people in enumerate(self.people):
            here = int(people) + (1 if presence[pool][self.today] < people % 1 else 0)
            self.tally.people_there[pool] += here * self._length_of_day()
            self.people_free[pool] += here - self.people_here[pool]
            self.people_here[pool] = here
        for place in self.varying if self.today else range(len(self.stations)):
            mean = self.stations[place]
            if mean < inf:
                here = int(mean) + (1 if presence[first + place][self.today] < mean % 1 else 0)
                self.free[place] += here - self.capacity[place]
                self.capacity[place] = here
        for pool in range(first):
            self._call(pool)
        for place in self.varying:
            self._serve(place)
        if self.varying or not all(self.is_all_day):
            heappush(self.events, ((self.today + 1) * self.clock.day_s, _DAY, 0))

    def _length_of_day(self) -> float:
        if not self.varying and all(self.is_all_day):
            return self.span_s
        return max(min(self.clock.day_s, self.span_s - self.now), 0.0)

    # Branches

    def _fork(self, place: int, row: int, job: int) -> None:
        """A job becomes as many branches as there are ways; each takes its number with it."""
        ways, group = self.ways[row], len(self.group_job)
        self.group_job.append(job)
        self.group_left.append(len(ways))
        self.group_fork.append(place)
        self.group_dead.append(False)
        self.at[job] = place
        for to in ways:
            self._enter(to, self._branch(job, group))

    def _branch(self, job: int, group: int) -> int:
        if self.spare:
            branch = self.spare.pop()
        else:
            branch = len(self.at)
            for values in (self.at, self.number, self.product, self.heads, self.group):
                values.append(0)
            for floats in (self.since, self.began, self.crew_until, self.pieces):
                floats.append(0.0)
        self.number[branch], self.product[branch] = self.number[job], self.product[job]
        self.pieces[branch], self.heads[branch], self.group[branch] = self.pieces[job], 1, group
        return branch

    def _joined(self, place: int, job: int) -> int:
        """The job that goes on from a join, or :data:`_NOBODY` while branches are missing."""
        while self.group[job] != _NOBODY:
            group = self.group[job]
            fork = self.group_fork[group]
            expected = self.heads_before[place].get(fork)
            is_last = self.meets_at[fork] == place
            if expected is None and not is_last:
                return job
            if self.group_dead[group]:
                self._lost(job)
                return _NOBODY
            waiting = self.waits_at.setdefault((group, place), [])
            waiting.append(job)
            heads = sum(self.heads[other] for other in waiting)
            if len(waiting) < self.group_left[group] if is_last else heads < (expected or 0):
                return _NOBODY
            del self.waits_at[group, place]
            for other in waiting[:-1]:
                self.pieces[job] = min(self.pieces[job], self.pieces[other])
                self.spare.append(other)
            self.group_left[group] -= len(waiting) - 1
            self.heads[job] = heads
            if not is_last:
                return job
            job = self._whole(group, job)
        return job

    def _whole(self, group: int, branch: int) -> int:
        """The job whose branches have all met."""
        job = self.group_job[group]
        self.pieces[job] = self.pieces[branch]
        self.spare.append(branch)
        return job

    def _out(self, job: int) -> None:
        """A job leaves; one of several branches waits for the others without taking up anything."""
        while self.group[job] != _NOBODY:
            group = self.group[job]
            self.group_left[group] -= 1
            if self.group_left[group]:
                self.spare.append(job)
                return
            if self.group_dead[group]:
                self._gone(group, job)
                return
            job = self._whole(group, job)
        number = self.number[job]
        self.run.leaves(self.source[number], self.arrival_s[number], self.now, self.pieces[job])

    def _lost(self, job: int) -> None:
        """Nothing is left of a job; of a branch, its neighbours are of no use any more."""
        group = self.group[job]
        if group == _NOBODY:
            self.run.vanishes(self.source[self.number[job]], self.now)
            return
        self.group_dead[group] = True
        self.group_left[group] -= 1
        for place in [key[1] for key in self.waits_at if key[0] == group]:
            for other in self.waits_at.pop((group, place)):
                self.spare.append(other)
                self.group_left[group] -= 1
        if self.group_left[group]:
            self.spare.append(job)
        else:
            self._gone(group, job)

    def _gone(self, group: int, branch: int) -> None:
        self.spare.append(branch)
        self._lost(self.group_job[group])

    # What is seen

    def _sample(self) -> None:
        self.sampled += 1
        self.run.look(self.now)
        if self.sampled % self.mark_every == 0:
            self.run.mark(self.now)
        if self.sampled < self.samples:
            at = self.span_s if self.sampled == self.samples - 1 else (self.sampled + 1) * self.sample_s
            heappush(self.events, (at, _SAMPLE, self.sampled))

    def _finish(self) -> None:
        self.now = self.span_s
        self.run.end(self.now, array("l", (len(q) for q in self.queue)), not self.events and sum(self.run.inside) > 0)


def _cumulative(shares: list[float]) -> tuple[float, ...]:
    whole, upto, found = sum(shares), 0.0, []
    for share in shares:
        upto += share / whole if whole > 0 else 1 / len(shares)
        found.append(upto)
    return tuple(found)


def _onward(places: tuple[Place, ...], to: int, product: int) -> int:
    """The first place on a way at which something happens: what only leads on to one other place is skipped."""
    for _hop in range(_MOST_HOPS):
        content = places[to].contents[product]
        if content.kind is not Kind.PASS or len(content.ways) != 1 or content.yields < 1:
            return to
        to = content.ways[0].to
    raise StuckLoop(places[to].step_id)


def _in_loops(net: Net) -> set[int]:
    """The places that a job can come back to."""
    from auditor.flow.graph import graph_of, loops

    edges = {(i, way.to) for i, place in enumerate(net.places) for c in place.contents for way in c.ways}
    return set().union(*loops(graph_of(range(len(net.places)), edges)))
