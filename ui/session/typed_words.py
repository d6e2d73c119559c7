"""What was typed, as it was typed, beside what it was read as; for as long as the audit is open."""

from __future__ import annotations


class TypedWords:
    """The last words typed for a field of a step, and what they were read as.

    They count for as long as the field shows what they became: another value, an undo or another computer has none.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, str], tuple[str, str]] = {}

    def keep(self, step_id: int, field: str, typed: str, reading: str, shown: str) -> None:
        """Remember words that were stored; those that are shown as they were typed need no remembering."""
        if reading:
            self._known[step_id, field] = (shown, f"{typed} = {reading}")
        else:
            self._known.pop((step_id, field), None)

    def said(self, step_id: int, field: str, shown: str) -> str:
        """The words beside their reading (“12 stuks/min = 5 s”) where the field still shows it; else nothing."""
        became, words = self._known.get((step_id, field), ("", ""))
        return words if became == shown else ""

    def clear(self) -> None:
        """Another audit is open."""
        self._known.clear()
