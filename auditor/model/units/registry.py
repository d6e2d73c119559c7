"""The one pint registry, with just the units an audit needs, so that it is quick to build.

Typed text never reaches pint's expression parser: words are looked up in :mod:`.words` first.
"""

from __future__ import annotations

from functools import cache
from typing import Any

_DEFINITIONS = """
second = [time] = s
minute = 60 * second = min
hour = 60 * minute = h
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

CANONICAL = {
    "[time]": "second",
    "[length]": "metre",
    "[mass]": "kilogram",
    "[count]": "piece",
    "[money]": "currency",
    "": "one",
}


@cache
def registry() -> Any:
    """The registry, built at first use (a few milliseconds after pint is imported)."""
    from pint import UnitRegistry

    return UnitRegistry(_DEFINITIONS.strip().splitlines(), cache_folder=None, on_redefinition="raise")


@cache
def dimension(unit: str) -> str:
    """``[time]``, ``[length]``, ``[mass]``, ``[count]``, ``[money]`` or ```` of a unit of the registry."""
    keys = list(registry().Unit(unit).dimensionality)
    return str(keys[0]) if keys else ""


@cache
def factor(unit: str) -> float:
    """How many canonical units one ``unit`` is."""
    reg = registry()
    return float(reg.Quantity(1.0, unit).to(CANONICAL[dimension(unit)]).magnitude)
