"""What the plan means for people: what changes for whom."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from auditor.decide.programme.people import RoleView
from auditor.locale import _, fixed, number
from auditor.phrases.people import idea_text, lighter_text, strain_sentence
from auditor.report.blocks import bullets, heading, note, paragraph, table
from auditor.report.context import Context
from auditor.report.theme import H2, LEAD, TEXT_WIDTH


def build(context: Context) -> list[Flowable]:
    """A table of roles, ideas by role, lighter work.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where no labour hours are known.
    """
    view = context.people
    if not view.roles:
        return []
    text = _("Freed hours first replace overtime, then do the work of vacancies; the rest is free for other work.")
    head = [_("Role"), _("In the map, h a year"), _("Freed, h a year"), _("Freed, FTE"), _("Missing, FTE"), _("For vacancies, h"), _("For other work, h")]  # fmt: skip
    widths = [TEXT_WIDTH - 336, 60, 56, 50, 54, 58, 58]
    story: list[Flowable] = [
        heading(_("What it means for people")),
        paragraph(text, LEAD),
        table(head, [_row(r) for r in view.roles], widths, right=(1, 2, 3, 4, 5, 6), bold=(0,)),
        note(_("Missing: vacancies, absence and those who retire within five years.")),
    ]
    ideas = [[_name(r), "\n".join(map(idea_text, r.ideas))] for r in view.roles if r.ideas]
    if ideas:
        head = [_("Role"), _("What freed people could do")]
        story.append(table(head, ideas, [130, TEXT_WIDTH - 130], bold=(0,)))
    story.append(heading(_("Work that becomes lighter"), H2))
    strain = strain_sentence(view)
    if strain:
        story.append(paragraph(strain))
    if view.lighter:
        story += bullets([lighter_text(context.audit, item) for item in view.lighter])
    elif not strain:
        story.append(paragraph(_("No project in the plan takes over heavy, dirty or dangerous work.")))
    story += [heading(_("Talk it through first"), H2), *bullets(_talk())]
    return [*story, PageBreak()]


def _name(view: RoleView) -> str:
    return view.role.name if view.role is not None else _("No role stated")


def _row(view: RoleView) -> list[str]:
    return [
        _name(view),
        number(view.mapped_hours),
        number(view.freed_hours),
        fixed(view.freed_fte, 1),
        fixed(view.missing_fte, 1) if view.missing_fte is not None else "–",
        number(view.vacancy_hours),
        number(view.other_hours),
    ]


def _talk() -> list[str]:
    return [
        _("Ask the people who do the work which part of it they would gladly lose; they know what goes wrong."),
        _("Say beforehand what happens to freed hours, and keep to it."),
        _("Let those who will work with it try it out at the supplier, before the order."),
    ]
