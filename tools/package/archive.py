"""Archives in which the same files give the same bytes."""

from __future__ import annotations

import hashlib
import lzma
import os
import stat
import subprocess
import tarfile
import time
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from tools.package.description import ROOT

#: Jumps of machine code are written as places first, which makes them alike (x86).
_FILTERS = [{"id": lzma.FILTER_X86}, {"id": lzma.FILTER_LZMA2, "preset": 9}]


def moment() -> int:
    """The time that files of a package bear: of the newest commit, or as ``SOURCE_DATE_EPOCH`` says; seconds since 1970."""
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    if stated:
        return int(stated)
    asked = ["git", "log", "-1", "--format=%ct"]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    return int(told or 0)


def day_of(seconds: int) -> date:
    """The day of a moment, in UTC.

    Args:
        seconds: since 1970.
    """
    return datetime.fromtimestamp(seconds, UTC).date()


def files_of(folder: Path) -> Iterator[tuple[Path, str, bool]]:
    """Every file with its place from the folder above, and whether it is a program; always in the same order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path, path.relative_to(folder.parent).as_posix(), bool(path.stat().st_mode & stat.S_IXUSR)


def tar_xz(folder: Path, target: Path) -> None:
    """Pack a folder; whoever unpacks it owns it."""
    with (
        lzma.open(target, "wb", format=lzma.FORMAT_XZ, filters=_FILTERS) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path, place, is_program in files_of(folder):
            entry = tarfile.TarInfo(place)
            entry.size, entry.mtime, entry.mode = path.stat().st_size, moment(), 0o755 if is_program else 0o644
            with path.open("rb") as file:
                tar.addfile(entry, file)


def zipped(folder: Path, target: Path) -> None:
    """Pack a folder for a system whose own programs open nothing but zip."""
    when = max(time.gmtime(moment())[:6], (1980, 1, 1, 0, 0, 0))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path, place, is_program in files_of(folder):
            entry = zipfile.ZipInfo(place, when)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | (0o755 if is_program else 0o644)) << 16
            packed.writestr(entry, path.read_bytes())


def write_checksums(paths: list[Path], target: Path) -> None:
    """As ``sha256sum -c`` reads them."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(paths)]
    target.write_text("".join(lines), "utf-8")
