"""The unit of bare durations: as the header says, unless the times of the rows show that it can't be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from auditor.exchange.draft import ImportReport
from auditor.exchange.eventlog.events import Events, Numbers
from auditor.locale import _
from auditor.model.units.registry import base

_SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86_400.0}
#: Longer than the time between start and end by more than this can't be, but for rounding.
_TOO_LONG = 1.5


def duration_unit(
    log: Events, bare: NDArray[np.bool_], in_header: str | None, said: str, header: str, report: ImportReport
) -> float:
    """Seconds of one unit.

    Args:
        log: with bare durations.
        bare: which events have one.
        in_header: the unit that the header states.
        said: the unit that the person says; empty: none.
        header: of the column, for messages.
        report: takes what is assumed.

    Returns:
        seconds.
    """
    if said:
        return _SECONDS[said]
    words = {
        "second": _("seconds"),
        "minute": _("minutes"),
        "hour": _("hours"),
        "day": _("days"),
        "millisecond": _("milliseconds"),
    }
    between = log.end - log.start
    in_row = bare & (between > 0) & (log.duration_s > 0)
    if in_row.any():
        ratio = log.duration_s[in_row] / between[in_row]
        fitting = _nearest(ratio)
        if in_header is None:
            report.guessed.append(
                _("Durations in “{column}” are in {unit}: that fits start and end of the rows.").format(
                    column=header, unit=words[fitting]
                )
            )
            return _SECONDS[fitting]
        seconds = float(base(in_header).magnitude)
        if float(np.median(ratio)) * seconds > _TOO_LONG and fitting != in_header:
            report.warnings.append(
                _("“{column}” says {stated}, but that would be longer than from start to end: read as {unit}.").format(
                    column=header, stated=words[in_header], unit=words[fitting]
                )
            )
            return _SECONDS[fitting]
        return seconds
    if in_header is not None:
        return float(base(in_header).magnitude)
    unit = _nearest(_against_gaps(log, bare))
    report.guessed.append(
        _("Durations in “{column}” are in {unit}: that fits the times between events.").format(
            column=header, unit=words[unit]
        )
    )
    return _SECONDS[unit]


def _nearest(ratio: Numbers) -> str:
    """The unit in which durations come closest to the times that they are held against; minutes for none."""
    if not len(ratio):
        return "minute"
    middle = float(np.median(np.log(ratio)))
    return min(_SECONDS, key=lambda unit: abs(middle + np.log(_SECONDS[unit])))


def _against_gaps(log: Events, bare: NDArray[np.bool_]) -> Numbers:
    """Durations as shares of the time since the event before, in the same case."""
    time = np.where(np.isnan(log.end), log.start, log.end)
    known = np.flatnonzero(bare)
    order = known[np.lexsort((time[known], log.case[known]))]
    gap = np.diff(time[order])
    duration = log.duration_s[order][1:]
    fitting = (np.diff(log.case[order]) == 0) & (gap > 0) & (duration > 0)
    shares: Numbers = duration[fitting] / gap[fitting]
    return shares
