"""NumPy's linear algebra library, 28 MB made for every processor, replaced by one of 70 kB that does what this program asks of it.

What it does, and what it refuses, stands in ``few_of_blas.c``. Where there is no C compiler the large one stays.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tools import compiler

SOURCE = Path(__file__).with_name("few_of_blas.c")
_MODES = ("-std=c11", "-O3", "-fPIC", compiler.SAME_EVERYWHERE, "-fno-ident", "-shared", "-Wl,--build-id=none")
#: How NumPy's names of it begin, and what else lies in its folder for it alone.
_PREFIX, _FOR_IT_ALONE = "scipy_", ("libgfortran*", "libquadmath*")


class Incomplete(Exception):
    """NumPy asks for something that the small library does not have."""


def replace_openblas(data: Path) -> None:
    """Put the small library in the place of the large one, under its name.

    Args:
        data: where the packed program has its libraries.

    Raises:
        Incomplete: this NumPy would not load with it.
    """
    folder = data / "numpy.libs"
    large = next(folder.glob("libscipy_openblas*.so*"), None)
    if large is None:
        return
    command = compiler.for_users() or compiler.of_system()
    if command is None or shutil.which("nm") is None:
        print("No C compiler or no nm: NumPy keeps its large library, 28 MB.", file=sys.stderr)
        return
    made = large.with_name(f"small-{large.name}") / large.name
    made.parent.mkdir()
    subprocess.run([*command, *_MODES, f"-Wl,-soname,{made.name}", "-o", made, SOURCE], check=True)
    missing = asked_by(data / "numpy") - given_by(made)
    if missing:
        raise Incomplete(f"tools/package/few_of_blas.c lacks {', '.join(sorted(missing))}")
    made.replace(large)
    made.parent.rmdir()
    for pattern in _FOR_IT_ALONE:
        for path in folder.glob(pattern):
            path.unlink()


def asked_by(package: Path) -> set[str]:
    """Names that the libraries of a package expect of OpenBLAS.

    Args:
        package: its folder.
    """
    return {
        name for path in package.rglob("*.so") for name in _names(path, "--undefined-only") if name.startswith(_PREFIX)
    }


def given_by(library: Path) -> set[str]:
    """Names that a library has.

    Args:
        library: of ELF.
    """
    return _names(library, "--defined-only")


def _names(library: Path, which: str) -> set[str]:
    listed = subprocess.run(["nm", "-D", which, library], capture_output=True, text=True, check=True).stdout
    return {line.split()[-1].partition("@")[0] for line in listed.splitlines()}
