"""The floor of one run as plain lists, which is what a fast loop wants: places, people, jobs and their luck."""

from __future__ import annotations

from collections import deque
from math import inf

from auditor.errors import AuditorError
from auditor.simulate.draws import Draws
from auditor.simulate.net import Content, Kind, Net, Place, Turn

#: Work that goes on so often without any time passing is caught in a loop.
MOST_HOPS = 10_000
NOBODY = -1


class StuckLoop(AuditorError):
    """Jobs go round without any time passing.

    Attributes:
        step_id: one of the steps that they go round.
    """

    def __init__(self, step_id: int) -> None:
        super().__init__(step_id)
        self.step_id = step_id


class Floor:
    """What is where. A *row* is a place together with a product.

    Args:
        net: what is simulated.
        drawn: all chance of the run.
    """

    def __init__(self, net: Net, drawn: Draws) -> None:
        self._places(net)
        self._draws(net, drawn)
        self._jobs(net, drawn)

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
        self.pool = [p.pool if p.pool is not None else NOBODY for p in places]
        self.crew = [p.crew for p in places]
        self.failure_s = [p.failure_s for p in places]
        self.repair_s = [p.repair_s for p in places]
        self.meets_at = [p.meets_at if p.meets_at is not None else NOBODY for p in places]
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
        self.at = [NOBODY] * n
        self.since = [0.0] * n
        self.began = [0.0] * n
        self.crew_until = [0.0] * n
        self.heads = [1] * n
        self.group = [NOBODY] * n
        self.spare: list[int] = []
        self.wants_to: dict[int, int] = {}
        self.group_job: list[int] = []
        self.group_left: list[int] = []
        self.group_fork: list[int] = []
        self.group_dead: list[bool] = []
        self.waits_at: dict[tuple[int, int], list[int]] = {}


def _cumulative(shares: list[float]) -> tuple[float, ...]:
    whole, upto, found = sum(shares), 0.0, []
    for share in shares:
        upto += share / whole if whole > 0 else 1 / len(shares)
        found.append(upto)
    return tuple(found)


def _onward(places: tuple[Place, ...], to: int, product: int) -> int:
    """The first place on a way at which something happens: what only leads on to one other place is skipped."""
    for _hop in range(MOST_HOPS):
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
