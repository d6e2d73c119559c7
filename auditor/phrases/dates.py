"""Dates as they are stored, in words for people."""

from __future__ import annotations

from datetime import date

from auditor.locale import short_date


def shown_day(stored: str) -> str:
    """A date as it is stored.

    Args:
        stored: an ISO date, or what a person wrote in its place.

    Returns:
        the date as the language writes it; a text that is no date as it is.
    """
    try:
        return short_date(date.fromisoformat(stored))
    except ValueError:
        return stored
