"""Photos of a step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from auditor.edit.photos import add_photo
from auditor.store import AuditFile
from tests.ui.hands import page_of, step_id
from ui.window import MainWindow


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
