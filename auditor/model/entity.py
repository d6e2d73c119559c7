"""What every stored thing has: an id within its table."""

from __future__ import annotations

from typing import TYPE_CHECKING


class Entity:
    """Base of everything an audit file stores. 0 is the id of what is not stored yet."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def id(self) -> int: ...
