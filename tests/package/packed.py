"""The packed program of Linux in ``dist/``, and the same command given to the program that is not packed."""

from __future__ import annotations

import json
import math
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tools.package import description
from tools.package.check import bare, run

ROOT, FOLDER = description.ROOT, description.FOLDER
PROGRAM = FOLDER / description.NAME

where_it_is_made = pytest.mark.skipif(
    sys.platform != "linux" or not PROGRAM.exists(), reason="there is no package in dist/: make package, on Linux"
)


def packed(folder: Path, *words: str, **more: str) -> str:
    """What the packed program writes, in an environment without anything.

    Args:
        folder: where it works, and its home.
        words: the command.
        more: further variables.
    """
    try:
        return run(PROGRAM, folder, *words, **more)
    except subprocess.CalledProcessError as error:
        raise AssertionError(f"{' '.join(words)}: {error.stderr.decode('utf-8', 'replace')}") from error


def packed_json(folder: Path, *words: str) -> Any:
    """What the packed program says to programs."""
    return json.loads(packed(folder, *words, "--json"))


def not_packed_json(folder: Path, *words: str) -> Any:
    """The same from the program's source."""
    command = [sys.executable, str(ROOT / "main.py"), *words, "--json"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=folder, env=bare(folder))
    return json.loads(done.stdout)


def awaited(what: object, most_s: float = 60) -> object:
    """What something gives once it gives anything; None where it does not in time."""
    end = time.monotonic() + most_s
    while time.monotonic() < end:
        found = what()  # type: ignore[operator]
        if found:
            return found
        time.sleep(0.05)
    return None


def alike(one: object, other: object) -> bool:
    """The same words, whole numbers and order; numbers with a fraction to twelve digits.

    The last digits move: the package adds up in another order (``tools/package/few_of_blas.c``).
    """
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-12)
    return one == other
