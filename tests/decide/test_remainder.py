"""A technology for several steps where others do the work of some of them better; and measures before hardware."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.decide import Ranking, rank
from auditor.decide.order.ranking import Ranked
from auditor.exchange.template import read_sample
from auditor.model import Audit, CandidateOverride, CandidateStep

_FEW = 64


def of(ranking: Ranking, technology: str) -> dict[bool, Ranked]:
    """The candidate for all steps (False) and the one for the rest of them (True), where there are any."""
    found = [r for r in ranking.candidates if r.evaluation.candidate.technology.key == technology]
    return {r.evaluation.candidate.remainder_of is not None: r for r in found}


def changed(audit: Audit, step_ids: tuple[int, ...], **change: object) -> Audit:
    row = replace(CandidateOverride(id=900, technology="standard_work"), **change)  # type: ignore[arg-type]
    links = {900 + i: CandidateStep(id=900 + i, candidate_id=900, step_id=s) for i, s in enumerate(step_ids)}
    return audit.replaced({"candidate": {900: row}, "candidate_step": dict(links)})


def test_a_better_machine_at_one_step_does_not_take_a_measure_from_the_other_steps(sample: Audit) -> None:
    ranking = rank(sample, _FEW)
    found = of(ranking, "standard_work")
    whole, rest = found[False], found[True]
    assert set(rest.evaluation.candidate.step_ids) < set(whole.evaluation.candidate.step_ids)
    assert rest.rank in whole.better_together and not whole.is_recommended and rest.is_recommended
    parts = [ranking.candidates[n - 1] for n in whole.better_together if n != rest.rank]
    left = set(whole.evaluation.candidate.step_ids) - set(rest.evaluation.candidate.step_ids)
    assert parts and {s for r in parts for s in r.evaluation.candidate.step_ids} <= left
    assert rest.evaluation.hours_freed_per_year.likely < whole.evaluation.hours_freed_per_year.likely


def test_what_a_person_did_with_the_whole_leaves_no_rest(sample: Audit) -> None:
    whole = of(rank(sample, _FEW), "standard_work")[False].evaluation.candidate
    wanted = of(rank(changed(sample, whole.step_ids, is_wanted=True), _FEW), "standard_work")
    assert set(wanted) == {False}
    dropped = rank(changed(sample, whole.step_ids, dropped_because="No."), _FEW)
    assert not of(dropped, "standard_work")


@pytest.mark.parametrize("change", [{"is_wanted": True}, {"dropped_because": "No."}])
def test_what_a_person_did_with_the_rest_is_not_done_to_the_whole(sample: Audit, change: dict[str, object]) -> None:
    rest = of(rank(sample, _FEW), "standard_work")[True].evaluation.candidate
    ranking = rank(changed(sample, rest.step_ids, **change), _FEW)
    found = of(ranking, "standard_work")
    assert found[False].evaluation.candidate.stored is None
    if "is_wanted" in change:
        stored = found[True].evaluation.candidate.stored
        assert stored is not None and stored.is_wanted
    else:
        assert True not in found
        assert [e.step_ids for e in ranking.exclusions if e.stored is not None] == [rest.step_ids]


def test_a_measure_that_costs_little_comes_before_hardware_that_brings_no_more() -> None:
    ranking = rank(Audit.of(read_sample("metal_shop").entities), _FEW)
    pairs = [(m, h) for m in ranking.candidates for h in ranking.candidates
             if m.evaluation.candidate.technology.key == "smed_workshop" and h.evaluation.candidate.technology.key == "quick_change"
             and m.evaluation.candidate.step_ids == h.evaluation.candidate.step_ids]  # fmt: skip
    assert pairs
    for measure, hardware in pairs:
        assert measure.is_recommended and hardware.alternative_to == measure.rank
    assert any(hardware.rank < measure.rank for measure, hardware in pairs)
