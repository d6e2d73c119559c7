"""How lead times are drawn, in the window and on paper: the share of the pieces that is done within a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_WIDEST = 0.98  # of the pieces; the last few would squeeze all others
_ROOM = 1.02


def widest_stay(lines: Iterable[Sequence[float]]) -> float:
    """The time at which drawings of some states side by side end.

    Args:
        lines: lead times of single jobs (s, rising, at least one), a state each; at least one state.

    Returns:
        s of working time, above 0.
    """
    return max(stays[int(_WIDEST * (len(stays) - 1))] for stays in lines) * _ROOM or 1.0


def done_within(stays: Sequence[float], widest: float) -> list[tuple[float, float]]:
    """The line of one state, from the bottom up.

    Args:
        stays: lead times of single jobs (s, rising); at least one.
        widest: where the drawing ends (s).

    Returns:
        points: time as a part of ``widest``, and the share of the pieces that is done by then.
    """
    n = max(len(stays) - 1, 1)
    return [(stays[0] / widest, 0.0), *((stay / widest, i / n) for i, stay in enumerate(stays) if stay <= widest)]
