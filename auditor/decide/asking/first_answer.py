"""The first answer to an owner: what is worth a second look, what hangs on an answer, and what is not for this firm."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

from auditor.decide.asking.worth import Asking
from auditor.decide.candidate.candidate import Exclusion
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.order.ranking import Ranked, Ranking, Standing
from auditor.model import Audit, Basis

#: What pays in at least so many of the draws, where it fits, may still become worth while. Our own judgement.
MAY_PAY = 0.25
#: So many hang on an answer at most.
MOST_HANGING = 5
#: So many that need no answer any more are shown at most.
MOST_SETTLED = 6


class Sureness(StrEnum):
    """How well founded what is said of a candidate is."""

    GUESSED = "guessed"
    ROUGH = "rough"
    WELL_FOUNDED = "well_founded"


@dataclass(frozen=True)
class FirstAnswer:
    """Candidates in three groups; and what is ruled out.

    Attributes:
        second_look: the few that are worth most together, and what is recommended already; in order of their rank, so
            that the cards say what the table says.
        hanging: what would be worth while if an answer turns out well.
        not_now: what is not worth while here now, those that come nearest first.
    """

    second_look: tuple[Ranked, ...]
    hanging: tuple[Ranked, ...]
    not_now: tuple[Ranked, ...]
    ruled_out: tuple[Exclusion, ...]


def first_answer(ranking: Ranking, asking: Asking) -> FirstAnswer:
    """The candidates of a ranking in three groups.

    Args:
        ranking: of the audit.
        asking: what leads in it.

    Returns:
        every candidate once; a technology for the rest of its steps stands for the whole, where that is better in parts.
    """
    settled = [r.evaluation.candidate.key for r in ranking.recommended if _is_settled(r)]
    shown = {*asking.leading, *settled[:MOST_SETTLED]}
    second_look = tuple(r for r in ranking.candidates if r.evaluation.candidate.key in shown)
    rest = [r for r in ranking.candidates if r.evaluation.candidate.key not in shown and not r.better_together]
    hanging = [r for r in rest if _may_pay(r.evaluation) and r.evaluation.open_questions]
    hanging = sorted(hanging, key=lambda r: -asking.worth_of(r.evaluation.candidate.key))[:MOST_HANGING]
    kept = {r.evaluation.candidate.key for r in hanging}
    not_now = [r for r in rest if r.evaluation.candidate.key not in kept]
    nearest = sorted(not_now, key=lambda r: -asking.worth_of(r.evaluation.candidate.key))
    return FirstAnswer(second_look, tuple(hanging), tuple(nearest), ranking.exclusions)


def sureness(audit: Audit, evaluation: Evaluation) -> Sureness:
    """How well founded what is said of a candidate is.

    Args:
        audit: the snapshot, for how the times of its steps are known.
        evaluation: of the candidate.

    Returns:
        well founded where the fit is confirmed and every time was measured; guessed where a time is assumed, or more
        than one question about the fit is open; rough otherwise.
    """
    bases: set[Hashable] = set()
    for step_id in evaluation.candidate.step_ids:
        work = audit.work(step_id)
        known = work.labour_s or work.cycle_time_s
        bases.add(known.basis if known is not None else Basis.ASSUMED)
    if Basis.ASSUMED in bases or len(evaluation.open_questions) > 1:
        return Sureness.GUESSED
    if bases <= {Basis.MEASURED} and evaluation.is_confirmed:
        return Sureness.WELL_FOUNDED
    return Sureness.ROUGH


def _may_pay(e: Evaluation) -> bool:
    return float((e.drawn.npv > 0).mean()) >= MAY_PAY


def _is_settled(ranked: Ranked) -> bool:
    """Whether it is known to fit, and brings more than it costs in the middle of the calculations."""
    return ranked.standing is Standing.DO and ranked.evaluation.npv_median > 0
