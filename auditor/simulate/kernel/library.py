"""Finds the compiled kernel, where there is one, and makes its functions callable."""

from __future__ import annotations

import ctypes
import hashlib
import sys
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
#: What it is made from; packages hold the library alone.
SOURCES = ("kernel.c", "floor.h", "growing.h")
_ENDINGS = {"win32": ".dll", "darwin": ".dylib"}
LIBRARY = _HERE / f"kernel{_ENDINGS.get(sys.platform, '.so')}"


def digest() -> str:
    """What the source is known by.

    Returns:
        sixteen hexadecimal digits; "" where the source is not there.
    """
    found = hashlib.sha256()
    for name in SOURCES:
        path = _HERE / name
        if not path.exists():
            return ""
        found.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()[:16]


@cache
def library() -> ctypes.CDLL | None:
    """The compiled kernel. It lets go of Python's lock while it plays, so a window stays live.

    Returns:
        its functions; None where there is none, it is of another system, or made from another source.
    """
    if not LIBRARY.exists():
        return None
    try:
        found = ctypes.CDLL(str(LIBRARY))
        found.kernel_source.restype = ctypes.c_char_p
        made_from = found.kernel_source().decode("ascii")
    except (OSError, AttributeError):
        return None
    if digest() not in ("", made_from):
        return None
    found.kernel_new.restype = ctypes.c_void_p
    found.kernel_new.argtypes = [ctypes.c_void_p, ctypes.c_int64]
    found.kernel_play.restype = ctypes.c_int32
    found.kernel_play.argtypes = [ctypes.c_void_p, ctypes.c_int64]
    found.kernel_stays.restype = ctypes.c_void_p
    found.kernel_stays.argtypes = [ctypes.c_void_p, ctypes.POINTER(ctypes.c_int64)]
    found.kernel_free.restype = None
    found.kernel_free.argtypes = [ctypes.c_void_p]
    return found
