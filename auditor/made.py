"""When this program was made: noted when it is packed, since it never asks anybody whether there is a newer one."""

from __future__ import annotations

import json
from datetime import date

from auditor.resources import RESOURCES

#: Written by what packs the program; a checkout has none.
NOTE = RESOURCES / "made.json"


def made_on() -> date | None:
    """The day of the newest change in this program; None where it runs from its sources."""
    try:
        return date.fromisoformat(json.loads(NOTE.read_text("utf-8"))["date"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def note_of(day: date) -> str:
    """The note, as :func:`made_on` reads it.

    Args:
        day: of the newest change.

    Returns:
        JSON text.
    """
    return json.dumps({"date": day.isoformat()}) + "\n"
