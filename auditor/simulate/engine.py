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
from heapq import heappop, heappush
from math import inf

import numpy as np

from auditor.simulate.day_parts import DAY_PARTS, spread
from auditor.simulate.draws import Draws
from auditor.simulate.layout import MOST_HOPS, NOBODY, StuckLoop
from auditor.simulate.net import Kind, Net
from auditor.simulate.parting import Parting
from auditor.simulate.run import STAY, Run, Tally

#: Events by the order in which they happen at one instant.
_DAY, _CREW_FREE, _SERVED, _DELAYED, _ARRIVAL, _SAMPLE = range(6)
#: Another number of the same stream for a job that comes back; prime, so that all numbers are used.
_AGAIN = 7919
_PASS, _WORK, _DELAY, _FORK, _JOIN, _OUT = (int(kind) for kind in Kind)


class Engine(Parting):
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
        super().__init__(net, drawn)
        self.sample_s, self.samples, self.mark_every = span_s / samples, samples, max(samples // marks, 1)
        self.sampled = 0
        self.run = Run(span_s, len(net.sources), Tally.empty(len(net.places), len(net.pools)))
        self.tally = self.run.tally
        self.people_day = self.run.people_day = [0.0] * (DAY_PARTS * len(net.pools))
        self.stays: list[tuple[int, int, float, float, float]] | None = [] if follows else None
        self.today = -1
        self._day()
        if drawn.jobs:
            heappush(self.events, (self.arrival_s[0], _ARRIVAL, 0))
        heappush(self.events, (self.sample_s, _SAMPLE, 0))

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
                self._passes(place, which)
                if self._yields(place, self.first[place] + self.product[which], which):
                    to = self._next(place, which)
                    self._left(place, which)
                    self._enter(to, which)
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
                if found == NOBODY:
                    return
                job = found
            if not self._yields(place, row, job):
                return
            hops += 1
            if hops > MOST_HOPS:
                raise StuckLoop(self.step_id[place])
            to = self._next(place, job)
            self._left(place, job)
            place = to

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
        if pool == NOBODY:
            self._start(place, job)
            return
        asking = self.asking[pool]
        me = (self.number[job] if self.is_oldest_first[pool] else self.asked), job
        self.asked += 1
        if self.people_free[pool] >= self.crew[place] and (not asking or me < asking[0]):
            self.people_free[pool] -= self.crew[place]
            if self._start(place, job):
                self._free_crew(place)
        else:
            heappush(asking, me)

    def _start(self, place: int, job: int) -> bool:
        """Begin; True where the crew is free again at once, for nothing of this job needs it."""
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
        is_free = False
        if self.pool[place] != NOBODY:
            busy = self.setup_attended[row] * setup + self.attended[row] * work
            self.crew_until[job] = now + busy
            tally.people_busy[self.pool[place]] += self.crew[place] * busy
            spread(self.people_day, self.pool[place] * DAY_PARTS, self.crew[place], busy, now, self.clock.day_s)
            is_before = now + busy < now + whole  # as instants: what differs by a hair ends together
            if busy > 0 and is_before:
                heappush(self.events, (now + busy, _CREW_FREE, job))
            is_free = busy <= 0 and is_before
        heappush(self.events, (now + whole, _SERVED, job))
        return is_free

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

    def _passes(self, place: int, job: int) -> None:
        """What passes step after step without any time is caught in a loop."""
        if self.since[job] < self.now:
            self.hops[job] = 0
            return
        self.hops[job] += 1
        if self.hops[job] > MOST_HOPS:
            raise StuckLoop(self.step_id[place])

    def _served(self, job: int) -> None:
        place = self.at[job]
        row = self.first[place] + self.product[job]
        self._passes(place, job)
        with_crew = self.pool[place] != NOBODY and self.crew_until[job] >= self.now
        if self.stays is not None:
            self.stays.append((self.number[job], place, self.since[job], self.began[job], self.now))
        if self._yields(place, row, job):
            to = self._next(place, job)
            self._left(place, job)
            if self.has_limits:
                to = self._stop(to, job)
                if self._is_full(to, job):
                    if with_crew:
                        self._free_crew(place)
                    self.since[job] = self.now
                    self.blocked[to].append(job)
                    return
            self._enter(to, job)
        self.free[place] += 1
        self._serve(place)
        if with_crew:
            self._free_crew(place)

    def _stop(self, to: int, job: int) -> int:
        """The place where a job comes to after decisions alone, each taken once: it may have to wait to be let in there."""
        for _hop in range(MOST_HOPS):
            row = self.first[to] + self.product[job]
            if self.kind[row] != _PASS or self.yields[row] < 1:
                return to
            onward = self._next(to, job)
            self._left(to, job)
            to = onward
        raise StuckLoop(self.step_id[to])

    def _is_full(self, place: int, job: int) -> bool:
        """Whether a job is not let in: no station is free, and as many wait as may."""
        if self.kind[self.first[place] + self.product[job]] != _WORK:
            return False
        return self.free[place] <= 0 and len(self.queue[place]) >= self.limit[place]

    def _serve(self, place: int) -> None:
        """Give free stations to those who wait, and room in the queue to those who are not let in.

        Whoever is let in leaves a station free, which serves in its turn first: the places are a stack.
        """
        serving = [place]
        while serving:
            place = serving[-1]
            queue, blocked = self.queue[place], self.blocked[place]
            if queue and self.free[place] > 0:
                self._take_station(place, queue.popleft())
            elif blocked and (self.free[place] > 0 or len(queue) < self.limit[place]):
                behind = self._let_in(place, blocked.popleft())
                self.free[behind] += 1
                serving.append(behind)
            else:
                serving.pop()

    def _let_in(self, place: int, job: int) -> int:
        """A job goes where it was not let in; gives the place whose station it leaves."""
        behind = self.at[job]
        self.tally.blocked[behind] += self.now - self.since[job]
        self._enter(place, job)
        return behind

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
            if self._start(place, job):
                self.people_free[pool] += self.crew[place]

    def _delay(self, place: int, row: int, job: int) -> None:
        self.at[job] = place
        self.since[job] = self.now
        length = self.piece_s[row]
        until = self.clock.after(self.now, length) if self.always_on[row] else self.now + length
        self.tally.done[place] += 1
        self.tally.worked[place] += until - self.now
        if self.stays is not None:
            self.stays.append((self.number[job], place, self.now, self.now, until))
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
        if not self.is_same_each_day:
            heappush(self.events, ((self.today + 1) * self.clock.day_s, _DAY, 0))

    def _length_of_day(self) -> float:
        if self.is_same_each_day:
            return self.span_s
        return max(min(self.clock.day_s, self.span_s - self.now), 0.0)

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
        if self.stays is not None:
            self.run.stays = np.array(self.stays, dtype=STAY)
        self.run.end(self.now, array("l", (len(q) for q in self.queue)), not self.events and sum(self.run.inside) > 0)
