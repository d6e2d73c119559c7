"""What a person chose for the window: language, colours, size of the text, size of what is pressed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence

from ui import user_data

_FILE = "preferences"
#: What can be chosen; the first is what stands where nothing was. Sizes are shares of the usual size.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "language": ("system", "nl", "en", "de"),
    "scheme": ("system", "light", "dark", "contrast"),
    "size": ("1", "1.25", "1.5", "1.75", "2"),
    "touch": ("auto", "on", "off"),
}
#: What is read at the start of the program only.
AT_START = ("language", "size")
_SAID_BY = ("AUDITOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def preference(key: str) -> str:
    """What was chosen, or what stands where nothing was."""
    stored = user_data.read(_FILE)
    value = stored.get(key) if isinstance(stored, dict) else None
    return value if isinstance(value, str) and value in CHOICES[key] else CHOICES[key][0]


def choose(key: str, value: str) -> None:
    """Remember a choice."""
    stored = user_data.read(_FILE)
    user_data.write(_FILE, {**(stored if isinstance(stored, dict) else {}), key: value})


def language_of_desktop(listed: Callable[[], Sequence[str]]) -> str | None:
    """The language that the person chose, else that of the desktop; None where the environment says it.

    Windows sets no LANG, nor does the Finder for what it starts: there Qt knows.
    """
    from auditor.locale import LANGUAGES

    chosen = preference("language")
    if chosen != "system" and not os.environ.get("AUDITOR_LANG"):
        return chosen
    if any(os.environ.get(name) for name in _SAID_BY):
        return None
    return next((code[:2] for code in listed() if code[:2] in LANGUAGES), None)


def scale_window() -> None:
    """Everything larger, before there is a window: Qt reads this once, at the start."""
    size = preference("size")
    if size != CHOICES["size"][0] and "QT_SCALE_FACTOR" not in os.environ:
        os.environ["QT_SCALE_FACTOR"] = size
