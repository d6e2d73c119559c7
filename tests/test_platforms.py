"""What Windows and macOS are asked, with their answers faked at the one place where it is asked; language and region are in test_computer.py."""

from __future__ import annotations

import ctypes
import os
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from auditor.store import processes
from ui import motion, open_windows

_RUNNING, _ENDED = 259, 0
_TICKS = 133_700_000_000_000_000


@pytest.fixture(autouse=True)
def asked_anew() -> Any:
    motion.is_motion_wanted.cache_clear()
    yield
    motion.is_motion_wanted.cache_clear()


@pytest.mark.parametrize("wanted", [True, False])
def test_windows_says_whether_motion_is_wanted(wanted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def parameters(what: int, _size: int, answer: Any, _change: int) -> int:
        assert what == 0x1042  # SPI_GETCLIENTAREAANIMATION
        answer._obj.value = int(wanted)
        return 1

    monkeypatch.setattr(
        ctypes, "windll", SimpleNamespace(user32=SimpleNamespace(SystemParametersInfoW=parameters)), raising=False
    )
    monkeypatch.setattr(sys, "platform", "win32")
    assert motion.is_motion_wanted() is wanted


@pytest.mark.parametrize(
    ("system", "told", "wanted"),
    [
        ("darwin", "1", False),
        ("darwin", "0", True),
        ("darwin", "", True),
        ("linux", "false", False),
        ("linux", "", True),
    ],
)
def test_macos_and_linux_say_it_through_their_settings(
    system: str, told: str, wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = {"darwin": "defaults", "linux": "gsettings"}[system]
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(motion, "_answer", lambda *command: told if command[0] == tool else "")
    assert motion.is_motion_wanted() is wanted


def windows_with(monkeypatch: pytest.MonkeyPatch, state: int | None) -> list[int]:
    """A Windows with one process, 42, in a state; None: none. Handles that were closed are told."""
    closed: list[int] = []

    def exit_code(_handle: int, answer: Any) -> int:
        answer._obj.value = state
        return 1

    def times(_handle: int, made: Any, *_others: Any) -> int:
        made._obj.value = _TICKS
        return 1

    kernel = SimpleNamespace(
        OpenProcess=lambda _rights, _inherit, pid: 7 if state is not None and pid == 42 else 0,
        GetExitCodeProcess=exit_code,
        GetProcessTimes=times,
        CloseHandle=closed.append,
    )
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(processes, "os", SimpleNamespace(name="nt"))
    return closed


def test_windows_tells_a_process_that_runs_from_one_that_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = windows_with(monkeypatch, _RUNNING)
    assert processes.started(42) == str(_TICKS)
    assert processes.started(43) is None and processes.started(0) is None
    windows_with(monkeypatch, _ENDED)
    assert processes.started(42) is None
    windows_with(monkeypatch, None)
    assert processes.started(42) is None
    assert closed == [7]


def test_on_windows_a_second_start_lets_the_first_come_forward(monkeypatch: pytest.MonkeyPatch) -> None:
    let: list[int] = []
    monkeypatch.setattr(
        ctypes, "windll", SimpleNamespace(user32=SimpleNamespace(AllowSetForegroundWindow=let.append)), raising=False
    )
    open_windows._let_come_forward(os.getpid())
    assert let == []
    monkeypatch.setattr(sys, "platform", "win32")
    open_windows._let_come_forward(42)
    assert let == [42]
