"""Where the backups of an audit lie, and which there are; that of a protected one does not tell its name."""

from __future__ import annotations

import contextlib
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from auditor.user_folder import user_folder

_NAME = re.compile(r"(\d{8}T\d{6}Z)-(\d{1,9})-([0-9a-f]{8})\.audit")


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy. ``at`` is UTC; ``revision`` the newest edit in it."""

    path: Path
    at: datetime
    revision: int
    mark: str

    @property
    def size(self) -> int:
        """Bytes; 0 when it is gone."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


def folder_of(audit: Path, *, is_protected: bool) -> Path:
    """Where the backups of an audit lie: one folder for each place that an audit has been at.

    Args:
        audit: the audit file.
        is_protected: a protected audit's folder does not tell its name.

    Returns:
        the folder; it need not exist.
    """
    place = audit.resolve()
    digest = hashlib.sha256(str(place).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    name = re.sub(r"[^\w-]+", "_", place.stem)[:40].strip("_")
    return user_folder("backups", digest if is_protected or not name else f"{name}-{digest}")


def backups_of(audit: Path) -> list[Backup]:
    """The backups of the audit at this place, newest first, whether or not it is there, or protected, now.

    Args:
        audit: the audit file.

    Returns:
        the backups there are.
    """
    found = []
    for is_protected in (False, True):
        folder = folder_of(audit, is_protected=is_protected)
        with contextlib.suppress(OSError):
            for path in folder.iterdir():
                match = _NAME.fullmatch(path.name)
                if match is not None:
                    with contextlib.suppress(ValueError):
                        at = datetime.strptime(match[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
                        found.append(Backup(path, at, int(match[2]), match[3]))
    return sorted(found, key=lambda b: (b.at, b.revision), reverse=True)
