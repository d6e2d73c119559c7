"""A log of a million events: read into a map, against pandas reading and grouping the same, each in a process of its own."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.conftest import Figure
from tests.bench.million import write

ROOT = Path(__file__).resolve().parent.parent.parent
_EVENTS = 1_000_000
_ROUNDS = 3
_MOST_TIME, _MOST_MEMORY = 3.0, 0.5


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is asked of Linux")


@pytest.fixture(scope="session")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("log") / "million.csv"
    write(path, _EVENTS)
    return path


def measured(reader: str, log: Path) -> dict[str, float]:
    """Seconds of the processor, bytes above what is loaded for a short log, and what was found; of a fresh process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.million", reader, str(log)], cwd=ROOT, check=True, capture_output=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def test_log_million(figure: Figure, log: Path) -> None:
    rounds = [(measured("ours", log), measured("pandas", log)) for _round in range(_ROUNDS)]
    for ours, pandas in rounds:
        assert ours["events"] == pandas["events"] == _EVENTS
        assert (ours["cases"], ours["follows"]) == (pandas["cases"], pandas["follows"])
    seconds, peer = (statistics.median(pair[i]["seconds"] for pair in rounds) for i in (0, 1))
    held, peers = (statistics.median(pair[i]["bytes"] for pair in rounds) for i in (0, 1))
    figure("log_million", seconds / peer, _MOST_TIME, f"pandas reading and grouping it ({peer:.1f} s)", seconds)
    figure("log_million_memory", held / peers, _MOST_MEMORY, f"what pandas holds ({peers / 2**20:.0f} MB)")
