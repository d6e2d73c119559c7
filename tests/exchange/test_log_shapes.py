"""Logs of every shape, held against the same figures reckoned in plain Python from what was written into them."""

from __future__ import annotations

import csv
import gzip
import io
import random
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import mean

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.exchange import Draft, SourceOptions, read_source
from auditor.exchange.choices import Choices
from auditor.exchange.draft import ImportReport
from auditor.exchange.eventlog import Event, LogOptions, collect, process_of
from auditor.flow import analyse
from auditor.model import Audit, Basis, Calendar, Process, Role, Step, Work

_START = datetime(2024, 1, 1)  # a Monday


@dataclass(frozen=True)
class Job:
    """One passage, as it was."""

    case: str
    activity: str
    begin: datetime
    end: datetime
    worker: str = ""

    @property
    def seconds(self) -> float:
        return (self.end - self.begin).total_seconds()


def jobs(seed: int, cases: int = 40, days: int = 70) -> list[Job]:
    """Cases of three to five jobs within a day, one after the other, with repairs and a long tail."""
    dice = random.Random(seed)
    found = []
    for case in range(cases):
        day = _START + timedelta(days=dice.randrange(days))
        day += timedelta(days=max(0, day.weekday() - 4) and 7 - day.weekday())  # no weekends
        at = day + timedelta(hours=7, minutes=dice.randrange(60))
        path = [
            "Saw",
            "Weld",
            *(["Repair", "Weld"] if dice.random() < 0.2 else []),
            *(["Paint"] if dice.random() < 0.6 else []),
            "Pack",
        ]
        for activity in path:
            long = dice.random() < 0.1
            end = at + timedelta(seconds=dice.randrange(5400, 7200) if long else dice.randrange(60, 900))
            found.append(Job(f"Order {case}", activity, at, end, f"w{dice.randrange(3)}"))
            at = end + timedelta(seconds=dice.randrange(0, 1200))
    return found


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def both(listed: Sequence[Job], form: str = "%Y-%m-%d %H:%M:%S") -> str:
    rows = [(j.case, j.activity, j.begin.strftime(form), j.end.strftime(form)) for j in listed]
    return table(("case", "activity", "start", "end"), rows)


def lifecycle(listed: Sequence[Job]) -> str:
    rows = [
        (j.case, j.activity, word, moment) for j in listed for word, moment in (("start", j.begin), ("complete", j.end))
    ]
    return table(
        ("case:concept:name", "concept:name", "lifecycle:transition", "time:timestamp"),
        sorted(rows, key=lambda r: str(r[3])),
    )


def in_pairs(listed: Sequence[Job]) -> str:
    rows = [(j.case, j.activity, moment) for j in listed for moment in (j.begin, j.end)]
    return table(("case", "activity", "timestamp"), rows)


def with_duration(listed: Sequence[Job]) -> str:
    rows = [(j.case, j.activity, j.end.strftime("%d.%m.%Y %H:%M:%S"), round(j.seconds / 60, 4)) for j in listed]
    return table(("case", "activity", "end", "duration (min)"), rows)


def with_clocks(listed: Sequence[Job]) -> str:
    rows = [(j.case, j.activity, f"{j.begin:%d-%m-%Y}", f"{j.begin:%H:%M:%S}", f"{j.end:%H:%M:%S}") for j in listed]
    return table(("ordernummer", "bewerking", "datum", "starttijd", "eindtijd"), rows)


SHAPES: dict[str, Callable[[Sequence[Job]], str]] = {
    "both": both,
    "us": lambda listed: both(listed, "%m/%d/%Y %I:%M:%S %p"),
    "months": lambda listed: both(listed, "%d-%b-%Y %H:%M:%S"),
    "lifecycle": lifecycle,
    "pairs": in_pairs,
    "duration": with_duration,
    "clocks": with_clocks,
}


def read(folder: Path, text: str, **said: object) -> Draft:
    path = folder / "log.csv"
    path.write_text(text, "utf-8")
    return read_source(path, SourceOptions(**said))  # type: ignore[arg-type]


