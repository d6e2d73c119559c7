"""The workbook: what it holds, and its properties; the same audit gives the same bytes."""

from __future__ import annotations

from auditor.decide import Plan, Ranking, plan, rank
from auditor.exchange.xlsx.cash import CashSheet, write_assumptions
from auditor.exchange.xlsx.file import finished, workbook_of
from auditor.exchange.xlsx.plan_sheet import PlanSheet
from auditor.exchange.xlsx.quotations import write_quotations
from auditor.exchange.xlsx.sheet import Book
from auditor.exchange.xlsx.source_tables import write_left_out, write_sources
from auditor.exchange.xlsx.tables import write_candidates, write_flows, write_roles, write_steps
from auditor.flow import Analysis, analyse
from auditor.locale import _
from auditor.model import Audit


def write_xlsx(audit: Audit) -> bytes:
    """The plan, the candidates and the cash flows of the planned ones first, then the tables behind them.

    Args:
        audit: the snapshot.

    Returns:
        the file.
    """
    analysis = analyse(audit)
    ranking = rank(audit, analysis=analysis)
    made = plan(audit, ranking, with_frontier=False)
    buffer, workbook = workbook_of(audit, _("Automation audit"))
    _write(Book(workbook), audit, analysis, ranking, made)
    return finished(buffer, workbook)


def _write(book: Book, audit: Audit, analysis: Analysis, ranking: Ranking, made: Plan) -> None:
    """A cash flow for every project of the plan, and for nothing else."""
    PlanSheet(book, audit, ranking, made).write()
    write_candidates(book, audit, ranking)
    write_quotations(book, audit, ranking)
    write_assumptions(book, audit)
    planned = {p.key for p in made.planned}
    for ranked in ranking.candidates:
        if ranked.evaluation.candidate.key in planned:
            CashSheet(book, audit, ranked).write()
    write_steps(book, audit, analysis)
    write_flows(book, audit)
    write_roles(book, audit)
    write_left_out(book, audit, ranking)
    write_sources(book, ranking)
