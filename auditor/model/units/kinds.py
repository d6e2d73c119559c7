"""What a field expects: the kinds of quantity."""

from __future__ import annotations

from enum import StrEnum

from auditor.model.unit import (
    KILOGRAMS,
    METRES,
    MONEY,
    MONEY_PER_HOUR,
    MONEY_PER_PIECE,
    MONEY_PER_YEAR,
    PIECES_PER_YEAR,
    SECONDS,
    SHARE,
    unit_of,
)


class Kind(StrEnum):
    """What a field holds, and so which units it takes."""

    TIME = "time"  # seconds per cycle; a rate (120 per h) is turned round
    MASS = "mass"  # kilograms
    LENGTH = "length"  # metres
    SHARE = "share"  # 0–1; typed as 80 % or 0.8
    COUNT = "count"  # pieces, people, stations
    MONEY = "money"  # the audit's currency
    RATE = "rate"  # currency per hour
    YEARLY = "yearly"  # pieces per year


#: By the unit that a field declares; what is not here is a count.
_KIND_OF_UNIT = {
    SECONDS.symbol: Kind.TIME,
    KILOGRAMS.symbol: Kind.MASS,
    METRES.symbol: Kind.LENGTH,
    SHARE.symbol: Kind.SHARE,
    MONEY.symbol: Kind.MONEY,
    MONEY_PER_PIECE.symbol: Kind.MONEY,
    MONEY_PER_YEAR.symbol: Kind.MONEY,
    MONEY_PER_HOUR.symbol: Kind.RATE,
    PIECES_PER_YEAR.symbol: Kind.YEARLY,
}


def kind_of(cls: type, field: str) -> Kind:
    """What a field of an entity takes, by the unit that it declares.

    Args:
        cls: a dataclass whose numeric fields declare their units.
        field: name of a field of the entity class ``cls``.

    Returns:
        the kind; a count for units without a kind of their own.

    Raises:
        KeyError: it declares none.
    """
    return _KIND_OF_UNIT.get(unit_of(cls, field).symbol, Kind.COUNT)
