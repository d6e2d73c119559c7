"""How busy people are over the working day: counted in eighths of it."""

from __future__ import annotations

#: Parts of the working day of which it is counted how busy the people are.
DAY_PARTS = 8


def spread(people_day: list[float], first: int, crew: int, busy: float, now: float, day_s: float) -> None:
    """Spread the time of a crew over the parts of the day.

    Args:
        people_day: person-seconds by part of the day, pool after pool; what is spread is added to it.
        first: where the parts of the crew's pool begin.
        crew: people.
        busy: how long they work (s).
        now: when they begin (working time, s).
        day_s: length of a working day (s).
    """
    part_s, at = day_s / DAY_PARTS, now % day_s
    if busy >= day_s:
        days = busy // day_s
        busy -= days * day_s
        for part in range(DAY_PARTS):
            people_day[first + part] += crew * days * part_s
    part = min(int(at / part_s), DAY_PARTS - 1)
    while busy > 0:
        room = (part + 1) * part_s - at
        if room > 0:
            used = min(busy, room)
            people_day[first + part] += crew * used
            busy -= used
        part += 1
        at = part * part_s
        if part == DAY_PARTS:
            part, at = 0, 0.0
