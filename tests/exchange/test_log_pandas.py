"""Logs of every shape, made up by hypothesis, against what pandas reckons from the jobs that were written into them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.exchange.choices import Choices
from auditor.model import Work
from tests.exchange.test_log_shapes import Job, both, jobs, lifecycle, passes, read, table, with_clocks, works
from tests.rounds import rounds

_NIGHT = timedelta(hours=14)  # what starts in the morning starts late in the evening then


def _at_night(listed: Sequence[Job]) -> list[Job]:
    return [Job(j.case, j.activity, j.begin + _NIGHT, j.end + _NIGHT, j.worker) for j in listed]


def _interleaved(listed: Sequence[Job]) -> str:
    """Start and end in rows of their own, with passages of one activity of a case that overlap, told apart by their worker."""
    rows = [
        (j.case, j.activity, word, moment, j.worker)
        for j in listed
        for word, moment in (("start", j.begin), ("complete", j.end))
    ]
    header = ("case", "activity", "lifecycle", "time", "resource")
    return table(header, sorted(rows, key=lambda row: (row[3], row[2] == "start")))


def _overlapping(listed: Sequence[Job]) -> list[Job]:
    """Two workers at once at the same activity of a case; nobody works at two cases, so that no time is divided."""
    first = [Job(j.case, j.activity, j.begin, j.end, f"{j.case} first {n}") for n, j in enumerate(listed)]
    return first + [
        Job(j.case, j.activity, j.begin + timedelta(seconds=20), j.end + timedelta(seconds=7), f"{j.case} second {n}")
        for n, j in enumerate(listed)
    ]


def _with_duration(unit: str, seconds: float) -> Callable[[Sequence[Job]], str]:
    return lambda listed: table(
        ("case", "activity", "end", f"duration ({unit})"),
        [(j.case, j.activity, j.end.isoformat(sep=" "), repr(j.seconds / seconds)) for j in listed],
    )


def _unix(factor: int) -> Callable[[Sequence[Job]], str]:
    def written(moment: datetime) -> str:
        return str(int(moment.replace(tzinfo=UTC).timestamp()) * factor)

    return lambda listed: table(
        ("case", "activity", "start", "end"), [(j.case, j.activity, written(j.begin), written(j.end)) for j in listed]
    )


def _serials(listed: Sequence[Job]) -> str:
    def written(moment: datetime) -> str:
        return f"{(moment - datetime(1899, 12, 30)).total_seconds() / 86_400:.8f}"

    return table(
        ("case", "activity", "start", "end"), [(j.case, j.activity, written(j.begin), written(j.end)) for j in listed]
    )


def _only(name: str) -> Callable[[Sequence[Job]], str]:
    return lambda listed: table(
        ("case", "activity", name), [(j.case, j.activity, j.begin if name == "start" else j.end) for j in listed]
    )


Shape = tuple[Callable[[Sequence[Job]], str], Callable[[Sequence[Job]], list[Job]]]
_AS_IS: Callable[[Sequence[Job]], list[Job]] = list
SHAPES: dict[str, Shape] = {
    "start and end": (both, _AS_IS),
    "lifecycle pairs": (lifecycle, _AS_IS),
    "interleaved": (_interleaved, _overlapping),
    "start only": (_only("start"), _AS_IS),
    "end only": (_only("end"), _AS_IS),
    "duration in s": (_with_duration("s", 1), _AS_IS),
    "duration in min": (_with_duration("min", 60), _AS_IS),
    "duration in h": (_with_duration("h", 3600), _AS_IS),
    "date and time apart": (with_clocks, _AS_IS),
    "Unix seconds": (_unix(1), _AS_IS),
    "Unix milliseconds": (_unix(1000), _AS_IS),
    "Excel serials": (_serials, _AS_IS),
    "nights": (both, _at_night),
    "nights, date and time apart": (with_clocks, _at_night),
}


def _frame(listed: Sequence[Job]) -> pd.DataFrame:
    rows = [(j.case, j.activity, j.begin, j.end) for j in listed]
    frame = pd.DataFrame(rows, columns=["case", "activity", "begin", "end"])
    frame["seconds"] = (frame["end"] - frame["begin"]).dt.total_seconds()
    return frame


def _cycle(work: Work) -> float | None:
    return work.cycle_time_s.likely if work.cycle_time_s is not None else None


@settings(
    max_examples=rounds("logs against pandas"),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 10**6), shape=st.sampled_from(sorted(SHAPES)), cases=st.integers(8, 40))
def test_volumes_hours_and_period_are_those_that_pandas_reckons(
    tmp_path: Path, seed: int, shape: str, cases: int
) -> None:
    write, turn = SHAPES[shape]
    listed = turn(jobs(seed, cases))
    draft = read(tmp_path, write(listed), choices=Choices(scale="none", date_order="dmy"))
    frame = _frame(listed)
    by_activity = frame.groupby("activity")["seconds"]
    assert passes(draft) == pytest.approx(by_activity.count().to_dict(), rel=0.01)
    found = {name: _cycle(work) for name, work in works(draft).items()}
    if shape in ("start only", "end only"):
        assert set(found.values()) == {None}
    else:
        assert found == pytest.approx(by_activity.mean().to_dict(), rel=0.002)
        hours = sum(cycle * passes(draft)[name] for name, cycle in found.items() if cycle is not None) / 3600
        assert hours == pytest.approx(frame["seconds"].sum() / 3600, rel=0.01)
    times = {"start only": frame["begin"], "end only": frame["end"]}.get(
        shape, pd.concat([frame["begin"], frame["end"]])
    )
    if shape.startswith("duration"):
        times = pd.concat([frame["begin"], frame["end"]])
    first, last = (f"{day.day} {day:%B %Y}" for day in (times.min(), times.max()))
    assert draft.seen.endswith(f"{first} – {last}")
    assert draft.seen.startswith(f"{frame['case'].nunique()} cases, {frame['activity'].nunique()} activities")
