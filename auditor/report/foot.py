"""What stands at the foot of every page."""

from __future__ import annotations

from auditor.locale import _
from auditor.report.context import Context
from auditor.report.office import office


def foot_text(context: Context) -> str:
    """Revision and date, for the foot of a page.

    Args:
        context: the audit and all its results.

    Returns:
        one line of text.
    """
    name = " ".join(office().name.split())
    foot = " · ".join(filter(None, (name, _("Automation audit, revision {n}").format(n=context.revision))))
    if context.date_text:
        foot += f" · {context.date_text}"
    return foot + (" · " + _("illustrative") if context.audit.firm.illustrative else "")
