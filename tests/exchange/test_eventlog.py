"""Event logs: from what a system recorded to a map."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from statistics import mean, median

import pytest

from auditor.errors import InputError
from auditor.exchange import Draft, SourceOptions, read_source
from auditor.flow import analyse
from auditor.model import Audit, Basis, Calendar, Flow, Process, Role, Step, StepKind, Work

SMALL = """case_id,activity,resource,start_time,end_time
1,Saw,Ann,2024-01-01T08:00,2024-01-01T08:10
1,Weld,Bob,2024-01-01T08:10,2024-01-01T08:40
1,Check,Cy,2024-01-01T08:40,2024-01-01T08:45
2,Saw,Ann,2024-01-01T09:00,2024-01-01T09:20
2,Weld,Bob,2024-01-01T09:20,2024-01-01T09:40
2,Check,Cy,2024-01-01T09:40,2024-01-01T09:45
2,Weld,Bob,2024-01-01T09:50,2024-01-01T10:00
2,Check,Cy,2024-01-01T10:00,2024-01-01T10:05
"""


def read(tmp_path: Path, text: str, **options: object) -> Draft:
    source = tmp_path / "log.csv"
    source.write_text(text, "utf-8")
    return read_source(source, SourceOptions(**options))  # type: ignore[arg-type]


def flows(draft: Draft) -> dict[tuple[str, str], float]:
    names = {e.id: e.name for e in draft.entities if isinstance(e, Step)}
    return {(names[f.source_id], names[f.target_id]): f.share for f in draft.entities if isinstance(f, Flow)}


def works(draft: Draft) -> dict[str, Work]:
    names = {e.id: e.name for e in draft.entities if isinstance(e, Step)}
    return {names[w.id]: w for w in draft.entities if isinstance(w, Work)}


def test_activities_become_steps_and_rework_stays_a_loop(tmp_path: Path) -> None:
    draft = read(tmp_path, SMALL)
    assert flows(draft) == pytest.approx(
        {
            ("Start", "Saw"): 1,
            ("Saw", "Weld"): 1,
            ("Weld", "Check"): 1,
            ("Check", "Weld"): 1 / 3,
            ("Check", "End"): 2 / 3,
        }
    )
    assert {f.share_basis for f in draft.entities if isinstance(f, Flow)} == {Basis.MEASURED}
    kinds = {e.name: e.kind for e in draft.entities if isinstance(e, Step)}
    assert (kinds["Start"], kinds["End"], kinds["Saw"]) == (StepKind.START, StepKind.END, StepKind.OPERATION)


def test_the_mean_is_likely_and_the_map_keeps_the_passages_of_the_log(tmp_path: Path) -> None:
    draft = read(tmp_path, SMALL)
    weld = works(draft)["Weld"].cycle_time_s
    assert weld is not None
    assert weld.likely == pytest.approx(mean([1800, 1200, 600]))
    numbers = analyse(Audit.of(draft.entities)).processes[1]
    visits = {n.step.name: n.visits_per_unit for n in numbers.steps.values()}
    assert visits == pytest.approx({"Start": 1, "Saw": 1, "Weld": 1.5, "Check": 1.5, "End": 1})


def test_workers_become_a_headcount_without_names(tmp_path: Path) -> None:
    draft = read(tmp_path, SMALL)
    roles = [e for e in draft.entities if isinstance(e, Role)]
    assert [(r.name, r.headcount) for r in roles] == [("Operator", 3)]
    assert not any("Ann" in str(e) for e in draft.entities)


def test_set_up_rows_are_recognised_by_name(tmp_path: Path) -> None:
    text = """case;activity;end;duration (min);quantity
