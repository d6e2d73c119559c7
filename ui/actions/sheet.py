"""The key sheet: one line per sentence, with all keys that it tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from auditor.locale import _
from ui.actions.action import Action
from ui.actions.keys import shown


@dataclass(frozen=True)
class KeyLine:
    """Keys that no action has: a table, a list or a line of text has them itself, or they lead to a page."""

    keys: tuple[str, ...]
    sentence: str


def sheet_lines(listed: Iterable[Action[Any, Any] | KeyLine]) -> list[tuple[str, str]]:
    """Keys as people read them, and what they do, in the order given; actions without keys are not there."""
    lines: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for item in listed:
        if isinstance(item, KeyLine):
            lines.setdefault(_(item.sentence), []).append((0, item.keys))
        elif item.keys:
            sentence, order = (_(item.told.sentence), item.told.order) if item.told else (item.name(), 0)
            lines.setdefault(sentence, []).append((order, item.keys + item.then))
    return [
        (shown(key for _order, keys in sorted(told, key=lambda line: line[0]) for key in keys), sentence)
        for sentence, told in lines.items()
    ]
