"""Nobody gets in and nothing gets out: no socket, no markup out of user text."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QGraphicsView, QLabel, QTableView, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.direct import editing
from tests.ui.waiting import settle
from ui.window import PAGES, MainWindow

ROOT = Path(__file__).resolve().parent.parent.parent
_NETWORK = {
    "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "telnetlib", "xmlrpc", "requests", "httpx", "aiohttp",
    "asyncio", "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets",
}  # fmt: skip
_PROGRAM = """
import os, sys
seen = []
sys.addaudithook(lambda event, arguments: seen.append(event) if event.startswith("socket.") else None)
from auditor.cli import main
assert main(["demo", "-o", sys.argv[1]]) == 0
from PySide6.QtWidgets import QApplication
from ui.window import PAGES, MainWindow
app = QApplication([])
window = MainWindow()
window.show()
window.open_sample()
for key in PAGES:
    window.show_page(key)
    for _time in range(20):
        app.processEvents()
window.close()
open_sockets = []
for handle in os.listdir("/proc/self/fd"):
    try:
        if os.readlink(f"/proc/self/fd/{handle}").startswith("socket:"):
            open_sockets.append(handle)
    except OSError:
        pass
print("SEEN", seen, open_sockets, "PySide6.QtNetwork" in sys.modules, file=sys.stderr)
os._exit(0)
"""


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc")
def test_the_whole_program_opens_no_socket(tmp_path: Path) -> None:
    """The command line's main job, then every page of the window."""
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path / "data"), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(tmp_path)],
        capture_output=True, text=True, check=False, timeout=200, cwd=ROOT, env=environment,
    )  # fmt: skip
    assert "SEEN [] [] False" in done.stderr, done.stderr[-1500:]


def test_no_module_of_ours_imports_what_speaks_to_a_network() -> None:
    found = []
    for path in (*ROOT.glob("auditor/**/*.py"), *ROOT.glob("ui/**/*.py"), ROOT / "main.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            found += [f"{path}: {name}" for name in names if name in _NETWORK or name.split(".")[0] in _NETWORK]
    assert found == []


def test_no_label_or_tooltip_takes_a_name_for_markup(sample_window: MainWindow, qtbot: QtBot) -> None:
    session = sample_window.session
    bad = '<img src="file:///etc/passwd"><a href="http://x">&lt;b'
    with qtbot.waitSignal(session.ranked, timeout=60_000), editing(session, "Bad names") as edit:
        for table in (session.audit.steps, session.audit.lanes, session.audit.roles, session.audit.processes):
            for entity in table.values():
                edit.put(replace(entity, name=bad))
        edit.put(replace(session.audit.firm, name=bad))
    seen = tips = 0
    for key in PAGES:
        sample_window.show_page(key)
        settle()
        for widget in sample_window.findChildren(QWidget):
            for tip in tooltips_of(widget):
                assert "<img" not in tip, (key, type(widget), tip)
                tips += "&lt;img" in tip
            if isinstance(widget, QLabel) and "<img" in widget.text():
                seen += 1
                assert widget.textFormat() is Qt.TextFormat.PlainText, (key, widget.text())
    assert seen > 3
    assert tips > 20


def tooltips_of(widget: QWidget) -> list[str]:
    """Its own, those of what is drawn in it, and those of the cells of a table."""
    found = [widget.toolTip()]
    if isinstance(widget, QGraphicsView) and widget.scene() is not None:
        found += [item.toolTip() for item in widget.scene().items()]
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        for row in range(min(model.rowCount(), 50)):
            for column in range(model.columnCount() if isinstance(widget, QTableView | QTreeView) else 1):
                tip = model.data(model.index(row, column), Qt.ItemDataRole.ToolTipRole)
                found += [tip] if isinstance(tip, str) else []
    return found
