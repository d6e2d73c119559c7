"""Well-nested maps, and a token simulation of them that knows nothing of graphs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from hypothesis import strategies as st

from auditor.model import Audit, Entity, Estimate, Flow, Process, Step, StepKind, Work


@dataclass(frozen=True)
class Task:
    """One step."""

    name: str
    scrap: float = 0.0


@dataclass(frozen=True)
class Sequence:
    """One after the other."""

    parts: tuple[Block, ...]


@dataclass(frozen=True)
class Choice:
    """Either the one or the other, by share."""

    name: str
    parts: tuple[tuple[float, Block], ...]


@dataclass(frozen=True)
class Parallel:
    """All of them at the same time. ``closes``: it has a join of its own; else it meets in that of the one around it."""

    name: str
    parts: tuple[Block, ...]
    closes: bool = True


@dataclass(frozen=True)
class Rework:
    """Done again with a share of what comes out."""

    name: str
    inner: Block
    share: float


Block = Task | Sequence | Choice | Parallel | Rework


@dataclass
class Drawn:
    """The audit that a block is drawn as."""

    entities: list[Entity] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    flows: int = 0

    def step(self, name: str, kind: StepKind, scrap: float = 0.0) -> int:
        self.ids[name] = len(self.ids) + 1
        self.entities.append(Step(id=self.ids[name], process_id=1, name=name, kind=kind))
        if scrap:
            self.entities.append(Work(id=self.ids[name], scrap=Estimate.point(scrap)))
        return self.ids[name]

    def flow(self, source: int, target: int, share: float = 1.0) -> None:
        self.flows += 1
        self.entities.append(Flow(id=self.flows, process_id=1, source_id=source, target_id=target, share=share))

    def draw(self, block: Block, ways_in: list[tuple[int, float]]) -> list[tuple[int, float]]:
        """Draw a block behind (step, share) pairs; returns the pairs that lead on from it."""
        if isinstance(block, Task):
            return self._after(ways_in, self.step(block.name, StepKind.OPERATION, block.scrap))
        if isinstance(block, Sequence):
            for part in block.parts:
                ways_in = self.draw(part, ways_in)
            return ways_in
        if isinstance(block, Choice):
            ((decision, _share),) = self._after(ways_in, self.step(block.name, StepKind.DECISION))
            return [way for share, part in block.parts for way in self.draw(part, [(decision, share)])]
        if isinstance(block, Parallel):
            ((fork, _share),) = self._after(ways_in, self.step(block.name, StepKind.FORK))
            ways = [way for part in block.parts for way in self.draw(part, [(fork, 1.0)])]
            return self._after(ways, self.step(f"{block.name} join", StepKind.JOIN)) if block.closes else ways
        ((entry, _share),) = self._after(ways_in, self.step(f"{block.name} in", StepKind.OPERATION))
        inner = self.draw(block.inner, [(entry, 1.0)])
        ((test, _share),) = self._after(inner, self.step(block.name, StepKind.DECISION))
        self.flow(test, entry, block.share)
        return [(test, 1 - block.share)]

    def _after(self, ways_in: list[tuple[int, float]], step: int) -> list[tuple[int, float]]:
        for source, share in ways_in:
            self.flow(source, step, share)
        return [(step, 1.0)]


def drawn(block: Block, demand: float = 1000.0) -> Audit:
    """The block between a start and an end."""
    map_ = Drawn([Process(id=1, name="P", demand_per_year=Estimate.point(demand))])
    start = map_.step("start", StepKind.START)
    ways = map_.draw(block, [(start, 1.0)])
    map_._after(ways, map_.step("end", StepKind.END))
    return Audit.of(map_.entities)


def passed(block: Block, amount: float, visits: Counter[str]) -> float:
    """Send an amount of tokens through a block; counts what passes each step, returns what comes out.

    At a join the tokens of a branch wait for those of the others: as many go on as the branch brings that brings least.
    """
    if isinstance(block, Task):
        visits[block.name] += amount  # type: ignore[assignment]
        return amount * (1 - block.scrap)
    if isinstance(block, Sequence):
        for part in block.parts:
            amount = passed(part, amount, visits)
        return amount
    if isinstance(block, Choice):
        visits[block.name] += amount  # type: ignore[assignment]
        return sum(passed(part, amount * share, visits) for share, part in block.parts)
    if isinstance(block, Parallel):
        visits[block.name] += amount  # type: ignore[assignment]
        out = min(passed(part, amount, visits) for part in block.parts)
        if block.closes:
            visits[f"{block.name} join"] += out  # type: ignore[assignment]
        return out
    done, going_round = 0.0, amount
    while going_round > amount * 1e-12:
        visits[f"{block.name} in"] += going_round  # type: ignore[assignment]
        good = passed(block.inner, going_round, visits)
        visits[block.name] += good  # type: ignore[assignment]
        done += good * (1 - block.share)
        going_round = good * block.share
    return done


def simulated(block: Block) -> dict[str, float]:
    """Passes of each step for one finished unit."""
    visits: Counter[str] = Counter()
    out = passed(block, 1.0, visits)
    return {"start": 1 / out, "end": 1.0, **{name: count / out for name, count in visits.items()}}


@st.composite
def blocks(draw: st.DrawFn, most: int = 14) -> Block:
    """Any nesting of sequences, choices, forks with and without a join of their own, rework and scrap."""
    names = iter(f"s{i}" for i in range(1000))
    left = [most]

    def block(depth: int, meets_outside: bool = False) -> Block:
        left[0] -= 1
        what = (
            draw(st.sampled_from(["task", "sequence", "choice", "fork", "rework"])) if depth and left[0] > 0 else "task"
        )
        if what == "sequence":
            parts = [block(depth - 1) for _ in range(draw(st.integers(1, 3)))]
            return Sequence((*parts, block(depth - 1, meets_outside)))
        if what == "choice":
            share = draw(st.floats(0.05, 0.95))
            return Choice(next(names), ((share, block(depth - 1)), (1 - share, block(depth - 1))))
        if what == "fork":
            name, closes = next(names), not (meets_outside and draw(st.booleans()))
            return Parallel(name, tuple(block(depth - 1, True) for _ in range(draw(st.integers(2, 3)))), closes)
        if what == "rework":
            return Rework(next(names), block(depth - 1), draw(st.floats(0.05, 0.7)))
        return Task(next(names), draw(st.sampled_from([0.0, 0.0, 0.1, 0.3])))

    return block(5)
