"""Pins, bends, sub-processes and photos."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from auditor.edit.photos import add_photo
from auditor.model import Estimate, StepKind
from tests.ui.hands import Key, chain, drag, page_of, press, step_id, type_name
from ui.map import changes
from ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_pinned_card_stays_when_the_map_is_tidied(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B", "C")
    b = step_id(window, "B")
    r = view.map.cards[b].rect()
    changes.move(window.session, view.process_id, {b: type(r)(r.x + 400, r.y + 480, r.width, r.height)})
    view.map.select_steps([b])
    press(view, Key.Key_P)
    place = view.map.cards[b].pos()
    press(view, Key.Key_L, CTRL)
    assert view.map.cards[b].pos() == place
    view.map.select_steps([b])
    press(view, Key.Key_P)
    press(view, Key.Key_L, CTRL)
    assert view.map.cards[b].pos() != place


def test_a_flow_is_bent_by_hand_and_straightened(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    b = step_id(window, "B")
    r = view.map.cards[b].rect()
    changes.move(window.session, view.process_id, {b: type(r)(r.x + 320, r.y + 240, r.width, r.height)})
    view.fit()
    view.map.clearSelection()
    (flow_id,) = window.session.audit.flows
    item = view.map.flows[flow_id]
    item.setSelected(True)
    (x, y1), (_x, y2) = item.route.points[1:3]
    start = view.mapFromScene(QPointF(x, (y1 + y2) / 2))
    drag(view, start, start + QPoint(70, 0))
    bend = window.session.audit.flows[flow_id].bend
    assert bend is not None
    assert view.map.flows[flow_id].route.points[1][0] == bend > x
    changes.set_bend(window.session, flow_id, None)
    assert view.map.flows[flow_id].route.points[1][0] == x


def test_a_step_is_opened_as_a_sub_process_and_counted_there(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    view = page.view
    prepare = step_id(sample_window, "Prepare and plan the work")
    before = sample_window.session.analysis.labour_hours_per_year.likely
    hours = sample_window.session.analysis.step(prepare).workload.labour_hours_per_year.likely
    view.map.select_steps([prepare])
    press(view, Key.Key_O)
    assert [b.text() for b in page.trail.buttons] == ["From request to invoice", "Prepare and plan the work"]
    assert page.tabs.count() == 2
    press(view, Key.Key_N)
    type_name(view, "Nest sheets")
    from auditor.model import Work

    nest = step_id(sample_window, "Nest sheets")
    sample_window.session.put("Time", Work(id=nest, cycle_time_s=Estimate.point(600)))
    numbers = sample_window.session.analysis.step(nest)
    assert numbers.volume_per_year == pytest.approx(2400 * 0.85 * 0.45)
    after = sample_window.session.analysis.labour_hours_per_year.likely
    assert after == pytest.approx(before - hours + 918 * 600 / 3600)
    press(view, Key.Key_U)
    assert view.map.selected_steps() == [prepare]
    assert not page.trail.isVisible()
    assert sample_window.session.audit.steps[prepare].kind is StepKind.SUBPROCESS


def test_details_that_lead_back_to_themselves_end(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    from dataclasses import replace

    a = window.session.audit.steps[step_id(window, "A")]
    window.session.put("Circle", replace(a, detail_id=a.process_id))
    assert window.session.analysis is not None
    assert page_of(window).trail.isHidden()
    assert view.map.cards


def test_a_photo_is_made_small_and_loses_what_the_camera_noted(
    sample_window: MainWindow, tmp_path: Path, told: list[str]
) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    exif[0x0112] = 6  # to be turned upright
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (53.0, 6.0, 1.0)
    source = tmp_path / "photo.jpg"
    Image.new("RGB", (3000, 1500), "red").save(source, exif=exif, comment="Secret note")
    assert b"Secret camera" in source.read_bytes()
    page = page_of(sample_window)
    weld = step_id(sample_window, "Welding")
    page.show_step(weld)
    strip = page.inspector.photos
    assert strip is not None
    strip.add_file(source)
    (photo,) = sample_window.session.audit.photos_of(weld)
    assert b"Secret" not in photo.image
    assert b"Exif" not in photo.image
    stored = QImage.fromData(photo.image)
    assert (stored.width(), stored.height()) == (800, 1600)
    strip.add_file(tmp_path / "none.jpg")
    assert "not a picture" in told[0]
    QGuiApplication.clipboard().setImage(QImage(40, 30, QImage.Format.Format_RGB32))
    QTest.mouseClick(strip.from_clipboard, Qt.MouseButton.LeftButton)
    assert len(sample_window.session.audit.photos_of(weld)) == 2


def test_photos_survive_export_and_are_printed(sample_window: MainWindow, tmp_path: Path) -> None:
    import io

    from pypdf import PdfReader

    from auditor.exchange import read_source, store, write_export
    from auditor.report.write import report_bytes
    from auditor.store import AuditFile
    from ui import photos

    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(0xFF00AA00)
    sample_window.session.do(add_photo, step_id(sample_window, "Welding"), photos.as_jpeg(image))
    audit = sample_window.session.audit
    write_export(audit, tmp_path / "out.json")
    with AuditFile.create(tmp_path / "again.audit") as again:
        store(again, read_source(tmp_path / "out.json"), "Import")
        assert again.audit == audit
    pages = PdfReader(io.BytesIO(report_bytes(audit)[0])).pages
    assert any(page.images for page in pages)


def test_a_lane_is_made_higher_by_its_edge_and_its_cards_stay(sample_window: MainWindow) -> None:
    page = page_of(sample_window)
    view = page.view
    view.fit()
    lanes = sorted(view.map.lanes.values(), key=lambda item: item.index)
    first, second = lanes[0], lanes[1]
    height, lower = (
        first.band.height,
        {s.id: s for s in sample_window.session.audit.steps.values() if s.lane_id == second.lane.id},
    )
    edge = view.mapFromScene(QPointF(first.band.x + 30, first.band.bottom))
    view.map.clearSelection()
    drag(view, edge, edge + QPoint(0, 30))
    assert first.band.height > height + 30
    after = sample_window.session.audit.steps
    assert {after[i].lane_id for i in lower} == {second.lane.id}
    assert all((after[i].y or 0) > (step.y or 0) for i, step in lower.items())
    assert sample_window.session.file is not None
    assert sample_window.session.file.history()[0].label == "Resize lane"


def test_a_card_is_marked_with_what_is_wrong_and_the_reader_is_told_what_is_selected(sample_window: MainWindow) -> None:
    view = page_of(sample_window).view
    gate = step_id(sample_window, "Work for us?")
    flow = next(f for f in sample_window.session.audit.flows.values() if f.source_id == gate)
    changes.set_share(sample_window.session, flow.id, 0.2)
    assert "add up to 35%" in view.map.cards[gate].missing
    view.map.select_steps([step_id(sample_window, "Calculate quotation")])
    assert (
        view.accessibleDescription() == "Calculate quotation, Operation, Sales, 35\N{NO-BREAK SPACE}min, to Order won?"
    )
    view.map.clearSelection()
    view.map.flows[flow.id].setSelected(True)
    assert view.accessibleDescription().startswith("Work for us? → ")