1;Setup Mill;01.03.2024 08:30;30;0
1;Mill;01.03.2024 10:10;100;50
2;Omstellen Mill;02.03.2024 08:20;20;0
2;Mill;02.03.2024 09:20;60;20
"""
    work = works(read(tmp_path, text))
    assert set(work) == {"Mill"}
    mill = work["Mill"]
    assert mill.cycle_time_s is not None
    assert mill.setup_time_s is not None
    assert mill.cycle_time_s.likely == pytest.approx((6000 + 3600) / (50 + 20))  # all time by all pieces
    assert (mill.cycle_time_s.low, mill.cycle_time_s.high) == (6000 / 50, 3600 / 20)
    assert mill.setup_time_s.likely == mean([1800, 1200])
    assert mill.batch_size == 35


def swapped_once(cases: int) -> str:
    """A to D in each case; one does C before B, so A → C → B → D is rare and no step needs it."""
    rows = ["case,activity,start,end"]
    for i in range(cases):
        day = f"2024-01-{1 + i % 28:02}"
        order = "ACBD" if i == 0 else "ABCD"
        rows += [f"{i},{step},{day}T{8 + hour:02}:00,{day}T{8 + hour:02}:05" for hour, step in enumerate(order)]
    return "\n".join(rows)


def test_rare_flows_are_left_out_and_said(tmp_path: Path) -> None:
    draft = read(tmp_path, swapped_once(100))
    assert set(flows(draft)) == {("Start", "A"), ("A", "B"), ("B", "C"), ("C", "D"), ("D", "End")}
    assert {s.what for s in draft.report.skipped} == {"A → C", "C → B", "B → D"}
    assert any("rare ones" in line for line in draft.report.guessed)
    everything = read(tmp_path, swapped_once(100), min_share=0.0)
    assert flows(everything)["A", "C"] == pytest.approx(0.01)


def test_a_rare_flow_without_which_a_step_would_lose_its_passages_is_drawn(tmp_path: Path) -> None:
    rows = ["case,activity,start,end"]
    for i in range(200):
        step = "Repair" if i == 7 else "Pack"
        rows += [f"{i},Weld,2024-01-05T08:00,2024-01-05T08:05", f"{i},{step},2024-01-05T08:05,2024-01-05T08:09"]
    assert flows(read(tmp_path, "\n".join(rows)))["Weld", "Repair"] == pytest.approx(1 / 200)


def test_a_step_whose_flows_can_not_give_its_pieces_has_its_own_number_of_passages(tmp_path: Path) -> None:
    """Of 100 pieces sawn 80 are packed: one flow leads from the one to the other, and gives 100."""
    rows = ["case,activity,end,duration (min),quantity,order qty"]
    for i in range(60):
        day = f"2024-{1 + i // 28:02}-{1 + i % 28:02}"
        rows += [f"{i},Saw,{day} 10:00,60,100,100", f"{i},Pack,{day} 12:00,40,80,100"]
    draft = read(tmp_path, "\n".join(rows))
    numbers = analyse(Audit.of(draft.entities)).processes[1]
    passes = {n.step.name: n.workload.passes_per_year for n in numbers.steps.values()}
    assert passes["Saw"] == pytest.approx(numbers.demand_per_year)
    assert passes["Pack"] == pytest.approx(0.8 * (passes["Saw"] or 0.0))
    assert any("“Pack” is passed 0.8 times per unit" in line for line in draft.report.warnings)


def test_columns_can_be_named(tmp_path: Path) -> None:
    text = "x,y,z\n1,A,2024-01-01\n1,B,2024-01-02\n"
    draft = read(tmp_path, text, columns={"case": "x", "activity": "y", "end": "z"})
    assert ("A", "B") in flows(draft)
    with pytest.raises(InputError, match="There is no column “q”"):
        read(tmp_path, text, columns={"case": "q", "activity": "y", "end": "z"})


def test_a_log_whose_times_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no readable time\. Row 2 has “never”"):
        read(tmp_path, "case,activity,end\n1,A,never\n")


def test_the_metal_shop_keeps_its_work(shared: Path) -> None:
    """Production_first110.csv: pieces, hours and set-up of the map against sums over the file itself."""
    source = shared / "data" / "eventlogs" / "Production_first110.csv"
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    pieces: dict[str, float] = defaultdict(float)
    for row in rows:
        pieces[row["Activity"]] += float(row["Qty_Completed"])
    ordered = sum({row["Case ID"]: float(row["Work_Order_Qty"]) for row in rows}.values())
    draft = read_source(source)
    audit = Audit.of(draft.entities)
    numbers = analyse(audit).processes[1]
    visits = {n.step.name: n.visits_per_unit or 0.0 for n in numbers.steps.values()}
    assert draft.read["steps"] == len(pieces) + 2
    for name, count in pieces.items():
        if name in visits and count:  # an activity that reports no pieces counts as whole orders
            assert visits[name] == pytest.approx(count / ordered, rel=0.01), name
    assert any("in minutes" in line for line in draft.report.guessed)
    assert any("“S” are set-up" in line for line in draft.report.guessed)
    assert any(isinstance(e, Calendar) and e.shifts_per_day == 3 for e in draft.entities)
    assert numbers.bottleneck is not None
    assert numbers.bottleneck.name == "Turning & Milling - Machine 4"


def test_the_purchasing_log_is_an_office_process(shared: Path) -> None:
    draft = read_source(shared / "data" / "eventlogs" / "PurchasingExample.csv")
    process = next(e for e in draft.entities if isinstance(e, Process))
    assert process.demand_per_year is not None
    assert draft.read["steps"] == 23
    visits = analyse(Audit.of(draft.entities)).processes[1]
    analysed = next(n for n in visits.steps.values() if n.step.name == "Analyze Request for Quotation")
    with (shared / "data" / "eventlogs" / "PurchasingExample.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    seen = sum(row["activity"] == "Analyze Request for Quotation" for row in rows) / len(
        {row["case_id"] for row in rows}
    )
    assert analysed.visits_per_unit == pytest.approx(seen, rel=0.01)


@pytest.mark.parametrize(
    "name",
    [
        "bimp/PurchasingExampleCase1.csv",
        "bimp/bimp-example_case_409.csv",
        "bimp/column_mapping.csv",
        "simod/Simple_log_with_prioritization.csv",
        "simod/event_log_5.csv",
    ],
)
def test_logs_of_other_tools_are_recognised(shared: Path, name: str) -> None:
    draft = read_source(shared / "data" / "more" / "logs" / name)
    assert draft.read["steps"] > 2
    assert analyse(Audit.of(draft.entities)).processes


def test_the_hours_of_the_metal_shop_are_those_of_its_log(shared: Path) -> None:
    """Each busy step's share of the hours against the durations reported, set-up included; Machine 9 once had twice its own."""
    source = shared / "data" / "eventlogs" / "Production_first110.csv"
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    reported: dict[str, float] = defaultdict(float)
    for row in rows:
        reported[row["Activity"]] += float(row["activity_duration"]) / 60
    numbers = analyse(Audit.of(read_source(source).entities)).processes[1]
    hours = {
        n.step.name: n.workload.labour_hours_per_year.likely
        for n in numbers.steps.values()
        if n.workload.labour_hours_per_year is not None and n.step.name in reported
    }
    busiest = sorted(reported, key=lambda name: reported[name], reverse=True)[:8]
    ratios = {name: hours[name] / reported[name] for name in busiest}
    usual = median(ratios.values())
    assert {name: ratio / usual for name, ratio in ratios.items()} == pytest.approx(
        dict.fromkeys(busiest, 1.0), rel=0.3
    )