def works(draft: Draft) -> dict[str, Work]:
    names = {e.id: e.name for e in draft.entities if isinstance(e, Step)}
    return {names[e.id]: e for e in draft.entities if isinstance(e, Work)}


def demand(draft: Draft) -> float:
    found = next(e for e in draft.entities if isinstance(e, Process)).demand_per_year
    assert found is not None
    return found.likely


def passes(draft: Draft) -> dict[str, float]:
    numbers = analyse(Audit.of(draft.entities)).processes[1]
    return {n.step.name: n.workload.passes_per_year for n in numbers.steps.values() if n.workload.passes_per_year}


def weekdays(first: date, last: date) -> int:
    return sum((first + timedelta(days=i)).weekday() < 5 for i in range((last - first).days + 1))


@pytest.mark.parametrize("shape", SHAPES)
def test_volumes_hours_and_period_are_those_of_the_log(tmp_path: Path, shape: str) -> None:
    listed = jobs(3)
    draft = read(tmp_path, SHAPES[shape](listed))
    counts, seconds = Counter(j.activity for j in listed), defaultdict(list)
    for job in listed:
        seconds[job.activity].append(job.seconds)
    days = weekdays(min(j.begin for j in listed).date(), max(j.end for j in listed).date())
    assert demand(draft) == pytest.approx(40 / days * 5 * 365.25 / 7, abs=0.51)
    assert {name: n * 40 / demand(draft) for name, n in passes(draft).items()} == pytest.approx(counts, rel=0.01)
    likely = {name: work.cycle_time_s.likely for name, work in works(draft).items() if work.cycle_time_s is not None}
    assert likely == pytest.approx({name: mean(times) for name, times in seconds.items()}, rel=0.001)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), shape=st.sampled_from(sorted(SHAPES)), cases=st.integers(8, 60))
def test_no_step_loses_passages(tmp_path: Path, seed: int, shape: str, cases: int) -> None:
    listed = jobs(seed, cases)
    draft = read(tmp_path, SHAPES[shape](listed))
    found = {name: n * cases / demand(draft) for name, n in passes(draft).items()}
    assert found == pytest.approx(Counter(j.activity for j in listed), rel=0.01)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(paths=st.lists(st.lists(st.sampled_from("ABCDEFGH"), min_size=1, max_size=9), min_size=1, max_size=30))
def test_whatever_the_paths_every_activity_keeps_its_count(paths: list[list[str]]) -> None:
    events = [
        Event(str(i), step, start=1.7e9 + i * 3600 + n * 60, end=1.7e9 + i * 3600 + n * 60 + 30)
        for i, path in enumerate(paths)
        for n, step in enumerate(path)
    ]
    draft = process_of(collect(events), "log", "P", ImportReport(), LogOptions(scale="none"))
    assert passes(draft) == pytest.approx(Counter(step for path in paths for step in path), rel=0.01)


def test_interleaved_and_unfinished_passages_are_told_apart(tmp_path: Path) -> None:
    text = """case,activity,lifecycle,time,resource
1,Test,start,2024-01-01 08:00,Ann
1,Test,start,2024-01-01 08:10,Bob
1,Test,complete,2024-01-01 08:30,Bob
1,Test,complete,2024-01-01 09:00,Ann
1,Pack,start,2024-01-01 09:00,Ann
2,Test,complete,2024-01-01 09:30,Ann
"""
    draft = read(tmp_path, text)
    test = works(draft)["Test"].cycle_time_s
    assert test is not None
    assert test.likely == mean([3600, 1200])
    told = " ".join(f"{s.what} {s.why}" for s in draft.report.skipped)
    assert "1 row Begun and never finished" in told
    assert "1 row Finished without a start" in told
    assert passes(draft) == {"Test": pytest.approx(3), "Pack": pytest.approx(1)}


def test_one_time_a_row_gives_volumes_and_no_times(tmp_path: Path) -> None:
    for header in ("start", "end"):
        rows = [(j.case, j.activity, j.begin) for j in jobs(1)]
        draft = read(tmp_path, table(("case", "activity", header), rows))
        assert all(work.cycle_time_s is None for work in works(draft).values())
        assert any("no cycle times" in line for line in draft.report.warnings)


