"""The pack that this computer keeps: imported once, it is there in every audit, offline."""

from __future__ import annotations

import contextlib
from functools import lru_cache
from pathlib import Path

from auditor.errors import InputError
from auditor.files import replace_file
from auditor.locale import _
from auditor.region.pack.document import Pack, written
from auditor.region.pack.read import read_pack
from auditor.user_folder import user_folder


def kept_path() -> Path:
    """Where it is kept."""
    return user_folder("region", "benchmark.aapack")


def is_kept() -> bool:
    """Whether there is one; nothing is read."""
    return kept_path().is_file()


def keep(path: Path) -> Pack:
    """Import a pack: it takes the place of the one that was there.

    Args:
        path: the file, on a stick perhaps.

    Returns:
        the pack.

    Raises:
        InputError: it is no pack, not as it was made, or can't be kept.
    """
    pack = read_pack(path)
    target = kept_path()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(_("Can't write {path}: {reason}").format(path=target, reason=error.strerror)) from error
    replace_file(target, written(pack))
    return pack


def kept_pack() -> Pack | None:
    """The pack that is kept; None where there is none.

    Raises:
        InputError: it is damaged.
    """
    path = kept_path()
    try:
        facts = path.stat()
    except OSError:
        return None
    return _read(path, facts.st_mtime_ns, facts.st_size)


def forget_pack() -> None:
    """Go without a pack from here on."""
    with contextlib.suppress(OSError):
        kept_path().unlink()


@lru_cache(maxsize=1)
def _read(path: Path, _changed: int, _size: int) -> Pack:
    return read_pack(path)
