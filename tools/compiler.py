"""C compilers, for the few libraries that are made here rather than taken from a wheel."""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import sys

#: The same results on every processor of a kind: no fused multiplications.
SAME_EVERYWHERE = "-ffp-contract=off"
#: What users' systems have at least: glibc 2.17 is that of 2012.
_TARGETS = {"linux": "linux-gnu.2.17", "win32": "windows-gnu", "darwin": "macos.11.0-none"}
_PROCESSORS = {"amd64": "x86_64", "x86_64": "x86_64", "arm64": "aarch64", "aarch64": "aarch64"}


def of_system() -> list[str] | None:
    """What makes libraries for this very system: the one that ``CC`` names, or the system's.

    Returns:
        the beginning of its command; None where there is none.
    """
    if sys.platform == "win32":
        return None
    named = os.environ.get("CC")
    names = (named,) if named else ("cc", "gcc", "clang")
    found = next(filter(None, map(shutil.which, names)), None)
    return [found] if found is not None else None


def for_users() -> list[str] | None:
    """What makes libraries for users' systems too, older than this one: the compiler of the ``ziglang`` wheel.

    Returns:
        the beginning of its command; None where the wheel is not installed.
    """
    if importlib.util.find_spec("ziglang") is None:
        return None
    target = f"{processor()}-{_TARGETS[sys.platform]}"
    return [sys.executable, "-m", "ziglang", "cc", "-target", target, "-s"]


def processor() -> str:
    """The kind of processor here, in the words of compilers.

    Returns:
        ``x86_64`` or ``aarch64``.

    Raises:
        KeyError: it is another one.
    """
    return _PROCESSORS[platform.machine().lower()]
