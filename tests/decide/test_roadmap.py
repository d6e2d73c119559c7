"""When chosen projects are carried out, and what each is held to."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, permutations

import numpy as np
import pytest

from auditor.decide import Evaluation, Ranking, rank
from auditor.decide.candidate.freed_labour import use_of
from auditor.decide.doubt.assumptions import RESERVE, assumption_key
from auditor.decide.money.max_price import max_price
from auditor.decide.money.timing import payback
from auditor.decide.programme.pilot import PilotCode, pilot_of, pilot_reason
from auditor.decide.programme.planned import Planned
from auditor.decide.programme.portfolio import Limits
from auditor.decide.programme.roadmap import crowded, roadmap
from auditor.decide.programme.targets import concerned_roles, stop_rule, success_measure
from auditor.model import Audit, Project
from auditor.phrases.plan import (
    go_text,
    pilot_sentence,
    price_sentence,
    price_text,
    quarter_name,
    stop_sentence,
    stop_text,
    success_sentence,
    who_sentence,
    who_text,
)

FREE = Limits()


@pytest.fixture
def chosen(sample: Audit) -> list[Evaluation]:
    """Four candidates that do not share a step."""
    return [r.evaluation for r in rank(sample, draws=256).recommended[:4]]


def by_key(planned: tuple[Planned, ...]) -> dict[str, Planned]:
    return {p.key: p for p in planned}


def test_nothing_chosen_is_an_empty_roadmap(sample: Audit) -> None:
    assert roadmap(sample, [], {}, FREE) == ()


def test_without_limits_all_follow_as_soon_as_the_pilot_has_been_delivered(
    sample: Audit, chosen: list[Evaluation]
) -> None:
    pilot, *others = roadmap(sample, chosen, {}, FREE)
    assert pilot.is_pilot and pilot.start_quarter == 0
    assert {p.start_quarter for p in others} == {pilot.quarters}
    assert not any(p.is_pilot for p in others)


def test_a_year_of_the_choice_is_the_first_in_which_it_starts(sample: Audit, chosen: list[Evaluation]) -> None:
    pilot = roadmap(sample, chosen, {}, FREE)[0]
    late = next(e for e in chosen if e.candidate.key != pilot.key)
    found = by_key(roadmap(sample, chosen, {late.candidate.key: 2}, FREE))
    assert found[late.candidate.key].start_quarter == 8
    assert found[late.candidate.key].year == 2


def test_one_project_at_a_time_makes_a_row_of_them(sample: Audit, chosen: list[Evaluation]) -> None:
    planned = roadmap(sample, chosen, {}, Limits(projects_at_once=1))
    ends = [p.start_quarter + p.quarters for p in planned]
    assert all(p.start_quarter >= end for p, end in zip(planned[1:], ends, strict=False))
    assert crowded(planned, Limits(projects_at_once=1)) == ()


def test_a_years_budget_puts_off_what_it_can_not_pay(sample: Audit, chosen: list[Evaluation]) -> None:
    most = max(e.outlay for e in chosen)
    planned = roadmap(sample, chosen, {}, Limits(yearly_budget=most))
    for year in {p.year for p in planned}:
        assert sum(p.evaluation.outlay for p in planned if p.year == year) <= most + 1e-6


def test_what_requires_another_waits_for_its_delivery(sample: Audit, chosen: list[Evaluation]) -> None:
    a, b = chosen[0].candidate.key, chosen[1].candidate.key
    found = by_key(roadmap(sample, chosen, {}, FREE, [(a, b)]))
    assert found[a].start_quarter >= found[b].start_quarter + found[b].quarters
    assert not found[a].is_pilot


def test_the_pilot_is_the_easy_one_among_the_quick_and_depends_on_nothing(
    sample: Audit, chosen: list[Evaluation]
) -> None:
    pilot = pilot_of(sample, chosen, set())
    assert pilot is not None
    other = pilot_of(sample, chosen, {pilot.candidate.key})
    assert other is not None and other is not pilot
    assert pilot_of(sample, [], set()) is None


def test_the_reason_for_the_pilot_is_true_of_it(chosen: list[Evaluation], sample_ranking: Ranking) -> None:
    everything = [ranked.evaluation for ranked in sample_ranking.candidates]

    def planned(at: int, e: Evaluation, **fields: object) -> Planned:
        return Planned(e, at, 1, at == 0, Project(candidate_id=1, **fields) if fields else None)  # type: ignore[arg-type]

    cheap, dear = sorted(chosen[:2], key=lambda e: e.outlay)
    reason = pilot_reason([planned(0, cheap), planned(1, dear)])
    assert (
        reason is not None
        and reason.code is PilotCode.CHEAPEST
        and reason.outlay == cheap.candidate.figures.investment.likely
    )
    named = pilot_reason([planned(0, dear, is_pilot=True), planned(1, cheap)])
    assert named is not None and named.code is PilotCode.NAMED
    twice = pilot_reason([planned(0, dear), planned(1, dear), planned(2, cheap)])
    assert twice is not None and (twice.code, twice.others) == (PilotCode.INSTRUCTIVE, 1)
    assert "at 1 more place." in pilot_sentence(twice, "EUR")
    easy, less = next(
        (one, other) for one, other in permutations(everything, 2)
        if one.candidate.technology.ease > other.candidate.technology.ease and one.outlay > other.outlay
    )  # fmt: skip
    found = pilot_reason([planned(0, easy), planned(1, less)])
    assert found is not None and found.code is PilotCode.EASIEST
    assert pilot_reason([planned(1, cheap)]) is None


def test_run_in_counts_half_beside_what_is_under_way(chosen: list[Evaluation]) -> None:
    """Delivery in two quarters, then a ramp-up of one or two: 1, 1 and then halves."""
    planned = [Planned(e, start, 2, False, None) for e, start in zip(chosen, (0, 1, 1, 5), strict=False)]
    assert dict(planned[0].load()) == {0: 1.0, 1: 1.0, 2: 0.5}
    assert crowded(planned, Limits(projects_at_once=2)) == (1, 2)
    assert crowded(planned, Limits(projects_at_once=3)) == ()
    assert crowded(planned, FREE) == ()


def test_no_quarter_of_a_roadmap_asks_more_than_the_firm_carries_run_in_included(
    sample: Audit, chosen: list[Evaluation]
) -> None:
    for most in (1, 2, 3):
        planned = roadmap(sample, chosen, {}, Limits(projects_at_once=most))
        assert crowded(planned, Limits(projects_at_once=most)) == ()
    apart = roadmap(sample, chosen, {}, Limits(projects_at_once=1))
    for one, two in pairwise(apart):
        assert two.start_quarter >= max(quarter for quarter, _load in one.load())


def test_a_project_is_judged_three_months_after_its_ramp_up(chosen: list[Evaluation]) -> None:
    e = chosen[0]
    target, figures = success_measure(e), e.candidate.figures
    assert target.months == round(figures.lead_time_months.likely + figures.ramp_up_months.likely) + 3
    assert target.hours_per_month * 12 == pytest.approx(e.hours_freed_per_year.likely)
    assert success_sentence(e).startswith(f"{target.months} months after the order")


def test_the_limit_is_the_price_and_what_is_started_is_held_to_hours(chosen: list[Evaluation]) -> None:
    for e in chosen:
        rule = stop_rule(e)
        assert rule.max_price == max_price(e)
        if rule.least_hours_per_month is not None:
            assert 1 < rule.least_hours_per_month < e.hours_freed_per_year.likely / 12
        assert ("fewer than" in stop_sentence(e)) is (rule.least_hours_per_month is not None)
        assert price_text(e) in price_sentence(e)
    assert any(stop_rule(e).least_hours_per_month is not None for e in chosen)


def test_with_the_fewest_hours_the_likely_price_is_paid_back_in_time_in_half_of_the_draws(
    chosen: list[Evaluation],
) -> None:
    """Each draw once more, with fewer hours, the likely price, its reserve and its own hours: as many are in time as not."""
    compared = 0
    for e in chosen:
        rule, parts = stop_rule(e), e.drawn.parts
        if rule.least_hours_per_month is None:
            continue
        share = 12 * rule.least_hours_per_month / e.hours_freed_per_year.likely
        drawn = [
            rate * use_of(e.audit, i).paid_hours(hours * share, e.drawn.realisation)
            for i, (hours, rate) in e.drawn.freed.items()
        ]
        gross = parts.gross - parts.labour + np.sum(drawn, axis=0)
        reserve = 1 + e.drawn.sample.shared(assumption_key(RESERVE))
        paid = parts.paid + (e.candidate.figures.investment.likely - parts.investment) * reserve
        years = payback(paid, gross, parts.running, parts.time.leads, parts.time.ramps)
        until = np.minimum(e.audit.firm.payback_target_years, parts.time.leads + parts.time.lives)
        assert np.mean(years <= until) == pytest.approx(0.5, abs=0.01)
        compared += 1
    assert compared >= 2


def test_the_price_in_words_is_never_above_the_price(chosen: list[Evaluation]) -> None:
    for e in chosen:
        price = max_price(e)
        assert price is not None
        said = float(price_text(e).replace("€", "").replace(",", ""))
        assert price * 0.98 < said <= price


def test_what_a_person_wrote_goes_before_what_the_figures_say(chosen: list[Evaluation]) -> None:
    project = Project(candidate_id=1, who="Anna leads", stop_rule="At Easter")
    item = Planned(chosen[0], 0, 2, False, project)
    assert (who_text(item), stop_text(item)) == ("Anna leads", "At Easter")
    assert go_text(item) == f"Do not order above {price_text(chosen[0])}. At Easter"
    assert who_text(replace(item, project=None)) == who_sentence(chosen[0])
    assert all(role.name in who_sentence(chosen[0]) for role in concerned_roles(chosen[0]))


def test_quarters_are_counted_from_the_first_of_year_one() -> None:
    assert [quarter_name(q) for q in (0, 3, 4)] == [
        "year 1, quarter 1", "year 1, quarter 4", "year 2, quarter 1",
    ]  # fmt: skip
