"""Whose the libraries are that the building system lends to the package of Linux, and under which licence."""

from __future__ import annotations

import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

from auditor.shipped import Part

#: Pattern of a library's name → whose it is, and its licence as shipped (of several the one that is chosen).
_OWNERS = (
    ("libpython3*", "Python", "PSF-2.0"),
    ("libcrypto.so*", "OpenSSL", "Apache-2.0"),
    ("libffi.so*", "libffi", "MIT"),
    ("libsqlite3.so*", "SQLite", "blessing"),
    ("libbz2.so*", "bzip2", "bzip2-1.0.6"),
    ("liblzma.so*", "XZ Utils", "0BSD"),
    ("libz.so*", "zlib", "Zlib"),
    ("libzstd.so*", "Zstandard", "BSD-3-Clause"),
    ("libuuid.so*", "libuuid", "BSD-3-Clause"),
    ("libxcb-*.so*", "XCB", "MIT"),
    ("libxkbcommon*.so*", "xkbcommon", "MIT"),
)
#: The part of the tool that starts the program.
_STARTER = "GPL-2.0-or-later WITH Bootloader-exception"


class UnknownLibrary(Exception):
    """A library is packed and nobody has said whose it is."""


def native_parts(data: Path) -> list[Part]:
    """What is in a package besides the packages of Python.

    Args:
        data: where the packed program has its libraries.

    Raises:
        UnknownLibrary: a library is in none of the lists.
    """
    found: dict[str, Part] = {}
    for library in sorted(data.glob("lib*.so*")):
        owner = next(((name, licence) for pattern, name, licence in _OWNERS if fnmatch(library.name, pattern)), None)
        if owner is None:
            raise UnknownLibrary(f"{library.name}: say in tools/package/native.py whose it is, or leave it out.")
        name, licence = owner
        if name not in found and name != "Python":
            version, text = _of_debian(library.name)
            found[name] = Part(name, version, licence, text)
    return [_python(), _starter(), *found.values()]


def _python() -> Part:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Part("Python", version, "PSF-2.0", _first_text(Path(sys.base_prefix).rglob("LICENSE.txt")))


def _starter() -> Part:
    import PyInstaller

    text = _first_text(Path(PyInstaller.__file__).parent.parent.glob("pyinstaller-*.dist-info/**/COPYING*"))
    return Part("PyInstaller's starter", PyInstaller.__version__, _STARTER, text)


def _first_text(places: object) -> str:
    return next((place.read_text("utf-8", "replace") for place in places if place.is_file()), "")  # type: ignore[attr-defined]


def _of_debian(library: str) -> tuple[str, str]:
    """Version and copyright of the system's package that a library is of; "" where this is no Debian."""
    if shutil.which("dpkg-query") is None:
        return "", ""
    found = subprocess.run(["dpkg-query", "-S", f"*/{library}"], capture_output=True, text=True, check=False).stdout
    package = found.partition(": ")[0].partition(",")[0]
    if not package:
        return "", ""
    asked = ["dpkg-query", "-W", "-f", "${Version}", package]
    version = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    return version, _first_text([Path("/usr/share/doc", package.partition(":")[0], "copyright")])
