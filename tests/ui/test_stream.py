"""The value stream as a picture: ACME as published, changed in place, written to a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from auditor.model import Calendar, Estimate, Flow, Information, Process, Step, Transfer, Work
from tests.ui.direct import editing, put
from tests.ui.forms import table_cell
from tests.ui.hands import step_id
from ui.pages.measure import MeasurePage
from ui.pages.measure.stream.stream_page import StreamPage
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton
#: Rother & Shook, Learning to See (1999), current state: name, cycle (s), change-over (s), uptime, days or pieces before.
ACME = (
    ("Stamping", 1.0, 3600.0, 0.85, 5.0, None),
    ("Spot weld 1", 39.0, 600.0, 1.0, None, 7000.0),
    ("Spot weld 2", 46.0, 600.0, 0.8, None, 1700.0),
    ("Assembly 1", 62.0, None, 1.0, None, 2450.0),
    ("Assembly 2", 40.0, None, 1.0, None, 1840.0),
    ("Shipping", None, None, 1.0, None, 4140.0),
)


def stream(window: MainWindow) -> StreamPage:
    window.show_page("measure")
    page = window.page("measure")
    assert isinstance(page, MeasurePage)
    tab = page.show_tab("stream")
    assert isinstance(tab, StreamPage)
    return tab


def acme(window: MainWindow, folder: Path) -> StreamPage:
    assert window.session.create(folder / "acme.audit")
    with editing(window.session, "ACME") as edit:
        edit.put(Calendar(working_days_per_year=240, shifts_per_day=2, shift_length_s=28_800, break_s=1200))
        process = edit.put(Process(name="ACME Stamping", demand_per_year=Estimate.point(18_400 * 12)))
        before = None
        for name, cycle, setup, uptime, days, pieces in ACME:
            step = edit.put(Step(process_id=process.id, name=name))
            edit.put(
                Work(
                    id=step.id, availability=uptime, inventory_days_before=days, inventory_pieces_before=pieces,
                    cycle_time_s=Estimate.point(cycle) if cycle else None,
                    setup_time_s=Estimate.point(setup) if setup else None,
                )
            )  # fmt: skip
            if before is not None:
                edit.put(Flow(process_id=process.id, source_id=before.id, target_id=step.id))
            before = step
        edit.put(Information(process_id=process.id, sender="Customer", receiver="Planning", says="30-day forecast"))
    return stream(window)


def test_acme_is_drawn_as_published(window: MainWindow, tmp_path: Path) -> None:
    page = acme(window, tmp_path)
    assert page.totals.text().startswith("Lead time 23.6 days  ·  Processing 188\N{NO-BREAK SPACE}s")
    page.write(tmp_path / "acme.svg")
    drawn = (tmp_path / "acme.svg").read_text("utf-8")
    for text in ("5 days", "7.6 days", "1.8 days", "2.7 days", "2 days", "4.5 days", "23.6 days", "30-day forecast"):
        assert text in drawn
    assert "920 pieces a day" in drawn
    page.write(tmp_path / "acme.pdf")
    text = PdfReader(tmp_path / "acme.pdf").pages[0].extract_text().replace("\t", " ")
    assert "23.6 days" in text
    assert "Assembly 1" in text


def test_a_process_named_like_a_path_does_not_say_where_its_picture_goes(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = acme(window, tmp_path)
    process = window.session.audit.processes[page.process_id]
    put(window.session, "Rename", replace(process, name="..\\..\\../../C:evil"))
    offered: list[str] = []

    def asked(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        offered.append(start)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
    QTest.mouseClick(page.save, LEFT)
    assert offered == [str(tmp_path / "acme.pdf")]


def test_a_box_is_chosen_and_its_figures_changed_in_place(window: MainWindow, tmp_path: Path) -> None:
    page = acme(window, tmp_path)
    assert page.view.picture is not None
    QTest.mouseClick(page.view, LEFT, pos=page.view.picture.box_rect(1).center().toPoint())
    assert page.name.text() == "Spot weld 1"
    line = page.fields["inventory"].line
    assert line.text() == "7000"
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "2 d")
    QTest.keyClick(line, Qt.Key.Key_Return)
    work = window.session.audit.work(step_id(window, "Spot weld 1"))
    assert (work.inventory_days_before, work.inventory_pieces_before) == (2, None)
    assert "Lead time 18 days" in page.totals.text()
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    assert page.name.text() == "Spot weld 2"
    page.transfer.setCurrentIndex(page.transfer.findData(Transfer.PULL))
    page.transfer.activated.emit(page.transfer.currentIndex())
    target = step_id(window, "Spot weld 2")
    assert [f.transfer for f in window.session.audit.flows.values() if f.target_id == target] == [Transfer.PULL]


def test_messages_are_added_changed_and_removed(sample_window: MainWindow) -> None:
    page = stream(sample_window)
    table = page.information
    QTest.mouseClick(table.add, LEFT)
    table_cell(table.table, 0, 2).setText("weekly call-off")
    table_cell(table.table, 0, 3).setCheckState(Qt.CheckState.Checked)
    (message,) = sample_window.session.audit.information_of(page.process_id)
    assert (message.sender, message.says, message.is_electronic) == ("Customer", "weekly call-off", True)
    table.table.setCurrentCell(0, 2)
    QTest.mouseClick(table.remove, LEFT)
    assert sample_window.session.audit.information_of(page.process_id) == ()


def test_a_message_written_in_dutch_is_drawn_in_an_english_window(sample_window: MainWindow, tmp_path: Path) -> None:
    page = stream(sample_window)
    said = Information(process_id=page.process_id, sender="Klant", receiver="Leverancier", says="afroep")
    put(sample_window.session, "Message", said)
    page.write(tmp_path / "out.svg")
    assert "afroep" in (tmp_path / "out.svg").read_text("utf-8")
