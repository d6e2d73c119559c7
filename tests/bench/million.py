"""A long log, and two readers of it: ``python -m tests.bench.million ours|pandas FILE`` prints time, memory and what was found."""

from __future__ import annotations

import json
import random
import sys
import time
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

_ACTIVITIES = (
    "Take order",
    "Check stock",
    "Saw",
    "Drill",
    "Weld",
    "Grind",
    "Paint",
    "Inspect",
    "Repair",
    "Pack",
    "Ship",
)
_WORKERS = 40
_START = datetime(2023, 1, 2, 7)


def write(path: Path, events: int) -> None:
    """Cases of five to eleven jobs, start and end in a row, with who did it."""
    dice = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        file.write("order,activity,start,end,worker\n")
        left, case = events, 0
        while left:
            at = _START + timedelta(minutes=dice.randrange(500_000))
            for _job in range(min(dice.randrange(5, 12), left)):
                end = at + timedelta(seconds=dice.randrange(30, 1800))
                worker = dice.randrange(_WORKERS)
                file.write(
                    f"O-{case:07},{dice.choice(_ACTIVITIES)},{at:%Y-%m-%d %H:%M:%S},{end:%Y-%m-%d %H:%M:%S},w{worker:02}\n"
                )
                at = end + timedelta(seconds=dice.randrange(7200))
                left -= 1
            case += 1


def _small(path: Path) -> Path:
    """The beginning of the log."""
    small = path.with_suffix(".small.csv")
    with path.open(encoding="utf-8") as file:
        small.write_text("".join(next(file) for _row in range(500)), "utf-8")
    return small


def with_pandas(path: Path) -> dict[str, float]:
    """Read it, and what follows what, how often and how long."""
    import pandas as pd

    pd.read_csv(_small(path), parse_dates=["start", "end"]).groupby("order")["start"].min()
    begun, before = time.process_time(), _held()
    log = pd.read_csv(path, parse_dates=["start", "end"])
    log = log.sort_values(["order", "start", "end"], kind="stable")
    log["seconds"] = (log["end"] - log["start"]).dt.total_seconds()
    log["next"] = log.groupby("order")["activity"].shift(-1)
    follows = log.groupby(["activity", "next"]).size()
    by_activity = log.groupby("activity")["seconds"]
    times = by_activity.agg(["count", "mean"]).join(by_activity.quantile(0.9).rename("high"))
    cases = log.groupby("order").agg(first=("start", "min"), last=("end", "max"))
    return _found(begun, before, int(times["count"].sum()), len(cases), len(follows))


def with_ours(path: Path) -> dict[str, float]:
    """Read it into a map."""
    from auditor.exchange import read_source

    read_source(_small(path))  # what is loaded counts for neither
    begun, before = time.process_time(), _held()
    log = read_source(path).log
    assert log is not None
    found = _found(begun, before, 0, 0, 0)
    case, activity = log.case.tolist(), log.activity.tolist()
    follows = {pair for pair, a, b in zip(pairwise(activity), case, case[1:], strict=False) if a == b}
    return found | {"events": len(case), "cases": len(set(case)), "follows": len(follows)}


def _held() -> int:
    """The most bytes held since the program began; what getrusage says may still be of the one that started it."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024


def _found(begun: float, before: int, events: int, cases: int, follows: int) -> dict[str, float]:
    used = {"seconds": time.process_time() - begun, "bytes": _held() - before}
    return used | {"events": events, "cases": cases, "follows": follows}


if __name__ == "__main__":
    reader = {"ours": with_ours, "pandas": with_pandas}[sys.argv[1]]
    print(json.dumps(reader(Path(sys.argv[2]))))
