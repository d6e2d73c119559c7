"""Durations as ISO 8601 writes them: ``PT1H30M``, ``P2D``."""

from __future__ import annotations

import re

_DURATION = re.compile(
    r"^P(?:(?P<y>[\d.,]+)Y)?(?:(?P<mo>[\d.,]+)M)?(?:(?P<w>[\d.,]+)W)?(?:(?P<d>[\d.,]+)D)?"
    r"(?:T(?:(?P<h>[\d.,]+)H)?(?:(?P<m>[\d.,]+)M)?(?:(?P<s>[\d.,]+)S)?)?$"
)
_SECONDS = {
    "y": 365 * 86_400.0,
    "mo": 30 * 86_400.0,
    "w": 7 * 86_400.0,
    "d": 86_400.0,
    "h": 3600.0,
    "m": 60.0,
    "s": 1.0,
}


def seconds_of(text: str) -> float | None:
    """The length of a duration.

    Args:
        text: as ISO 8601 writes it; a month is 30 days, a year 365.

    Returns:
        seconds; None for anything else.
    """
    match = _DURATION.match(text.strip())
    if match is None or len(text) > 100 or not any(match.groupdict().values()):
        return None
    try:
        return sum(
            float(value.replace(",", ".")) * _SECONDS[name] for name, value in match.groupdict().items() if value
        )
    except ValueError:
        return None
