"""Routings: the operations of items as families of one map; workbooks of planning systems."""

from __future__ import annotations

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from auditor.errors import InputError
from auditor.exchange import Draft, SourceOptions, read_source
from auditor.exchange.choices import Choices
from auditor.exchange.table import read_tables
from auditor.flow import analyse
from auditor.model import Audit, Basis, Family, Flow, Process, Role, Step, StepKind, Work

ROUTING = """Artikel;Bewerkingsnr;Omschrijving;Werkplek;Insteltijd (min);Stuktijd (min);Aantal;Jaarvraag
A100;20;Lassen;Lasrobot;30;6,5;50;1000
A100;10;Zagen;Zaag 1;10;1,5;50;1000
A100;30;Verpakken;Inpak;;2;50;1000
B200;10;Zagen;Zaag 1;20;3;20;500
B200;20;Verpakken;Inpak;;4;20;500
"""


def read(folder: Path, text: str, **said: object) -> Draft:
    path = folder / "routing.csv"
    path.write_text(text, "utf-8")
    return read_source(path, SourceOptions(**said))  # type: ignore[arg-type]


def flows(draft: Draft) -> set[tuple[str, str]]:
    names = {e.id: e.name for e in draft.entities if isinstance(e, Step)}
    return {(names[f.source_id], names[f.target_id]) for f in draft.entities if isinstance(f, Flow)}


def works(draft: Draft) -> dict[str, Work]:
    names = {e.id: e.name for e in draft.entities if isinstance(e, Step)}
    return {names[e.id]: e for e in draft.entities if isinstance(e, Work)}


def test_every_item_goes_its_own_way_in_its_own_time(tmp_path: Path) -> None:
    """Hours by hand: pieces × minutes a piece + set-ups (pieces ÷ batch) × minutes, over both items."""
    draft = read(tmp_path, ROUTING)
    numbers = analyse(Audit.of(draft.entities)).processes[1]
    found = {n.step.name: n for n in numbers.steps.values()}
    volumes = {name: n.volume_per_year for name, n in found.items() if n.step.kind is StepKind.OPERATION}
    assert volumes == pytest.approx({"Zagen": 1500, "Lassen": 1000, "Verpakken": 1500})
    hours = {
        name: n.workload.labour_hours_per_year.likely for name, n in found.items() if n.workload.labour_hours_per_year
    }
    assert hours == pytest.approx(
        {
            "Zagen": (1000 * 1.5 + 1000 / 50 * 10 + 500 * 3 + 500 / 20 * 20) / 60,
            "Lassen": (1000 * 6.5 + 1000 / 50 * 30) / 60,
            "Verpakken": (1000 * 2 + 500 * 4) / 60,
        }
    )
    assert {e.name for e in draft.entities if isinstance(e, Family)} == {"A100", "B200"}
    assert {e.name for e in draft.entities if isinstance(e, Role)} == {"Zaag 1", "Lasrobot", "Inpak"}


def test_operations_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    assert flows(read(tmp_path, ROUTING)) == {
        ("Start", "Zagen"), ("Zagen", "Lassen"), ("Lassen", "Verpakken"), ("Zagen", "Verpakken"), ("Verpakken", "End"),
    }  # fmt: skip


def test_without_demand_the_shares_are_assumed_and_that_is_said(tmp_path: Path) -> None:
    text = "\n".join(line.rpartition(";")[0] for line in ROUTING.splitlines())
    draft = read(tmp_path, text)
    parting = [f for f in draft.entities if isinstance(f, Flow) and f.share < 1]
    assert {(f.share, f.share_basis) for f in parting} == {(0.5, Basis.ASSUMED)}
    assert any("No yearly demand" in line for line in draft.report.warnings)


def test_a_time_for_a_number_of_pieces_is_divided(tmp_path: Path) -> None:
    text = "item,operation,work center,run time (h),base quantity,time unit\nA,Saw,S,2,100,\nA,Pack,P,30,1,min\n"
    found = {name: work.cycle_time_s.likely for name, work in works(read(tmp_path, text)).items() if work.cycle_time_s}
    assert found == pytest.approx({"Saw": 72, "Pack": 1800})


def test_a_time_without_a_unit_asks(tmp_path: Path) -> None:
    text = "item,operation,run time\nA,Saw,2\nA,Pack,3\n"
    with pytest.raises(InputError, match=r"row 2, column “run time”.*--duration-unit minute"):
        read(tmp_path, text)
    saw = works(read(tmp_path, text, choices=Choices(duration_unit="minute")))["Saw"].cycle_time_s
    assert saw is not None
    assert saw.likely == 120


