"""The price not to order above: where the payback is exactly the firm's norm."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from auditor.decide import Evaluation, Ranking, rank
from auditor.decide.doubt.assumptions import RESERVE, assumption_key
from auditor.decide.doubt.scenario import Scenario
from auditor.decide.money.cash_table import yearly_benefits
from auditor.decide.money.max_price import max_price, prices_within
from auditor.decide.money.timing import payback
from auditor.model import Audit, CandidateOverride, CandidateStep, Estimate

#: Worked out by hand from the cash flows of the sample: what it may cost to be paid back at the end of year 5, the firm's
#: norm. The cobot: 10,247 + 33,215 + 32,940 + 32,665 + 32,390 come in, 7,945 are own hours; of the rest a reserve of 15 %.
BY_HAND = {
    ("deburring_machine", "Deburring"): 73_000,
    ("welding_cobot", "Welding"): 116_100,
    ("packing_machine", "Packing"): 43_000,
    ("quick_change", "Bending"): 48_400,
}


def by_name(audit: Audit, ranking: Ranking) -> dict[tuple[str, str], Evaluation]:
    return {
        (r.evaluation.candidate.technology.key, audit.step_names(r.evaluation.candidate.step_ids)): r.evaluation
        for r in ranking.candidates
    }


@pytest.mark.parametrize(("name", "price"), BY_HAND.items())
def test_it_is_near_the_price_worked_out_by_hand(
    sample: Audit, sample_ranking: Ranking, name: tuple[str, str], price: float
) -> None:
    """The hand takes likely figures and whole years, the draws their median: 12 % apart at most."""
    assert max_price(by_name(sample, sample_ranking)[name]) == pytest.approx(price, rel=0.12)


def test_it_is_near_the_price_worked_out_in_the_middle(sample: Audit, sample_ranking: Ranking) -> None:
    """By hand, every figure in its middle: what came in by the end of the norm, less own hours, over 1 + reserve."""
    norm, compared = sample.firm.payback_target_years, 0
    for ranked in sample_ranking.candidates[:12]:
        e = ranked.evaluation
        figures = e.candidate.figures
        lead, ramp = figures.lead_time_months.middle / 12, figures.ramp_up_months.middle / 12
        gross = sum(yearly_benefits(sample, e.candidate, Scenario.MIDDLE).values())
        until = min(norm, lead + figures.useful_life_years.middle)
        came_in = gross * (until - lead - ramp / 2) - figures.running_cost_per_year.middle * (until - lead)
        own = figures.own_hours.middle * e.candidate.own_rate
        by_hand = (came_in - own) / (1 + e.candidate.assumed["reserve"].middle)
        if by_hand > 3_000:
            assert max_price(e) == pytest.approx(by_hand, rel=0.12), e.candidate.key
            compared += 1
    assert compared >= 5


def test_a_draw_is_paid_back_in_time_exactly_where_it_costs_no_more(sample_ranking: Ranking) -> None:
    for ranked in sample_ranking.candidates:
        e = ranked.evaluation
        within = prices_within(e) >= e.drawn.investment
        assert np.mean(within) == pytest.approx(e.probability_payback_within_target, abs=0.002)


def test_at_that_price_the_payback_is_the_norm_or_the_end_of_its_life(sample: Audit, sample_ranking: Ranking) -> None:
    norm = sample.firm.payback_target_years
    for ranked in sample_ranking.candidates[:10]:
        e = ranked.evaluation
        parts, price = e.drawn.parts, prices_within(e)
        reserve = 1 + e.drawn.sample.shared(assumption_key(RESERVE))
        paid = np.maximum(price * reserve + (parts.paid - parts.investment * reserve), 0.0)
        again = payback(paid, parts.gross, parts.running, parts.time.leads, parts.time.ramps)
        pays = (paid > 0) & (parts.gross > parts.running)
        until = np.minimum(norm, parts.time.leads + parts.time.lives)
        assert np.allclose(again[pays], until[pays], rtol=1e-6)


def test_a_longer_norm_allows_a_higher_price(sample_ranking: Ranking) -> None:
    for ranked in sample_ranking.candidates[:8]:
        prices = [max_price(ranked.evaluation, years) or 0.0 for years in (1, 2, 3, 4)]
        assert prices == sorted(prices)


def test_what_never_pays_has_no_price(sample: Audit, sample_ranking: Ranking) -> None:
    e = by_name(sample, sample_ranking)["packing_machine", "Packing"]
    steps = [CandidateStep(id=i, candidate_id=1, step_id=s) for i, s in enumerate(e.candidate.step_ids, 1)]
    dear = CandidateOverride(id=1, technology="packing_machine", running_cost_per_year=Estimate.point(90_000))
    again = rank(Audit.of([*sample.entities(), dear, *steps]), draws=64)
    assert max_price(by_name(sample, again)["packing_machine", "Packing"]) is None


def test_a_subsidy_raises_the_price_by_itself(sample: Audit, sample_ranking: Ranking) -> None:
    e = by_name(sample, sample_ranking)["deburring_machine", "Deburring"]
    steps = [CandidateStep(id=i, candidate_id=1, step_id=s) for i, s in enumerate(e.candidate.step_ids, 1)]
    helped = CandidateOverride(id=1, technology="deburring_machine", subsidy=Estimate.point(5_000))
    again = by_name(sample, rank(Audit.of([*sample.entities(), helped, *steps])))["deburring_machine", "Deburring"]
    before, after = max_price(e), max_price(again)
    assert before is not None and after is not None
    assert after - before == pytest.approx(5_000 / 1.15, rel=0.05)  # the reserve goes on the price, not on the subsidy


def test_what_is_worn_out_pays_nothing_back_any_more(sample: Audit) -> None:
    """A welding cobot with a life of two years, in a firm that waits for five: nothing is paid back after its end."""
    stored = CandidateOverride(id=1, technology="welding_cobot", useful_life_years=Estimate.point(2.0))
    welding = next(i for i, step in sample.steps.items() if step.name == "Welding")
    link = CandidateStep(id=1, candidate_id=1, step_id=welding)
    audit = sample.replaced({"candidate": {1: stored}, "candidate_step": {1: link}})
    short, usual = (by_name(a, rank(a, draws=512))["welding_cobot", "Welding"] for a in (audit, sample))
    lead = short.drawn.parts.time.leads
    paid_back = np.isfinite(short.drawn.payback)
    assert np.all(short.drawn.payback[paid_back] <= (lead + 2.0)[paid_back])
    assert short.probability_payback_within_target < usual.probability_payback_within_target
    assert (max_price(short) or 0.0) < 0.6 * (max_price(usual) or 0.0)
    assert usual.payback_likely is not None and usual.payback_likely > 3
    assert short.payback_likely is None


def test_no_payback_is_longer_than_what_is_bought_lasts(sample: Audit) -> None:
    """Also where it outlives the horizon, and its life is therefore not drawn."""
    audit = sample.replaced({"firm": {1: replace(sample.firm, horizon_years=2)}})
    for ranked in rank(audit, draws=256).candidates:
        e = ranked.evaluation
        lead, life = e.candidate.figures.lead_time_months.high / 12, e.candidate.figures.useful_life_years.high
        assert all(
            y is None or y <= lead + life for y in (e.payback_years.p10, e.payback_years.p50, e.payback_years.p90)
        )
        assert e.payback_likely is None or e.payback_likely <= lead + life


@pytest.mark.filterwarnings("error")
def test_what_a_subsidy_pays_for_whole_is_paid_back_at_once() -> None:
    """On the ramp, too, and without a root of less than nothing."""
    one = np.ones(3)
    found = payback(np.array([-50_000.0, 0.0, 10.0]), 1_000 * one, 10 * one, 0.5 * one, one)
    assert list(found[:2]) == [0.0, 0.0]
    assert 0.5 < found[2] < 1.5
