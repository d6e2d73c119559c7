"""Quantities at the edges: one small pint registry, reading what people type, writing it back.

Inside the program everything is canonical: seconds, metres, kilograms, the audit's currency.
"""

from auditor.model.units.figures import parse_number
from auditor.model.units.kinds import Kind, kind_of
from auditor.model.units.parse import Stated, parse_quantity
from auditor.model.units.read import (
    CycleQuantity,
    Inventory,
    PeriodQuantity,
    parse_as,
    parse_cycle,
    parse_if_known,
    parse_inventory,
    parse_per_period,
    parse_variation,
)
from auditor.model.units.vocabulary import says_unknown
from auditor.model.units.written import example_of, format_as, format_field, format_per_period, format_time

__all__ = [
    "CycleQuantity",
    "Inventory",
    "Kind",
    "PeriodQuantity",
    "Stated",
    "example_of",
    "format_as",
    "format_field",
    "format_per_period",
    "format_time",
    "kind_of",
    "parse_as",
    "parse_cycle",
    "parse_if_known",
    "parse_inventory",
    "parse_number",
    "parse_per_period",
    "parse_quantity",
    "parse_variation",
    "says_unknown",
]
