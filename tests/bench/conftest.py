"""Figures: a ratio, the limit it is held against, and what it was measured against in the same run.

Nothing here is held against the clock: a machine that is three times slower, or busy, is slower at the floor too.
"""

from __future__ import annotations

import json
import shutil
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

import pytest

OUT = Path(__file__).resolve().parent.parent.parent / "build" / "bench.json"
NO_GRAPHVIZ = "Graphviz is not installed: apt-get install graphviz (elsewhere: the package “graphviz” of your system)"


@dataclass(frozen=True)
class Measured:
    """One figure.

    Attributes:
        value: how many times what it was measured against.
        limit: what it may be at most.
        against: the floor or the peer.
        time: what it took, for information; "" where that says nothing.
    """

    name: str
    value: float
    limit: float
    against: str
    time: str

    @property
    def verdict(self) -> str:
        return "within" if self.value <= self.limit else "OVER"


_figures: list[Measured] = []


class Figure(Protocol):
    """Notes one figure."""

    def __call__(self, name: str, value: float, limit: float, against: str, seconds: float | None = None) -> None: ...


@pytest.fixture
def figure() -> Figure:
    """``figure(name, value, limit, against, seconds)`` notes one figure; ``seconds`` is for information only."""

    def note(name: str, value: float, limit: float, against: str, seconds: float | None = None) -> None:
        shown = "" if seconds is None else f"{seconds:.2f} s" if seconds >= 1 else f"{1000 * seconds:.1f} ms"
        _figures.append(Measured(name, round(value, 4), limit, against, shown))

    return note


def median_s(work: Callable[[], object], rounds: int) -> float:
    """Median wall time of some rounds, in seconds, after one that does not count."""
    work()
    times = []
    for _round in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def pairs_s(
    work: Callable[[], object],
    floor: Callable[[], object],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[float, float]:
    """Medians of work and floor, measured in turn, so that both meet the same machine; seconds."""
    work()
    floor()
    taken: tuple[list[float], list[float]] = ([], [])
    for _round in range(rounds):
        for what, times in zip((work, floor), taken, strict=True):
            start = clock()
            what()
            times.append(clock() - start)
    return statistics.median(taken[0]), statistics.median(taken[1])


def pytest_sessionfinish() -> None:
    if not _figures:
        return
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps([asdict(f) | {"verdict": f.verdict} for f in _figures], indent=1) + "\n", "utf-8")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.section("figures (build/bench.json)")
    terminalreporter.write_line(f"{'figure':<24} {'times':>8} {'limit':>7} {'':<7} {'took':>10}  against")
    for f in _figures:
        terminalreporter.write_line(
            f"{f.name:<24} {f.value:>8.2f} {f.limit:>7.2f} {f.verdict:<7} {f.time:>10}  {f.against}"
        )
    if shutil.which("dot") is None:
        terminalreporter.write_line(f"layout_crossings, layout_time: not measured. {NO_GRAPHVIZ}")
    over = [f.name for f in _figures if f.verdict == "OVER"]
    terminalreporter.write_line(
        f"{len(_figures) - len(over)} within, {len(over)} over{': ' if over else ''}{', '.join(over)}"
    )
