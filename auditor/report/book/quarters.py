"""Money and own hours of the plan, quarter by quarter, and every step of the frontier."""

from __future__ import annotations

from reportlab.platypus import Flowable

from auditor.locale import _
from auditor.phrases.amounts import number_for_reading
from auditor.phrases.frontier import telling_points
from auditor.phrases.portfolio import cash_sentence, load_note, own_hours_sentence, quarter_heads, quarter_rows
from auditor.report.blocks import figure, heading, note, paragraph, table
from auditor.report.context import Context
from auditor.report.drawings import frontier_figure
from auditor.report.theme import H2, TEXT_WIDTH


def build(context: Context) -> list[Flowable]:
    """A table, and a figure of what other budgets would buy.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where nothing is planned.
    """
    made, quarters = context.plan, context.quarters
    if not made.planned:
        return []
    rows = quarter_rows(quarters, number_for_reading)
    each = (TEXT_WIDTH - 110) / 5
    head = quarter_heads()
    currency = context.audit.firm.currency
    head[3:] = [f"{text}, {currency}" for text in head[3:]]
    story: list[Flowable] = [
        heading(_("The plan by quarter")),
        paragraph(f"{cash_sentence(quarters, context.money)} {own_hours_sentence(context.audit, quarters)}"),
        table(head, rows, [110, *[each] * 5], right=(1, 2, 3, 4, 5)),
        note(load_note()),
    ]
    if len(made.frontier) > 1:
        shown = frontier_figure(telling_points(made.frontier), made.limits.budget, context.money, TEXT_WIDTH)
        story += [heading(_("What another budget would buy"), H2), figure(shown, "")]
    return story
