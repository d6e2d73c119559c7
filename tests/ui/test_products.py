"""Products over the same steps, typed per family."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytest import approx

from auditor.model import Estimate, Family, FamilyShare, FamilyWork
from tests.ui.direct import put
from tests.ui.forms import table_cell
from tests.ui.hands import step_id
from tests.ui.results import analysis_of
from ui.pages.measure import MeasurePage
from ui.pages.measure.products_page import ProductsPage
from ui.window import MainWindow


def row_of(page: ProductsPage, name: str) -> int:
    return next(r for r in range(page.table.rowCount()) if table_cell(page.table, r, 0).text() == name)


def test_families_are_ticked_and_their_times_and_ways_typed(sample_window: MainWindow, told: list[str]) -> None:
    session = sample_window.session
    put(session, "Families", Family(name="Boxes", demand_per_year=Estimate.point(40_000)))
    put(session, "Families", Family(name="Frames", demand_per_year=Estimate.point(10_000)))
    sample_window.show_page("measure")
    measure = sample_window.page("measure")
    assert isinstance(measure, MeasurePage)
    page = measure.show_tab("products")
    assert isinstance(page, ProductsPage)
    page.show_process(max(session.audit.processes))
    for key in sorted(session.audit.families):
        box = page.ticks[key]
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    numbers = analysis_of(session).processes[page.process_id]
    assert numbers.demand_per_year == approx(50_000)
    packing = step_id(sample_window, "Packing")
    assert numbers.steps[packing].volume_per_year == approx(50_000, rel=0.1)
    table_cell(page.table, row_of(page, "Packing"), 2).setText("20 s | 5 min | 10")
    table_cell(page.table, row_of(page, "Packing"), 3).setText("-")
    works = {w.family_id: w for w in session.audit.table(FamilyWork).values()}
    boxes, frames = sorted(session.audit.families)
    assert (works[boxes].cycle_time_s, works[boxes].batch_size) == (Estimate.point(20), 10)
    assert works[frames].is_skipped
    packed = analysis_of(session).processes[page.process_id].steps[packing]
    hours, volume = packed.workload.labour_hours_per_year, packed.volume_per_year
    assert hours is not None
    assert volume is not None
    assert hours.likely == approx(volume * (20 + 30) / 3600)
    split = next(
        r for r in range(page.table.rowCount()) if table_cell(page.table, r, 0).text() == "Bending needed? → Bending"
    )
    table_cell(page.table, split, 2).setText("100 %")
    assert [s.share for s in session.audit.table(FamilyShare).values()] == [1.0]
    table_cell(page.table, row_of(page, "Packing"), 2).setText("20 parsec")
    assert told
    assert session.audit.family_works_of(packing)[0].cycle_time_s == Estimate.point(20)
    table_cell(page.table, row_of(page, "Packing"), 3).setText("")
    assert [w.family_id for w in session.audit.family_works_of(packing)] == [boxes]


def test_a_family_can_be_hidden_and_stays_so(sample_window: MainWindow) -> None:
    session = sample_window.session
    put(session, "Families", Family(name="Boxes", demand_per_year=Estimate.point(40_000)))
    sample_window.show_page("measure")
    measure = sample_window.page("measure")
    assert isinstance(measure, MeasurePage)
    page = measure.show_tab("products")
    assert isinstance(page, ProductsPage)
    [box] = page.ticks.values()
    box.click()
    page.columns.ticks["Boxes"].trigger()
    assert page.table.isColumnHidden(2)
    page.refresh()
    assert page.table.isColumnHidden(2)
    assert not page.table.isColumnHidden(1)
