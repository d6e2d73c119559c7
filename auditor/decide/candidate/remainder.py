"""What is left to a technology that serves several steps, where others do the work of some of them better."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.decide.candidate.candidate import Candidate


def steps_left(whole: Candidate, others: Iterable[Candidate]) -> tuple[int, ...]:
    """The steps of a shared technology at which nothing else frees a larger share of the same work.

    Args:
        whole: the candidate for all its steps.
        others: the candidates beside it.

    Returns:
        step ids in the order of the candidate: all of them where nothing frees more anywhere.
    """
    rivals = [o for o in others if o.technology.key != whole.technology.key and o.claims & whole.claims]

    def better(step_id: int) -> bool:
        mine = {claim for claim in whole.claims if claim[0] == step_id}
        share = whole.freed_share_at(step_id)
        return any(o.claims & mine and o.freed_share_at(step_id) > share for o in rivals)

    return tuple(step_id for step_id in whole.step_ids if not better(step_id))
