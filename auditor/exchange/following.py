"""What follows what in the cases of a log, as numbers: all moves of all cases at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def following(
    case: NDArray[Any], node: NDArray[Any], count: int
) -> tuple[NDArray[Any], NDArray[Any], NDArray[np.bool_]]:
    """The moves of all cases.

    Before every case stands ``count``, and behind it ``count + 1``. The code of a move is what it leaves, times
    ``count + 2``, plus what it comes to, of the type of ``node``.

    Args:
        case: numbers, one a passage; the passages of a case stand together, in order.
        node: what is passed, numbers below ``count``, one a passage.
        count: how many nodes there are.

    Returns:
        the code of the move into each passage; of the move out of the last of each case; and which are the last.
    """
    new = np.ones(len(case), bool)
    new[1:] = np.diff(case) != 0
    last = np.ones(len(case), bool)
    last[:-1] = new[1:]
    before = np.concatenate([node[:1], node[:-1]])
    before[new] = count
    return before * (count + 2) + node, node[last] * (count + 2) + count + 1, last
