"""What is lit under the pointer, the handle, and what a drag over the map shows before it is done."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from auditor.model import StepKind
from tests.ui.hands import Key, chain, flows, names, on_screen, step_id, type_name
from ui.map.card_item import CardItem
from ui.map.features.connect.ghost import GhostCard
from ui.map.features.kind.picker import KindPicker
from ui.map.view import MapView
from ui.theme import colour
from ui.window import MainWindow

_LEFT = Qt.MouseButton.LeftButton


def card_of(window: MainWindow, view: MapView, name: str) -> CardItem:
    return view.map.cards[step_id(window, name)]


def point_at(view: MapView, place: QPoint) -> None:
    """The mouse goes there with no button held (QTest may still hold one that was pressed in a window that is gone)."""
    area, none = view.viewport(), Qt.MouseButton.NoButton
    for at in (QPointF(place + QPoint(1, 1)), QPointF(place)):
        move = QMouseEvent(QEvent.Type.MouseMove, at, area.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(area, move)


def handle_of(window: MainWindow, view: MapView, name: str) -> QPoint:
    card = card_of(window, view, name)
    return view.mapFromScene(card.mapToScene(card.handle))


def ghosts(view: MapView) -> list[GhostCard]:
    return [item for item in view.map.items() if isinstance(item, GhostCard)]


def pickers(view: MapView) -> list[KindPicker]:
    return [p for p in view.viewport().findChildren(KindPicker) if p.isVisible()]


def accent_width(view: MapView, middle: QPoint) -> int:
    """How many pixels in a row around a place have the colour of the handle."""
    image = view.viewport().grab().toImage()
    line = [image.pixelColor(middle.x() + dx, middle.y() - 5) for dx in range(-14, 15)]
    return sum(pixel == colour("accent") for pixel in line)


def test_a_card_and_a_flow_are_lit_under_the_pointer(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    view.map.clearSelection()
    a, line = card_of(window, view, "A"), next(iter(view.map.flows.values()))
    before = view.viewport().grab().toImage()
    point_at(view, on_screen(view, "A"))
    assert a.is_hovered
    assert view.viewport().grab().toImage() != before
    point_at(view, view.mapFromScene(QPointF(*line.route.points[0]) / 2 + QPointF(*line.route.points[-1]) / 2))
    assert (a.is_hovered, line.is_hovered) == (False, True)
    point_at(view, QPoint(4, 4))
    assert not line.is_hovered


@pytest.mark.parametrize("scale", [0.3, 0.7, 1.0, 2.0])
def test_the_handle_is_as_large_on_the_screen_at_every_zoom(window: MainWindow, tmp_path: Path, scale: float) -> None:
    view = chain(window, tmp_path, "A")
    view.map.clearSelection()
    view.resetTransform()
    view.scale(scale, scale)
    a = card_of(window, view, "A")
    view.centerOn(a.scene_box().center())
    handle = handle_of(window, view, "A")
    point_at(view, on_screen(view, "A"))
    assert 5 <= accent_width(view, handle) <= 14
    for away, is_hit in ((QPoint(0, 0), True), (QPoint(11, 0), True), (QPoint(14, 0), False)):
        assert a.handle_contains(a.mapFromScene(view.mapToScene(handle + away)), scale) is is_hit
    point_at(view, handle + QPoint(10, 0))
    assert a.is_hovered, "the outer half of the handle belongs to its card"


def test_a_drag_over_empty_canvas_shows_the_card_that_would_be_made(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A", "B")
    view.map.select_steps([step_id(window, "A")])
    start, empty = handle_of(window, view, "A"), on_screen(view, "A") + QPoint(150, 170)
    QTest.mousePress(view.viewport(), _LEFT, pos=start)
    QTest.mouseMove(view.viewport(), start + QPoint(2, 0))
    assert not ghosts(view)
    QTest.mouseMove(view.viewport(), empty)
    (ghost,) = ghosts(view)
    assert (view.mapFromScene(ghost.pos()) - empty).manhattanLength() <= 2
    QTest.mouseMove(view.viewport(), on_screen(view, "B"))
    assert not ghosts(view)
    assert card_of(window, view, "B").is_target
    QTest.mouseMove(view.viewport(), empty)
    QTest.keyClick(view, Key.Key_Escape)
    assert not ghosts(view)
    QTest.mouseRelease(view.viewport(), _LEFT, pos=empty)
    assert names(window) == ["A", "B"]


def test_the_kind_of_a_step_is_picked_where_the_drag_ends_while_it_is_named(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A")
    view.map.select_steps([step_id(window, "A")])
    start, empty = handle_of(window, view, "A"), on_screen(view, "A") + QPoint(120, 150)
    QTest.mousePress(view.viewport(), _LEFT, pos=start)
    QTest.mouseMove(view.viewport(), empty)
    QTest.mouseRelease(view.viewport(), _LEFT, pos=empty)
    (picker,) = pickers(view)
    assert view.viewport().rect().contains(picker.geometry())
    QTest.mouseClick(picker.buttons[StepKind.INSPECTION], _LEFT)
    assert picker.buttons[StepKind.INSPECTION].isChecked()
    type_name(view, "Look at it")
    assert window.session.audit.steps[step_id(window, "Look at it")].kind is StepKind.INSPECTION
    assert flows(window) == {("A", "Look at it", 1.0)}
    assert not pickers(view)


def test_a_click_on_the_handle_makes_the_next_step_and_escape_takes_it_back(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A")
    view.map.select_steps([step_id(window, "A")])
    QTest.mouseClick(view.viewport(), _LEFT, pos=handle_of(window, view, "A"))
    (picker,) = pickers(view)
    QTest.mouseClick(picker.buttons[StepKind.STORAGE], _LEFT)
    assert view.editor is not None
    QTest.keyClick(view.editor, Key.Key_Escape)
    assert names(window) == ["A"]
    assert not pickers(view)
    QTest.mouseClick(view.viewport(), _LEFT, pos=handle_of(window, view, "A"))
    type_name(view, "B")
    assert flows(window) == {("A", "B", 1.0)}


def test_a_chain_by_keyboard_is_not_disturbed_by_pictures(window: MainWindow, tmp_path: Path) -> None:
    view = chain(window, tmp_path, "A")
    QTest.keyClick(view, Key.Key_Tab)
    assert view.editor is not None
    assert not pickers(view)
