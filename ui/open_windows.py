"""Which audit each window of this user has open, so that a second double-click finds it: small files in the user's folder.

A window notes itself as ``PID.window``. Who wants to see it writes ``PID.show`` and waits until the window takes that away: no
network, no port, nothing that a firewall asks about, and what a killed window leaves behind is told by its process.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from auditor.user_folder import user_folder

_WINDOW, _SHOW = ".window", ".show"
#: A window that is busy for longer than this is not waited for; the audit opens for reading, as in any second window.
_MOST_S, _PAUSE_S = 3.0, 0.02
_MOST_BYTES = 4096


def folder() -> Path:
    """Where windows note themselves; it need not exist."""
    return user_folder("windows")


def ask_to_show(audit: Path) -> bool:
    """Have the window shown that has an audit open already; True where it answered."""
    window = next((w for w in _others() if w.audit == _mark(audit)), None)
    if window is None:
        return False
    _let_come_forward(window.pid)
    request = folder() / f"{window.pid}{_SHOW}"
    part = request.with_suffix(f".{os.getpid()}.part")
    try:  # whole when it appears: the window looks once
        part.write_text(json.dumps({"token": os.environ.get("XDG_ACTIVATION_TOKEN", "")}), "utf-8")
        part.replace(request)
    except OSError:
        return False
    end = time.monotonic() + _MOST_S
    while request.exists() and time.monotonic() < end and window.is_there:
        time.sleep(_PAUSE_S)
    with contextlib.suppress(OSError):
        request.unlink()
        return False  # nobody had taken it away
    return True


def note_window(audit: Path | None) -> None:
    """Say what this process has open; None: nothing. Where that can't be written, a second window opens as ever."""
    own = folder() / f"{os.getpid()}{_WINDOW}"
    with contextlib.suppress(OSError):
        if audit is None:
            own.unlink(missing_ok=True)
            return
        from auditor.store.processes import started

        folder().mkdir(parents=True, exist_ok=True)
        own.write_text(json.dumps({"audit": _mark(audit), "started": started(os.getpid()) or ""}), "utf-8")


def is_asked_for() -> bool:
    """Whether somebody wants to see this window; whoever asks is answered by that."""
    request = folder() / f"{os.getpid()}{_SHOW}"
    try:
        said = json.loads(request.read_text("utf-8")[:_MOST_BYTES])
        request.unlink()
    except OSError:
        return False
    except (ValueError, RecursionError):
        return False
    token = said.get("token") if isinstance(said, dict) else None
    if isinstance(token, str) and token.isascii() and token.isprintable() and token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Wayland lets only those come forward who can show one
    return True


@dataclass(frozen=True, slots=True)
class _Window:
    pid: int
    audit: str
    started: str

    @property
    def is_there(self) -> bool:
        from auditor.store.processes import started

        now = started(self.pid)
        return now is not None and now == self.started


def _others() -> list[_Window]:
    """The windows of other processes; the notes of those that are gone are taken away."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder().glob(f"*{_WINDOW}"):
            window = _read(path)
            if window is not None and window.is_there:
                found.append(window)
            else:
                path.unlink(missing_ok=True)
                path.with_suffix(_SHOW).unlink(missing_ok=True)
    return [window for window in found if window.pid != os.getpid()]


def _read(path: Path) -> _Window | None:
    try:
        said = json.loads(path.read_text("utf-8")[:_MOST_BYTES])
        return _Window(int(path.stem), str(said["audit"]), str(said["started"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _mark(audit: Path) -> str:
    """Which audit it is, without telling its name: protected ones are not listed anywhere."""
    return sha256(os.path.normcase(os.path.realpath(audit)).encode("utf-8", "surrogatepass")).hexdigest()


def _let_come_forward(pid: int) -> None:
    """Windows lets a program come forward only where the one that is in front allows it."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(pid)
