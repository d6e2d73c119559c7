"""The map as a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage

from tests.ui.hands import page_of
from ui.map.features.picture.actions import save_picture_to
from ui.window import MainWindow


def test_the_map_is_saved_as_svg_png_and_pdf(sample_window: MainWindow, tmp_path: Path, told: list[str]) -> None:
    page = page_of(sample_window)
    for suffix in (".svg", ".png", ".pdf"):
        save_picture_to(page.view, tmp_path / f"map{suffix}")
    assert "Calculate" in (tmp_path / "map.svg").read_text("utf-8")
    image = QImage(str(tmp_path / "map.png"))
    assert image.width() > 2000
    assert len({image.pixel(x, image.height() // 3) for x in range(0, image.width(), 7)}) > 3
    from pypdf import PdfReader

    assert "quotation" in PdfReader(tmp_path / "map.pdf").pages[0].extract_text()
    save_picture_to(page.view, tmp_path / "gone" / "map.svg")
    assert "Can't write" in told[0]