def test_columns_of_a_routing_can_be_named(tmp_path: Path) -> None:
    text = "x,y,z (min)\nA,Saw,2\nA,Pack,3\n"
    with pytest.raises(InputError, match=r"no column for.*--as routing"):
        read(tmp_path, text, kind="routing")
    draft = read(tmp_path, text, kind="routing", columns={"item": "x", "step": "y", "run_time": "z (min)"})
    assert flows(draft) == {("Start", "Saw"), ("Saw", "Pack"), ("Pack", "End")}


def test_an_operation_that_an_item_passes_twice_is_two_steps(tmp_path: Path) -> None:
    text = "item,operation,run time (min)\nA,Paint,1\nA,Dry,2\nA,Paint,1\n"
    assert flows(read(tmp_path, text)) == {
        ("Start", "Paint"),
        ("Paint", "Dry"),
        ("Dry", "Paint (2)"),
        ("Paint (2)", "End"),
    }


def test_of_many_items_those_with_the_same_operations_are_one_family(tmp_path: Path) -> None:
    rows = [f"I{i},{step},{1 + i}" for i in range(40) for step in ("Saw", "Pack" if i % 2 else "Paint")]
    draft = read(tmp_path, "item,operation,run time (s)\n" + "\n".join(rows))
    assert {e.name for e in draft.entities if isinstance(e, Family)} == {"I0 and 19 more", "I1 and 19 more"}
    pack = works(draft)["Pack"].cycle_time_s
    assert pack is not None
    assert pack.likely == pytest.approx(sum(1 + i for i in range(1, 40, 2)) / 20)


def test_a_routing_of_a_planning_system_is_its_chain_of_operations(shared: Path) -> None:
    draft = read_source(shared / "data" / "more" / "sheets" / "frepple" / "operation-routing.xlsx")
    assert flows(draft) == {("Start", "GRIND"), ("GRIND", "PAINT"), ("PAINT", "DRY"), ("DRY", "End")}
    likely = {name: work.cycle_time_s.likely for name, work in works(draft).items() if work.cycle_time_s}
    assert likely == {"GRIND": 3600, "PAINT": 3600, "DRY": 21600}


def test_operations_that_hand_on_what_they_make_follow_each_other(shared: Path) -> None:
    draft = read_source(shared / "data" / "more" / "sheets" / "frepple" / "operation-posttime.xlsx")
    chain = [
        ("Start", "Production step 1"),
        ("Production step 1", "Production step 2"),
        ("Production step 2", "Shipping"),
    ]
    assert flows(draft) == {*chain, ("Shipping", "End")}
    demand = next(e for e in draft.entities if isinstance(e, Process)).demand_per_year
    assert demand is not None
    assert (demand.likely, demand.basis) == (20, Basis.ASSUMED)


@pytest.mark.parametrize(
    ("name", "steps"),
    [("alternate-materials", 2), ("calendar-working-hours", 1), ("operation-alternate", 2), ("operation-autofence", 2),
     ("resource-efficiency", 2), ("resource-type", 4)],
)  # fmt: skip
def test_workbooks_of_a_planning_system_are_read_from_their_operations(shared: Path, name: str, steps: int) -> None:
    draft = read_source(shared / "data" / "more" / "sheets" / "frepple" / f"{name}.xlsx")
    found = [e for e in draft.entities if isinstance(e, Step) and e.kind is StepKind.OPERATION]
    assert len(found) == steps
    assert analyse(Audit.of(draft.entities)).processes


def test_another_sheet_of_such_a_workbook_can_still_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with Workbook(str(path)) as book:
        for name, rows in (
            ("operation", [["name", "duration"], ["Saw", 5]]),
            ("list", [["step", "cycle time"], ["Weld", "5 s"]]),
        ):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    assert set(works(read_source(path))) == {"Saw"}
    assert set(works(read_source(path, SourceOptions(sheet="list")))) == {"Weld"}


def test_a_table_longer_than_the_part_that_is_looked_at_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("item;operation\n" + "".join(f"Item {i};Saw\n" for i in range(7_000)), "utf-8")
    (table,) = read_tables(path)
    assert table.is_cut
    assert [row[0] for row in table.entire(7_001).rows[-1:]] == ["Item 6999"]
    with pytest.raises(InputError, match="more than 7,000 rows"):
        table.entire(7_000)


def test_a_list_of_more_steps_than_a_map_holds_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"more than 20,000 rows"):
        read(tmp_path, "step\n" + "".join(f"Step {i}\n" for i in range(20_001)), kind="list")
