"""How far an audit is."""

from __future__ import annotations

from auditor.flow.problems import lacks_time
from auditor.model import Audit


def steps_without_time(audit: Audit) -> int:
    """How many steps, of all processes, still need a time of their own.

    Args:
        audit: the snapshot.

    Returns:
        the number of steps.
    """
    return sum(lacks_time(audit, step) for step in audit.steps.values())
