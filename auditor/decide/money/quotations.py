"""Quotations side by side: what each does to the case of its candidate, over the same draws as the ranking."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from auditor.decide.candidate.candidate import Candidate
from auditor.decide.candidate.cost_figures import CostFigures
from auditor.decide.candidate.quoted import Quoted, quoted
from auditor.decide.candidate.stored import StoredChanges
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.money.inputs import inputs_of
from auditor.decide.money.outcome import outcome
from auditor.model import Audit, Estimate, Quotation, QuotedLine

#: Quotations that fit beside each other on paper.
MOST_BESIDE = 3
#: What of a candidate a quotation changes.
_CHANGED = frozenset({"investment", "running_cost_per_year", "delay"})


@dataclass(frozen=True)
class QuotedCase:
    """A quotation and what its candidate is worth with it.

    Attributes:
        lines: what it says of each item.
        quoted: its price with what is reckoned on top; None where it says no price.
        evaluation: of the candidate with it; None where it says no price.
    """

    quotation: Quotation
    lines: tuple[QuotedLine, ...]
    quoted: Quoted | None
    evaluation: Evaluation | None


def own_case(e: Evaluation) -> Evaluation:
    """A candidate by our own range, as if no quotation were chosen.

    Args:
        e: as it is ranked.

    Returns:
        its evaluation over the same draws; the same where no quotation was chosen.
    """
    own = e.candidate.figures.without_quotation
    return e if own is None else _at(e, own)


def quoted_cases(audit: Audit, e: Evaluation) -> tuple[QuotedCase, ...]:
    """Every quotation for a candidate, in the order in which they were entered.

    Args:
        audit: the snapshot; it may have more quotations than when the candidate was evaluated.
        e: of the candidate, as it is ranked.

    Returns:
        one case a quotation; none where nothing was quoted.
    """
    stored = StoredChanges(audit).of(e.candidate.technology, e.candidate.step_ids)
    own = e.candidate.figures.without_quotation or e.candidate.figures
    cases = []
    for quotation in audit.quotations_of(stored.id) if stored is not None else ():
        lines = audit.quoted_lines_of(quotation.id)
        made = quoted(own, quotation, lines)
        cases.append(QuotedCase(quotation, lines, made, _at(e, made.figures) if made is not None else None))
    return tuple(cases)


def most_telling(cases: Sequence[QuotedCase], most: int = MOST_BESIDE) -> tuple[QuotedCase, ...]:
    """Those that fit on paper beside each other: the chosen one, then the best ones.

    Args:
        cases: all of a candidate.
        most: how many.

    Returns:
        at most so many, in the order in which they were entered.
    """

    def worth(case: QuotedCase) -> tuple[bool, float]:
        found = case.evaluation
        return case.quotation.is_chosen, found.npv_median if found is not None else float("-inf")

    kept = {case.quotation.id for case in sorted(cases, key=worth, reverse=True)[:most]}
    return tuple(case for case in cases if case.quotation.id in kept)


def _at(e: Evaluation, figures: CostFigures) -> Evaluation:
    """The candidate with other figures, over the draws that it was evaluated over."""
    candidate: Candidate = replace(e.candidate, figures=figures)
    horizon = e.audit.firm.horizon_years
    changed: dict[Hashable, Estimate] = {
        key: estimate
        for key, estimate in inputs_of([candidate], {}, horizon).items()
        if isinstance(key, tuple) and key[0] in _CHANGED and key[1] == candidate.key
    }
    sample = e.drawn.sample.with_estimates(changed)
    return Evaluation(candidate, outcome(e.audit, candidate, sample), e.audit)
