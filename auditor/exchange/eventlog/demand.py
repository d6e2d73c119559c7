"""The yearly demand that a log suggests: what it counts a working day, times the working days of a year."""

from __future__ import annotations

from statistics import fmean, stdev

import numpy as np

from auditor.exchange.draft import ImportReport
from auditor.exchange.eventlog.visits import Visits
from auditor.exchange.eventlog.worked_hours import DAY_S, WorkedHours
from auditor.exchange.question import Answer, Question
from auditor.locale import _, ngettext, number
from auditor.model import Basis, Estimate

#: A log of fewer days is taken for typical of the others: the demand that follows is assumed.
MOST_OF_A_YEAR = 300.0
#: A log of fewer days is not scaled to a year unless somebody says so.
FOUR_WEEKS = 28.0
#: How far a demand scaled up from less than four weeks may be off: half as much or twice. A judgement.
_WIDE = (0.5, 2.0)


def span_days(visits: Visits) -> float:
    """Days from the first to the last thing in the log.

    Args:
        visits: of the log.

    Returns:
        calendar days, both included.
    """
    first, last = float(visits.begin.min()), float(visits.end.max())
    return last // DAY_S - first // DAY_S + 1


def demand_per_year(visits: Visits, counted: float, hours: WorkedHours, scale: str, report: ImportReport) -> Estimate:
    """Cases (or their pieces) a year.

    Args:
        visits: of the log.
        counted: cases, or pieces, in the log.
        hours: that are worked.
        scale: ``year``: scaled however short the log is; ``none``: never; empty: from four weeks on.
        report: takes what is assumed.

    Returns:
        units a year. Of a log that is not scaled the likely value is what it counted, and the high one what a year would
        bring.
    """
    days = hours.days_between(float(visits.begin.min()), float(visits.end.max()))
    a_day = counted / days
    yearly = a_day * hours.days_per_year
    span = span_days(visits)
    said = {
        "counted": number(counted),
        "cases": number(visits.cases),
        "days": number(days),
        "a_day": number(a_day, 1),
        "demand": number(yearly),
    }
    if scale == "none" or (span < FOUR_WEEKS and scale != "year"):
        text = _(
            "The log spans {span}. Its {counted} in {cases} cases count as the yearly demand and were not scaled: at {a_day} a working day a year would have {demand}."
        ).format(span=_days(span), **said)
        if scale:
            report.warnings.append(text)
        else:
            answers = [
                Answer(_("A year has {n}").format(n=said["demand"]), {"scale": "year"}),
                Answer(_("The {n} are all of a year").format(n=said["counted"]), {"scale": "none"}),
            ]
            report.questions.append(Question(text, _("To scale it: --scale year."), answers))
        return Estimate(counted, counted, max(round(yearly), counted), Basis.ASSUMED)
    report.guessed.append(
        _("Yearly demand {demand}: {counted} in {cases} cases over {days} working days, {a_day} a working day.").format(
            **said
        )
    )
    likely = float(round(yearly)) or yearly
    if span >= MOST_OF_A_YEAR:
        return Estimate.point(likely, Basis.CALCULATED)
    if span < FOUR_WEEKS:
        report.warnings.append(
            _("The log spans only {span}: half and twice the yearly demand are possible.").format(span=_days(span))
        )
        return Estimate(likely * _WIDE[0], likely, likely * _WIDE[1], Basis.ASSUMED)
    part = _doubt(visits)
    report.guessed.append(
        _(
            "The log spans {span}; it varies so much from week to week that the year may hold {part}% more or less."
        ).format(span=_days(span), part=number(part * 100))
    )
    return Estimate(likely * (1 - part), likely, likely * (1 + part), Basis.ASSUMED)


def _doubt(visits: Visits) -> float:
    """Twice the standard error of the cases a week, as a share of their mean; at most a half."""
    _cases, first = np.unique(visits.case, return_index=True)
    weeks = ((visits.begin[first] - visits.begin.min()) // (7 * DAY_S)).astype(int)
    whole = int((visits.end.max() - visits.begin.min()) // (7 * DAY_S))
    counts = np.bincount(weeks, minlength=whole)[:whole].tolist()
    if len(counts) < 2 or not sum(counts):
        return _WIDE[0]
    error: float = 2 * stdev(counts) / len(counts) ** 0.5 / fmean(counts)
    return min(max(error, 0.05), 0.5)


def _days(days: float) -> str:
    return ngettext("{n} day", "{n} days", round(days)).format(n=number(days))
