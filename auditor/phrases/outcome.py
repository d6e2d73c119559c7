"""What became of a project, in words."""

from __future__ import annotations

from auditor.locale import _, money, number
from auditor.model import Outcome, OutcomeStatus
from auditor.phrases.dates import shown_day


def outcome_label(status: str) -> str:
    """What became of a candidate, for people to read.

    Args:
        status: value of an ``OutcomeStatus``.

    Returns:
        the words, in the language in force.
    """
    return {
        OutcomeStatus.CARRIED_OUT: _("carried out"),
        OutcomeStatus.IN_HAND: _("in hand"),
        OutcomeStatus.PENDING: _("not decided yet"),
        OutcomeStatus.DROPPED: _("dropped"),
    }[OutcomeStatus(status)]


def outcome_cells(told: Outcome | None, currency: str) -> tuple[str, str, str, str]:
    """What a table says of it.

    Args:
        told: what is stored; None where nobody said anything.
        currency: of the audit.

    Returns:
        status, date, real investment and real hours a year; a dash where nothing is known.
    """
    if told is None:
        return "–", "–", "–", "–"
    return (
        outcome_label(told.status),
        shown_day(told.known_on) or "–",
        money(told.investment, currency) if told.investment is not None else "–",
        number(told.hours_per_year) if told.hours_per_year is not None else "–",
    )
