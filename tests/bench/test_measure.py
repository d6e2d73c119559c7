"""The grid of Measure: a large paste against the bare transaction below it, and scrolling."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from auditor.model import Estimate, Flow, Process, Step, Work
from auditor.store import AuditFile
from tests.bench.conftest import Figure
from ui.pages.measure.table.columns import COLUMNS
from ui.pages.measure.table.table_page import TablePage
from ui.session import Session

_CYCLE = next(i for i, column in enumerate(COLUMNS) if column.key == "cycle")


def filled(path: Path, steps: int) -> Session:
    """A chain of steps with half of their figures known."""
    with AuditFile.create(path) as file, file.edit("Fill") as edit:
        process = edit.put(Process(name="P", demand_per_year=Estimate.point(1000)))
        before = 0
        for i in range(steps):
            step = edit.put(Step(process_id=process.id, name=f"Step number {i}"))
            edit.put(Work(id=step.id, cycle_time_s=Estimate(10, 20, 40)))
            if before:
                edit.put(Flow(process_id=process.id, source_id=before, target_id=step.id))
            before = step.id
    session = Session()
    assert session.open(path)
    return session


def plain_table(rows: int, columns: int) -> QTableView:
    """A bare Qt table of texts."""
    model = QStandardItemModel(rows, columns)
    for row in range(rows):
        for column in range(columns):
            model.setItem(row, column, QStandardItem(f"{row}.{column} s"))
    table = QTableView()
    model.setParent(table)
    table.setModel(model)
    return table


@pytest.fixture(scope="module")
def app() -> QApplication:
    return QApplication.instance() or QApplication([])  # type: ignore[return-value]


def test_paste_2000(app: QApplication, tmp_path: Path, figure: Figure) -> None:
    """Three columns of 2,000 rows with decimal commas, from the key to the stored edit, against the edit alone."""
    filled(tmp_path / "alone.audit", 2_000).close()
    alone = AuditFile.open(tmp_path / "alone.audit")
    session = filled(tmp_path / "paste.audit", 2_000)
    page = TablePage(session)
    page.resize(3200, 700)  # all columns have room: what is pasted goes into those in sight
    page.show()
    times, floors = [], []
    for run in range(5):
        text = "\n".join(f"{i + run},5 s\t{i % 3 + 1}\t{i % 9 + run},5 min" for i in range(2_000))
        QGuiApplication.clipboard().setText(text)
        page.grid.setCurrentIndex(page.model.index(0, _CYCLE))
        start = time.perf_counter()
        page.grid.paste()
        app.processEvents()
        times.append(time.perf_counter() - start)
        assert not page.model.errors
        works = [replace(alone.audit.work(i), cycle_time_s=Estimate.point(run + i / 7)) for i in alone.audit.steps]
        start = time.perf_counter()
        with alone.edit("Floor") as edit:
            for work in works:
                edit.put(work)
        floors.append(time.perf_counter() - start)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    session.close()
    alone.close()
    what = "the same rows stored as one edit"
    figure("grid_paste_2000", median(times) / median(floors), 15.0, what, median(times))


def test_scroll_5000(app: QApplication, tmp_path: Path, figure: Figure) -> None:
    """A page of 5,000 rows further, painted: one frame of 16 ms."""
    session = filled(tmp_path / "scroll.audit", 5_000)
    page = TablePage(session)
    page.resize(1600, 900)
    page.show()
    plain = plain_table(page.model.rowCount(), page.model.columnCount())
    plain.resize(page.grid.size())
    plain.show()
    app.processEvents()
    times: list[float] = []
    floors: list[float] = []
    for i in range(60):
        for table, taken in ((page.grid, times), (plain, floors)):
            bar = table.verticalScrollBar()
            bar.setValue(i * 37 % bar.maximum())
            start = time.perf_counter()
            table.viewport().grab()
            taken.append(time.perf_counter() - start)
    plain.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    session.close()
    what = "a plain table of as many cells with the same length of text"
    figure("grid_scroll_5000", median(times) / median(floors), 4.0, what, median(times))
