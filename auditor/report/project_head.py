"""How a project begins, in the report and in the data book: its name, what it is, a photo of its work, and four figures."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from auditor.decide import Ranked
from auditor.decide.candidate.freed_labour import use_of
from auditor.locale import _, number, percent
from auditor.model.jpeg import plain_jpeg
from auditor.phrases.candidate import machines_text
from auditor.phrases.plan import price_text
from auditor.report.blocks import facts, gap, note, paragraph, part_heading, photo
from auditor.report.context import Context
from auditor.report.theme import LEAD, TEXT_WIDTH
from auditor.terms import technology_kind_label


def project_head(context: Context, ranked: Ranked, said: Sequence[str]) -> list[Flowable]:
    """The beginning of a project's part.

    Args:
        context: the audit and all its results.
        ranked: the project.
        said: what is said of it, a paragraph each; empty ones are left out.

    Returns:
        flowables in reading order.
    """
    e = ranked.evaluation
    technology = e.candidate.technology
    at = _("At: {steps}").format(steps=context.audit.step_names(e.candidate.step_ids, 8))
    return [
        part_heading(f"{ranked.rank}. {technology.name}"),
        paragraph(
            " · ".join(filter(None, (technology_kind_label(technology.kind), machines_text(e.candidate), at))), LEAD
        ),
        *(paragraph(text) for text in said if text),
        *_photos(context, ranked),
        facts(
            [
                (_("hours freed a year"), number(e.hours_freed_per_year.likely)),
                (_("investment"), context.money(e.candidate.figures.investment.likely)),
                (_("do not order above"), price_text(e)),
                (_("net present value, middle case"), context.money(e.npv_median)),
            ]
        ),
    ]


def _photos(context: Context, ranked: Ranked) -> list[Flowable]:
    """The first photo of the steps, where the advisor took one."""
    for step_id in ranked.evaluation.candidate.step_ids:
        for found in context.audit.photos_of(step_id):
            image = plain_jpeg(found.image)
            if image is None:
                continue
            alt = found.caption or _("Photo of “{step}”").format(step=context.audit.steps[step_id].name)
            return [gap(), photo(image, TEXT_WIDTH * 0.45, 120.0, alt), note(alt)]
    return []


def reckoned_how(context: Context) -> str:
    """What the figures of all projects rest on.

    Args:
        context: the audit and all its results.

    Returns:
        some sentences.
    """
    firm = context.audit.firm
    return _(
        "Over {years} years at {rate} a year, delivery and ramp-up included. Freed hours count in full where they save overtime or fill a vacancy; of the others {share} counts, because not every freed hour is used. Low and high combine all the lows and all the highs, so they lie further apart than the 10% and 90% cases."
    ).format(
        years=firm.horizon_years,
        rate=percent(firm.discount_rate, 1),
        share=percent(use_of(context.audit, None).realisation),
    )
