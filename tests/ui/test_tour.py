"""The tour over the sample: offered once, walked by keyboard, left at any time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.tour.stops import STOPS
from ui.tour.tour import Tour
from ui.window import MainWindow

_LEFT = Qt.MouseButton.LeftButton


def shown_tour(window: MainWindow, qtbot: QtBot) -> Tour:
    """The tour, at a stop that it points at."""
    assert window.tour is not None
    qtbot.waitUntil(lambda: window.tour is not None and window.tour.bubble.isVisible(), timeout=20_000)
    return window.tour


def focused(window: MainWindow) -> QWidget | None:
    return window.focusWidget()


def test_the_sample_offers_a_tour_until_it_is_answered(sample_window: MainWindow) -> None:
    offer = sample_window.tour_offer
    assert offer.isVisible()
    QTest.mouseClick(offer.no, _LEFT)
    assert not offer.isVisible()
    sample_window.open_sample()
    assert not offer.isVisible()


def test_an_audit_of_ones_own_offers_no_tour(window: MainWindow, tmp_path: Path) -> None:
    assert window.session.create(tmp_path / "own.audit")
    assert not window.tour_offer.isVisible()


def test_the_tour_is_walked_with_return_alone_and_points_at_what_is_there(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    window = sample_window
    QTest.mouseClick(window.tour_offer.yes, _LEFT)
    assert not window.tour_offer.isVisible()
    titles = []
    for _number in range(len(STOPS)):
        tour = shown_tour(window, qtbot)
        assert window.rect().contains(tour.frame.geometry())
        assert window.rect().contains(tour.bubble.geometry())
        assert not tour.frame.geometry().isEmpty()
        titles.append(tour.bubble.title.text())
        qtbot.waitUntil(lambda: window.tour is not None and focused(window) is window.tour.bubble.next)
        QTest.keyClick(tour.bubble.next, Qt.Key.Key_Space)
    assert titles == [stop.title for stop in STOPS]
    assert window.tour is not None
    assert not window.tour.is_running
    assert not window.tour.bubble.isVisible()


def test_escape_leaves_the_tour_and_help_calls_it_back(sample_window: MainWindow, qtbot: QtBot) -> None:
    window = sample_window
    window.show_around()
    tour = shown_tour(window, qtbot)
    QTest.keyClick(tour.bubble.next, Qt.Key.Key_Escape)
    assert not tour.is_running
    assert not tour.frame.isVisible()
    window.doer.made["tour"].trigger()
    assert shown_tour(window, qtbot).at == 0
    QTest.keyClick(tour.bubble.next, Qt.Key.Key_Tab)
    assert focused(window) is tour.bubble.skip
    QTest.keyClick(tour.bubble.skip, Qt.Key.Key_Tab)
    assert focused(window) is tour.bubble.next
    QTest.mouseClick(tour.bubble.skip, _LEFT)
    assert not tour.is_running


def test_whoever_goes_elsewhere_has_left_the_tour(sample_window: MainWindow, qtbot: QtBot) -> None:
    sample_window.show_around()
    tour = shown_tour(sample_window, qtbot)
    sample_window.show_page("firm")
    qtbot.waitUntil(lambda: not tour.is_running)
    assert not tour.bubble.isVisible()


def test_what_is_not_in_sight_is_passed_over(sample_window: MainWindow, qtbot: QtBot) -> None:
    sample_window.lead.set_wanted(False)
    sample_window.show_around()
    tour = shown_tour(sample_window, qtbot)
    tour.at = next(i for i, stop in enumerate(STOPS) if stop.title == "What comes next") - 1
    tour.go_on()
    qtbot.waitUntil(lambda: tour.bubble.isVisible(), timeout=20_000)
    assert tour.stop.title == "Now yours"


def test_the_bubble_follows_when_the_window_changes_its_size(sample_window: MainWindow, qtbot: QtBot) -> None:
    window = sample_window
    window.show_around()
    tour = shown_tour(window, qtbot)
    while tour.stop.page != "report":
        tour.go_on()
        shown_tour(window, qtbot)
    before = tour.frame.geometry()
    window.resize(window.width() - 200, window.height())
    qtbot.waitUntil(lambda: tour.frame.geometry() != before)
    assert window.rect().contains(tour.bubble.geometry())
