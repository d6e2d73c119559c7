"""Quantities at the edges: one small pint registry, reading what people type, writing it back.

Inside the program everything is canonical: seconds, metres, kilograms, the audit's currency.
"""

from auditor.model.units.kinds import (
    Inventory,
    Kind,
    PeriodQuantity,
    format_as,
    format_field,
    format_per_period,
    format_time,
    kind_of,
    parse_as,
    parse_inventory,
    parse_per_period,
)
from auditor.model.units.parse import Stated, parse_number, parse_quantity

__all__ = [
    "Inventory",
    "Kind",
    "PeriodQuantity",
    "Stated",
    "format_as",
    "format_field",
    "format_per_period",
    "format_time",
    "kind_of",
    "parse_as",
    "parse_inventory",
    "parse_number",
    "parse_per_period",
    "parse_quantity",
]
