"""Starting the window: first a paint, then everything else."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from ui import theme
from ui.garbage import GarbageCollector
from ui.window import MainWindow


def run(path: str | None, *, sample: bool = False) -> int:
    """Open the window on an audit, the sample or Home, and stay until it is closed; returns the exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Automation Auditor")
    theme.apply(app)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: theme.apply(app))
    collector = GarbageCollector()  # noqa: F841  it lives as long as the program
    window = MainWindow()
    window.painted.connect(window.open_sample if sample else lambda: window.start(path))
    window.painted.connect(lambda: _watch(window))
    window.show()
    return int(app.exec())


def _watch(window: MainWindow) -> None:
    """From now on an unforeseen error is told and logged."""
    from ui.safety.crash import CrashReporter, start_log

    start_log()
    CrashReporter(window).install()
