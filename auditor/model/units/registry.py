"""The one pint registry, with just the units an audit needs, so that it is quick to build.

Typed text never reaches pint's expression parser: words are looked up in :mod:`.vocabulary` first.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pint import Quantity as PintQuantity

_DEFINITIONS = """
second = [time] = s
minute = 60 * second = min
hour = 60 * minute = h
quarter_hour = 15 * minute
millisecond = second / 1000 = ms
metre = [length] = m
millimetre = metre / 1000 = mm
centimetre = metre / 100 = cm
kilometre = 1000 * metre = km
kilogram = [mass] = kg
gram = kilogram / 1000 = g
tonne = 1000 * kilogram = t
piece = [count] = pc
currency = [money] = cur
thousand_currency = 1000 * currency
million_currency = 1000000 * currency
one = []
share = []
percent = one / 100
radian = []
degree = 0.017453292519943295 * radian
working_day = [working_time]
week = [calendar_week]
month = [calendar]
quarter = 3 * month
year = 12 * month
person = [person]
map_unit = [map]
"""


@cache
def registry() -> Any:
    """The registry, built at first use (a few milliseconds after pint is imported)."""
    from pint import UnitRegistry

    return UnitRegistry(_DEFINITIONS.strip().splitlines(), cache_folder=None, on_redefinition="raise")


def quantity(magnitude: Any, unit: str) -> PintQuantity[Any]:
    """So much of a unit: a number, or an estimate, which pint converts as it does a number.

    Args:
        magnitude: a number or an :class:`Estimate`, in that unit.
        unit: a name of the registry, or an expression of names: never what somebody typed.

    Returns:
        the pint quantity, in that unit.
    """
    found: PintQuantity[Any] = registry().Quantity(magnitude, unit)
    return found


@cache
def base(unit: str) -> PintQuantity[Any]:
    """One of a unit in the canonical units: seconds, metres, kilograms, pieces, the audit's currency.

    Args:
        unit: a name of the registry, or an expression of names.

    Returns:
        the quantity: how many canonical units one of ``unit`` is.
    """
    found: PintQuantity[Any] = registry().Quantity(1.0, unit).to_base_units()
    return found


@cache
def canonical(unit: str) -> str:
    """The canonical unit of the same dimension.

    Args:
        unit: a name of the registry, or an expression of names.

    Returns:
        its name in pint's words, such as ``second``.
    """
    return str(base(unit).units)


@cache
def has_dimension(unit: str, dimension: str) -> bool:
    """Whether a unit is of a dimension, in pint's words: ``[time]``, ``[mass]``, ``[]`` for a share.

    Args:
        unit: a name of the registry, or an expression of names.
        dimension: in pint's words.

    Returns:
        whether it has exactly that dimension.
    """
    return bool(base(unit).check(dimension))
