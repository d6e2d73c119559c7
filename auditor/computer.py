"""What the system says of its user's language and place: the one place where it is asked.

Linux says it in the environment. Windows and macOS set nothing there: Windows is asked by its own library, macOS keeps it in a file.
"""

from __future__ import annotations

import locale
import os
import plistlib
import sys
from pathlib import Path

_NOTHING = ("", "C", "POSIX")
_LONGEST_NAME = 85  # LOCALE_NAME_MAX_LENGTH of Windows


def languages() -> tuple[str, ...]:
    """What its user reads, the best first.

    Returns:
        codes such as ``nl``, ``nl_NL`` or ``nl-NL``; none where nothing is said.
    """
    return _said() or {"win32": _of_windows, "darwin": _of_macos}.get(sys.platform, tuple)()


def places() -> tuple[str, ...]:
    """Where its user is, as far as the way of writing numbers and dates tells.

    Returns:
        codes as of :func:`languages`.
    """
    found = languages()
    return found if _said() else tuple(reversed(found))


def _said() -> tuple[str, ...]:
    """By the environment, which goes before what is chosen in a window of the system."""
    codes = (os.environ.get(name, "").partition(".")[0] for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return tuple(code for code in codes if code not in _NOTHING)


def _of_windows() -> tuple[str, ...]:
    """The language of its windows, and then that of the region."""
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    region = ctypes.create_unicode_buffer(_LONGEST_NAME)
    kernel.GetUserDefaultLocaleName(region, _LONGEST_NAME)
    shown = locale.windows_locale.get(kernel.GetUserDefaultUILanguage(), "")
    return tuple(code for code in (shown, region.value) if code)


def _of_macos() -> tuple[str, ...]:
    """The languages as they are ordered in its settings, and then that of the region."""
    try:
        with (Path.home() / "Library" / "Preferences" / ".GlobalPreferences.plist").open("rb") as file:
            settings = plistlib.load(file)
        listed = [*settings.get("AppleLanguages", ()), settings.get("AppleLocale", "")]
    except (OSError, ValueError, RuntimeError, AttributeError, TypeError, plistlib.InvalidFileException):
        return ()
    return tuple(code for code in listed if isinstance(code, str) and code)
