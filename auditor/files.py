"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from auditor.errors import InputError
from auditor.locale import _

FORGOTTEN_S = 3600.0
"""A half-written file that nobody touched for this long was left by a program that was killed."""


def in_a_name(text: str, otherwise: str, longest: int = 200) -> str:
    """A text as a part of a file's name: letters and digits with dashes between, as every file system takes them.

    Args:
        text: such as the name of a technology.
        otherwise: where nothing of it is left.
        longest: how many characters there is room for; whole words, as many as fit.

    Returns:
        such as “welding-cobot”.
    """
    name = ""
    for word in re.findall(r"\w+", text.lower()):
        longer = f"{name}-{word}" if name else word[:longest]
        if len(longer) > longest:
            break
        name = longer
    return name or otherwise


def replace_file(target: Path, content: bytes) -> None:
    """Write beside, sync, rename: a reader sees the old file or the new one, never a part.

    Args:
        target: where the file is to be.
        content: all of it, in bytes.

    Raises:
        InputError: it can't be written there.
    """
    try:
        with written_beside(target) as part:
            part.write_bytes(content)
    except OSError as error:
        raise InputError(_("Can't write {path}: {reason}").format(path=target, reason=error.strerror)) from error


@contextlib.contextmanager
def written_beside(target: Path, mode: int = 0o644) -> Iterator[Path]:
    """A path beside ``target`` to write to; at the end it is synced and takes the target's place, or vanishes.

    Where ``target`` is a link, it stays one, and what it leads to is replaced: nothing is left there to be read.

    Args:
        target: where the file is to be.
        mode: the permissions of a new file; one that is replaced passes on its own.

    Yields:
        the path to write to.

    Raises:
        OSError: it could not be written.
    """
    target = Path(os.path.realpath(target))
    sweep(target)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_prefix(target), suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.chmod(target.stat().st_mode & 0o777 if target.exists() else mode)
        part.replace(target)
        sync_folder(target.parent)
    finally:
        for leftover in (part, part.with_name(f"{part.name}-journal")):
            leftover.unlink(missing_ok=True)


def sweep(target: Path) -> None:
    """Delete what programs that were killed in the middle of writing ``target`` left beside it.

    Args:
        target: the file that was to be written.
    """
    target = Path(os.path.realpath(target))
    _sweep(target.parent, re.escape(_prefix(target)))


def sweep_own(folder: Path) -> None:
    """The same for all files of a folder that only this program writes to.

    Args:
        folder: a folder that only this program writes to.
    """
    _sweep(folder, r"\..+\.")


def _sweep(folder: Path, prefix: str) -> None:
    left = re.compile(prefix + r"[a-z0-9_]{8}\.part(-journal)?")
    with contextlib.suppress(OSError):
        for path in [p for p in folder.iterdir() if left.fullmatch(p.name)]:
            if time.time() - path.lstat().st_mtime > FORGOTTEN_S:
                path.unlink(missing_ok=True)


def _prefix(target: Path) -> str:
    return f".{target.name[:100]}."


def sync_folder(folder: Path) -> None:
    """Make a new name durable; where the system knows no such thing, nothing.

    Args:
        folder: the folder in which a file was made or renamed.
    """
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
