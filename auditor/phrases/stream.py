"""A value stream in words: how long an order is on its way, or the least that it can be."""

from __future__ import annotations

from auditor.flow.stream.ladder import ValueStream
from auditor.locale import _, number
from auditor.model import Audit


def lead_time_days(stream: ValueStream) -> str:
    """The days of a lead time, as a number or as the least that it can be.

    Args:
        stream: of a process.

    Returns:
        such as “5” or “at least 5”; “–” where no lead time is known.
    """
    if stream.lead_time_days is None:
        return "–"
    days = number(stream.lead_time_days, 1)
    return _("at least {n}").format(n=days) if stream.uncounted else days


def uncounted_stocks(audit: Audit, stream: ValueStream) -> str:
    """Which stocks are in no lead time.

    Args:
        audit: the snapshot.
        stream: of one of its processes.

    Returns:
        a sentence; empty where all stocks are counted.
    """
    if not stream.uncounted:
        return ""
    text = _("Without a yearly demand it is not known how many days of work wait here, so it is not counted: {steps}.")
    return text.format(steps=audit.step_names(stream.uncounted))
