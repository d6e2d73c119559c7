"""A log held against a map: what is said of small ones whose answers can be counted by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.exchange import Draft, read_source, store
from auditor.exchange.conformance import (
    Comparing,
    Conformance,
    best_process,
    compare,
    in_words,
    key_of,
    mend,
)
from auditor.exchange.conformance.names import matched
from auditor.exchange.conformance.problems import ENTRY, EXIT, NoStep, NoWay, Problem
from auditor.exchange.conformance.words import fitness_in_words
from auditor.exchange.draft import ImportReport
from auditor.exchange.eventlog import Event, LogOptions, collect, process_of
from auditor.exchange.log_seen import LogSeen
from auditor.model import (
    Audit,
    Basis,
    Calendar,
    Entity,
    Estimate,
    Firm,
    Flow,
    Process,
    Step,
    StepKind,
)
from auditor.store import AuditFile
from tests.build import audit_from, point
from tests.rounds import in_soak_only

_MONDAY = 1_704_096_000.0  # 2024-01-01 08:00


def drafted(cases: Sequence[Sequence[str]], seconds: float = 600.0) -> Draft:
    """Cases of jobs of equal length, one case an hour, so that nothing happens at once."""
    events = [
        Event(str(i), name, start=at, end=at + seconds)
        for i, case in enumerate(cases)
        for n, name in enumerate(case)
        for at in [_MONDAY + i * 86_400 / 4 + n * seconds]
    ]
    return process_of(collect(events), "log", "P", ImportReport(), LogOptions(scale="none", min_share=0.0))


def seen(cases: Sequence[Sequence[str]], seconds: float = 600.0) -> LogSeen:
    found = drafted(cases, seconds).log
    assert found is not None
    return found


def keys(audit: Audit, found: Conformance, kind: str = "") -> list[str]:
    listed = [key_of(audit, problem) for problem in found.problems]
    return [key for key in listed if key.startswith(kind)]


def entities_of(audit: Audit) -> list[Entity]:
    return [entity for rows in audit.tables.values() for entity in rows.values()]


def step(audit: Audit, name: str) -> Step:
    return next(s for s in audit.steps.values() if s.name == name)


def said(audit: Audit, problem: Problem) -> str:
    return in_words(audit, problem).what.replace("\u202f", " ").replace("\xa0", " ")


LINE = {("Saw", "Weld"): 1.0, ("Weld", "Paint"): 0.5, ("Weld", "Pack"): 0.5, ("Paint", "Pack"): 1.0}
DEMAND = {"demand": 10.0, "work": {name: {"cycle_time_s": point(600)} for name in ("Saw", "Weld", "Paint", "Pack")}}


def test_a_log_that_goes_as_the_map_has_nothing_to_mend() -> None:
    audit = audit_from(LINE, **DEMAND)  # type: ignore[arg-type]
    found = compare(audit, 1, seen([["Saw", "Weld", "Paint", "Pack"], ["Saw", "Weld", "Pack"]] * 5))
    assert (found.fitness, found.cut, found.moves, found.allowed) == (1.0, 0, 25, 25)
    assert keys(audit, found) == []


def test_what_the_log_does_otherwise_is_counted_by_cases() -> None:
    audit = audit_from(LINE, **DEMAND)  # type: ignore[arg-type]
    cases = [
        *[["Saw", "Weld", "Paint", "Pack"]] * 5,
        *[["Saw", "Weld", "Pack"]] * 2,
        ["Saw", "Weld", "Saw", "Weld", "Saw", "Weld", "Pack"],  # back twice: two times in one case
        ["Saw", "Weld", "Clean", "Pack"],
        ["Weld", "Paint", "Pack"],
    ]
    found = compare(audit, 1, seen(cases))
    assert found.fitness == pytest.approx(0.8)  # where a case begins and ends is no move from step to step
    assert found.cut == 1
    assert keys(audit, found)[:3] == ["no_step:Clean", "no_connection:Weld>Saw", "no_connection:start>Weld"]
    back = next(p for p in found.problems if key_of(audit, p) == "no_connection:Weld>Saw")
    assert said(audit, back) == "“Weld” → “Saw”: 2 times in 1 case (10% of the cases)"
    assert len(keys(audit, compare(audit, 1, seen(cases), Comparing(least_share=0.15)), "no_")) == 0
    whole = compare(audit, 1, seen(cases), Comparing(whole_only=True))
    assert (whole.cases, whole.cut) == (9, 1)


def test_gateways_and_work_that_no_log_records_are_passed_by() -> None:
    kinds = {"Start": StepKind.START, "Right?": StepKind.DECISION, "End": StepKind.END}
    flows = {
        ("Start", "Saw"): 1.0, ("Saw", "Look"): 1.0, ("Look", "Right?"): 1.0, ("Right?", "Saw"): 0.1,
        ("Right?", "Pack"): 0.9, ("Pack", "End"): 1.0,
    }  # fmt: skip
    audit = audit_from(flows, kinds=kinds, demand=10)
    found = compare(audit, 1, seen([["Saw", "Pack"]] * 9 + [["Saw", "Saw", "Pack"]]))
    assert found.fitness == 1.0
    assert keys(audit, found, "no_") == []
    assert keys(audit, found, "never") == ["never_seen:Look"]
    assert keys(audit, found, "shares") == []  # 1 in 11 is not far from a tenth
    often = compare(audit, 1, seen([["Saw", "Pack"]] * 10 + [["Saw", "Saw", "Pack"]] * 10))
    assert keys(audit, often, "shares") == ["shares:Right?"]


def test_branches_of_a_fork_go_in_any_order() -> None:
    kinds = {"F": StepKind.FORK, "J": StepKind.JOIN}
    flows = {
        ("A", "F"): 1.0, ("F", "B"): 1.0, ("F", "C1"): 1.0, ("C1", "C2"): 1.0, ("B", "J"): 1.0, ("C2", "J"): 1.0,
        ("J", "D"): 1.0,
    }  # fmt: skip
    audit = audit_from(flows, kinds=kinds, demand=10)
    orders = [["A", "B", "C1", "C2", "D"], ["A", "C1", "B", "C2", "D"], ["A", "C1", "C2", "B", "D"]]
    found = compare(audit, 1, seen(orders))
    assert found.fitness == 1.0
    assert keys(audit, found, "never") == []
    always_first = compare(audit, 1, seen(orders[:1]))
    assert keys(audit, always_first, "never") == []
    wrong = compare(audit, 1, seen([["A", "C2", "C1", "B", "D"]]))
    assert keys(audit, wrong, "no_connection") == ["no_connection:A>C2", "no_connection:C2>C1"]


def test_a_connection_that_no_case_takes_and_a_time_that_is_another_are_said() -> None:
    audit = audit_from(LINE, **DEMAND)  # type: ignore[arg-type]
    found = compare(audit, 1, seen([["Saw", "Weld", "Paint", "Pack"]] * 10, seconds=900))
    assert keys(audit, found) == ["never_taken:Weld>Pack", "time:Saw", "time:Weld", "time:Paint", "time:Pack"]
    assert found.factor == pytest.approx(1.5)
    time = next(p for p in found.problems if key_of(audit, p) == "time:Saw")
    assert said(audit, time) == "“Saw”: on the map 10 min, in the log 15 min – 1.5 times as long"
    wide = audit_from(LINE, demand=10.0, work={"Saw": {"cycle_time_s": Estimate(300, 600, 1000)}})
    assert "time:Saw" not in keys(wide, compare(wide, 1, seen([["Saw", "Weld", "Paint", "Pack"]] * 10, seconds=900)))


def test_names_are_one_by_their_words_and_else_a_person_says() -> None:
    audit = audit_from({("Was & rinse", "Weld seam"): 1.0})
    numbered = audit_from({("Mill 1", "Mill 2"): 1.0})
    assert matched(numbered, 1, ["Mill 3"], {}).proposed == {}  # another number is another thing
    found = matched(audit, 1, ["WAS RINSE", "weld-seam", "Welding seam", "Ship"], {})
    assert {audit.steps[i].name for i in found.step_of.values()} == {"Was & rinse", "Weld seam"}
    assert found.proposed == {"Welding seam": step(audit, "Weld seam").id}
    said = matched(audit, 1, ["Welding seam", "Ship"], {"Welding seam": 2}, ["Ship"])
    assert (said.step_of, said.proposed) == ({"Welding seam": 2}, {})


def test_a_finer_log_is_one_passage_of_the_step_that_is_said_or_shown_in_detail() -> None:
    flows = {("Saw", "Weld"): 1.0}
    audit = audit_from(
        flows, demand=4, work={"Saw": {"cycle_time_s": point(600)}, "Weld": {"cycle_time_s": point(1200)}}
    )
    fine = seen([["Saw", "Tack", "Seam"]] * 4)
    weld = step(audit, "Weld").id
    found = compare(audit, 1, fine, Comparing({"Tack": weld, "Seam": weld}))
    assert (found.fitness, keys(audit, found)) == (1.0, [])  # two activities of ten minutes are the twenty of the step
    detail = [
        Process(id=2, name="Weld"),
        Step(id=11, process_id=2, name="Tack"),
        Step(id=12, process_id=2, name="Seam"),
    ]
    whole = replace(step(audit, "Weld"), kind=StepKind.SUBPROCESS, detail_id=2)
    inner = Audit.of([e for e in entities_of(audit) if e != step(audit, "Weld")] + [whole, *detail])
    assert compare(inner, 1, fine).fitness == 1.0


@pytest.fixture
def stored(tmp_path: Path) -> Callable[[Audit], AuditFile]:
    def make(audit: Audit) -> AuditFile:
        file = AuditFile.create(tmp_path / "a.audit")
        with file.edit("map") as edit:
            edit.graft([e for e in entities_of(audit) if not isinstance(e, Firm | Calendar)])
        return file

    return make


def test_every_problem_is_gone_once_it_is_mended_and_back_after_undo(stored: Callable[[Audit], AuditFile]) -> None:
    file = stored(
        audit_from(
            LINE | {("Saw", "Pack"): 0.1},
            demand=1000.0,
            work={"Saw": {"cycle_time_s": point(60)}, "Weld": {"cycle_time_s": point(600), "units_per_cycle": 2.0}},
        )
    )
    log = seen([["Saw", "Weld", "Clean", "Pack"]] * 6 + [["Saw", "Weld", "Saw", "Weld", "Pack"]] * 2)
    with file:
        process = min(file.audit.processes)
        before = file.audit
        kinds, done = set(), 0
        while problems := compare(file.audit, process, log).problems:
            problem = problems[0]
            key = key_of(file.audit, problem)
            assert mend(file, process, problem), key
            assert key not in keys(file.audit, compare(file.audit, process, log))
            kinds.add(key.split(":")[0])
            done += 1
            assert done < 30, key
        assert kinds >= {"no_step", "no_connection", "never_seen", "never_taken", "time", "demand"}
        assert compare(file.audit, process, log).fitness == 1.0
        clean = step(file.audit, "Clean")
        assert file.audit.work(clean.id).cycle_time_s == Estimate(600, 600, 600, Basis.MEASURED)
        weld = next(s for s in file.audit.steps.values() if s.name == "Weld")
        assert file.audit.work(weld.id).cycle_time_s == Estimate(1200, 1200, 1200, Basis.MEASURED)  # two a cycle
        shares = {
            file.audit.steps[f.target_id].name: f.share for f in file.audit.flows.values() if f.source_id == weld.id
        }
        assert {name: shares[name] for name in ("Clean", "Saw")} == pytest.approx({"Clean": 0.6, "Saw": 0.2})
        for _step in range(done):
            file.undo()
        assert file.audit.tables == before.tables


@settings(max_examples=25, deadline=None)
@given(paths=st.lists(st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=6), min_size=1, max_size=12))
def test_a_map_made_of_the_whole_log_allows_all_of_it(paths: list[list[str]]) -> None:
    draft = drafted(paths)
    audit = Audit.of(draft.entities)
    assert draft.log is not None
    found = compare(audit, 1, draft.log)
    assert found.fitness == 1.0
    assert keys(audit, found, "no_") == []
    assert keys(audit, found, "never") == []
    assert keys(audit, found, "time") == []


def _counted(paths: Sequence[Sequence[str]], moves: set[tuple[str, str]]) -> float:
    return sum(all(pair in moves for pair in pairwise(path)) for path in paths) / len(paths)


@settings(max_examples=25, deadline=None)
@given(paths=st.lists(st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=6), min_size=2, max_size=12))
def test_fitness_of_the_other_half_is_the_share_of_cases_whose_moves_the_first_half_made(
    paths: list[list[str]],
) -> None:
    half = len(paths) // 2
    audit = Audit.of(drafted(paths[:half]).entities)
    found = compare(audit, 1, seen(paths[half:]))
    names = {s.name for s in audit.steps.values()}
    moves = {pair for path in paths[:half] for pair in pairwise(path)}
    rest = paths[half:]
    used = {name for path in rest for name in path}
    if used >= {name for path in paths[:half] for name in path}:  # else the map is passed through what is never seen
        known = [path for path in rest if set(path) <= names]
        assert found.fitting == sum(_counted([path], moves) for path in known)


def _halves(log: Path, folder: Path, delimiter: str = ",", column: int = 0) -> tuple[Path, Path]:
    """The rows of the first half of the cases, and those of the others."""
    lines = log.read_text("utf-8-sig").splitlines()
    case_of = {line: line.split(delimiter)[column] for line in lines[1:]}
    cases = list(dict.fromkeys(case_of.values()))
    first = set(cases[: len(cases) // 2])
    made = folder / "a.csv", folder / "b.csv"
    for path, is_first in zip(made, (True, False), strict=True):
        rows = [line for line in lines[1:] if (case_of[line] in first) is is_first]
        path.write_text("\n".join([lines[0], *rows]), "utf-8")
    return made


def _paths(log: LogSeen) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for case, activity in zip(log.case.tolist(), log.activity.tolist(), strict=True):
        found.setdefault(case, []).append(log.activities[activity])
    return list(found.values())


def _drawn(audit: Audit) -> set[tuple[str, str]]:
    return {(audit.steps[f.source_id].name, audit.steps[f.target_id].name) for f in audit.flows.values()}


def test_the_metal_shop_against_its_own_map_of_the_usual_ways(shared: Path) -> None:
    draft = read_source(shared / "data" / "eventlogs" / "Production_first110.csv")
    audit = Audit.of(draft.entities)
    assert draft.log is not None
    found = compare(audit, 1, draft.log)
    paths = _paths(draft.log)
    moves = [pair for path in paths for pair in pairwise(path)]
    assert (found.cases, found.fitting) == (110, sum(set(pairwise(path)) <= _drawn(audit) for path in paths))
    assert (found.moves, found.allowed) == (len(moves), sum(pair in _drawn(audit) for pair in moves))
    assert (found.fitting, found.moves, found.allowed) == (36, 544, 247)
    assert {key.split(":")[0] for key in keys(audit, found)} == {"no_connection", "shares"}  # times are the log's own


def test_purchases_against_a_map_of_their_first_half_differ_by_shares_alone(shared: Path, tmp_path: Path) -> None:
    first, second = _halves(shared / "data" / "eventlogs" / "PurchasingExample.csv", tmp_path)
    audit, log = Audit.of(read_source(first).entities), read_source(second).log
    assert log is not None
    assert best_process(audit, log) == 1
    found = compare(audit, 1, log)
    assert (found.cases, found.fitness) == (304, 1.0)
    assert keys(audit, found) == ["shares:Release Supplier's Invoice", "shares:Analyze Request for Quotation"]


@pytest.mark.parametrize("most", [6, in_soak_only(1000)])
def test_the_metal_shop_mended_by_its_second_half_has_all_its_ways(shared: Path, tmp_path: Path, most: int) -> None:
    first, second = _halves(shared / "data" / "eventlogs" / "Production_first110.csv", tmp_path, ";", 3)
    with AuditFile.create(tmp_path / "a.audit") as file:
        store(file, read_source(first), "first half")
        log = read_source(second).log
        assert log is not None
        process = best_process(file.audit, log)
        assert process is not None
        for problem in compare(file.audit, process, log).problems:
            if isinstance(problem, NoStep):
                assert mend(file, process, problem)
        before = compare(file.audit, process, log)
        ways = [problem for problem in before.problems if isinstance(problem, NoWay)][:most]
        for problem in ways:
            assert mend(file, process, problem)
        after = compare(file.audit, process, log)
        mended = sum(problem.count for problem in ways if problem.source != ENTRY and problem.target != EXIT)
        assert after.allowed == before.allowed + mended
        assert most < len(ways) + 1 or after.fitness == 1.0
        out: dict[int, float] = {}
        for flow in file.audit.flows.values():
            out[flow.source_id] = out.get(flow.source_id, 0.0) + flow.share
        assert list(out.values()) == pytest.approx([1.0] * len(out))


def test_shares_of_a_few_passages_are_not_spoken_of() -> None:
    audit = audit_from({("A", "B"): 0.5, ("A", "C"): 0.5}, demand=4)
    assert keys(audit, compare(audit, 1, seen([["A", "B"]] * 8 + [["A", "C"]])), "shares") == []
    assert keys(audit, compare(audit, 1, seen([["A", "B"]] * 80 + [["A", "C"]] * 10)), "shares") == ["shares:A"]


@pytest.mark.parametrize("steps", [0, 2])
def test_a_map_without_steps_or_without_an_end_is_compared_too(steps: int) -> None:
    circle = [Flow(id=i, process_id=1, source_id=i, target_id=3 - i) for i in (1, 2)][:steps]
    drawn = [Step(id=i, process_id=1, name=name) for i, name in ((1, "A"), (2, "B"))][:steps]
    audit = Audit.of([Process(id=1, name="P"), *drawn, *circle])
    found = compare(audit, 1, seen([["A", "B"]] * 5))
    assert found.fitness == (1.0 if steps else 0.0)
    assert keys(audit, found, "no_step") == ([] if steps else ["no_step:A", "no_step:B"])


def test_a_case_in_thousands_does_not_read_as_none_nor_all_but_one_as_all() -> None:
    audit = audit_from({("A", "B"): 1.0}, demand=1e6)
    base = compare(audit, 1, seen([["A", "B"]]))
    for fitting, text in ((0, "0%"), (1, "< 0.1%"), (30, "1.2%"), (2499, "> 99.9%"), (2500, "100%")):
        counted = replace(base, cases=2500, fitting=fitting)
        words = fitness_in_words(counted).replace("\xa0", " ")
        assert words.startswith(f"{text} of the cases")


@pytest.mark.parametrize("maps", [1, 2])
def test_the_map_of_a_log_is_found_by_words_alone(monkeypatch: pytest.MonkeyPatch, maps: int) -> None:
    def refuse(*_args: object) -> int:
        raise AssertionError("names were likened")

    made: list[Entity] = [Process(id=i, name=f"P{i}") for i in range(1, maps + 1)]
    made += [Step(id=i, process_id=i, name=f"Saw {i}") for i in range(1, maps + 1)]
    log = seen([[f"saw {maps}", "Sawing"]])
    monkeypatch.setattr("auditor.exchange.conformance.names._most_alike", refuse)
    assert best_process(Audit.of(made), log) == maps
