"""What was left out and why, and where the figures of the technologies come from: the rest of the data book."""

from __future__ import annotations

from auditor.decide import Ranking
from auditor.exchange.xlsx.sheet import Book, Column, Format, Value
from auditor.locale import _
from auditor.model import Audit
from auditor.phrases.candidate import exclusion_text
from auditor.phrases.evidence import known_by
from auditor.terms import figure_label

_TWO = Format.TWO


def write_left_out(book: Book, audit: Audit, ranking: Ranking) -> None:
    """Every technology that could do a step's task but misses a limit, with the reason.

    Args:
        book: the workbook.
        audit: the snapshot.
        ranking: of the same audit.
    """
    columns = [Column(_("Technology"), width=32), Column(_("Steps"), width=40), Column(_("Why not, and what would have to change"), width=90)]  # fmt: skip
    rows: list[list[Value]] = [
        [e.technology.name, audit.step_names(e.step_ids, len(e.step_ids)), exclusion_text(e)]
        for e in ranking.exclusions
    ]
    book.sheet(_("Left out")).table(0, columns, rows)


def write_sources(book: Book, ranking: Ranking) -> None:
    """Every figure of every technology that was ranked, with the grade and the words of its source.

    Args:
        book: the workbook.
        ranking: whose technologies they are.
    """
    columns = [
        Column(_("Technology"), width=32), Column(_("Figure"), width=30), Column(_("Low"), _TWO), Column(_("Likely"), _TWO), Column(_("High"), _TWO),
        Column(_("Basis"), width=24), Column(_("Where it comes from"), width=90),
    ]  # fmt: skip
    technologies = {r.evaluation.candidate.technology.key: r.evaluation.candidate.technology for r in ranking.candidates}  # fmt: skip
    rows: list[list[Value]] = []
    for technology in technologies.values():
        for name, found in technology.figures.items():
            e = found.estimate
            rows.append([technology.name, figure_label(name), e.low, e.likely, e.high, known_by(found.ground), found.source])  # fmt: skip
    book.sheet(_("Sources")).table(0, columns, rows)
