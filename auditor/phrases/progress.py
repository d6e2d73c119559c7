"""What is still missing in each stage of the journey; nothing where it is complete."""

from __future__ import annotations

from auditor.assess.progress import steps_without_time
from auditor.assess.readiness import readiness
from auditor.locale import _, ngettext
from auditor.model import Audit


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
    return ngettext("{n} step without a time", "{n} steps without a time", count).format(n=count) if count else ""


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
