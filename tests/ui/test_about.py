"""What Help says of the program itself."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFileOpenEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from auditor import __version__
from auditor.shipped import shipped_parts
from ui.about import about_box
from ui.icons import PROGRAM_SIZES, program_icon
from ui.licences import LicencesDialog
from ui.opened_from_outside import OpenedFromOutside


def test_the_about_box_names_the_version_and_leads_to_the_licences(qtbot: QtBot) -> None:
    box = about_box(None)
    qtbot.addWidget(box)
    assert box.text() == f"Automation Auditor {__version__}"
    assert [b.text() for b in box.buttons() if box.buttonRole(b) is QMessageBox.ButtonRole.ActionRole] == ["Licences …"]


def test_every_part_is_listed_and_shows_its_licence_when_it_is_chosen(qtbot: QtBot) -> None:
    dialog = LicencesDialog(None)
    qtbot.addWidget(dialog)
    names = [dialog.names.item(row).text() for row in range(dialog.names.count())]
    assert names == ["Automation Auditor", *(part.name for part in shipped_parts())]
    assert "MIT License" in dialog.text.toPlainText()
    qt = names.index("PySide6_Essentials")
    dialog.names.setCurrentRow(qt)
    assert "LGPL-3.0-only" in dialog.text.toPlainText()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in dialog.text.toPlainText()


def test_at_sixteen_points_the_bars_of_the_icon_are_told_apart(qtbot: QtBot) -> None:
    icon = program_icon()
    assert {size.width() for size in icon.availableSizes()} == set(PROGRAM_SIZES)
    image = icon.pixmap(16, 16).toImage().scaled(16, 16, Qt.AspectRatioMode.IgnoreAspectRatio)
    row = [QColor(image.pixel(x, 10)).lightness() for x in range(16)]
    changes = sum(abs(a - b) > 60 for a, b in pairwise(row))
    assert changes == 6  # three bars, each with two sharp sides


def test_a_file_that_the_desktop_hands_over_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[Path] = []
    application = QApplication.instance()
    assert application is not None
    watch = OpenedFromOutside(application, asked.append)
    QApplication.sendEvent(application, QFileOpenEvent(str(tmp_path / "shop é.audit")))
    application.removeEventFilter(watch)
    assert asked == [tmp_path / "shop é.audit"]