def test_rows_that_end_before_they_start_are_left_out_with_their_numbers(tmp_path: Path) -> None:
    lines = both(jobs(2)).splitlines()
    lines.insert(4, "Order 0,Saw,2024-01-01 09:00:00,2024-01-01 08:00:00")
    draft = read(tmp_path, "\n".join(lines))
    assert [(s.where, s.why) for s in draft.report.skipped if "ends" in s.why] == [
        ("rows 5", "it ends before it starts")
    ]
    whole = [line.split(",") for line in both(jobs(2)).splitlines()[1:]]
    with pytest.raises(InputError, match="--column start=HEADER"):
        read(tmp_path, table(("case", "activity", "start", "end"), [(c, a, e, s) for c, a, s, e in whole]))


def test_a_duration_in_seconds_under_a_head_of_minutes_is_noticed(tmp_path: Path) -> None:
    rows = [(j.case, j.activity, j.begin, j.end, j.seconds) for j in jobs(4)]
    draft = read(tmp_path, table(("case", "activity", "start", "end", "duration_minutes"), rows))
    assert any("read as seconds" in line for line in draft.report.warnings)
    saw = works(draft)["Saw"].cycle_time_s
    assert saw is not None
    assert saw.likely == pytest.approx(mean(j.seconds for j in jobs(4) if j.activity == "Saw"))


def test_an_end_of_9999_is_a_job_that_is_not_done(tmp_path: Path) -> None:
    text = both(jobs(5)) + "Order 1,Pack,2024-02-01 08:00:00,31.12.9999\n"
    draft = read(tmp_path, text)
    assert any("31.12.9999" in line for line in draft.report.guessed)
    pack = works(draft)["Pack"].cycle_time_s
    assert pack is not None
    assert pack.likely == pytest.approx(mean(j.seconds for j in jobs(5) if j.activity == "Pack"))


def test_marks_of_start_and_end_are_no_steps(tmp_path: Path) -> None:
    listed = jobs(6)
    first: dict[str, datetime] = {}
    last: dict[str, datetime] = {}
    for job in listed:
        first.setdefault(job.case, job.begin)
        last[job.case] = job.end
    marks = [Job(case, "START", moment, moment) for case, moment in first.items()]
    marks += [
        Job(case, "END", moment + timedelta(seconds=1), moment + timedelta(seconds=1)) for case, moment in last.items()
    ]
    draft = read(tmp_path, both(sorted([*marks, *listed], key=lambda j: (j.begin, j.activity != "START"))))
    assert "START" not in works(draft)
    assert passes(draft).keys() == {job.activity for job in listed}


def test_nights_and_weekends_are_no_labour(tmp_path: Path) -> None:
    listed = [Job(f"d{i}", "Plan", day.replace(hour=h), day.replace(hour=h + 1)) for i in range(60)
              if (day := _START + timedelta(days=i)).weekday() < 5 for h in (8, 11, 15)]  # fmt: skip
    friday = _START + timedelta(days=4)
    listed += [Job("x", "Quote", friday.replace(hour=15), friday + timedelta(days=3, hours=9))]
    draft = read(tmp_path, both(listed))
    quote = works(draft)["Quote"].cycle_time_s
    assert quote is not None
    # Work is seen from 8 to 17, Monday to Friday: an hour and a bit on Friday from 15, one on Monday until 9.
    assert quote.likely == pytest.approx(3 * 3600)
    assert any("Nights and days off" in line for line in draft.report.guessed)
    calendar = next(e for e in draft.entities if isinstance(e, Calendar))
    assert (calendar.shifts_per_day, calendar.days_per_week) == (1.0, 5.0)


