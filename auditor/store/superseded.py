"""Backups that another password leaves behind: written down before the audit changes over, deleted after it.

The list lies with the backups until all it names is gone, so that whoever opens the audit after a kill can finish the work.
"""

from __future__ import annotations

import contextlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from auditor.files import sync_folder, written_beside
from auditor.store.backup_folder import folder_of
from auditor.store.header import is_plain
from auditor.user_folder import user_folder

_LIST = "superseded.json"
_HEAD = 16
"""Bytes at the start of a file: the salt of a protected one, new with every password; of plain ones all the same."""
_OURS = re.compile(r"\d{8}T\d{6}Z-\d{1,9}-[0-9a-f]{8}\.audit|\..+\.[a-z0-9_]{8}\.part(-journal)?")
"""Backups, and what is left of one that was not written to its end."""


@dataclass(frozen=True, slots=True)
class _Superseded:
    """Names of files, in the two folders of an audit, and between which two states of it they go."""

    before: str
    after: str
    readable: list[str]
    protected: list[str]


def note(audit: Path, fresh: Path) -> None:
    """Write down the backups that must go when ``fresh``, the same under another password, has taken the audit's place.

    Args:
        audit: the audit file.
        fresh: the file that will take its place.

    Raises:
        OSError: the list can't be written.
    """
    folder, readable = folder_of(audit, is_protected=True), folder_of(audit, is_protected=False)
    names = (_ours_in(readable), _ours_in(folder) if folder != readable else [])
    if any(names):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        told = _Superseded(_head_of(audit), _head_of(fresh), *names)
        with written_beside(folder / _LIST, mode=0o600) as part:
            part.write_text(json.dumps(asdict(told)), "utf-8")


def finish(audit: Path) -> None:
    """Delete what an audit that has changed over left behind; forget the list where it never did.

    The audit is known by its salt, wherever it lies now. What can't be deleted stays on the list for the next time.

    Args:
        audit: the audit file.
    """
    head, own = _head_of(audit), folder_of(audit, is_protected=True) / _LIST
    others: list[Path] = []
    if head and not is_plain(audit):
        with contextlib.suppress(OSError):
            others = [path for path in user_folder("backups").glob(f"*/{_LIST}") if path != own]
    for path in (own, *others):
        told = _read(path)
        if told is not None and told.after == head:
            _delete(told, path)
        elif told is not None and path == own and told.before == head:
            _remove(path)


def _delete(told: _Superseded, path: Path) -> None:
    folder = path.parent
    readable = [p for p in folder.parent.iterdir() if p.name.endswith(f"-{folder.name}")] or [folder]
    files = [place / name for place in readable for name in told.readable] + [folder / n for n in told.protected]
    stuck = [file for file in files if not _remove(file)]
    if stuck:
        return
    for place in (*readable, folder):
        sync_folder(place)
    _remove(path)
    for place in readable:
        with contextlib.suppress(OSError):  # it holds others
            place.rmdir()  # its name tells that of the audit


def _remove(path: Path) -> bool:
    """True when it is gone."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _read(path: Path) -> _Superseded | None:
    try:
        told = _Superseded(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
    return told if all(_OURS.fullmatch(name) for name in (*told.readable, *told.protected)) else None


def _ours_in(folder: Path) -> list[str]:
    with contextlib.suppress(FileNotFoundError):
        return sorted(path.name for path in folder.iterdir() if _OURS.fullmatch(path.name))
    return []


def _head_of(path: Path) -> str:
    """Empty where it can't be read."""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).hex()
    except OSError:
        return ""
