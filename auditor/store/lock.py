"""Who has the audit open: a small file beside it, as LibreOffice does, so that it works on shared folders too.

The file carries a sign of life: whoever holds it touches it now and then. A holder on this machine is gone when its process
is; one elsewhere when it gave no sign for ``SILENT_S``, by the clock of the folder, so that wrong clocks do no harm.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import tempfile
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from auditor.locale import _
from auditor.store.processes import started

SILENT_S = 600.0
"""A holder on another machine that gave no sign of life for this long has crashed or lost the folder."""
_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock. ``since`` is UTC, ISO 8601; ``started`` tells a process from a later one with its number."""

    user: str
    host: str
    pid: int
    since: str
    started: str = ""

    @classmethod
    def me(cls) -> Holder:
        """This program, as another one is told of it."""
        import getpass

        try:
            user = getpass.getuser()
        except (OSError, KeyError):
            user = "?"
        pid = os.getpid()
        return cls(user, platform.node(), pid, datetime.now(UTC).isoformat(timespec="milliseconds"), started(pid) or "")

    def told(self) -> str:
        """Why others can only read."""
        return _("{user} on {host} has this audit open since {since}; here it can only be read.").format(
            user=self.user, host=self.host, since=self.since
        )

    @property
    def is_here(self) -> bool:
        """True when it runs, or ran, on this machine."""
        return self.host == platform.node()

    def is_gone(self) -> bool:
        """True when the holder ran on this machine and no longer does."""
        if not self.is_here:
            return False
        now = started(self.pid)
        return now is None or bool(self.started and now and now != self.started)


class FileLock:
    """The lock of one audit file. :meth:`take` says who has it instead, or None."""

    def __init__(self, audit: Path) -> None:
        self.path = audit.with_name(f".~lock.{audit.name}#")
        self._mine: Holder | None = None

    def take(self) -> Holder | None:
        """Take the lock; returns the holder when somebody else has it.

        Raises:
            OSError: the folder can't be written.
        """
        for _attempt in range(3):
            me = Holder.me()
            try:
                handle = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
            except FileExistsError:
                holder = self.holder()
                if holder is not None and not holder.is_gone() and not self._is_silent(holder):
                    return holder
                self._remove_stale(holder)
                continue
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(me), file)
            self._mine = me
            return None
        return self.holder()

    def holder(self) -> Holder | None:
        """Who the lock file names; None where it is missing or unreadable."""
        return _read(self.path)

    @property
    def is_mine(self) -> bool:
        """False when somebody took the lock over, or it was removed."""
        return self._mine is not None and self.holder() == self._mine

    def beat(self) -> None:
        """Give a sign of life."""
        if self.is_mine:
            with contextlib.suppress(OSError):
                os.utime(self.path)

    def release(self) -> None:
        """Let others write; a lock that is no longer ours is left alone."""
        if self.is_mine:
            with contextlib.suppress(OSError):
                self.path.unlink()
        self._mine = None

    def _is_silent(self, holder: Holder) -> bool:
        """By the clock of whoever keeps the folder: the age of the lock beside that of a file made now."""
        if holder.is_here:
            return False
        try:
            with tempfile.NamedTemporaryFile(dir=self.path.parent, prefix=".~clock.") as probe:
                now = Path(probe.name).stat().st_mtime
            return now - self.path.stat().st_mtime > SILENT_S
        except OSError:
            return False

    def _remove_stale(self, seen: Holder | None) -> None:
        """Take the stale lock out of the way; one that was renewed meanwhile goes back."""
        aside = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            self.path.rename(aside)
            if _read(aside) != seen:
                with contextlib.suppress(FileExistsError):
                    os.link(aside, self.path)
            aside.unlink()


def _read(path: Path) -> Holder | None:
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(_MOST_BYTES))
        return Holder(
            str(data["user"])[:200], str(data["host"])[:200], int(data["pid"]), str(data["since"])[:40],
            str(data.get("started", ""))[:80],
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
