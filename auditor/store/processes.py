"""Whether a process of this machine runs, and since when."""

from __future__ import annotations

import os
from pathlib import Path


def started(pid: int) -> str | None:
    """Something that tells the process from a later one with the same number: ``""`` where it can't be known.

    None when no process has the number.

    Args:
        pid: number of a process on this machine.

    Returns:
        a mark of its start; None where no such process runs.
    """
    if pid <= 0:
        return None
    if os.name == "nt":
        return _started_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return None
    except (PermissionError, OverflowError):
        return ""
    try:
        # Field 22, counted after the name, which may hold anything: ticks from the start of this boot.
        ticks = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[19]
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except (OSError, IndexError):
        return ""
    return f"{boot}:{ticks}"


def _started_windows(pid: int) -> str | None:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        return None
    try:
        code, times = ctypes.c_ulong(), [ctypes.c_ulonglong() for _time in range(4)]
        if kernel.GetExitCodeProcess(handle, ctypes.byref(code)) and code.value != 259:  # STILL_ACTIVE
            return None
        known = kernel.GetProcessTimes(handle, *(ctypes.byref(time) for time in times))
        return str(times[0].value) if known else ""
    finally:
        kernel.CloseHandle(handle)
