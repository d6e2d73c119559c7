"""Which candidate is looked at, on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first paint does not wait for it
    from auditor.decide import Ranking


class Choice:
    """The key of one candidate, empty where there is none."""

    def __init__(self) -> None:
        self.key = ""

    def choose(self, key: str) -> bool:
        """Look at a candidate; False where it was looked at already."""
        if key == self.key:
            return False
        self.key = key
        return True

    def settle(self, ranking: Ranking) -> None:
        """Keep to the candidate where a new ranking has it; else look at the first one."""
        keys = [r.evaluation.candidate.key for r in ranking.candidates]
        if self.key not in keys:
            self.key = keys[0] if keys else ""

    def clear(self) -> None:
        self.key = ""
