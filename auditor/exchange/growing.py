"""A column of numbers that grows part by part, and is then one array without having been held twice."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_ROOM = 1 << 20  # numbers; memory that is set aside and not used takes none


class Growing:
    """Numbers of one type.

    Many little arrays brought together at the end would be in memory twice, and in pieces that are not given back.
    """

    def __init__(self, kind: type[np.generic]) -> None:
        """Nothing yet.

        Args:
            kind: of the numbers, such as ``np.float64``.
        """
        self._held: NDArray[Any] = np.empty(_ROOM, kind)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, part: NDArray[Any]) -> None:
        """The next numbers.

        Args:
            part: of the same type.
        """
        count = self._count + len(part)
        while count > len(self._held):
            more = np.empty(2 * len(self._held), self._held.dtype)
            more[: self._count] = self._held[: self._count]
            self._held = more
        self._held[self._count : count] = part
        self._count = count

    def whole(self) -> NDArray[Any]:
        """All of them.

        Returns:
            one array, which is no copy.
        """
        return self._held[: self._count]
