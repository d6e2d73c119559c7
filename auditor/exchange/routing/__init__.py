"""Routings: which operations make an item, at which work centres and in what time, from the sheets of ERP systems."""

from auditor.exchange.routing.columns import ROUTING_FIELDS, find_routing, routing_label
from auditor.exchange.routing.planning_workbook import is_planning_workbook, planning_meaning, read_planning_workbook
from auditor.exchange.routing.read import read_routing

__all__ = [
    "ROUTING_FIELDS",
    "find_routing",
    "is_planning_workbook",
    "planning_meaning",
    "read_planning_workbook",
    "read_routing",
    "routing_label",
]
