"""What a page can follow."""

from __future__ import annotations

from enum import Flag, auto


class Follows(Flag):
    """The snapshot, or one of the results that come later; and besides, which candidate is looked at."""

    NOTHING = 0
    SNAPSHOT = auto()
    ANALYSIS = auto()
    RANKING = auto()
    PLAN = auto()
    CHOICE = auto()
