"""Compiles the loop of the simulation: ``python -m tools.kernel``, beside its source, where the program looks for it.

A C compiler of the system will do in a checkout; where there is none, nothing is made, and the simulation plays slower.
``--for-users`` makes what is packed, which must run on older systems too: with the compiler of the ``ziglang`` wheel, for an
old C library; without it that is an error.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from auditor.simulate.kernel.library import LIBRARY, digest
from tools import compiler

_SOURCE = LIBRARY.with_name("kernel.c")
_MODES = ("-std=c99", "-O2", compiler.SAME_EVERYWHERE, "-shared", "-fvisibility=hidden")


def compiled(for_users: bool) -> Path | None:
    """The library, made anew where the source has changed.

    Args:
        for_users: it is packed, so it is made in any case, for older systems too.

    Returns:
        where it lies; None where there is no compiler.

    Raises:
        RuntimeError: it is for users, and the compiler for that is missing.
        subprocess.CalledProcessError: the compiler refuses.
    """
    mark = LIBRARY.with_name(f"{LIBRARY.name}.of")
    of = f"{digest()} {'users' if for_users else 'here'}"
    if LIBRARY.exists() and mark.exists() and mark.read_text("ascii") == of:
        return LIBRARY
    command = compiler.for_users() if for_users else compiler.of_system()
    if command is None and for_users:
        raise RuntimeError(
            "The compiler for packages is missing: pip install --require-hashes -r requirements/package.txt"
        )
    if command is None:
        return None
    made = LIBRARY.with_name(f"{LIBRARY.name}.new")
    position = () if sys.platform == "win32" else ("-fPIC",)
    maths = () if sys.platform == "win32" else ("-lm",)
    source = f'-DKERNEL_SOURCE="{digest()}"'
    subprocess.run([*command, *_MODES, *position, source, str(_SOURCE), "-o", str(made), *maths], check=True)
    made.replace(LIBRARY)  # a program that has the old one open keeps it
    for beside in (".lib", ".pdb"):  # what Windows gives to programmers
        LIBRARY.with_suffix(beside).unlink(missing_ok=True)
    mark.write_text(of, "ascii")
    return LIBRARY


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
    for_users = "--for-users" in sys.argv[1:]
    try:
        is_made = compiled(for_users) is not None
    except subprocess.CalledProcessError:
        if for_users:
            raise
        is_made = False
    if not is_made:
        print("No C compiler that works: the simulation plays with its slower loop.", file=sys.stderr)


if __name__ == "__main__":
    main()
