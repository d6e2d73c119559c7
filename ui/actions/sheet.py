"""The key sheet: one line per sentence, with all keys that it tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from auditor.locale import _
from ui.actions.action import Action
from ui.actions.keys import shown


def sheet_lines(actions: Iterable[Action[Any, Any]]) -> list[tuple[str, str]]:
    """Keys and what they do, in the order in which the actions are listed; those without keys are not there."""
    lines: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for action in actions:
        if action.keys:
            sentence = _(action.told.sentence) if action.told is not None else action.name()
            order = action.told.order if action.told is not None else 0
            lines.setdefault(sentence, []).append((order, action.keys + action.then))
    return [
        (shown(key for _order, keys in sorted(told, key=lambda item: item[0]) for key in keys), sentence)
        for sentence, told in lines.items()
    ]
