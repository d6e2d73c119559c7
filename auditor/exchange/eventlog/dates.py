"""Points in time in the formats that logs are written in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

_NUMERIC = re.compile(
    r"^(?P<a>\d{1,4})[./-](?P<b>\d{1,2})[./-](?P<c>\d{2,4})(?:[ T]+(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2})(?:[.,]\d+)?)?"
    r"(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?)?$"
)


def parse_times(texts: Iterable[str]) -> list[datetime | None]:
    """Read a column of times; None where one can't be read. Zone offsets are dropped: the clock on the wall counts.

    Day and month of ``03/04/2024`` are told apart by the rest of the column (a 13 or more is a day); day first if open.

    Args:
        texts: one a row.

    Returns:
        one a row.
    """
    listed = [text.strip() for text in texts]
    matches = [_NUMERIC.match(text) for text in listed]
    month_first = any(m is not None and len(m["a"]) <= 2 and int(m["b"]) > 12 for m in matches) and not any(
        m is not None and len(m["a"]) <= 2 and int(m["a"]) > 12 for m in matches
    )
    return [_one(text, match, month_first) for text, match in zip(listed, matches, strict=True)]


def _one(text: str, match: re.Match[str] | None, month_first: bool) -> datetime | None:
    try:
        if match is None:
            return datetime.fromisoformat(text.replace("/", "-")).replace(tzinfo=None)
        a, b, c = int(match["a"]), int(match["b"]), int(match["c"])
        if len(match["a"]) == 4:
            year, month, day = a, b, c
        else:
            year = c if c > 99 else 2000 + c
            month, day = (a, b) if month_first else (b, a)
        hour = int(match["h"] or 0)
        if match["half"]:
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        return datetime(year, month, day, hour, int(match["m"] or 0), int(match["s"] or 0))
    except ValueError:
        return None
