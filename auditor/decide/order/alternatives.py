"""Which candidates are other ways to do the same work, and which one of them comes first.

Nothing here depends on the weights but the order that is given: what is said of a candidate is said of the same figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.decide.candidate.candidate import Candidate
from auditor.decide.money.evaluation import Evaluation

#: Kind of technology that is a way of working, and costs little.
_MEASURE = "organisation"
#: A measure comes before hardware on the same work where it frees at least so much of what that frees there. No public
#: figure was found: an own estimate.
_MUCH = 0.5


def better_together(whole: Evaluation, ordered: Sequence[Evaluation]) -> tuple[int, ...]:
    """The ranks of what together does the work of one candidate at least as well and is worth more.

    Args:
        whole: a cell, or a technology for several steps; of others nothing is better in parts.
        ordered: all candidates in order.

    Returns:
        ranks from 1, in order; empty where it is better as a whole.
    """
    if whole.candidate.technology.chain:
        return _better_at_each_step(whole, ordered)
    rest = next((i for i, e in enumerate(ordered) if e.candidate.remainder_of == whole.candidate.key), None)
    if rest is None:
        return ()
    parts = [rest, *_better_beside(whole, ordered[rest], ordered)]
    return tuple(sorted(i + 1 for i in parts)) if _beats([ordered[i] for i in parts], whole) else ()


def without_idle_remainders(evaluations: Sequence[Evaluation]) -> list[Evaluation]:
    """The candidates without those for the rest of the steps of another, where that is better as a whole.

    Args:
        evaluations: of all candidates.

    Returns:
        those to put in order, in the order given.
    """
    by_key = {e.candidate.key: e for e in evaluations}

    def is_idle(e: Evaluation) -> bool:
        whole = by_key.get(e.candidate.remainder_of or "")
        if whole is None:
            return False
        beside = [evaluations[i] for i in _better_beside(whole, e, evaluations)]
        return not e.is_worth_while or not _beats([e, *beside], whole)

    return [e for e in evaluations if e.candidate.remainder_of is None or not is_idle(e)]


def alternatives(ordered: Sequence[Evaluation], parts: Sequence[tuple[int, ...]]) -> list[int | None]:
    """For each candidate, the best one on its own that acts on the same work of a step.

    Args:
        ordered: n candidates in order of rank.
        parts: for each the ranks of what together does better.

    Returns:
        n ranks from 1; None for a candidate that stands on its own.
    """
    taken: dict[tuple[int, str], int] = {}
    found: list[int | None] = [None] * len(ordered)
    for index in _turns(ordered, parts):
        e = ordered[index]
        better = [taken[claim] for claim in e.candidate.claims if claim in taken]
        found[index] = min(better, default=None)
        if not better and not parts[index] and e.is_worth_while:
            taken |= dict.fromkeys(e.candidate.claims, index + 1)
    return found


def _turns(ordered: Sequence[Evaluation], parts: Sequence[tuple[int, ...]]) -> Iterator[int]:
    """Indices in order, but a measure that costs little goes before the hardware that it spares."""
    measures = [
        i
        for i, e in enumerate(ordered)
        if e.candidate.technology.kind == _MEASURE and e.is_worth_while and not parts[i]
    ]
    done: set[int] = set()
    for index, e in enumerate(ordered):
        if e.candidate.technology.kind != _MEASURE:
            for measure in measures:
                if measure > index and measure not in done and _spares(ordered[measure], e):
                    done.add(measure)
                    yield measure
        if index not in done:
            done.add(index)
            yield index


def _spares(measure: Evaluation, hardware: Evaluation) -> bool:
    """Whether a measure does much of the same work, is worth as much money and costs less."""
    mine, other = measure.candidate, hardware.candidate
    shared = {step_id for step_id, _element in mine.claims & other.claims}
    if not shared or set(other.step_ids) - shared:
        return False
    if mine.figures.investment.likely >= other.figures.investment.likely or measure.npv_middle < hardware.npv_middle:
        return False
    return all(mine.freed_share_at(i) >= _MUCH * other.freed_share_at(i) for i in shared)


def _better_at_each_step(cell: Evaluation, ordered: Sequence[Evaluation]) -> tuple[int, ...]:
    """The ranks of the best candidates at single steps of a cell, where together they free as much and are worth more."""
    best: dict[int, int] = {}
    for index, e in enumerate(ordered):
        if e.is_worth_while and len(e.candidate.step_ids) == 1 and e.candidate.step_ids[0] in cell.candidate.step_ids:
            known = best.get(e.candidate.step_ids[0])
            if known is None or e.npv_middle > ordered[known].npv_middle:
                best[e.candidate.step_ids[0]] = index
    if not _beats([ordered[i] for i in best.values()], cell):
        return ()
    return tuple(sorted(index + 1 for index in best.values()))


def _better_beside(whole: Evaluation, rest: Evaluation, all_of_them: Sequence[Evaluation]) -> list[int]:
    """Indices of the best candidate at each step that the rest of a shared technology leaves to others."""
    left = set(whole.candidate.step_ids) - set(rest.candidate.step_ids)
    best: dict[int, int] = {}
    for index, e in enumerate(all_of_them):
        if not e.is_worth_while or not set(e.candidate.step_ids) <= left:
            continue
        for step_id in _contested(whole.candidate, e.candidate):
            known = best.get(step_id)
            if known is None or e.npv_middle > all_of_them[known].npv_middle:
                best[step_id] = index
    return sorted(set(best.values()))


def _contested(one: Candidate, other: Candidate) -> set[int]:
    return {step_id for step_id, _element in one.claims & other.claims}


def _beats(parts: Sequence[Evaluation], whole: Evaluation) -> bool:
    hours = sum(e.hours_freed_per_year.likely for e in parts)
    worth = sum(e.npv_middle for e in parts)
    return hours >= whole.hours_freed_per_year.likely and worth >= whole.npv_middle
