"""A log against a map: how much of it the map allows, and every problem between the two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import sqrt
from statistics import median

import numpy as np

from auditor.errors import EndlessLoop
from auditor.exchange.conformance.names import Matching, matched
from auditor.exchange.conformance.passages import Move, Passages, passages
from auditor.exchange.conformance.problems import (
    ENTRY,
    EXIT,
    DemandDiffers,
    NeverSeen,
    NeverTaken,
    NoStep,
    NoWay,
    Problem,
    SharesDiffer,
    TimeDiffers,
)
from auditor.exchange.conformance.ways import Edge, Ways
from auditor.exchange.eventlog.step_times import spread
from auditor.exchange.log_seen import LogSeen
from auditor.flow.volume.demand import yearly_demand
from auditor.model import WAITING_KINDS, WORKING_KINDS, Audit, Estimate, StepKind, Work
from auditor.terms import NOT_IN_LOG

#: Within a tenth a figure is the same; a judgement.
SAME = 0.1
#: Shares that differ by less are the same.
_LEAST_SHARE = 0.02
#: And those that differ by less than so many standard errors may do so by chance.
_ERRORS = 2.0
#: Of fewer passages nothing is said of shares.
_FEW = 10
#: Waiting and storing leave no trace in a log: that they are not seen says nothing.
_RECORDED = WORKING_KINDS - WAITING_KINDS
#: When all times are off by about one factor (at least the first, within the second), log and map count other units.
_OTHER_UNIT, _ABOUT, _ENOUGH = 1.5, 1.3, 3


@dataclass(frozen=True)
class Comparing:
    """What a person says of a comparison.

    Attributes:
        said: activity → step, where names do not say it.
        left_out: activities that count for nothing.
        whole_only: only cases that begin and end where the map does: of a log that is a part of a longer one.
        least_share: of the cases, 0–1: what occurs in fewer is not listed.
    """

    said: Mapping[str, int] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    whole_only: bool = False
    least_share: float = 0.0


@dataclass(frozen=True)
class Conformance:
    """How a log and a map agree.

    Attributes:
        cases, fitting: cases that are compared, and those of them whose every move from step to step the map has.
        cut: cases that do not begin and end where the map does. Where ``whole_only`` is said, they are not compared.
        moves, allowed: moves from step to step, and those that the map has.
        matching: which activity is which step.
        factor: by which nearly all stated times are off in the same way; None where they are not.
        problems: the most frequent of a kind first.
    """

    process_id: int
    cases: int
    fitting: int
    cut: int
    moves: int
    allowed: int
    matching: Matching
    factor: float | None
    problems: Sequence[Problem]

    @property
    def fitness(self) -> float | None:
        """Share of the cases whose every move from step to step the map has, 0–1; None without cases.

        Source: the fraction of fitting cases, of which van der Aalst, Process Mining: Data Science in Action (2016),
        ch. 8, begins; there a case is replayed as a whole, here move by move, so that this is at least as high.
        """
        return self.fitting / self.cases if self.cases else None


def best_process(audit: Audit, log: LogSeen) -> int | None:
    """The map that a log is likely of.

    Args:
        audit: the snapshot.
        log: as it was read.

    Returns:
        the process with the most passages in steps of the same names, of equals the first; None without processes.
    """
    if len(audit.processes) < 2:
        return next(iter(audit.processes), None)
    counts = np.bincount(log.activity, minlength=len(log.activities))

    def covered(process_id: int) -> int:
        found = matched(audit, process_id, log.activities, {}, proposing=False)
        return sum(int(n) for name, n in zip(log.activities, counts, strict=True) if name in found.step_of)

    return max(sorted(audit.processes), key=covered, default=None)


def compare(
    audit: Audit, process_id: int, log: LogSeen, comparing: Comparing | None = None, *, proposing: bool = True
) -> Conformance:
    """Hold a log against a map.

    A move is what follows what in a case. The map has it where a connection leads from one step to the other, by way of
    gateways and of steps that the log never shows; or where a fork has the two side by side.

    Args:
        audit: the snapshot.
        process_id: which map.
        log: as it was read.
        comparing: what a person says of it.
        proposing: propose steps that activities may be: in large maps that takes the longest.

    Returns:
        how they agree, and every problem.
    """
    comparing = comparing or Comparing()
    used = [log.activities[i] for i in np.unique(log.activity).tolist()]
    steps = {step.id for step in audit.steps_of(process_id)}
    said = {activity: step for activity, step in comparing.said.items() if step in steps}
    matching = matched(audit, process_id, used, said, comparing.left_out, proposing=proposing)
    seen = passages(log, matching.step_of, comparing.left_out)
    ways = Ways(audit, process_id, {node for node in seen.counts if isinstance(node, int)})

    def allows(move: Move) -> bool:
        return not isinstance(move[0], str) and not isinstance(move[1], str) and ways.allows(move[0], move[1])

    whole = seen.fitting(allows, at_the_edges=True)
    cut = int((~whole).sum())
    if comparing.whole_only:
        seen = seen.only(whole)
        ways = Ways(audit, process_id, {node for node in seen.counts if isinstance(node, int)})
    fits = seen.fitting(allows, at_the_edges=False)
    is_no_step = np.array([isinstance(node, str) for node in seen.nodes], bool)
    fits[seen.case[is_no_step[seen.node]]] = False
    inner = {move: n.times for move, n in seen.moves.items() if move[0] != ENTRY and move[1] != EXIT}
    found = _Comparison(audit, process_id, log, comparing, matching, seen, ways)
    times = list(found.times())
    problems: list[Problem] = [
        *found.without_step(),
        *found.without_way(),
        *found.never_seen(),
        *found.never_taken(),
        *times,
        *found.shares(),
        *found.demand(),
    ]
    return Conformance(
        process_id,
        seen.cases,
        int(fits.sum()),
        cut,
        sum(inner.values()),
        sum(n for move, n in inner.items() if allows(move)),
        matching,
        _one_factor([problem.factor for problem in times if problem.factor is not None]),
        problems,
    )


def _one_factor(factors: Sequence[float]) -> float | None:
    if len(factors) < _ENOUGH:
        return None
    middle = median(factors)
    alike = sum(1 / _ABOUT <= factor / middle <= _ABOUT for factor in factors)
    is_off = middle >= _OTHER_UNIT or middle <= 1 / _OTHER_UNIT
    return middle if is_off and alike >= 0.8 * len(factors) else None


@dataclass(frozen=True)
class _Comparison:
    audit: Audit
    process_id: int
    log: LogSeen
    comparing: Comparing
    matching: Matching
    seen: Passages
    ways: Ways

    def without_step(self) -> Iterator[NoStep]:
        number = {name: i for i, name in enumerate(self.log.activities)}
        listed = [(name, n) for name, n in self.seen.counts.items() if isinstance(name, str)]
        for name, n in sorted(listed, key=lambda item: -item[1].times):
            if not self._counts(n.cases):
                continue
            before, after = self._beside(name)
            leaving = sum(c.times for (source, _t), c in self.seen.moves.items() if source == before)
            into = self.seen.moves[before, name].times / leaving if before is not None else 0.0
            work = self.log.works.get(number[name], Work(id=0))
            yield NoStep(name, n.times, n.cases, n.cases / self.seen.cases, before, after, into, work)

    def _beside(self, name: str) -> tuple[int | None, int | None]:
        """The steps that an activity mostly follows and precedes."""
        before: Counter[int] = Counter()
        after: Counter[int] = Counter()
        for (source, target), n in self.seen.moves.items():
            if target == name and isinstance(source, int):
                before[source] += n.times
            if source == name and isinstance(target, int):
                after[target] += n.times
        return _most(before), _most(after)

    def without_way(self) -> Iterator[NoWay]:
        missing: list[tuple[int, int]] = []
        leaving: Counter[int | None] = Counter()
        going: Counter[tuple[int | None, int]] = Counter()
        departs: dict[int, int | None] = {}
        for (source, target), n in self.seen.moves.items():
            if isinstance(source, str):
                continue
            if source not in departs:
                departs[source] = self.ways.departure(source)
            leaving[departs[source]] += n.times
            if isinstance(target, int) and not self.ways.allows(source, target):
                missing.append((source, target))
                going[departs[source], target] += n.times
        for source, target in sorted(missing, key=lambda move: -self.seen.moves[move].times):
            n, departure = self.seen.moves[source, target], departs[source]
            if self._counts(n.cases):
                share_out = going[departure, target] / leaving[departure]
                arrival = self.ways.arrival(target)
                yield NoWay(source, target, n.times, n.cases, n.cases / self.seen.cases, departure, arrival, share_out)

    def never_seen(self) -> Iterator[NeverSeen]:
        for step in self._unseen():
            if NOT_IN_LOG not in self.audit.tags_of(step):
                yield NeverSeen(step)

    def _unseen(self) -> list[int]:
        return [
            step.id
            for step in self.audit.steps_of(self.process_id)
            if step.kind in _RECORDED and step.id not in self.seen.counts
        ]

    def never_taken(self) -> Iterator[NeverTaken]:
        unseen = set(self._unseen())
        for source, target in self._idle:
            edge = self.ways.graph.edges[source, target]
            if edge["share"] > 0 and not {source, target} & unseen:
                yield NeverTaken(source, target, edge["part"])

    @cached_property
    def _idle(self) -> list[Edge]:
        """Connections that no move takes."""
        taken: set[Edge] = set()
        for source, target in self.seen.moves:
            if isinstance(source, int) and isinstance(target, int):
                taken |= self.ways.taken(source, target)
        edges = [edge for edge in self.ways.graph.edges if edge[0] != ENTRY and edge[1] != EXIT]
        return [edge for edge in edges if edge not in taken]

    def times(self) -> Iterator[TimeDiffers]:
        activity_of: dict[int, list[str]] = defaultdict(list)
        for activity, step_id in self.matching.step_of.items():
            activity_of[step_id].append(activity)
        for step_id in (step.id for step in self.audit.steps_of(self.process_id)):
            step, work = self.audit.steps[step_id], self.audit.work(step_id)
            seen = self._time(step_id, activity_of[step_id]) if step_id in self.seen.counts else None
            if seen is None or step.kind not in WORKING_KINDS - {StepKind.SUBPROCESS}:
                continue
            if work.cycle_time_s is None:
                if work.labour_s is None:
                    yield TimeDiffers(step_id, None, seen, work.units_per_cycle)
                continue
            stated = work.cycle_time_s / work.units_per_cycle
            is_near = abs(seen.likely - stated.likely) <= SAME * stated.likely
            if not is_near and not stated.low <= seen.likely <= stated.high:
                yield TimeDiffers(step_id, stated, seen, work.units_per_cycle)

    def _time(self, step_id: int, activities: Sequence[str]) -> Estimate | None:
        """Seconds a passage in the log: as an import has it; of several activities what they take together."""
        if len(activities) == 1:
            number = self.log.activities.index(activities[0])
            return self.log.works[number].cycle_time_s if number in self.log.works else None
        if self.log.counts_pieces:
            return None  # which of the activities counts the pieces of the step is not known
        spent = self.seen.work_s[self.seen.node == self.seen.nodes.index(step_id)]
        return spread(spent[~np.isnan(spent)])

    def shares(self) -> Iterator[SharesDiffer]:
        counts: dict[int, Counter[Edge]] = defaultdict(Counter)
        unclear: set[int] = set()
        for (source, target), n in self.seen.moves.items():
            if isinstance(source, str) or isinstance(target, str):
                continue
            edges = self.ways.direct.get((source, target), frozenset())
            leaving = Counter(edge[0] for edge in edges)
            if leaving and max(leaving.values()) > 1:
                unclear |= leaving.keys()  # which of several ways it went can't be told
                continue
            for edge in edges:
                counts[edge[0]][edge] += n.times
        idle = set(self._idle)
        found = [
            problem
            for node, counted in counts.items()
            if node not in unclear and (problem := self._share(node, counted, idle)) is not None
        ]
        yield from sorted(found, key=lambda problem: -problem.most)

    def _share(self, node: int, counted: Counter[Edge], idle: set[Edge]) -> SharesDiffer | None:
        graph = self.ways.graph
        edges = [(node, target) for target in graph.adj[node] if target != EXIT]
        total = sum(counted[edge] for edge in edges)
        if node == ENTRY or self.ways.kinds[node] is StepKind.FORK or len(edges) < 2 or total < _FEW:
            return None
        part = {edge: graph.edges[edge]["part"] for edge in edges}
        left = sum(part[edge] for edge in edges if edge not in idle)
        if not left or not any(
            _differ(part[edge] / left, counted[edge] / total, total) for edge in edges if edge not in idle
        ):
            return None
        flow = {edge: graph.edges[edge]["flows"][0] for edge in edges}
        return SharesDiffer(
            node,
            {flow[edge]: part[edge] for edge in edges},
            {flow[edge]: counted[edge] / total for edge in edges},
            total,
        )

    def demand(self) -> Iterator[DemandDiffers]:
        try:
            stated = yearly_demand(self.audit, self.process_id)
        except EndlessLoop:
            return  # the map says itself that it can't be reckoned
        seen = self.log.demand
        if stated is None or not seen.low * (1 - SAME) <= stated <= seen.high * (1 + SAME):
            families = self.audit.families_of(self.process_id)
            yield DemandDiffers(stated, seen, any(family.demand_per_year is not None for family in families))

    def _counts(self, cases: int) -> bool:
        return cases >= self.comparing.least_share * self.seen.cases


def _most(found: Counter[int]) -> int | None:
    return max(found, key=lambda node: found[node], default=None)


def _differ(stated: float, seen: float, count: int) -> bool:
    """Whether shares differ by more than is worth a word and than chance would make it.

    Source: the standard error of a share, √(p(1 − p) ÷ n).
    """
    chance = _ERRORS * sqrt(max(stated * (1 - stated), 0.0) / count)
    return abs(seen - stated) > max(_LEAST_SHARE, chance)
