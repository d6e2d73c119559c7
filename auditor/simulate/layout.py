"""A net as plain lists, which is what a fast loop wants: what the places, ways and people are, the same in every run of it."""

from __future__ import annotations

from math import inf

from auditor.errors import AuditorError
from auditor.simulate.net import Content, Kind, Net, Place, Turn

#: Work that goes on so often without any time passing is caught in a loop.
MOST_HOPS = 10_000
#: Forks within forks without any time passing: likewise.
MOST_NESTED = 150
NOBODY = -1


class StuckLoop(AuditorError):
    """Jobs go round without any time passing.

    Attributes:
        step_id: one of the steps that they go round.
    """

    def __init__(self, step_id: int) -> None:
        super().__init__(step_id)
        self.step_id = step_id


class Layout:
    """What is where. A *row* is a place together with a product.

    Args:
        net: what is simulated.
    """

    def __init__(self, net: Net) -> None:
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
        self.varying = [i for i, p in enumerate(places) if p.stations < inf and p.stations % 1]
        self.is_oldest_first = [pool.turn is Turn.OLDEST_JOB for pool in net.pools]
        self.is_same_each_day = net.is_same_each_day
        self.entry = [source.place for source in net.sources]
        self.product_of = [source.product for source in net.sources]
        self.lot_of = [source.lot for source in net.sources]
        loops = _in_loops(net)
        self.comes_back = [i in loops for i in range(len(places))]


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
