"""The events of a log as columns of numbers: what every reader of logs fills, and what the map is made of.

A million events take about 70 MB. Readers of tables fill the columns a part at a time; others hand over a stream of
:class:`Event` (:func:`collect`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import nan
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Codes = NDArray[np.int32]

#: More are refused: nobody's map rests on them, and they would not fit into the memory of a laptop.
MAX_EVENTS = 20_000_000
MAX_NAME = 500

#: What an event says of its activity (IEEE 1849, standard life cycle), as numbers in :attr:`Events.lifecycle`.
COMPLETE, START, SCHEDULE, SUSPEND, RESUME, OTHER = 0, 1, 2, 3, 4, 5


class Event(NamedTuple):
    """One event as a reader meets it. Times are seconds on the wall clock since 1970-01-01; nan where not stated.

    Attributes:
        case: what it belongs to.
        activity: what was done.
        start: when it began.
        end: when it was done; of an event with one time that time.
        resource: who or what did it; several separated by ``;``.
        role: of those.
        pieces: how many were completed.
        duration_s: seconds of work, where they are stated.
        enabled: when it could have begun.
        lifecycle: :data:`COMPLETE`, :data:`START` and so on.
        instance: tells events of one activity of one case apart.
        is_setup: it made ready for work.
        row: where it stands, for messages.
    """

    case: str
    activity: str
    start: float = nan
    end: float = nan
    resource: str = ""
    role: str = ""
    pieces: float = nan
    duration_s: float = nan
    enabled: float = nan
    lifecycle: int = COMPLETE
    instance: str = ""
    is_setup: bool = False
    row: int = 0


class Names(dict[str, int]):
    """Numbers names in the order in which they are met; empty ones are -1. Spaces are those between words."""

    def __init__(self) -> None:
        super().__init__()
        #: The names by number.
        self.listed: list[str] = []

    def __missing__(self, text: str) -> int:
        name = " ".join(text.split())[:MAX_NAME]
        number = self.get(name, -1)
        if name and number < 0:
            number = self[name] = len(self.listed)
            self.listed.append(name)
        if name != text:
            self[text] = number
        return number

    def codes(self, texts: Iterable[str], count: int) -> Codes:
        """The numbers of many names.

        Args:
            texts: names.
            count: how many.

        Returns:
            a number each.
        """
        return np.fromiter(map(self.__getitem__, texts), np.int32, count)


@dataclass
class Events:
    """A log. All columns have one entry an event; nan and -1 where nothing is stated.

    Attributes:
        case, activity, resource, role: numbers of the names in ``cases``, ``activities``, ``resources``, ``roles``.
        start, end, enabled: seconds on the wall clock since 1970-01-01.
        duration_s: stated seconds of work. ``pieces``: completed.
        order_quantity: case number → pieces ordered.
        has_quantities: the log counts pieces. ``has_starts``, ``has_ends``: it states these times.
    """

    case: Codes
    activity: Codes
    start: Numbers
    end: Numbers
    resource: Codes
    role: Codes
    pieces: Numbers
    duration_s: Numbers
    enabled: Numbers
    lifecycle: NDArray[np.int8]
    instance: Codes
    is_setup: NDArray[np.bool_]
    row: Codes
    cases: list[str]
    activities: list[str]
    resources: list[str]
    roles: list[str]
    order_quantity: dict[int, float] = field(default_factory=dict)
    has_quantities: bool = False
    has_starts: bool = True
    has_ends: bool = True

    def __len__(self) -> int:
        return len(self.case)

    def put_in_order(self) -> None:
        """Sort by case, and by time within a case; a column at a time, so that little is held twice.

        Where the rows stood is forgotten.
        """
        begin, end = either(self.start, self.end), either(self.end, self.start)
        order = np.lexsort((self.row, end, begin, self.case))
        del begin, end
        self.row = np.broadcast_to(np.int32(0), len(self))
        room = np.empty(len(self))
        for name in _COLUMNS:
            column = getattr(self, name)
            if column.strides != (0,):  # one value throughout takes no room
                sorted_ = room.view(column.dtype)[: len(column)]
                np.take(column, order, out=sorted_, mode="clip")
                column[:] = sorted_

    def only(self, wanted: NDArray[np.bool_] | NDArray[np.intp]) -> Events:
        """Some of the events, or all in another order.

        Args:
            wanted: a truth an event, or numbers of events.

        Returns:
            a log of these with the same names; the same log where all are wanted as they stand.
        """
        if wanted.dtype == np.bool_ and wanted.all():
            return self
        columns = {name: getattr(self, name)[wanted] for name in _COLUMNS}
        rest = {name: getattr(self, name) for name in _REST}
        return Events(**columns, **rest)


_COLUMNS = [
    "case",
    "activity",
    "start",
    "end",
    "resource",
    "role",
    "pieces",
    "duration_s",
    "enabled",
    "lifecycle",
    "instance",
    "is_setup",
    "row",
]
_REST = ["cases", "activities", "resources", "roles", "order_quantity", "has_quantities", "has_starts", "has_ends"]


def either(known: Numbers, other: Numbers) -> Numbers:
    """One time, and where it is not known the other; the same column where all are.

    Args:
        known: seconds.
        other: the same.

    Returns:
        seconds.
    """
    missing = np.isnan(known)
    return np.where(missing, other, known) if missing.any() else known


def collect(stream: Iterable[Event]) -> Events:
    """A log from events that come one by one.

    Args:
        stream: in any order; those without a case, an activity or any time are the reader's to leave out.

    Returns:
        the log.
    """
    cases, activities, resources, roles, instances = (Names() for _names in range(5))
    rows = [
        (
            cases[e.case], activities[e.activity], e.start, e.end, resources[e.resource], roles[e.role], e.pieces,
            e.duration_s, e.enabled, e.lifecycle, instances[e.instance], e.is_setup, e.row,
        )
        for e in stream
    ]  # fmt: skip
    kinds = (
        np.int32,
        np.int32,
        float,
        float,
        np.int32,
        np.int32,
        float,
        float,
        float,
        np.int8,
        np.int32,
        bool,
        np.int32,
    )
    columns = zip(*rows, strict=True) if rows else [()] * len(_COLUMNS)
    made = {name: np.array(column, kind) for name, column, kind in zip(_COLUMNS, columns, kinds, strict=True)}
    rest: dict[str, Any] = made
    log = Events(
        **rest,
        cases=cases.listed,
        activities=activities.listed,
        resources=resources.listed,
        roles=roles.listed,
    )
    log.has_quantities = bool((~np.isnan(log.pieces)).any())
    log.has_starts = bool((~np.isnan(log.start)).any())
    log.has_ends = bool((~np.isnan(log.end)).any())
    return log
