"""Where the time goes: the heaviest steps, lanes and kinds of value; the data book has every step."""

from __future__ import annotations

from reportlab.platypus import Flowable

from auditor.flow.breakdown import GROUPINGS, HoursShare, hours_by
from auditor.locale import _, percent
from auditor.model import Estimate
from auditor.model.units import format_time
from auditor.phrases.flow import group_name
from auditor.report.blocks import figure, heading, paragraph
from auditor.report.context import Context
from auditor.report.drawings import HoursRow, pareto
from auditor.report.theme import TEXT_WIDTH

_MOST_BARS = 12


def build(context: Context) -> list[Flowable]:
    """Figure and tables.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where no process has steps.
    """
    if not context.processes:
        return []
    story: list[Flowable] = [heading(_("Where the time goes"))]
    shares = {g.key: hours_by(context.audit, context.analysis, g) for g in GROUPINGS}
    if shares["step"]:
        story += _figure(shares["step"])
        story += _by_value(shares["class"])
    return story


def _figure(shares: tuple[HoursShare, ...]) -> list[Flowable]:
    whole = sum(s.hours.likely for s in shares)
    rows, added = [], 0.0
    for share in shares[:_MOST_BARS]:
        added += share.hours.likely
        rows.append(HoursRow(group_name(share), share.hours, added / whole if whole > 0 else 0.0))
    if len(rows) > 3:
        title = _("The three heaviest steps take {share} of the labour hours in the map").format(
            share=percent(rows[2].cumulative)
        )
    else:
        title = _("Labour hours a year by step")
    below = _("Bar: likely labour hours a year; line: from the low to the high estimate.")
    return [figure(pareto(rows, TEXT_WIDTH), title, below)]


def _by_value(shares: tuple[HoursShare, ...]) -> list[Flowable]:
    """In a sentence: how much of the hours is of which value for the customer."""
    whole = sum(s.hours.likely for s in shares)
    if len(shares) < 2 or whole <= 0:
        return []
    parts = ", ".join(f"{group_name(s)} {percent(s.hours.likely / whole)}" for s in shares)
    return [paragraph(_("By value for the customer: {parts}.").format(parts=parts))]


def times(time_s: Estimate | None) -> str:
    """A time, or its range.

    Args:
        time_s: seconds; None where not known.

    Returns:
        text with units; a dash for None.
    """
    if time_s is None:
        return "–"
    if time_s.is_point:
        return format_time(time_s.likely)
    return f"{format_time(time_s.low)} – {format_time(time_s.high)}"
