"""Takes each protection away in a copy of the program, to see that its tests notice: ``python -m tests.protections [NAME …]``.

Apart from the test run, like the benchmarks: it takes some twenty minutes.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = Path(__file__).with_name("protections.toml")
_MOST_SECONDS = 400


@dataclass(frozen=True)
class Protection:
    """``old`` is what protects, ``new`` what stands there without; ``tests`` are pytest's arguments."""

    name: str
    promise: str
    file: str
    old: str
    new: str
    tests: str


def protections() -> list[Protection]:
    return [Protection(name, **fields) for name, fields in tomllib.loads(LIST.read_text("utf-8")).items()]


def failing_without(protection: Protection) -> list[str]:
    """The tests that fail without it; none when nothing notices.

    Raises:
        RuntimeError: the tests could not be run.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "program"
        leave = shutil.ignore_patterns(".git", ".venv", "__pycache__", "build", ".*_cache", ".hypothesis")
        shutil.copytree(ROOT, copy, ignore=leave)
        changed = copy / protection.file
        text = changed.read_text("utf-8")
        assert text.count(protection.old) == 1, protection.name
        changed.write_text(text.replace(protection.old, protection.new), "utf-8")
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONDONTWRITEBYTECODE": "1",
            "TMPDIR": folder,
            "AUDITOR_ROUNDS": "many",
        }
        words = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-x",
            "--no-header",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:randomly",
        ]
        done = subprocess.run(
            [*words, *protection.tests.split()],
            capture_output=True, text=True, check=False, timeout=_MOST_SECONDS, cwd=copy, env=environment,
        )  # fmt: skip
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{protection.name}: {done.stdout[-800:]}{done.stderr[-800:]}")
    return re.findall(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.MULTILINE)


def main(names: list[str]) -> int:
    """Prints a line for each; returns 1 when a protection is missed by nobody."""
    chosen = [p for p in protections() if not names or p.name in names]
    unnoticed = 0

    def told(protection: Protection) -> str:
        try:
            found = failing_without(protection)
        except (RuntimeError, subprocess.TimeoutExpired) as error:
            return f"?? {protection.name}: {error}"
        return f"{'ok' if found else 'NOT NOTICED'} {protection.name}: {protection.promise} – {', '.join(found)}"

    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        for line in pool.map(told, chosen):
            print(line, flush=True)
            unnoticed += not line.startswith("ok ")
    print(f"{len(chosen) - unnoticed} of {len(chosen)} protections are missed by their tests when they are taken away.")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
