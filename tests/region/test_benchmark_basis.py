"""A time that a benchmark gave: it says so wherever it is shown, goes out and in again, and never comes back as a firm's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from auditor.assess.known import UNSURE, FigureKind, Known, known_figures
from auditor.decide import rank
from auditor.decide.asking.first_answer import Sureness, sureness
from auditor.edit import perform
from auditor.edit.map.copies import duplicate_steps, paste_steps
from auditor.errors import InputError
from auditor.exchange import read_source, store
from auditor.exchange.clip import read_clip, to_clip
from auditor.exchange.csv_out import write_csv
from auditor.exchange.exporters import write_export
from auditor.exchange.time_basis import read_time_basis
from auditor.flow import analyse
from auditor.locale import using
from auditor.model import Audit, Basis, Benchmark, Estimate, Sharing, SizeClass, StepKind, Work
from auditor.phrases.benchmark import ground_of_time
from auditor.phrases.explained.work import field_input
from auditor.region.disclosure.shown_cell import ShownCell
from auditor.region.extract import Extract, extract_of
from auditor.region.extract.fields import LISTS
from auditor.region.pack import pack_from
from auditor.region.standing import standings
from auditor.region.standing.starting import starting_times
from auditor.store import AuditFile

#: A time so short that the program takes the step for repetitive.
SHORT = Estimate(10.0, 20.0, 50.0, Basis.BENCHMARK)


def with_times(audit: Audit, cycle: Estimate, step_ids: list[int]) -> Audit:
    works = dict(audit.table(Work))
    for step_id in step_ids:
        works[step_id] = replace(audit.work(step_id), cycle_time_s=cycle, labour_s=None)
    found = {i: Benchmark(id=i, step_id=i, programme="East", year=2026, firms=40, cell="metal|small") for i in step_ids}
    return audit.replaced({"work": works, "benchmark": found})


def timed(audit: Audit) -> list[int]:
    """Steps with a time, those with the most hours first."""
    analysis = analyse(audit)
    steps = [n for p in analysis.processes.values() for n in p.steps.values()]
    having = {n.step.id: n.workload.labour_hours_per_year for n in steps if audit.work(n.step.id).cycle_time_s}
    hours = {step_id: found.likely for step_id, found in having.items() if found is not None}
    return sorted(hours, key=lambda step_id: -hours[step_id])


def extracted(audit: Audit) -> Extract:
    audit = audit.replaced({"sharing": {1: Sharing(size_class=SizeClass.UNDER_50, region="NL2")}})
    analysis = analyse(audit)
    ranking = rank(audit, draws=64, analysis=analysis)
    return extract_of(audit, analysis, ranking, key="0" * 32, edition=1, advisor="1" * 32, year=2026)


@pytest.mark.parametrize("basis", [Basis.BENCHMARK, Basis.CATALOGUE])
def test_a_time_that_is_not_the_firms_own_leaves_it_neither_as_time_nor_as_hours_nor_in_what_follows(
    sample: Audit, basis: Basis
) -> None:
    assert any("cycle_s" in row and "hours" in row for row in extracted(sample).lists["step"])
    found = extracted(with_times(sample, replace(SHORT, basis=basis), timed(sample)))
    for row in found.lists["step"]:
        assert "cycle_s" not in row and row.get("basis") not in ("benchmark", "catalogue")
    stated = {step.id for step in sample.steps.values() if sample.work(step.id).labour_s is not None}
    if not stated:
        assert not any("hours" in row for row in found.lists["step"]) and "hours" not in found.firm
    resting, bare = ([row for row in e.lists["candidate"] if "rank" in row] for e in (extracted(sample), found))
    assert len(bare) < len(resting)
    for row in found.lists["candidate"]:
        assert "rank" in row or not {"hours", "payback_years"} & row.keys()
    assert all("benchmark" not in field.words for fields, _most in LISTS.values() for field in fields)


def test_one_such_time_takes_only_its_own_step_out_of_the_extract(sample: Audit) -> None:
    steps = timed(sample)
    before, after = extracted(sample), extracted(with_times(sample, SHORT, steps[:1]))
    having = [sum("cycle_s" in row for row in e.lists["step"]) for e in (before, after)]
    assert having[0] - having[1] == 1
    assert 0 < after.firm["hours"] < before.firm["hours"]


def test_where_a_firm_stands_is_not_told_of_a_time_that_the_benchmark_gave(sample: Audit) -> None:
    tasks = {row["task"] for row in extracted(sample).lists["step"] if "cycle_s" in row and "task" in row}
    pack = pack_from("East", 2026, 40, [ShownCell("time", task, "all", 40, (1.0, 2.0, 3.0)) for task in tasks])

    def told(audit: Audit) -> int:
        analysis = analyse(audit)
        return len(standings(audit, analysis, rank(audit, draws=64, analysis=analysis), pack))

    assert told(sample) > 0
    assert told(with_times(sample, SHORT, timed(sample))) == 0


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [((1.0, 1.5, 2.0, 3.0, 6.0), 1.0, 6.0), ((2.0, 4.0, 8.0), 4.0 / 2**1.9, 4.0 * 2**1.9)],
)
def test_the_range_of_a_starting_time_is_that_of_eight_in_ten_firms(
    sample: Audit, values: tuple[float, ...], low: float, high: float
) -> None:
    """Of fewer than 50 firms from the quartiles: of a lognormal spread the tenths lie 1.9 times as far from the middle."""
    bare = replace(next(iter(sample.steps.values())), task="weld", kind=StepKind.OPERATION, detail_id=None)
    audit = sample.replaced({"step": {bare.id: bare}, "work": {}, "flow": {}})
    pack = pack_from("East", 2026, 60, [ShownCell("time", "weld", "all", 60, values)])
    (found,) = starting_times(audit, pack)
    assert found.cycle_s.basis is Basis.BENCHMARK
    assert found.cycle_s.low / 60 == pytest.approx(low, rel=0.05)
    assert found.cycle_s.high / 60 == pytest.approx(high, rel=0.05)


def test_it_counts_between_what_the_firm_says_and_what_statistics_say(sample: Audit) -> None:
    steps = timed(sample)
    audit = with_times(sample, SHORT, steps[:1])
    found = known_figures(audit, analyse(audit))
    times = {f.known for f in found.figures if f.kind is FigureKind.TIME and f.step_ids == (steps[0],)}
    assert times == {Known.BENCHMARK}
    order = list(Known)
    assert order.index(Known.CALCULATED) < order.index(Known.BENCHMARK) < order.index(Known.CATALOGUE)
    assert Known.BENCHMARK not in UNSURE and steps[0] in found.to_time(most=100)
    ranking = rank(audit, draws=64)
    of_it = [r.evaluation for r in ranking.candidates if steps[0] in r.evaluation.candidate.step_ids]
    assert of_it and all(sureness(audit, e) is not Sureness.WELL_FOUNDED for e in of_it)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "benchmark 2026, about 40 firms (East)"),
        ("nl", "benchmark 2026, ongeveer 40 bedrijven (East)"),
        ("de", "Vergleich 2026, etwa 40 Betriebe (East)"),
    ],
)
def test_firms_and_year_stand_wherever_the_basis_is_shown(
    sample: Audit, tmp_path: Path, language: str, said: str
) -> None:
    step_id = timed(sample)[0]
    audit = with_times(sample, SHORT, [step_id])
    with using(language):
        assert ground_of_time(audit, step_id) == said
        assert field_input(audit, audit.work(step_id), "cycle", SHORT).basis == said
        write_export(audit, tmp_path / "out.xlsx")
        read = read_time_basis(said, step_id)
    book = CalamineWorkbook.from_path(tmp_path / "out.xlsx")
    cells = [cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    assert cells.count(said) == 1
    assert read == (Basis.BENCHMARK, None)
    stated = audit.replaced({"work": {step_id: replace(audit.work(step_id), cycle_time_s=Estimate.point(5.0))}})
    with using(language):  # once somebody says a time, it is no longer the benchmark's
        assert "East" not in ground_of_time(stated, step_id)


@pytest.mark.parametrize("basis", [Basis.BENCHMARK, Basis.ASSUMED])
def test_a_step_list_says_how_times_are_known_and_whose_they_are(sample: Audit, tmp_path: Path, basis: Basis) -> None:
    step_id = timed(sample)[0]
    audit = with_times(sample, replace(SHORT, basis=basis), [step_id])
    target = tmp_path / "steps.csv"
    target.write_text(write_csv(audit), "utf-8")
    found = read_source(target).entities
    name = audit.steps[step_id].name
    again = next(s.id for s in found if getattr(s, "name", "") == name and hasattr(s, "process_id"))
    cycle = next(w.cycle_time_s for w in found if isinstance(w, Work) and w.id == again)
    assert cycle is not None and cycle.basis is basis
    grounds = [b for b in found if isinstance(b, Benchmark)]
    expected = [("East", 2026, 40, "metal|small")] if basis is Basis.BENCHMARK else []
    assert [(b.programme, b.year, b.firms, b.cell) for b in grounds if b.step_id == again] == expected


@pytest.mark.parametrize("cell", ["", "5", "by Jan", "benchmark; x; 2026; metal; East", "benchmark; 40; 99; m; East"])
def test_a_cell_that_says_nothing_known_of_how_a_time_is_known_does_no_harm(cell: str) -> None:
    basis, found = read_time_basis(cell, 1)
    assert found is None
    assert basis is (Basis.BENCHMARK if cell.startswith("benchmark") else Basis.STATED if not cell else None)


def test_an_extract_that_says_a_benchmarks_time_is_refused(sample: Audit, tmp_path: Path) -> None:
    from auditor.region.extract import read_extract, written

    good = written(extracted(sample))
    path = tmp_path / "x.aaextract"
    path.write_bytes(good.replace(b'"basis": "stated"', b'"basis": "benchmark"', 1))
    assert path.read_bytes() != good
    with pytest.raises(InputError, match="basis"):
        read_extract(path)


def test_a_copied_step_and_a_list_read_into_an_audit_keep_whose_time_it_is(
    sample: Audit, audit_file: AuditFile, tmp_path: Path
) -> None:
    target = tmp_path / "steps.csv"
    target.write_text(write_csv(with_times(sample, SHORT, timed(sample)[:1])), "utf-8")
    store(audit_file, read_source(target), "Import")
    (step_id,) = {b.step_id for b in audit_file.audit.table(Benchmark).values()}
    said = ground_of_time(audit_file.audit, step_id)
    assert said == "benchmark 2026, about 40 firms (East)"
    process_id = audit_file.audit.steps[step_id].process_id
    (copy,) = perform(audit_file, duplicate_steps, process_id, [step_id])
    assert ground_of_time(audit_file.audit, copy) == said
    carried = read_clip(to_clip(audit_file.audit, [copy])[0])
    (pasted,) = perform(audit_file, paste_steps, process_id, carried, 0.0, 0.0)
    assert ground_of_time(audit_file.audit, pasted) == said
