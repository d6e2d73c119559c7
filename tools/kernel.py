"""Compiles the loop of the simulation: ``python -m tools.kernel``, beside its source, where the program looks for it.

A C compiler of the system will do in a checkout; where there is none, nothing is made, and the simulation plays slower. What is
packed must run on older systems too: it is made with the compiler of the ``ziglang`` wheel, for an old C library, or not at all.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from auditor.simulate.kernel.library import LIBRARY, digest
from tools import compiler

_SOURCE = LIBRARY.with_name("kernel.c")
#: Of which source the library is, and for whom.
_MARK = LIBRARY.with_name(f"{LIBRARY.name}.of")
_MODES = ("-std=c99", "-O2", compiler.SAME_EVERYWHERE, "-shared", "-fvisibility=hidden")


def compiled_here() -> bool:
    """Make the library with the system's compiler, where its source has changed.

    Returns:
        False where there is no compiler.

    Raises:
        subprocess.CalledProcessError: the compiler refuses.
    """
    return _is_made("here") or _make(compiler.of_system(), "here")


def compiled_for_users() -> Path:
    """Make the library that is packed, where its source has changed.

    Returns:
        where it lies.

    Raises:
        RuntimeError: the compiler for that is missing.
        subprocess.CalledProcessError: the compiler refuses.
    """
    if not (_is_made("users") or _make(compiler.for_users(), "users")):
        raise RuntimeError(
            "The compiler for packages is missing: pip install --require-hashes -r requirements/package.txt"
        )
    return LIBRARY


def _is_made(whose: str) -> bool:
    return LIBRARY.exists() and _MARK.exists() and _MARK.read_text("ascii") == _mark(whose)


def _mark(whose: str) -> str:
    return f"{digest()} {whose}"


def _make(command: list[str] | None, whose: str) -> bool:
    if command is None:
        return False
    made = LIBRARY.with_name(f"{LIBRARY.name}.new")
    position = () if sys.platform == "win32" else ("-fPIC",)
    maths = () if sys.platform == "win32" else ("-lm",)
    source = f'-DKERNEL_SOURCE="{digest()}"'
    subprocess.run([*command, *_MODES, *position, source, str(_SOURCE), "-o", str(made), *maths], check=True)
    made.replace(LIBRARY)  # a program that has the old one open keeps it
    for beside in (".lib", ".pdb"):  # what Windows gives to programmers
        LIBRARY.with_suffix(beside).unlink(missing_ok=True)
    _MARK.write_text(_mark(whose), "ascii")
    return True


def platform_tag() -> str:
    """What a wheel with the library is for, in the words of wheels.

    Returns:
        such as ``manylinux_2_17_x86_64``.
    """
    processor = compiler.processor()
    if sys.platform == "win32":
        return {"x86_64": "win_amd64", "aarch64": "win_arm64"}[processor]
    if sys.platform == "darwin":
        return f"macosx_11_0_{'arm64' if processor == 'aarch64' else processor}"
    return f"manylinux_2_17_{processor}"


def main() -> None:
    try:
        is_made = compiled_here()
    except subprocess.CalledProcessError:
        is_made = False
    if not is_made:
        print("No C compiler that works: the simulation plays with its slower loop.", file=sys.stderr)


if __name__ == "__main__":
    main()
