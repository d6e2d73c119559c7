"""How ready the firm is, what to do about what is weak, and who helps."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from auditor.assess.readiness import readiness, support_for, thresholds
from auditor.locale import _, ngettext, number
from auditor.report.blocks import bullets, figure, heading, paragraph, table
from auditor.report.context import Context
from auditor.report.drawings import readiness_figure
from auditor.report.theme import H2, LEAD, TEXT_WIDTH


def build(context: Context) -> list[Flowable]:
    """Bars, steps for what is weak, support.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order.
    """
    found = readiness(context.audit)
    story: list[Flowable] = [heading(_("Readiness and support"))]
    if not found.answered:
        text = _("The questions about readiness were not answered. They take a quarter of an hour and show what would hold a project back.")  # fmt: skip
        story.append(paragraph(text, LEAD))
    else:
        rows = [(t.name, found.levels[t.key]) for t in thresholds()]
        story += [paragraph(_lead(context), LEAD), figure(readiness_figure(rows, TEXT_WIDTH), _title(context))]
        for threshold in thresholds():
            if threshold.key in found.weak:
                story += [heading(threshold.name, H2), *bullets(list(threshold.steps))]
    story += _support(found.weak)
    return [*story, PageBreak()]


def _lead(context: Context) -> str:
    found = readiness(context.audit)
    text = _("{n} of {all} questions were answered, from 1 (not at all) to 5 (fully).")
    return text.format(n=number(found.answered), all=number(found.asked))


def _title(context: Context) -> str:
    weak = readiness(context.audit).weak
    if not weak:
        return _("Nothing that was asked about stands in the way")
    names = ", ".join(t.name for t in thresholds() if t.key in weak)
    return ngettext("One threshold is weak: {names}", "{n} thresholds are weak: {names}", len(weak)).format(
        n=number(len(weak)), names=names
    )


def _support(weak: frozenset[str]) -> list[Flowable]:
    """The support for what is weak; for everything where nothing is known to be weak."""
    keys = [t.key for t in thresholds() if not weak or t.key in weak]
    items = {item.key: item for key in keys for item in support_for(key)}
    if not items:
        return []
    rows = [[i.name, i.text, f"{i.as_of}\n{i.source}"] for i in items.values()]
    text = _("Check before you count on it: schemes change. The month says when we looked.")
    return [
        heading(_("Who helps"), H2),
        paragraph(text),
        table([_("Instrument"), _("What it does"), _("As of, source")], rows, [120, TEXT_WIDTH - 250, 130], bold=(0,)),
    ]