def test_who_has_two_jobs_at_once_divides_the_time(tmp_path: Path) -> None:
    rows = [("1", "Weld", "2024-01-01 08:00", "2024-01-01 10:00", "Ann"), ("2", "Pack", "2024-01-01 09:00", "2024-01-01 10:00", "Ann"),
            ("3", "Pack", "2024-01-01 11:00", "2024-01-01 12:00", "Bob")]  # fmt: skip
    draft = read(tmp_path, table(("case", "activity", "start", "end", "resource"), rows))
    likely = {name: work.cycle_time_s.likely for name, work in works(draft).items() if work.cycle_time_s is not None}
    assert likely == pytest.approx({"Weld": 1.5 * 3600, "Pack": (0.5 + 1) / 2 * 3600})


def test_rows_that_differ_only_in_the_worker_are_one_job_of_several(tmp_path: Path) -> None:
    rows = [("1", "Lift", "2024-01-01 08:00", "2024-01-01 09:00", who) for who in ("Ann", "Bob")]
    rows.append(("1", "Pack", "2024-01-01 09:00", "2024-01-01 09:30", "Ann; Bob; Cy"))
    draft = read(tmp_path, table(("case", "activity", "start", "end", "resource"), rows))
    assert {name: work.crew for name, work in works(draft).items()} == {"Lift": 2.0, "Pack": 3.0}
    assert passes(draft) == pytest.approx({"Lift": 1, "Pack": 1})
    assert [r.headcount for r in draft.entities if isinstance(r, Role)] == [3.0]


@pytest.mark.parametrize("named", [True, False])
def test_roles_come_from_their_column_or_from_numbered_workers(tmp_path: Path, named: bool) -> None:
    rows = [
        (j.case, j.activity, j.begin, j.end, f"{'Welder' if j.activity == 'Weld' else 'Clerk'}-00000{j.worker[1]}")
        for j in jobs(8)
    ]
    header = ["case", "activity", "start", "end", "resource"]
    if named:
        header.append("role")
        rows = [(*row, row[4].split("-")[0]) for row in rows]  # type: ignore[misc]
    draft = read(tmp_path, table(header, rows))
    roles = {e.id: e for e in draft.entities if isinstance(e, Role)}
    assert {(r.name, r.headcount) for r in roles.values()} == {("Welder", 3.0), ("Clerk", 3.0)}
    assert {name: roles[work.role_id or 0].name for name, work in works(draft).items()}["Weld"] == "Welder"


def test_more_work_than_people_can_do_is_said(tmp_path: Path) -> None:
    listed = [
        Job(f"{i}", "Wait", _START + timedelta(days=d, hours=8), _START + timedelta(days=d, hours=16))
        for d in range(5)
        for i in range(9)
    ]
    rows = [(f"{i}", j.activity, j.begin, j.end, "Ann" if i % 2 else "Bob") for i, j in enumerate(listed)]
    header = ("case", "activity", "start", "end", "resource")
    assert not read(tmp_path, table(header, rows)).report.warnings[1:]  # divided between the jobs they have at once
    stated = [(*row, 8) for row in rows]
    draft = read(tmp_path, table((*header, "duration (h)"), stated))
    assert any("9 full-time jobs, but names 2 people" in line for line in draft.report.warnings)


