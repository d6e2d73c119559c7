"""Window to first paint against a bare PySide6 window, whole processes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.conftest import Figure

ROOT = Path(__file__).resolve().parent.parent.parent
_BARE = """
import os, sys
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        os._exit(0)
app = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
_OURS = """
import os, sys
sys.argv = ["main.py", "--sample"]
import ui.window
ui.window.MainWindow.paintEvent = lambda self, event: os._exit(0)
from auditor.cli import main
main()
"""


def _seconds(program: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def test_window_first_paint(benchmark, figure: Figure) -> None:  # type: ignore[no-untyped-def]
    _seconds(_BARE)
    _seconds(_OURS)
    bare: list[float] = []

    def pair() -> None:
        bare.append(_seconds(_BARE))

    ours: list[float] = []

    def run() -> None:
        ours.append(_seconds(_OURS))

    benchmark.pedantic(run, setup=pair, rounds=11)
    floor = statistics.median(bare)
    value = statistics.median(ours) / floor
    figure("window_first_paint", value, "x", 2.0, f"a bare PySide6 window ({floor * 1000:.0f} ms)")
