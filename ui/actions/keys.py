"""Keys as people read them, in the words that their menus use: Strg+F in German."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QKeySequence

_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
_LEAST_RUN = 3
#: A key to hold modifiers against, since alone they have no name.
_ANY = "A"


def shown(keys: Iterable[str]) -> str:
    """Keys on one line: the four arrows together, numbers in a row as “1 … 9”."""
    parts = [_split(key) for key in dict.fromkeys(keys)]
    return ", ".join(_joined(parts))


def _split(key: str) -> tuple[str, str]:
    """Modifiers with their plus, and the key itself."""
    at = key.rfind("+", 0, -1) + 1
    return key[:at], key[at:]


def _joined(parts: list[tuple[str, str]]) -> Iterator[str]:
    at = 0
    while at < len(parts):
        before, key = parts[at]
        arrows = [p for p in parts[at : at + 4] if p[0] == before and p[1] in _ARROWS]
        run = _run(parts, at)
        if len(arrows) == 4:
            yield _named(before) + " ".join(_ARROWS.values())
            at += 4
        elif run >= _LEAST_RUN:
            yield f"{_named(before, key)} … {_named(before, parts[at + run - 1][1])}"
            at += run
        else:
            yield _named(before) + _ARROWS[key] if key in _ARROWS else _named(before, key)
            at += 1


def _named(before: str, key: str = "") -> str:
    """Modifiers, and the key, as Qt names them in its menus."""
    if key:
        return native(QKeySequence(before + key))
    return native(QKeySequence(before + _ANY)).removesuffix(_ANY) if before else ""


def native(keys: QKeySequence) -> str:
    """Keys as the menus of this system name them in the language of the window."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def _run(parts: list[tuple[str, str]], at: int) -> int:
    """How many numbers follow each other from there on."""
    before, key = parts[at]
    run = 0
    while key.isdigit() and at + run < len(parts) and parts[at + run] == (before, str(int(key) + run)):
        run += 1
    return run
