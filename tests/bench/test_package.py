"""The package of Linux: how large it is, and how soon it paints, against the same program in a virtual environment."""

from __future__ import annotations

import os
import subprocess

from tests.bench.conftest import Figure, pairs_s
from tests.bench.test_window import _OURS, _start
from tests.package.packed import FOLDER, PROGRAM, ROOT, where_it_is_made

pytestmark = where_it_is_made

_MB = 1e6
_GOAL_UNPACKED_MB, _GOAL_PACKED_MB = 160, 65


def test_package_size(figure: Figure) -> None:
    unpacked = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) / _MB
    figure("package_unpacked_mb", unpacked, _GOAL_UNPACKED_MB, "MB in the folder")
    packed = next((ROOT / "dist").glob("automation-auditor-*-linux-*.tar.xz"), None)
    if packed is not None:
        figure("package_size", packed.stat().st_size / _MB, _GOAL_PACKED_MB, "MB to download, tar.xz")


def test_package_first_paint(figure: Figure) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "AUDITOR_BENCH": "first paint"}

    def packed() -> None:
        subprocess.run([PROGRAM, "--sample"], env=environment, check=True, capture_output=True)

    taken, floor = pairs_s(packed, lambda: _start(_OURS), 11)
    figure("package_first_paint", taken / floor, 1.5, f"from a virtual environment ({floor * 1000:.0f} ms)", taken)