def test_what_lies_between_steps_is_waiting_in_working_days(tmp_path: Path) -> None:
    listed = []
    for i in range(40):
        day = _START + timedelta(days=i + 2 * (i // 5))
        listed += [
            Job(f"{i}", "Cut", day.replace(hour=8), day.replace(hour=9)),
            Job(f"{i}", "Bend", day.replace(hour=11), day.replace(hour=16, minute=30)),
        ]
    draft = read(tmp_path, both(listed))
    assert works(draft)["Bend"].inventory_days_before == pytest.approx(2 / 9)  # 9 to 11, of a day from 8 to 17
    assert any("a case takes 0.4 days" in line for line in draft.report.guessed)


def test_a_short_log_is_not_scaled_unless_somebody_says_so(tmp_path: Path) -> None:
    listed = jobs(9, cases=20, days=5)
    draft = read(tmp_path, both(listed))
    process = next(e for e in draft.entities if isinstance(e, Process)).demand_per_year
    assert process is not None
    assert (process.likely, process.basis) == (20, Basis.ASSUMED)
    assert process.high > 20 * 40
    assert any("--scale year" in line for line in draft.report.notes)
    scaled = next(
        e for e in read(tmp_path, both(listed), choices=Choices(scale="year")).entities if isinstance(e, Process)
    ).demand_per_year
    assert scaled is not None
    assert scaled.likely == pytest.approx(20 / 5 * 5 * 365.25 / 7, abs=0.5)
    assert (scaled.low, scaled.high) == (scaled.likely / 2, scaled.likely * 2)


def test_demand_and_calendar_speak_of_the_same_days(tmp_path: Path) -> None:
    listed = [
        Job(f"{i}", "Saw", _START + timedelta(hours=8, seconds=i), _START + timedelta(hours=8, seconds=i + 1))
        for i in range(1000)
    ]
    draft = read(tmp_path, both(listed), choices=Choices(scale="year"))
    calendar = next(e for e in draft.entities if isinstance(e, Calendar))
    assert demand(draft) / calendar.working_days_per_year == pytest.approx(1000, rel=0.04)  # but for holidays


def test_packed_logs_are_read_and_a_zip_of_several_files_is_not(tmp_path: Path) -> None:
    text = both(jobs(10)).encode()
    plain, packed, zipped, several = (tmp_path / name for name in ("a.csv", "a.csv.gz", "a.zip", "b.zip"))
    plain.write_bytes(text)
    packed.write_bytes(gzip.compress(text))
    for path, names in ((zipped, ["log.csv"]), (several, ["log.csv", "other.csv"])):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                archive.writestr(name, text)
    whole = read_source(plain).entities
    assert read_source(packed).entities == whole
    assert read_source(zipped).entities == whole
    with pytest.raises(InputError, match="one text table and nothing else"):
        read_source(several)
    packed.write_bytes(packed.read_bytes()[:200])
    with pytest.raises(InputError, match=r"Can't read a\.csv\.gz"):
        read_source(packed)


def test_a_log_of_more_rows_than_are_kept_at_once_is_read_whole(tmp_path: Path) -> None:
    listed = jobs(11, cases=6000, days=300)
    assert len(listed) > 20_000
    draft = read(tmp_path, both(listed))
    found = {name: n * 6000 / demand(draft) for name, n in passes(draft).items()}
    assert found == pytest.approx(Counter(j.activity for j in listed), rel=0.01)


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(rows: int) -> None:
        raise Stopped(rows)

    with pytest.raises(Stopped):
        read(tmp_path, both(jobs(1)), progress=stop)


def test_a_list_that_is_a_log_or_has_hundreds_of_steps_asks(tmp_path: Path) -> None:
    rows = [(j.activity, j.begin.date()) for j in jobs(1)]
    with pytest.raises(InputError, match=r"looks like a log.*--as log --column case=HEADER.*--as list"):
        read(tmp_path, table(("step", "planned on"), rows))
    assert read(tmp_path, table(("step", "planned on"), rows), kind="list").read["steps"] == len(rows)
    many = table(("step", "cycle time"), [(f"Step {i}", "5 s") for i in range(301)])
    with pytest.raises(InputError, match=r"301 steps.*--as list"):
        read(tmp_path, many)
    assert read(tmp_path, many, kind="list").read["steps"] == 301


def test_columns_are_found_by_what_is_in_them_where_a_log_is_asked_for(tmp_path: Path) -> None:
    rows = [(f"{i:05}", j.case, j.activity, j.begin, j.end) for i, j in enumerate(jobs(12))]
    draft = read(tmp_path, table(("nr", "x", "y", "t1", "t2"), rows), kind="log")
    assert passes(draft).keys() == {"Saw", "Weld", "Repair", "Paint", "Pack"}
    line = next(line for line in draft.report.guessed if line.startswith("Columns"))
    assert all(
        part in line for part in ("Case = “x”", "Activity = “y”", "Start = “t1”", "End, or the only time = “t2”")
    )
