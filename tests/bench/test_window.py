"""Window to first paint against a bare PySide6 window, whole processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.conftest import Figure, pairs_s

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


def _start(program: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, check=True, capture_output=True)


def test_window_first_paint(figure: Figure) -> None:
    taken, floor = pairs_s(lambda: _start(_OURS), lambda: _start(_BARE), 11)
    figure("window_first_paint", taken / floor, 2.0, f"a bare PySide6 window ({floor * 1000:.0f} ms)", taken)
