"""Where to begin when there is nothing to plan yet."""

from __future__ import annotations

from enum import StrEnum

from auditor.assess.progress import lacks_steps, steps_without_time
from auditor.model import Audit


class NextAction(StrEnum):
    """What an audit without candidates asks for first."""

    DRAW = "draw"
    MEASURE = "measure"
    FIT = "fit"


def next_action(audit: Audit) -> NextAction:
    """What stands between an audit without candidates and a plan.

    Args:
        audit: the snapshot.

    Returns:
        to draw the work, to enter its times, or to say which task it is.
    """
    if lacks_steps(audit):
        return NextAction.DRAW
    return NextAction.MEASURE if steps_without_time(audit) else NextAction.FIT
