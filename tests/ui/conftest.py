"""A real window on a real audit."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ui import motion, theme
from ui.window import MainWindow


@pytest.fixture(scope="session")
def themed() -> dict[str, str]:
    """The style sheet that windows had last."""
    return {}


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """As in the program, garbage is collected in the window's thread only, also while threads of a test end.

    What the tests before left for good is frozen: looking through all of it after each test took longer than many a test.
    """
    gc.disable()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the windows of the test before
    gc.collect()
    gc.freeze()
    yield
    for thread in threading.enumerate():
        if thread.name.startswith("auditor-"):
            thread.join(30)
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def no_dialog_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog for files that a test does not answer would wait for ever: it is a failure instead."""

    def unanswered(*_args: object, **_more: object) -> None:
        raise AssertionError("a dialog for files was opened, and the test does not answer it")

    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, unanswered)


@pytest.fixture
def window(qtbot: QtBot, qapp, themed: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:  # type: ignore[no-untyped-def]
    """An empty window, shown, of a user who wants no motion."""
    monkeypatch.setattr(motion, "is_motion_wanted", lambda: False)
    theme.choose_scheme("light")
    if qapp.styleSheet() != themed.get("sheet"):  # it takes as long as the window itself
        theme.apply(qapp)
        themed["sheet"] = qapp.styleSheet()
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()  # where no window manager does it
    made.start(None)
    yield made
    made.close()
    qapp.clipboard().clear()  # what Python put there must not outlive it


@pytest.fixture
def sample_window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window on the sample audit, ranked."""
    with qtbot.waitSignal(window.session.ranked, timeout=60_000):
        window.open_sample()
    return window


@pytest.fixture
def told(window: MainWindow) -> list[str]:
    """What the window had to tell, in place of a box that waits for a click."""
    messages: list[str] = []
    window.session.failed.disconnect()
    window.session.failed.connect(messages.append)
    return messages
