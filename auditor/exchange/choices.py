"""What a person may say about how the cells of a table are to be read; empty: as the file suggests."""

from __future__ import annotations

from dataclasses import dataclass

DATE_ORDERS = ("dmy", "mdy")
DECIMALS = (",", ".")
DURATION_UNITS = ("second", "minute", "hour", "day")
SCALES = ("year", "none")
#: The first row holds the names of the columns, or data already.
NAMES, DATA = "names", "data"
HEADERS = (NAMES, DATA)


@dataclass(frozen=True, slots=True)
class Choices:
    """How cells are read.

    Attributes:
        date_order: ``dmy`` or ``mdy``: what comes first in 03/04/2024.
        decimal: ``,`` or ``.``.
        time_zone: in which times are shown, such as Europe/Amsterdam or +01:00.
        duration_unit: one of :data:`DURATION_UNITS`, of bare durations.
        header: one of :data:`HEADERS`: what the first row of a table holds.
        scale: ``year``: what a log counted is scaled to a year, however short it is; ``none``: it is taken as it is.
    """

    date_order: str = ""
    decimal: str = ""
    time_zone: str = ""
    duration_unit: str = ""
    scale: str = ""
    header: str = ""
