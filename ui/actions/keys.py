"""Keys as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
_LEAST_RUN = 3


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
            yield before + " ".join(_ARROWS.values())
            at += 4
        elif run >= _LEAST_RUN:
            yield f"{before}{key} … {before}{parts[at + run - 1][1]}"
            at += run
        else:
            yield before + _ARROWS.get(key, key)
            at += 1


def _run(parts: list[tuple[str, str]], at: int) -> int:
    """How many numbers follow each other from there on."""
    before, key = parts[at]
    run = 0
    while key.isdigit() and at + run < len(parts) and parts[at + run] == (before, str(int(key) + run)):
        run += 1
    return run
