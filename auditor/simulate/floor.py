"""The floor of one run: what is where, who waits, and the luck of each job, as plain lists."""

from __future__ import annotations

from collections import deque
from math import inf

from auditor.simulate.draws import Draws
from auditor.simulate.layout import NOBODY, Layout
from auditor.simulate.net import Net


class Floor(Layout):
    """A layout with everything that changes while a run is played.

    Args:
        net: what is simulated.
        drawn: all chance of the run.
    """

    def __init__(self, net: Net, drawn: Draws) -> None:
        super().__init__(net)
        self.free: list[float] = [inf if p.stations == inf else 0 for p in net.places]
        self.capacity: list[float] = list(self.free)
        self.queue: list[deque[int]] = [deque() for _ in net.places]
        self.blocked: list[deque[int]] = [deque() for _ in net.places]
        self.people_free = [0] * len(net.pools)
        self.people_here = [0] * len(net.pools)
        self.asking: list[list[tuple[int, int]]] = [[] for _ in net.pools]
        self.asked = 0
        self._draws(net, drawn)
        self._jobs(drawn)

    def _draws(self, net: Net, drawn: Draws) -> None:
        def lists(found: dict[int, object]) -> list[list[float] | None]:
            return [found[i].tolist() if i in found else None for i in range(len(net.places))]  # type: ignore[attr-defined]

        self.times, self.way_luck = lists(dict(drawn.times)), lists(dict(drawn.ways))
        self.scrap_luck = lists(dict(drawn.scrap))
        self.failures, self.repairs = lists(dict(drawn.failures)), lists(dict(drawn.repairs))
        self.presence = drawn.presence.tolist()
        self.visits: dict[tuple[int, int], int] = {}

    def _jobs(self, drawn: Draws) -> None:
        n = self.jobs = drawn.jobs
        self.size = drawn.size
        self.arrival_s, self.source = drawn.arrival_s.tolist(), drawn.source.tolist()
        self.number = list(range(n))
        self.product = [self.product_of[i] for i in self.source]
        self.pieces = [self.lot_of[i] for i in self.source]
        self.at = [NOBODY] * n
        self.since = [0.0] * n
        self.began = [0.0] * n
        self.crew_until = [0.0] * n
        self.heads = [1] * n
        self.hops = [0] * n
        self.group = [NOBODY] * n
        self.spare: list[int] = []
        self.group_job: list[int] = []
        self.group_left: list[int] = []
        self.group_fork: list[int] = []
        self.group_dead: list[bool] = []
        self.waits_at: dict[tuple[int, int], list[int]] = {}
