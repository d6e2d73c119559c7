"""How sure the first place is, what to measure, what drives a value."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from auditor.decide import RANK_CRITERIA, Ranking, rank
from auditor.decide.doubt.draws import DrawnInputs
from auditor.decide.money.tornado import drivers, tornado
from auditor.decide.order.certainty import certainty
from auditor.decide.order.pareto import pareto_front
from auditor.decide.order.rank_criteria import rank_order_centroid
from auditor.decide.order.scores import LEAST_THAT_PAYS
from auditor.model import Audit, Estimate, FitAnswer
from auditor.phrases.certainty import measuring_sentence, stability_sentence
from auditor.phrases.money import input_name
from tests.build import audit_from, confirmed

#: The more of these, the worse.
COSTS = frozenset(
    {"investment", "running_cost_per_year", "delay", "own_hours", "reserve", "upkeep_growth", "realisation_less"}
)


def test_the_shares_of_the_first_place_are_those_of_the_draws(sample: Audit, sample_ranking: Ranking) -> None:
    ranking = sample_ranking
    found = certainty(ranking)
    assert found is not None and found.rival is not None
    totals = np.array([ranking.totals[r.rank - 1] for r in ranking.recommended])
    best, pays = totals.argmax(axis=0), totals.max(axis=0) > LEAST_THAT_PAYS
    shares = [float(((best == i) & pays).mean()) for i in range(len(totals))]
    assert found.first is ranking.recommended[0]
    assert found.share == pytest.approx(shares[0])
    assert found.rival_share == pytest.approx(max(shares[1:]))
    assert found.nothing_share == pytest.approx(float((~pays).mean()))
    assert sum(shares) + found.nothing_share == pytest.approx(1)
    sentence = stability_sentence(sample, ranking, found)
    assert f"{found.share:.0%}" in sentence
    assert found.rival.evaluation.candidate.technology.name in sentence


def test_the_chances_of_two_candidates_to_beat_each_other_add_up_to_one(sample_ranking: Ranking) -> None:
    ranking = sample_ranking
    for i in range(4):
        for j in range(i + 1, 4):
            assert ranking.share_ahead(i, j) + ranking.share_ahead(j, i) == pytest.approx(1)


def test_what_alone_is_in_doubt_is_what_to_measure() -> None:
    """Two like steps; only the time of one is in doubt, so knowing it settles which comes first."""
    audit = audit_from(
        {("Welding A", "Welding B"): 1}, demand=60_000,
        work={"Welding A": {"cycle_time_s": Estimate(100, 300, 900)}, "Welding B": {"cycle_time_s": Estimate.point(300)}},
    )  # fmt: skip
    audit = confirmed(audit)
    ranking = rank(audit)
    found = certainty(ranking)
    assert found is not None
    hours = next(i for i in audit.steps if audit.steps[i].name == "Welding A")
    assert found.measuring[0].key == ("hours", hours)
    assert found.measuring[0].certainty > found.share + 0.1
    assert "Welding A" in measuring_sentence(audit, ranking, found)
    assert found.cause is not None
    assert found.cause[0] == ("hours", hours)


def test_knowing_more_never_makes_the_first_place_less_sure(sample_ranking: Ranking) -> None:
    found = certainty(sample_ranking)
    assert found is not None
    assert all(found.share < m.certainty <= 1 for m in found.measuring)


@pytest.mark.usefixtures("only_the_cobot")
def test_the_tornado_puts_the_only_uncertain_input_first_and_gives_it_all_the_variance(
    sample: Audit, sample_ranking: Ranking
) -> None:
    ranking = sample_ranking
    assert ranking.sample is not None
    for ranked in ranking.candidates[:5]:
        drivers = tornado(ranked.evaluation, ranking.sample)
        swings = [d.swing for d in drivers]
        assert swings == sorted(swings, reverse=True)
        assert sum(d.share for d in drivers) < 1.1
    audit = audit_from(
        {("Welding", "out"): 1}, demand=20_000, work={"Welding": {"cycle_time_s": Estimate(299.9, 300, 300.1)}}
    )
    (only,) = rank(audit).candidates
    tech = only.evaluation.candidate.figures
    assert tech.saving_share.low < tech.saving_share.high
    first = tornado(only.evaluation, rank(audit).sample)[0]  # type: ignore[arg-type]
    assert first.key[0] in ("saving_share", "investment")  # type: ignore[index]


def test_the_shares_of_a_sum_are_those_of_its_variances() -> None:
    """y = 3a + b with a and b alike: the first-order indices are 9/10 and 1/10 (Saltelli et al. 2008)."""
    alike = Estimate(0.0, 2.0, 10.0)
    sample = DrawnInputs({"a": alike, "b": alike, "c": alike}, 4096, 2)
    found = {d.key: d for d in drivers(3 * sample["a"] + sample["b"], sample, ["a", "b", "c", "none"])}
    assert found["a"].share == pytest.approx(0.9, abs=0.01)
    assert found["b"].share == pytest.approx(0.1, abs=0.01)
    assert found["c"].share == pytest.approx(0.0, abs=0.01)
    assert "none" not in found
    assert found["a"].high > found["a"].low


def test_a_rising_input_moves_the_value_the_way_it_must(sample: Audit, sample_ranking: Ranking) -> None:
    ranking = sample_ranking
    assert ranking.sample is not None
    for ranked in ranking.candidates[:8]:
        for driver in tornado(ranked.evaluation, ranking.sample):
            kind = driver.key[0]  # type: ignore[index]
            name = driver.key[1] if kind == "assumed" else kind  # type: ignore[index]
            if name in COSTS:
                assert driver.high <= driver.low + 0.1 * abs(driver.low)
            else:
                assert driver.high >= driver.low - 0.1 * abs(driver.low)


def test_the_pareto_front_holds_the_best_of_each_criterion_and_nothing_dominated(sample_ranking: Ranking) -> None:
    ranking = sample_ranking
    front = pareto_front(ranking)
    values = ranking.likely_values
    counted = [i for i, c in enumerate(RANK_CRITERIA) if ranking.weights[c.key] > 0]
    for i, ranked in enumerate(ranking.candidates):
        dominated = any(
            (values[j, counted] >= values[i, counted]).all() and (values[j, counted] > values[i, counted]).any()
            for j in range(len(values))
        )
        assert (ranked.evaluation.candidate.key in front) is not dominated


def test_another_way_to_do_the_same_work_is_named_as_such(sample_ranking: Ranking) -> None:
    ranking = sample_ranking
    taken: set[tuple[int, str]] = set()
    for ranked in ranking.recommended:
        claims = ranked.evaluation.candidate.claims
        assert not claims & taken
        taken |= claims
    for ranked in ranking.candidates:
        if ranked.better_together:
            parts = [ranking.candidates[i - 1].evaluation for i in ranked.better_together]
            cell = ranked.evaluation
            assert {i for e in parts for i in e.candidate.step_ids} <= set(cell.candidate.step_ids)
            assert len({claim for e in parts for claim in e.candidate.claims}) == sum(
                len(e.candidate.claims) for e in parts
            )
            assert sum(e.npv_middle for e in parts) >= cell.npv_middle
            assert sum(e.hours_freed_per_year.likely for e in parts) >= cell.hours_freed_per_year.likely
        if ranked.alternative_to is not None:
            better = ranking.candidates[ranked.alternative_to - 1]
            is_measure = better.evaluation.candidate.technology.kind == "organisation"
            assert better.rank < ranked.rank or is_measure
            assert better.evaluation.candidate.claims & ranked.evaluation.candidate.claims


def test_rank_order_centroids_are_as_published() -> None:
    """Four criteria: 0.5208, 0.2708, 0.1458, 0.0625 (Barron & Barrett 1996)."""
    assert rank_order_centroid(4) == pytest.approx((0.520833, 0.270833, 0.145833, 0.0625), abs=1e-6)
    for n in range(1, 9):
        assert sum(rank_order_centroid(n)) == pytest.approx(1)


def test_the_tornado_leaves_out_nothing_that_the_money_depends_on(sample_ranking: Ranking) -> None:
    """What moves the value of some candidate when all else stays is among the inputs that its tornado looks at."""
    ranking = sample_ranking
    assert ranking.sample is not None
    seen: set[str] = set()
    for ranked in ranking.candidates[:12]:
        e = ranked.evaluation
        keys = {d.key for d in tornado(e, ranking.sample, most=99)}
        own = {k for k in ranking.sample.uncertain if isinstance(k, tuple) and k[1] == e.candidate.key}
        assert own - keys <= {("suitability", e.candidate.key), ("fit", e.candidate.key)}
        assert {("assumed", "reserve"), ("assumed", "realisation_less")} <= keys
        assert ("fit", e.candidate.key) not in keys
        seen |= {str(key[0]) for key in keys if isinstance(key, tuple)}
    assert {"own_hours", "useful_life_years", "assumed", "investment", "saving_share", "hours"} <= seen


def test_every_input_that_is_drawn_has_a_name(sample: Audit, sample_ranking: Ranking) -> None:
    assert sample_ranking.sample is not None
    for key in sample_ranking.sample.uncertain:
        assert input_name(sample, key)


def test_what_is_overtaken_where_it_does_not_fit_is_said_so(sample: Audit, sample_ranking: Ranking) -> None:
    """Drawn high, it does not fit: no “higher” or “lower” is said of that."""
    found = certainty(sample_ranking)
    assert found is not None
    first = found.first.evaluation.candidate
    key = ("fit", first.key)
    doubted = stability_sentence(sample, sample_ranking, replace(found, cause=(key, True)))
    sure = stability_sentence(sample, sample_ranking, replace(found, cause=(key, False)))
    assert f"if “{first.technology.name}” did not fit." in doubted
    assert f"if “{first.technology.name}” fitted." in sure


@pytest.mark.usefixtures("only_the_cobot")
def test_a_rival_gains_where_the_first_does_not_fit() -> None:
    """Two like steps, each in doubt for one question: the cause that is found is that the first does not fit."""
    work = {"cycle_time_s": Estimate.point(300)}
    audit = confirmed(
        audit_from({("Welding A", "Welding B"): 1}, demand=60_000, work={"Welding A": work, "Welding B": work})
    )
    kept = {i: a for i, a in audit.table(FitAnswer).items() if a.technology != "welding_cobot"}
    audit = audit.replaced({"fit_answer": {i: kept.get(i) for i in audit.table(FitAnswer)}})
    found = certainty(rank(audit))
    assert found is not None and found.cause is not None
    key, is_higher = found.cause
    assert isinstance(key, tuple) and key[0] == "fit"
    assert is_higher is (key[1] == found.first.evaluation.candidate.key)
