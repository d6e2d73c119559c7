"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from auditor.errors import InputError
from auditor.locale import _


def replace_file(target: Path, content: bytes) -> None:
    """Write beside, sync, rename: a reader sees the old file or the new one, never a part.

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

    Args:
        mode: the permissions of a new file; one that is replaced passes on its own.

    Raises:
        OSError: it could not be written.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".part")
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


def sync_folder(folder: Path) -> None:
    """Make a new name durable; where the system knows no such thing, nothing."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
