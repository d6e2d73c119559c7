"""What the plan asks of the firm by quarter: money on the bank, own hours; and equal machines bought twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.decide import Evaluation, Ranking, plan, rank
from auditor.decide.programme.enough import enough
from auditor.decide.programme.load import busiest, lowest, own_hours_of, quarters_of
from auditor.decide.programme.plan import FrontierPoint, Plan
from auditor.decide.programme.planned import Planned
from auditor.decide.programme.together import together
from auditor.decide.programme.twins import twins
from auditor.flow import Analysis, analyse
from auditor.model import Assumption, Audit, CandidateOverride, CandidateStep, Estimate, FitAnswer, Role
from auditor.phrases.portfolio import enough_sentence, optimality, twins_sentence
from tests.build import audit_from, point


@pytest.fixture(scope="module")
def made(sample: Audit, sample_ranking: Ranking) -> Plan:
    return plan(sample, sample_ranking)


def euros(value: float) -> str:
    return f"€{value:,.0f}"


def alone(e: Evaluation, start: int = 0, quarters: int = 2) -> Planned:
    return Planned(e, start, quarters, False, None)


def test_own_hours_add_up_to_those_of_the_projects(sample: Audit, made: Plan) -> None:
    quarters = quarters_of(sample, made.planned)
    assert sum(q.own_hours for q in quarters) == pytest.approx(sum(own_hours_of(e).likely for e in made.evaluations))
    assert len(quarters) % 4 == 0
    assert [q.quarter for q in quarters] == list(range(len(quarters)))


def test_own_hours_are_spread_evenly_over_delivery_and_run_in(sample: Audit, made: Plan) -> None:
    """The deburring machine: 4 months of delivery, 1.5 of run-in, 40 hours of a mechanical device."""
    e = next(e for e in made.evaluations if e.candidate.technology.key == "deburring_machine")
    assert own_hours_of(e).likely == 40
    quarters = quarters_of(sample, [alone(e, 1)])
    assert [q.own_hours for q in quarters] == pytest.approx([0, 40 * 3 / 5.5, 40 * 2.5 / 5.5, 0])
    assert [q.projects for q in quarters] == [0, 1, 1, 1]


def test_what_a_person_stated_of_own_hours_goes_before_the_catalogue(sample: Audit, made: Plan) -> None:
    e = made.evaluations[0]
    stored = CandidateOverride(id=1, technology=e.candidate.technology.key, own_hours=Estimate.point(77))
    steps = [CandidateStep(id=i, candidate_id=1, step_id=s) for i, s in enumerate(e.candidate.step_ids, 1)]
    again = rank(Audit.of([*sample.entities(), stored, *steps]), draws=64)
    found = next(r.evaluation for r in again.candidates if r.evaluation.candidate.key == e.candidate.key)
    assert own_hours_of(found).likely == 77


def test_what_is_paid_and_received_adds_up(sample: Audit, made: Plan) -> None:
    quarters = quarters_of(sample, made.planned)
    so_far = 0.0
    for q in quarters:
        so_far += q.cash
        assert q.cumulative == pytest.approx(so_far)
        assert q.cumulative_with_hours >= q.cumulative
    spent = sum(e.outlay for e in made.evaluations)
    assert lowest(quarters).cumulative < -0.5 * spent  # type: ignore[union-attr]


def test_cash_is_price_at_the_order_then_running_cost_and_overtime_by_hand() -> None:
    """1,000 h of welding at 40; 300 h of overtime at 1.25 times. In full use a quarter frees 112.5 h, 75 of overtime."""
    work = {"Weld": {"cycle_time_s": point(180), "role_id": 1, "batch_size": 50.0}}
    plain = audit_from({("Weld", "out"): 1}, demand=20_000, work=work)
    role = Role(id=1, name="Welder", rate_per_hour=point(40), overtime_hours_per_year=300.0)
    audit = Audit.of([*plain.entities(), role])
    ranking = rank(audit, draws=64)
    e = next(r.evaluation for r in ranking.candidates if r.evaluation.candidate.technology.key == "welding_cobot")
    figures = e.candidate.figures
    quarters = quarters_of(audit, [alone(e, 0), alone(e, 20)])  # the second only makes the table longer
    full = next(q for q in quarters if q.quarter * 3 >= figures.lead_time_months.likely + figures.ramp_up_months.likely)
    freed = 1_000 * e.candidate.freed_share_in(e.candidate.labour[0])
    assert quarters[0].cash == pytest.approx(-figures.investment.likely * 1.15)  # with the reserve
    running = figures.running_cost_per_year.likely
    assert full.cash == pytest.approx(min(300, freed) * 40 * 1.25 / 4 - running / 4)
    before = quarters[full.quarter - 1]
    counted = (full.cumulative_with_hours - before.cumulative_with_hours) - full.cash
    assert counted == pytest.approx(max(freed - 300, 0) * 40 * audit.firm.realisation / 4)


def test_hours_that_are_likely_not_used_count_for_nothing(sample: Audit) -> None:
    """Where the firm says that none of the freed time is used, only overtime and vacancies are worth anything."""
    less = Assumption(id=1, key="realisation_less", value=point(1.0))
    audit = sample.replaced(
        {
            "assumption": {1: less},
            "role": {i: replace(r, overtime_hours_per_year=None, vacancies=None) for i, r in sample.roles.items()},
        }
    )
    e = rank(audit, draws=64).candidates[0].evaluation
    for q in quarters_of(audit, [alone(e, 0)]):
        assert q.cumulative_with_hours == pytest.approx(q.cumulative)


def test_the_lowest_and_the_busiest_quarter_are_found(sample: Audit, made: Plan) -> None:
    quarters = quarters_of(sample, made.planned)
    deepest, most = lowest(quarters), busiest(quarters)
    assert deepest is not None and deepest.cumulative == min(q.cumulative for q in quarters)
    assert most is not None and most.own_hours == max(q.own_hours for q in quarters)
    assert quarters_of(sample, ()) == () and lowest(()) is None and busiest(()) is None


def test_two_equal_machines_that_one_might_serve_are_told(sample: Audit, sample_analysis: Analysis) -> None:
    """At a fifth more demand deburring and grinding are more than one machine can do. At half the demand they are not."""
    answered = dict.fromkeys(sample.table(FitAnswer))
    sample = sample.replaced({"fit_answer": answered})  # without what says that weld seams are nothing for it
    chosen = [r.evaluation for r in rank(sample, draws=64).candidates if r.evaluation.candidate.technology.key == "deburring_machine"]  # fmt: skip
    assert len(chosen) == 2
    busy = {key: replace(p, demand_per_year=p.demand_per_year * 1.2) for key, p in sample.processes.items() if p.demand_per_year}  # fmt: skip
    full = sample.replaced({"process": busy})
    assert twins(full, analyse(full), chosen) == ()
    slow = {key: replace(p, demand_per_year=p.demand_per_year * 0.5) for key, p in sample.processes.items() if p.demand_per_year}  # fmt: skip
    calm = sample.replaced({"process": slow})
    again = [r.evaluation for r in rank(calm, draws=64).candidates if r.evaluation.candidate.key in {e.candidate.key for e in chosen}]  # fmt: skip
    (found,) = twins(calm, analyse(calm), again)
    assert found.count == 2 and sum(found.uses) < 0.85
    said = twins_sentence(calm, found, euros)
    assert said.startswith(
        "The plan buys 2 times “Deburring and brushing machine” at €60,000: Deburring, Grind weld seams."
    )
    assert twins(calm, analyse(calm), again[:1]) == ()


def test_software_at_two_places_is_no_machine_bought_twice(sample: Audit, sample_analysis: Analysis) -> None:
    chosen = [r.evaluation for r in rank(sample, draws=64).candidates if r.evaluation.candidate.technology.kind in ("ai", "software")]  # fmt: skip
    assert chosen and twins(sample, sample_analysis, chosen) == ()


def points(audit: Audit, *rows: tuple[float, float, float]) -> list[FrontierPoint]:
    """Budget, investment and middle value of each point."""
    empty = together(audit, [])
    return [
        FrontierPoint(budget, replace(empty, investment=invested, npv=replace(empty.npv, p50=value)))
        for budget, invested, value in rows
    ]


def test_enough_is_the_first_point_with_95_percent_of_the_value(sample: Audit) -> None:
    found = enough(points(sample, (0, 0, 0), (20_000, 18_000, 90.0), (30_000, 28_000, 96.0), (160_000, 154_000, 100.0)))
    assert found is not None
    assert enough_sentence(found, euros) == "€28,000 buys 96% of the value; the next €126,000 adds almost nothing."
    assert enough(points(sample, (0, 0, 0), (10, 10, -5.0))) is None
    assert enough([]) is None
    last = enough(points(sample, (0, 0, 0), (50_000, 40_000, 50.0), (90_000, 80_000, 100.0)))
    assert last is not None
    assert enough_sentence(last, euros) == "The value grows up to €80,000; beyond that another euro buys nothing."


def test_best_is_said_only_of_what_is_proven(sample: Audit, made: Plan) -> None:
    assert "proven" in optimality(sample, made)
    near = replace(made, choice=replace(made.choice, is_exact=False))
    assert optimality(sample, near) == "Within this budget the program found no better combination."
    free = replace(near, limits=replace(near.limits, budget=None))
    assert optimality(sample, free) == "The program found no better combination."


def test_nothing_is_worth_its_money_is_said_only_of_candidates(sample: Audit, made: Plan) -> None:
    nothing = replace(made, planned=())
    assert optimality(sample, nothing) == "Nothing is worth its money within these limits."
    assert "within your 5 years" in optimality(sample, replace(nothing, eligible=0, unconfirmed=0))
    assert "if it fits" in optimality(sample, replace(nothing, eligible=0, unconfirmed=1))
    empty = Audit.of()
    assert "Draw the steps first" in optimality(empty, plan(empty, rank(empty)))
    drawn = audit_from({("Weld", "out"): 1}, demand=None)
    assert "how long they take" in optimality(drawn, plan(drawn, rank(drawn)))
