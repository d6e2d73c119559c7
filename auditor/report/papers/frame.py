"""What stands around every short paper: firm, date, revision."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.locale import _
from auditor.report.context import Context
from auditor.report.foot import foot_text
from auditor.report.office import office
from auditor.report.papers.content import Block, Content, Photo, Remark

_LOGO_MM = 9.0


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
    return Content(title, firm, foot_text(context), (*blocks, *_sender()))


def _sender() -> list[Block]:
    """The office that made it, where there is one."""
    own = office()
    made: list[Block] = [Photo(own.logo, own.logo_text, _LOGO_MM)] if own.logo is not None else []
    return [*made, Remark(own.below)] if own.below else made
