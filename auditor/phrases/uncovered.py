"""How much of the work the program knows no technology for, in a sentence."""

from __future__ import annotations

from auditor.assess.uncovered import Uncovered
from auditor.locale import _, number, percent
from auditor.model import Audit
from auditor.phrases.step_list import quoted_names

#: How many steps are named; the rest are “…”.
_NAMED = 6


def uncovered_text(audit: Audit, found: Uncovered) -> str:
    """For how many steps and hours the program knows no technology.

    Args:
        audit: the snapshot.
        found: those steps.

    Returns:
        a sentence with the names of the steps; empty where there are none.
    """
    count = len(found.steps)
    if not count:
        return ""
    names = quoted_names(audit, found.steps, _NAMED)
    text = _("For {n} of {all} steps, {share} of the hours, the program knows no technology: {steps}.")
    if found.share is None:
        text = _("For {n} of {all} steps the program knows no technology: {steps}.")
    share = percent(found.share or 0.0)
    return text.format(n=number(count), all=number(found.of_steps), share=share, steps=names)
