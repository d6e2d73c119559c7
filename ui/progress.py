"""What each stage of the journey says about itself: complete, begun, or what is missing."""

from __future__ import annotations

from auditor.locale import _, ngettext
from auditor.model import WORKING_KINDS, Audit, StepKind


def stage_state(key: str, audit: Audit) -> tuple[bool, str]:
    """Whether a stage is complete, and what is missing where it is not."""
    if key == "firm":
        missing = [name for name, value in ((_("name"), audit.firm.name), (_("roles"), audit.roles)) if not value]
        return (not missing, _("Missing: {what}").format(what=", ".join(missing)) if missing else "")
    if key == "map":
        return (bool(audit.flows), "" if audit.flows else _("No flows yet"))
    if key == "measure":
        open_steps = sum(
            1
            for step in audit.steps.values()
            if step.kind in WORKING_KINDS
            and step.kind not in (StepKind.DELAY, StepKind.STORAGE)
            and audit.work(step.id).cycle_time_s is None
            and audit.work(step.id).labour_s is None
        )
        if not audit.steps:
            return False, _("No steps yet")
        text = ngettext("{n} step without a time", "{n} steps without a time", open_steps).format(n=open_steps)
        return (open_steps == 0, text if open_steps else "")
    if key == "assess":
        from auditor.assess.readiness import readiness

        found = readiness(audit)
        text = _("{n} of {all} questions about readiness answered").format(n=found.answered, all=found.asked)
        return found.answered == found.asked, text if found.answered < found.asked else ""
    return bool(audit.steps), ""
