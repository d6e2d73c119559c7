"""The order of the candidates and how sure it is."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import numpy_financial
import pytest

from auditor.assess.fit import Fit
from auditor.assess.readiness import readiness
from auditor.decide import RANK_CRITERIA, Ranked, Ranking, rank
from auditor.decide.order.rank_criteria import Situation, differ_in_weights_only
from auditor.decide.order.ranking import Caution, CautionCode
from auditor.model import Audit, CandidateOverride, CandidateStep, Estimate, Weight
from auditor.phrases.candidate import exclusion_reason
from tests.build import audit_from, point


def with_entities(audit: Audit, *entities: object) -> Audit:
    return Audit.of([*(e for e in audit.entities() if type(e) not in {type(x) for x in entities}), *entities])  # type: ignore[list-item]


def test_contributions_add_up_to_the_score(sample_ranking: Ranking) -> None:
    for ranked in sample_ranking.candidates:
        assert sum(ranked.contributions.values()) == pytest.approx(ranked.score)


def test_ranks_are_in_order_of_score_and_places_are_taken_where_it_is_worth_while(sample_ranking: Ranking) -> None:
    result = sample_ranking
    places = [(not r.worth_while, -r.score) for r in result.candidates]
    assert places == sorted(places)
    n = len(result.candidates)
    for ranked in result.candidates:
        assert len(ranked.rank_acceptability) == n
        drawn = ranked.evaluation.drawn
        assert sum(ranked.rank_acceptability) == pytest.approx(float((drawn.fits & (drawn.npv > 0)).mean()))
    somebody = np.any([r.evaluation.drawn.fits & (r.evaluation.drawn.npv > 0) for r in result.candidates], axis=0)
    taken = [sum(r.rank_acceptability[place] for r in result.candidates) for place in range(n)]
    assert taken[0] == pytest.approx(float(somebody.mean()))  # nobody is first where nothing is worth while
    assert taken == sorted(taken, reverse=True)


def test_the_same_seed_gives_the_same_ranking(sample: Audit) -> None:
    first, second = rank(sample, 256, 3), rank(sample, 256, 3)
    assert [(r.evaluation.candidate.key, r.score, r.rank_acceptability) for r in first.candidates] == [
        (r.evaluation.candidate.key, r.score, r.rank_acceptability) for r in second.candidates
    ]


def test_hours_freed_are_hours_times_share_and_benefit_follows(sample: Audit) -> None:
    """Nobody missing and no overtime, so every freed hour is worth its rate times the part that is used."""
    roles = [replace(role, vacancies=None, overtime_hours_per_year=None) for role in sample.roles.values()]
    sample = with_entities(sample, *roles)
    for ranked in rank(sample).candidates:
        e, p = ranked.evaluation, ranked.evaluation.candidate
        freed = [item.hours_per_year.likely * p.freed_share(item).likely for item in p.labour]
        assert e.hours_freed_per_year.likely == pytest.approx(sum(freed))
        gross = sum(h * item.rate_per_hour.likely for h, item in zip(freed, p.labour, strict=True))
        gross *= sample.firm.realisation
        assert e.benefit_per_year.likely == pytest.approx(gross - p.figures.running_cost_per_year.likely)
        assert e.npv_range.low <= e.npv_likely <= e.npv_range.high
        assert e.npv_range.likely == pytest.approx(e.npv_likely)
        assert e.npv.p10 is not None
        assert e.npv.p50 is not None
        assert e.npv.p90 is not None
        assert e.npv_range.low <= e.npv.p10 <= e.npv.p50 <= e.npv.p90 <= e.npv_range.high
        own = p.figures.own_hours.likely * sample.rate_without_role.per_hour.likely
        assert -e.cash.totals[0] == pytest.approx(e.outlay + own)
        assert e.outlay == pytest.approx(p.figures.investment.likely * (1 + p.assumed["reserve"].likely))
        assert e.npv_likely == pytest.approx(numpy_financial.npv(sample.firm.discount_rate, e.cash.totals))


def test_the_drawn_value_is_that_of_the_yearly_table_where_nothing_is_uncertain(
    sample: Audit, sample_ranking: Ranking
) -> None:
    from auditor.decide.doubt.draws import DrawnInputs
    from auditor.decide.money.inputs import inputs_of
    from auditor.decide.money.outcome import outcome

    for ranked in sample_ranking.candidates:
        p = ranked.evaluation.candidate
        inputs = inputs_of([p], p.assumed, sample.firm.horizon_years)
        points = {k: Estimate.point(e.likely) for k, e in inputs.items()}
        lead, ramp, life = (
            Estimate.point(x.likely)
            for x in (p.figures.lead_time_months, p.figures.ramp_up_months, p.figures.useful_life_years)
        )
        certain = replace(p.figures, lead_time_months=lead, ramp_up_months=ramp, useful_life_years=life)
        sure = replace(p, figures=certain, fit=Fit(1.0))
        drawn = outcome(sample, sure, DrawnInputs(points, 16, 1))
        assert drawn.npv == pytest.approx(ranked.evaluation.npv_likely, abs=1)


def test_a_dominated_candidate_never_ranks_before_what_dominates_it(sample: Audit, sample_ranking: Ranking) -> None:
    ranked = sample_ranking.candidates
    situation = Situation(sample, readiness(sample))
    values = [[c.likely(situation, r.evaluation) for c in RANK_CRITERIA] for r in ranked]
    pairs = [  # of those that are as likely to fit, and no worse than doing nothing if the other one is not
        (better, worse)
        for better, a in zip(ranked, values, strict=True)
        for worse, b in zip(ranked, values, strict=True)
        if all(x >= y for x, y in zip(a, b, strict=True)) and a != b
        if worse.worth_while <= better.worth_while
        if better.evaluation.fit_probability == worse.evaluation.fit_probability
    ]
    assert pairs
    assert all(better.rank < worse.rank for better, worse in pairs)


def test_a_dominated_candidate_never_ranks_first(sample: Audit, sample_ranking: Ranking) -> None:
    """The best that takes no strain away, made forty times as dear and with next to no hours freed."""
    plain = [r for r in sample_ranking.candidates if not r.evaluation.candidate.technology.relieves]
    first = plain[0].evaluation.candidate
    dearer = CandidateOverride(
        id=1, technology=first.technology.key, investment=first.figures.investment.map(lambda v: v * 40),
        saving_share=first.figures.saving_share.map(lambda v: v * 0.01),
    )  # fmt: skip
    links = [CandidateStep(id=i, candidate_id=1, step_id=s) for i, s in enumerate(first.step_ids, 1)]
    worse = rank(with_entities(sample, dearer, *links))
    place = next(r for r in worse.candidates if r.evaluation.candidate.key == first.key)
    situation = Situation(sample, readiness(sample))
    dominators = [
        r for r in worse.candidates
        if all(c.likely(situation, r.evaluation) >= c.likely(situation, place.evaluation) for c in RANK_CRITERIA)
        and r is not place
        and r.evaluation.fit_probability >= place.evaluation.fit_probability
    ]  # fmt: skip
    assert dominators
    assert all(r.rank < place.rank for r in dominators)
    assert place.evaluation.candidate.figures.investment.likely == pytest.approx(first.figures.investment.likely * 40)


def test_a_dropped_candidate_is_left_out_with_its_reason(sample: Audit, sample_ranking: Ranking) -> None:
    first = sample_ranking.candidates[0].evaluation.candidate
    dropped = CandidateOverride(id=1, technology=first.technology.key, dropped_because="No room.")
    links = [CandidateStep(id=i, candidate_id=1, step_id=s) for i, s in enumerate(first.step_ids, 1)]
    result = rank(with_entities(sample, dropped, *links))
    assert first.key not in {r.evaluation.candidate.key for r in result.candidates}
    assert any(exclusion_reason(e) == "No room." for e in result.exclusions)


def test_weights_of_the_audit_count(sample: Audit) -> None:
    only_ease = [Weight(id=i, criterion=c.key, value=float(c.key == "ease")) for i, c in enumerate(RANK_CRITERIA, 1)]
    result = rank(with_entities(sample, *only_ease))

    def place(ranked: Ranked) -> tuple[bool, float]:
        e = ranked.evaluation
        return not ranked.worth_while, -(e.candidate.technology.ease - 1) * e.fit_probability

    places = [place(r) for r in result.candidates]
    assert [x[0] for x in places] == sorted(x[0] for x in places)
    assert all(a <= b or a == pytest.approx(b) for a, b in pairwise(places))


@pytest.mark.usefixtures("only_the_cobot")
def test_a_violated_limit_excludes_with_the_value() -> None:
    audit = audit_from(
        {("Welding", "out"): 1}, demand=20_000, work={"Welding": {"cycle_time_s": point(300), "batch_size": 2.0}}
    )
    result = rank(audit)
    assert not result.candidates
    assert [exclusion_reason(e) for e in result.exclusions] == ["Batches of 2 are shorter than the 5 it needs."]
    longer = audit.replaced({"work": {1: replace(audit.work(1), batch_size=50.0)}})
    assert [r.evaluation.candidate.technology.key for r in rank(longer).candidates] == ["welding_cobot"]


def test_more_hours_never_lower_the_money() -> None:
    def value(seconds: float) -> float:
        audit = audit_from({("Welding", "out"): 1}, demand=20_000, work={"Welding": {"cycle_time_s": point(seconds)}})
        return rank(audit).candidates[0].evaluation.npv_likely

    values = [value(s) for s in (200, 250, 300, 400, 800)]
    assert values == sorted(values)


def test_an_empty_audit_has_an_empty_ranking_that_says_why() -> None:
    result = rank(Audit.of())
    assert result.candidates == ()
    assert [w.code for w in result.warnings if isinstance(w, Caution)] == [CautionCode.NOTHING_FITS]


def test_unknown_criteria_make_suitability_a_range(sample: Audit) -> None:
    from auditor.assess import suitability
    from auditor.flow import analyse

    numbers = next(
        n for n in analyse(sample).processes[min(sample.processes)].steps.values() if n.workload.labour_hours_per_year
    )
    found = suitability(sample, numbers)
    assert found.score.low < found.score.high
    assert sum(c.points.high for c in found.contributions) == pytest.approx(found.score.high)
    assert found.score == Estimate(found.score.low, found.score.likely, found.score.high, found.score.basis)


@pytest.mark.usefixtures("only_the_cobot")
def test_a_single_candidate_has_a_score_that_means_something() -> None:
    """Scales of the firm, none of the other candidates: hours, money, risk 0–100, ease 1–5, times the chance of fit."""
    audit = audit_from({("Welding", "out"): 1}, demand=30_000, work={"Welding": {"cycle_time_s": point(300)}})
    ranking = rank(audit)
    (only,) = ranking.candidates
    e, scales = only.evaluation, ranking.scales
    fit = e.fit_probability
    assert 0 < fit < 1  # the task is read from the name

    def marks(share: float) -> float:
        return min(share, (share + 1) / 2)  # beyond full marks it counts half

    hours = marks(e.hours_freed_per_year.likely / scales["labour"].best)
    assert only.contributions["labour"] == pytest.approx(25 * hours * fit)
    assert only.contributions["money"] == pytest.approx(25 * marks(e.npv_middle / scales["money"].best) * fit)
    assert only.contributions["ease"] == pytest.approx(15 * fit * (e.candidate.technology.ease - 1) / 4)
    assert only.contributions["risk"] == pytest.approx(0.15 * fit * e.candidate.suitability.likely)


def test_two_audits_that_differ_in_weights_only_are_told_from_others(sample: Audit) -> None:
    weighed = sample.replaced({"weight": {1: Weight(id=1, criterion="ease", value=1.0)}})
    assert differ_in_weights_only(sample, weighed)
    assert differ_in_weights_only(sample, sample)
    scaled = sample.replaced({"weight": {1: Weight(id=1, criterion="ease", value=1.0, full_marks=5.0)}})
    assert not differ_in_weights_only(sample, scaled)
    firm = replace(sample.firm, name="Another")
    assert not differ_in_weights_only(sample, weighed.replaced({"firm": {1: firm}}))
