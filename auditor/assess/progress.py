"""How far an audit is: what is still missing in each stage of the journey."""

from __future__ import annotations

from auditor.assess.readiness import readiness
from auditor.flow.problems import lacks_time
from auditor.locale import _, ngettext
from auditor.model import Audit


def missing_in_firm(audit: Audit) -> str:
    """What is not known of the firm; empty where the stage is complete."""
    names = [name for name, value in ((_("name"), audit.firm.name), (_("roles"), audit.roles)) if not value]
    return _("Missing: {what}").format(what=", ".join(names)) if names else ""


def missing_in_map(audit: Audit) -> str:
    """What the map lacks; empty where the stage is complete."""
    return "" if audit.flows else _("No flows yet")


def missing_in_measure(audit: Audit) -> str:
    """How many steps have no time; empty where the stage is complete."""
    if not audit.steps:
        return _("No steps yet")
    count = sum(lacks_time(audit, step) for step in audit.steps.values())
    return ngettext("{n} step without a time", "{n} steps without a time", count).format(n=count) if count else ""


def missing_in_assess(audit: Audit) -> str:
    """How many questions are open; empty where the stage is complete."""
    found = readiness(audit)
    if found.answered == found.asked:
        return ""
    return _("{n} of {all} questions about readiness answered").format(n=found.answered, all=found.asked)
