"""The catalogue's figures of the technologies that were ranked first or planned, each with its source."""

from __future__ import annotations

from reportlab.platypus import Flowable

from auditor.assess import Technology
from auditor.locale import _, number, percent
from auditor.model import Estimate
from auditor.model.units import Kind
from auditor.phrases.evidence import known_by
from auditor.report.blocks import heading, note, table
from auditor.report.blocks.footnote import spoken_by_sources
from auditor.report.context import Context
from auditor.report.theme import TEXT_WIDTH


def build(context: Context) -> list[Flowable]:
    """A table a technology.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where nothing was ranked.
    """
    ranked = (*context.top, *context.ranking.recommended)
    found = {r.evaluation.candidate.technology.key: r.evaluation.candidate.technology for r in ranked}
    if not found:
        return []
    text = _("For the plan and what is recommended. Sources are quoted in the language in which they were read. Replace these figures with quotations before you decide.")  # fmt: skip
    story: list[Flowable] = [heading(_("Figures of the technologies and their sources")), note(text)]
    return [*story, *(_figures(technology) for technology in found.values())]


def _figures(technology: Technology) -> Flowable:
    rows = []
    for label, name, kind in (
        (_("Investment, €"), "investment", Kind.MONEY),
        (_("Running cost, € a year"), "running_cost_per_year", Kind.MONEY),
        (_("Share of the labour saved"), "saving_share", Kind.SHARE),
        (_("Lead time, months"), "lead_time_months", Kind.MONEY),
    ):
        found = technology.figures[name]
        known = known_by(found.ground)
        rows.append([label, _range(found.estimate, kind), f"{known[:1].upper()}{known[1:]}", found.source])
    head = [technology.name, _("Low – likely – high"), _("Grade"), _("Where it comes from")]
    return table(head, rows, [120, 110, 80, TEXT_WIDTH - 310], spoken={3: spoken_by_sources()})


def _range(estimate: Estimate, kind: Kind) -> str:
    values = (estimate.low, estimate.likely, estimate.high)
    shown = percent if kind is Kind.SHARE else number
    return " – ".join(shown(v) for v in values)
