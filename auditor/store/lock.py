"""Who has the audit open: a small file beside it, as LibreOffice does, so that it works on shared folders too."""

from __future__ import annotations

import contextlib
import json
import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock. ``since`` is UTC, ISO 8601."""

    user: str
    host: str
    pid: int
    since: str

    @classmethod
    def me(cls) -> Holder:
        import getpass

        try:
            user = getpass.getuser()
        except (OSError, KeyError):
            user = "?"
        return cls(user, platform.node(), os.getpid(), datetime.now(UTC).isoformat(timespec="seconds"))

    def is_gone(self) -> bool:
        """True when the holder ran on this machine and no longer does."""
        return self.host == platform.node() and not _runs(self.pid)


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
                if holder is not None and not holder.is_gone():
                    return holder
                with contextlib.suppress(FileNotFoundError):
                    self.path.unlink()
                continue
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"user": me.user, "host": me.host, "pid": me.pid, "since": me.since}, file)
            self._mine = me
            return None
        return self.holder()

    def holder(self) -> Holder | None:
        """Who the lock file names; None where it is missing or unreadable."""
        try:
            data = json.loads(self.path.read_text("utf-8")[:4096])
            return Holder(str(data["user"]), str(data["host"]), int(data["pid"]), str(data["since"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def release(self) -> None:
        if self._mine is not None and self.holder() == self._mine:
            with contextlib.suppress(OSError):
                self.path.unlink()
        self._mine = None


def _runs(pid: int) -> bool:
    if os.name == "nt":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, pid)  # type: ignore[attr-defined]
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)  # type: ignore[attr-defined]
        return bool(handle)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
