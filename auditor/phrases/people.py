"""What a plan means for people: what they could do instead, and which work becomes lighter."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.decide.programme.people import Idea, IdeaCode, PeopleView
from auditor.decide.programme.strain import Lighter
from auditor.locale import N_, _, ngettext, number, quoted
from auditor.model import Audit

_IDEAS: Mapping[IdeaCode, str] = {
    IdeaCode.LESS_OVERTIME: N_("Less overtime."),
    IdeaCode.TAKE_OVER: N_("Take over from those who retire, while they can still pass on what they know."),
    IdeaCode.HELP_AT_BUSY_STEPS: N_("Help at the busiest places: {steps}."),
    IdeaCode.LEARN_SHORT_ROLES: N_("Learn the work of roles with vacancies: {roles}."),
    IdeaCode.IMPROVE: N_("Set up, program and look after the new equipment, improve the work, or take on more orders."),
}


def idea_text(idea: Idea) -> str:
    """What freed people could do instead.

    Args:
        idea: the idea.

    Returns:
        a sentence.
    """
    if idea.code is IdeaCode.FILL_VACANCIES:
        return ngettext(
            "Do the work of {n} vacancy, which then need not be filled.",
            "Do the work of {n} vacancies, which then need not be filled.",
            1 if 0.95 <= idea.vacancies < 1.05 else 2,
        ).format(n=number(idea.vacancies, 1))
    return _(_IDEAS[idea.code]).format(
        steps=", ".join(quoted(name) for name in idea.names), roles=", ".join(idea.names)
    )


def lighter_text(audit: Audit, item: Lighter) -> str:
    """Which step, how many hours are taken over, by what.

    Args:
        audit: the snapshot.
        item: the step whose work becomes lighter.

    Returns:
        as in “Weld A: 400 hours a year, by Welding cobot”.
    """
    return _("{step}: {hours} hours a year, by {technology}").format(
        step=audit.steps[item.step_id].name, hours=number(item.hours_per_year), technology=item.technology.name
    )


def strain_sentence(view: PeopleView) -> str:
    """How much of the straining work is taken over, and what counts.

    Args:
        view: what the plan means for people.

    Returns:
        a sentence; empty where no straining work is known.
    """
    if view.straining_hours < 1:
        return ""
    if round(view.taken_over_hours) == 0:
        text = _("The plan takes over none of the {whole} hours a year of heavy, dirty or dangerous work.")
        return text.format(whole=number(view.straining_hours))
    text = _("Machines take over {n} of the {whole} hours a year of heavy, dirty or dangerous work; only the part taken over counts.")  # fmt: skip
    return text.format(whole=number(view.straining_hours), n=number(view.taken_over_hours))
