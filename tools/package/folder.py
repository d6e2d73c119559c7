"""The folder that starts without Python: PyInstaller's, with what it need not hold taken out of the libraries."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tools.package.blas import replace_openblas
from tools.package.description import DIST, FOLDER, ROOT, WORK
from tools.package.icu import cut_library

_LOADED = re.compile(r"^ +LOAD +(0x\w+) (0x\w+) .* (0x\w+)$", re.MULTILINE)


def make_folder() -> None:
    """Build ``dist/automation-auditor`` (macOS: the app beside it) from this environment."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    spec = ROOT / "tools" / "package" / "auditor.spec"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    # A fixed seed: sets of names stand in the same order in every build.
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    subprocess.run([*command, "--distpath", DIST, "--workpath", WORK, spec], cwd=ROOT, env=environment, check=True)
    if sys.platform.startswith("linux"):
        drop_links(FOLDER)
        replace_openblas(FOLDER / "_internal")
        for library in FOLDER.rglob("libicudata.so.*"):
            cut_library(library)
        for library in sorted(FOLDER.rglob("*.so*")):
            strip(library)


def drop_links(folder: Path) -> None:
    """No symbolic links: a USB stick can't hold them. Libraries find each other by the paths written in them."""
    for path in folder.rglob("*"):
        if path.is_symlink():
            path.unlink()


def strip(library: Path) -> None:
    """Take the names for debuggers out of a library, unless that would spoil it.

    Libraries whose makers have moved parts of them (auditwheel, patchelf) come out with segments that can't be loaded.
    """
    tools = shutil.which("strip"), shutil.which("readelf")
    if None in tools:
        return
    made = library.with_name(f"{library.name}.stripped")
    subprocess.run([str(tools[0]), "--strip-unneeded", "-o", made, library], check=True, stderr=subprocess.DEVNULL)
    if is_loadable(made) and made.stat().st_size < library.stat().st_size:
        made.replace(library)
    else:
        made.unlink()


def is_loadable(library: Path) -> bool:
    """Whether every segment lies in the file as it lies in memory."""
    listed = subprocess.run(["readelf", "-lW", library], capture_output=True, text=True, check=True).stdout
    places = [(int(offset, 16), int(at, 16), int(align, 16)) for offset, at, align in _LOADED.findall(listed)]
    return bool(places) and all((offset - at) % align == 0 for offset, at, align in places)
