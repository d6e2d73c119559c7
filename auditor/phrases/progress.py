"""What is still missing in each stage of the journey; nothing where it is complete."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.assess.progress import Lack, steps_without_time
from auditor.assess.readiness import readiness
from auditor.assess.self_check import rows
from auditor.locale import N_, _, ngettext
from auditor.model import Audit

_HEADINGS: Mapping[Lack, str] = {
    Lack.STEPS: N_("Nothing recorded yet"),
    Lack.TIMES: N_("No times known yet"),
    Lack.DEMAND: N_("It is not known yet how often the work is done"),
    Lack.HOURS: N_("The hours cannot be computed yet"),
}
_TEXTS: Mapping[Lack, str] = {
    Lack.STEPS: N_(
        "Begin with the work: put the steps on the map one after another. A name is enough; times can follow later."
    ),
    Lack.TIMES: N_(
        "The steps are there, but nobody has said yet how long they take. A rough range such as 5 – 10 min is enough to begin with."
    ),
    Lack.DEMAND: N_(
        "The steps have times. Say how many pieces or orders go through the process in a year: in the panel beside the map while no step is chosen, or as the frequency of a step."
    ),
    Lack.HOURS: N_(
        "Times and demand are there, but something in the map stands in the way. The map lists its problems."
    ),
}


def missing_in_firm(audit: Audit) -> str:
    """What is not known of the firm; empty where the stage is complete.

    Args:
        audit: the snapshot.

    Returns:
        a phrase that names what is missing, or an empty text.
    """
    names = [name for name, value in ((_("name"), audit.firm.name), (_("roles"), audit.roles)) if not value]
    return _("Missing: {what}").format(what=", ".join(names)) if names else ""


def missing_in_map(audit: Audit) -> str:
    """What the map lacks; empty where the stage is complete.

    Args:
        audit: the snapshot.

    Returns:
        a phrase, or an empty text.
    """
    return "" if audit.flows else _("No flows yet")


def missing_in_measure(audit: Audit) -> str:
    """How many steps have no time; empty where the stage is complete.

    Args:
        audit: the snapshot.

    Returns:
        a phrase, or an empty text.
    """
    if not audit.steps:
        return _("No steps yet")
    count = steps_without_time(audit)
    if count:
        return ngettext("{n} step without a time", "{n} steps without a time", count).format(n=count)
    guessed = sum(row.people is None and row.step_id is not None for row in rows(audit))
    if guessed:
        return ngettext("the hours of {n} step are guessed", "the hours of {n} steps are guessed", guessed).format(
            n=guessed
        )
    return ""


def missing_in_assess(audit: Audit) -> str:
    """How many questions are open; empty where the stage is complete.

    Args:
        audit: the snapshot.

    Returns:
        a phrase with how many of the readiness questions are answered, or an empty text.
    """
    found = readiness(audit)
    if found.answered == found.asked:
        return ""
    return _("{n} of {all} questions about readiness answered").format(n=found.answered, all=found.asked)


def lack_heading(what: Lack) -> str:
    """What an audit lacks, in a few words.

    Args:
        what: the first thing that it lacks.

    Returns:
        a heading.
    """
    return _(_HEADINGS[what])


def lack_text(what: Lack) -> str:
    """What to do about what an audit lacks.

    Args:
        what: the first thing that it lacks.

    Returns:
        a sentence or two.
    """
    return _(_TEXTS[what])
