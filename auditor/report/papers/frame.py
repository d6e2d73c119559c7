"""What stands around every short paper: firm, date, revision."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.locale import _
from auditor.report.context import Context
from auditor.report.foot import foot_text
from auditor.report.office import office
from auditor.report.papers.content import Block, Content, Remark


def framed(context: Context, title: str, blocks: Sequence[Block]) -> Content:
    """A paper with its head and foot.

    Args:
        context: the audit and all its results.
        title: of the kind of paper.
        blocks: what it says.

    Returns:
        the whole paper.
    """
    firm = context.audit.firm.name or _("Unnamed firm")
    below = (Remark(office().below),) if office().below else ()
    return Content(f"{title} – {firm}", firm, foot_text(context), (*blocks, *below))
