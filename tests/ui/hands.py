"""What a person's hands do on the canvas: keys, names, clicks, drags; and what the map then says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit

from auditor.model import Flow, Process
from tests.ui.direct import editing
from ui.map.view import MapView
from ui.pages.map_page import MapPage
from ui.window import MainWindow

Key = Qt.Key
_LEFT = Qt.MouseButton.LeftButton


def blank(window: MainWindow, folder: Path) -> MapView:
    """The canvas of an audit with one empty process."""
    assert window.session.create(folder / "blank.audit")
    with editing(window.session, "Add process") as edit:
        edit.put(Process(name="P"))
    window.show_page("map")
    view = page_of(window).view
    view.setFocus()
    return view


def press(view: MapView, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(view, key, modifiers)


def press_ctrl(view: MapView, key: Qt.Key) -> None:
    """Ctrl and a key, in the window in front (a platform without a window manager does not bring it there by itself)."""
    view.window().activateWindow()
    QTest.qWaitForWindowActive(view.window())
    QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)


def type_name(view: MapView, text: str, end: Qt.Key = Key.Key_Return) -> None:
    """Type into the name editor that is open on a card."""
    assert view.editor is not None
    QTest.keyClick(view.editor, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(view.editor, text)
    QTest.keyClick(view.editor, end)


def names(window: MainWindow) -> list[str]:
    return [s.name for s in sorted(window.session.audit.steps.values(), key=lambda s: s.id)]


def flows(window: MainWindow) -> set[tuple[str, str, float]]:
    steps = window.session.audit.steps
    return {
        (steps[f.source_id].name, steps[f.target_id].name, round(f.share, 3))
        for f in window.session.audit.flows.values()
    }


def put_share(window: MainWindow, flow: Flow, share: float) -> None:
    """A share as an audit of before may hold it: the others were never asked."""
    with editing(window.session, "From before") as edit:
        edit.put(replace(flow, share=share))


def step_id(window: MainWindow, name: str) -> int:
    return next(s.id for s in window.session.audit.steps.values() if s.name == name)


def on_screen(view: MapView, name: str, dx: float = 0.0) -> QPoint:
    """The middle of a card in the viewport; ``dx`` 1 is its right edge."""
    card = next(c for c in view.map.cards.values() if c.step.name == name)
    x, y = card.rect().middle
    return view.mapFromScene(QPointF(x + dx * card.size[0] / 2, y))


def drag(view: MapView, start: QPoint, end: QPoint) -> None:
    """Press, move in small steps as a hand does, release."""
    area = view.viewport()
    QTest.mousePress(area, _LEFT, pos=start)
    for i in range(1, 11):
        QTest.mouseMove(area, start + (end - start) * i / 10)
    QTest.mouseMove(area, end)
    QTest.mouseRelease(area, _LEFT, pos=end)


def click(view: MapView, place: QPoint) -> None:
    QTest.mouseClick(view.viewport(), _LEFT, pos=place)


def chain(window: MainWindow, folder: Path, *listed: str) -> MapView:
    """A chain of named steps, drawn by keyboard, all visible."""
    view = blank(window, folder)
    press(view, Key.Key_N)
    for name in listed[:-1]:
        type_name(view, name, Key.Key_Tab)
    type_name(view, listed[-1])
    view.fit()
    return view


def page_of(window: MainWindow) -> MapPage:
    page = window.page("map")
    assert isinstance(page, MapPage)
    return page


def answer(text: str) -> None:
    """Type into the box that is about to open, and confirm it."""
    tries = QTimer(QApplication.instance())

    def type_it() -> None:
        box = QApplication.activeModalWidget()
        line = box.findChild(QLineEdit) if isinstance(box, QInputDialog) else None
        if line is not None:
            tries.stop()
            QTest.keyClicks(line, text)
            QTest.keyClick(line, Key.Key_Return)

    tries.timeout.connect(type_it)
    tries.start(20)
