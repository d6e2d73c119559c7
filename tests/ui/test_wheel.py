"""Scrolling over a form changes nothing in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QSlider, QWidget

from tests.ui.hands import step_id
from ui.pages.rank import RankPage
from ui.pages.tabbed import TabbedPage
from ui.window import MainWindow


def turn(window: MainWindow, widget: QWidget, clicks: int = -3) -> None:
    """Turn the wheel over the middle of a widget, as the system tells a window."""
    handle = window.windowHandle()
    assert handle is not None
    place = widget.mapTo(window, widget.rect().center())
    for _click in range(abs(clicks)):
        QTest.wheelEvent(handle, place, QPoint(0, 120 if clicks > 0 else -120))
    QApplication.processEvents()


def area_around(widget: QWidget) -> QScrollArea:
    around: QWidget | None = widget
    while not isinstance(around, QScrollArea):
        assert around is not None
        around = around.parentWidget()
    return around


def test_scrolling_over_the_country_leaves_it_and_scrolls_the_page(sample_window: MainWindow) -> None:
    sample_window.resize(1000, 500)
    sample_window.show_page("firm")
    QApplication.processEvents()
    country = sample_window.page("firm").working_time.country  # type: ignore[attr-defined]
    area = area_around(country)
    area.ensureWidgetVisible(country)
    before, at = sample_window.session.audit, area.verticalScrollBar().value()
    assert area.verticalScrollBar().maximum() > at
    turn(sample_window, country)
    assert sample_window.session.audit is before
    assert area.verticalScrollBar().value() > at


@pytest.mark.parametrize("has_focus", [False, True])
@pytest.mark.parametrize(("stage", "tab"), [("assess", "suitability"), ("assess", "readiness")])
def test_scrolling_over_answers_answers_nothing(
    sample_window: MainWindow, stage: str, tab: str, has_focus: bool
) -> None:
    sample_window.show_page(stage)
    page = sample_window.page(stage)
    assert isinstance(page, TabbedPage)
    shown = page.show_tab(tab)
    if tab == "suitability":
        shown.tree.choose("step", step_id(sample_window, "Welding"))  # type: ignore[attr-defined]
    QApplication.processEvents()
    box = next(b for b in shown.findChildren(QComboBox) if b.isVisible() and not b.visibleRegion().isEmpty())
    if has_focus:  # somebody has just answered, and scrolls on
        box.setFocus()
    before = sample_window.session.audit
    for clicks in (-12, 12):
        turn(sample_window, box, clicks)
    assert sample_window.session.audit is before


def test_scrolling_over_a_weight_leaves_it(sample_window: MainWindow) -> None:
    sample_window.show_page("rank")
    page = sample_window.page("rank")
    assert isinstance(page, RankPage)
    shown = page.show_tab("weights")
    QApplication.processEvents()
    slider = next(s for s in shown.findChildren(QSlider) if s.orientation() == Qt.Orientation.Horizontal)
    before = slider.value()
    turn(sample_window, slider)
    assert slider.value() == before


def test_a_table_still_scrolls(sample_window: MainWindow) -> None:
    sample_window.resize(1000, 400)
    sample_window.show_page("measure")
    QApplication.processEvents()
    grid = sample_window.page("measure").tab("table").grid  # type: ignore[attr-defined]
    assert grid.verticalScrollBar().maximum() > 0
    turn(sample_window, grid.viewport())
    assert grid.verticalScrollBar().value() > 0
