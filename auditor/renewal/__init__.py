"""Renewing the facts by a pack: everything in it is read as the program would, and refused before it counts."""

from auditor.renewal.renew import Renewal, import_pack, looked_at_pack, make_pack, remove_pack, settle
from auditor.renewal.state import FactsState, facts_state

__all__ = [
    "FactsState",
    "Renewal",
    "facts_state",
    "import_pack",
    "looked_at_pack",
    "make_pack",
    "remove_pack",
    "settle",
]
