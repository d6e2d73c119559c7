"""Figures: a value, the limit it is held against, and what it was measured against in the same run."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest

OUT = Path(__file__).resolve().parent.parent.parent / "build" / "bench.json"
_figures: list[dict[str, object]] = []

Figure = Callable[..., None]


@pytest.fixture
def figure() -> Figure:
    """``figure(name, value, unit, limit, against)`` notes one figure."""

    def note(name: str, value: float, unit: str, limit: float, against: str) -> None:
        _figures.append({"name": name, "value": round(value, 4), "unit": unit, "limit": limit, "against": against})

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


def pytest_sessionfinish() -> None:
    if not _figures:
        return
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(_figures, indent=1) + "\n", "utf-8")


def pytest_terminal_summary(terminalreporter) -> None:  # type: ignore[no-untyped-def]
    terminalreporter.section("figures (build/bench.json)")
    for f in _figures:
        within = "within" if f["value"] <= f["limit"] else "OVER"  # type: ignore[operator]
        terminalreporter.write_line(
            f"{f['name']:<24} {f['value']:>9} {f['unit']:<6} limit {f['limit']:<6} {within:<7} against {f['against']}"
        )
