"""What an audit asks for next, from its state alone."""

from __future__ import annotations

from enum import StrEnum

from auditor.assess.progress import lacks_steps, steps_without_time
from auditor.assess.self_check import next_screen, template_of
from auditor.model import Audit, FitAnswer


class NextStep(StrEnum):
    """The next thing to do, the first one first."""

    CHECK = "check"
    DRAW = "draw"
    TIMES = "times"
    ANSWER = "answer"
    DECIDE = "decide"


def next_step(audit: Audit) -> NextStep:
    """What to do next.

    Args:
        audit: the snapshot.

    Returns:
        to end a self-check that was begun; to draw the work; to enter times; to answer whether what is proposed fits; then
        to look at the order and decide.
    """
    if template_of(audit) is not None and next_screen(audit) is not None:
        return NextStep.CHECK
    if lacks_steps(audit):
        return NextStep.DRAW
    if steps_without_time(audit):
        return NextStep.TIMES
    return NextStep.DECIDE if audit.table(FitAnswer) else NextStep.ANSWER
