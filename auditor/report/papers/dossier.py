"""A dossier for each chosen project: the firm's own half, and a request for quotation that stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.decide import Ranked
from auditor.errors import InputError
from auditor.locale import _
from auditor.phrases.progress import lack_heading, lack_text
from auditor.report.context import Context
from auditor.report.papers.advice import advised
from auditor.report.papers.case import case_blocks
from auditor.report.papers.content import Block, Content, Contents, Lead, NewPage, Title, words
from auditor.report.papers.frame import framed
from auditor.report.papers.request import request_blocks


def projects(context: Context) -> tuple[Ranked, ...]:
    """What gets a dossier: the projects of the plan; where there is no plan, what is worth finding out about.

    Args:
        context: the audit and all its results.

    Returns:
        in the order of the plan, or of rank.
    """
    return context.top or advised(context).things


def project_of_rank(context: Context, rank: int) -> Ranked:
    """A project by its rank.

    Args:
        context: the audit and all its results.
        rank: from 1.

    Returns:
        the project.

    Raises:
        InputError: there is none of that rank.
    """
    found = next((r for r in context.ranking.candidates if r.rank == rank), None)
    if found is None:
        text = _("There is no candidate {n}; the ranking has {count}.")
        raise InputError(text.format(n=rank, count=len(context.ranking.candidates)))
    return found


def dossier(context: Context, chosen: Sequence[Ranked]) -> Content:
    """Both halves of the dossier of each project, each half from a page of its own.

    Args:
        context: the audit and all its results.
        chosen: the projects.

    Returns:
        the content; where nothing is chosen, what is missing.
    """
    blocks: list[Block] = []
    for ranked in chosen:
        for half in (case_blocks(context, ranked), request_blocks(context, ranked)):
            blocks += [*([NewPage()] if blocks and half else []), *half]
    several = (Contents(levels=1), NewPage()) if len(chosen) > 1 else ()
    return framed(context, _("Project dossier"), [*several, *blocks] or _nothing(context))


def request(context: Context, ranked: Ranked) -> Content | None:
    """The request for quotation alone, to hand to suppliers.

    Args:
        context: the audit and all its results.
        ranked: the project.

    Returns:
        the content; None where nobody supplies it.
    """
    blocks = request_blocks(context, ranked)
    return framed(context, _("Request for quotation"), blocks) if blocks else None


def _nothing(context: Context) -> list[Block]:
    """No dossier yet, and why."""
    title = Title(_("No project to write a dossier on yet"), _("Project dossier"))
    if context.lack is None:
        return [title, Lead(_("As things stand, nothing that was looked at is worth its money; the ranking says what would have to change."))]  # fmt: skip
    return [title, Lead(lack_heading(context.lack)), *words(lack_text(context.lack))]
