"""The modules and libraries of the package, and no others, are enough for the window: imports, plug-ins, pictures, paper."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.package.packed import FOLDER, PROGRAM, ROOT, where_it_is_made
from tools.package.check import bare

PACKING = ROOT / "build" / "packing" / "bin" / "python"
#: Modules are packed as one file within the program; here they become files.
_UNPACK = """
import importlib.util, marshal, sys
from pathlib import Path
from PyInstaller.archive.readers import CArchiveReader
program, folder = sys.argv[1], Path(sys.argv[2])
whole = CArchiveReader(program)
modules = whole.open_embedded_archive("PYZ.pyz")
head = importlib.util.MAGIC_NUMBER + bytes(12)
for name in ("struct",):  # what reads the others stands before them
    (folder / f"{name}.pyc").write_bytes(head + whole.extract(name))
for name, (kind, _at, _length) in modules.toc.items():
    if kind == 3:
        continue  # a folder without a module of its own
    place = folder.joinpath(*name.split(".")) / "__init__" if kind == 1 else folder.joinpath(*name.split("."))
    place.parent.mkdir(parents=True, exist_ok=True)
    place.with_name(place.name + ".pyc").write_bytes(head + marshal.dumps(modules.extract(name)))
"""

pytestmark = [
    where_it_is_made,
    pytest.mark.skipif(not PACKING.exists(), reason="what packs the program is not here: make package"),
]


@pytest.mark.parametrize("platform", ["offscreen", "xcb"])
def test_a_window_finds_all_that_it_needs_in_the_package(tmp_path: Path, platform: str) -> None:
    screen = shutil.which("xvfb-run")
    if platform == "xcb" and screen is None:
        pytest.skip("there is no screen to open a window on: apt-get install xvfb")
    folder, out = tmp_path / "package", tmp_path / "out"
    out.mkdir()
    shutil.copytree(FOLDER / "_internal", folder, copy_function=os.link)
    subprocess.run([PACKING, "-c", _UNPACK, PROGRAM, folder], check=True)
    hooks = [
        ROOT / "tools" / "package" / name for name in ("no_opengl.py", "few_of_scipy.py")
    ]  # the third is about the tool itself
    script = ROOT / "tests" / "package" / "inside.py"
    words = [str(word) for word in (PACKING, "-I", "-S", "-B", script, folder, out, *hooks)]
    alone = [str(screen), "-a", *words] if platform == "xcb" else words
    variables = {**bare(tmp_path), "QT_QPA_PLATFORM": platform, "PATH": os.environ["PATH"], "AUDITOR_LANG": "nl"}
    done = subprocess.run(alone, env=variables, cwd=out, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "everything is there" in done.stdout
