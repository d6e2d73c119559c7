"""The C compiler of the building system: for the few libraries that are made here rather than taken from a wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

#: Machine code for every processor of its kind, with the same results on each: no fused multiplications.
_OPTIONS = ("-std=c11", "-O3", "-fPIC", "-ffp-contract=off", "-fno-ident")


def compiler() -> str | None:
    """Which one there is: what ``CC`` names, or the system's."""
    return shutil.which(os.environ.get("CC") or "cc")


def shared_library(source: Path, target: Path) -> None:
    """Compile one file of C to a library; the same source gives the same bytes.

    Args:
        source: a file of C11.
        target: the library, known to those that need it by its file's name.

    Raises:
        FileNotFoundError: there is no compiler.
        subprocess.CalledProcessError: it refused the source, and said why on the terminal.
    """
    tool = compiler()
    if tool is None:
        raise FileNotFoundError("cc: install a C compiler (Debian: gcc)")
    linked = ["-shared", f"-Wl,-soname,{target.name}", "-Wl,--build-id=none"]
    subprocess.run([tool, *_OPTIONS, *linked, "-o", target, source], check=True)
