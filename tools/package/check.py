"""``python -m tools.package.check PROGRAM``: a packed program starts without Python, makes a report, opens its window.

It is given an environment in which there is nothing but a home of its own; no display is needed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

_MOST_S = 300


def bare(home: Path) -> dict[str, str]:
    """An environment without Python and without anything that somebody has set.

    Args:
        home: where the program may write.
    """
    made = {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PATH": str(home)}
    if sys.platform == "win32":
        made |= {
            name: os.environ[name]
            for name in ("SYSTEMROOT", "TEMP", "TMP", "NUMBER_OF_PROCESSORS")
            if name in os.environ
        }
        made |= {"LOCALAPPDATA": str(home), "APPDATA": str(home), "USERPROFILE": str(home)}
    return made


def run(program: Path, home: Path, *words: str, **more: str) -> str:
    """Run the program; returns what it wrote.

    Raises:
        subprocess.CalledProcessError: it ended with an error.
    """
    done = subprocess.run(
        [program, *words], env={**bare(home), **more}, cwd=home, capture_output=True, timeout=_MOST_S, check=True
    )
    return done.stdout.decode("utf-8", "replace")


def check(program: Path) -> None:
    """Start it in three ways; what is wrong ends it."""
    terminal = program.with_name("auditor.exe") if sys.platform == "win32" else program
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        assert run(terminal, home, "--version").startswith("Automation Auditor")
        run(terminal, home, "demo", "-o", "demo")
        report = next(home.glob("demo/*.pdf")).read_bytes()
        assert report.startswith(b"%PDF") and report.rstrip().endswith(b"%%EOF"), "no report"
        run(program, home, "--sample", AUDITOR_BENCH="first paint")
    print(f"{program.name} starts, reports and paints.")


if __name__ == "__main__":
    check(Path(sys.argv[1]).resolve())
