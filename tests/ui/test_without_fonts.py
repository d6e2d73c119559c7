"""A machine without any font, such as a bare server: the window brings its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_NONE = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{0}</dir><cachedir>{0}</cachedir></fontconfig>'
_PROGRAM = """
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication
from ui import theme
app = QApplication([])
theme.apply(app)
print(QRawFont.fromFont(app.font()).familyName(), QRawFont.fromFont(theme.map_font(13, True)).familyName())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="fonts are fontconfig's on Linux alone")
def test_without_any_font_the_window_uses_that_of_the_report(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text(_NONE.format(tmp_path / "none"))
    environment = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "QT_QPA_PLATFORM": "offscreen"}
    root = Path(__file__).resolve().parent.parent.parent
    told = subprocess.run(
        [sys.executable, "-c", _PROGRAM], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["Source", "Sans", "Pro", "Source", "Sans", "Pro"]
