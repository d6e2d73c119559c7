"""The firm and its question."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from auditor.assess.entered import basis_of_setting
from auditor.locale import _, fixed, money, number, percent
from auditor.model import Basis
from auditor.report.blocks import heading, paragraph, table
from auditor.report.context import Context
from auditor.report.theme import H2, LEAD, TEXT_WIDTH
from auditor.terms import basis_label


def build(context: Context) -> list[Flowable]:
    """Question, people, products; the cover says who the firm is, and the working time stands among the assumptions.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order.
    """
    audit = context.audit
    firm = audit.firm
    story: list[Flowable] = [heading(_("The firm and its question"))]
    if firm.question:
        story.append(paragraph(firm.question, LEAD))

    def said(text: str, table_name: str, *names: str) -> str:
        """Marked where nobody entered it."""
        is_assumed = basis_of_setting(audit, table_name, *names) is Basis.ASSUMED
        return f"{text} ({basis_label(Basis.ASSUMED.value)})" if is_assumed else text

    payback = _("{n} years").format(n=number(firm.payback_target_years, 1))
    known = (
        (_("Budget for automation"), money(firm.budget, firm.currency) if firm.budget is not None else ""),
        (_("Payback wanted within"), said(payback, "firm", "payback_target_years")),
    )
    story.append(paragraph(" · ".join(f"{label}: {value}" for label, value in known if value)))
    if audit.roles:
        story += [heading(_("People"), H2), paragraph(_people_text(context)), _people(context)]
    if audit.families:
        story += [heading(_("Products"), H2)]
        rows = [
            [f.name, number(f.demand_per_year.likely) if f.demand_per_year is not None else "–"]
            for f in audit.families.values()
        ]
        story.append(table([_("Product family"), _("Demand a year")], rows, [TEXT_WIDTH - 110, 110], right=(1,)))
    return [*story, PageBreak()]


def _people_text(context: Context) -> str:
    roles = context.audit.roles.values()
    short = [role.name for role in roles if (role.vacancies or 0) > 0]
    if not short:
        return _("As far as is known, no role is short of people.")
    text = _("Short of people: {roles}. In the score an hour freed there counts in full, elsewhere half.")
    return text.format(roles=", ".join(short))


def _people(context: Context) -> Flowable:
    audit = context.audit
    head = [_("Role"), _("Headcount"), _("Vacancies"), _("Retire in 5 years"), _("Absence"), _("Overtime, h a year"), _("Cost, {currency} an hour").format(currency=audit.firm.currency)]  # fmt: skip
    rows = []
    for role in audit.roles.values():
        absence = percent(role.absence_share, 1) if role.absence_share is not None else "–"
        rows.append(
            [
                role.name,
                _known(role.headcount),
                _known(role.vacancies),
                _known(role.retiring),
                absence,
                _known(role.overtime_hours_per_year),
                _rate(role.rate_per_hour.likely),
            ]
        )
    widths = [TEXT_WIDTH - 336, 56, 56, 56, 52, 58, 58]
    return table(head, rows, widths, right=(1, 2, 3, 4, 5, 6), bold=(0,))


def _known(value: float | None) -> str:
    return number(value, 1) if value is not None else "–"


def _rate(per_hour: float) -> str:
    """Whole, or with both digits of the cents."""
    return number(per_hour) if per_hour == round(per_hour) else fixed(per_hour, 2)
