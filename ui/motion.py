"""Whether the system asks for no motion. Qt 6.11 does not tell, so each system is asked in its own way, once."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from functools import cache

_CLIENT_AREA_ANIMATION = 0x1042  # Windows, SystemParametersInfo


@cache
def is_motion_wanted() -> bool:
    """False when the user has turned animations off in the system; True where the system cannot say."""
    if sys.platform == "win32":
        wanted = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(wanted), 0)
        return bool(wanted.value)
    if sys.platform == "darwin":
        return _answer("defaults", "read", "com.apple.universalaccess", "reduceMotion") != "1"
    return _answer("gsettings", "get", "org.gnome.desktop.interface", "enable-animations") != "false"


def _answer(*command: str) -> str:
    """What a system's own settings tool says; empty when it is not there or does not answer."""
    if shutil.which(command[0]) is None:
        return ""
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=1, check=False).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return ""
