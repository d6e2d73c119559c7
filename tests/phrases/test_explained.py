"""A shown figure can be reckoned again from what its explanation names, on three samples."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, prod

import pytest

from auditor.decide import Evaluation, Plan, Ranking, plan, rank
from auditor.decide.money.cash_flow import npv
from auditor.exchange.template import read_sample
from auditor.flow import Analysis, analyse
from auditor.locale import LANGUAGES, number, percent, using
from auditor.model import Audit, Family, FamilyWork, Mix, Process, Role, Step
from auditor.phrases.amounts import money_for_reading
from auditor.phrases.explained import Explanation, benefit, fit, labour, pace, value, work
from auditor.phrases.explained import plan as of_plan
from auditor.phrases.explained.explanation import MOST, calculated, shortened
from auditor.phrases.stream import lead_time_days
from tests.build import audit_from, point
from ui.stages import STAGES

NAMES = ("sheet_metal", "joinery", "bakery")


@pytest.fixture(scope="module", params=NAMES)
def made(request: pytest.FixtureRequest) -> tuple[Audit, Analysis, Ranking, Plan]:
    audit = Audit.of(read_sample(request.param).entities)
    analysis, ranking = analyse(audit), rank(audit, 256, 1)
    return audit, analysis, ranking, plan(audit, ranking, with_frontier=False)


def amounts(found: Explanation, key: str) -> list[float]:
    return [i.amount for i in found.inputs if i.key == key]


def one(found: Explanation, key: str, otherwise: float = 1.0) -> float:
    (amount,) = amounts(found, key) or [otherwise]
    return amount


def evaluations(ranking: Ranking) -> list[Evaluation]:
    return [r.evaluation for r in ranking.candidates]


def close(value: float) -> object:
    return pytest.approx(value, rel=1e-9, abs=1e-6)


def labour_of_a_pass(found: Explanation) -> float:
    cycle = one(found, "cycle", 0.0) * one(found, "manual") * one(found, "crew") / one(found, "units")
    return cycle + one(found, "setup", 0.0) * one(found, "crew") / one(found, "batch")


def test_the_hours_of_every_step_follow_from_its_inputs(made: tuple[Audit, Analysis, Ranking, Plan]) -> None:
    audit, analysis, *_rest = made
    seen = 0
    for step_id, hours in analysis.hours_by_step.items():
        found = work.step_hours(audit, analysis, step_id)
        assert found is not None
        assert found.amount == hours
        if labour := amounts(found, "labour"):
            assert labour[0] * one(found, "periods") / 3600 == close(hours)
        elif amounts(found, "hours"):
            assert sum(amounts(found, "hours")) == close(hours)
        else:
            assert one(found, "passes") * labour_of_a_pass(found) / 3600 == close(hours)
        seen += 1
    assert seen


def test_passes_follow_from_demand_or_from_what_is_stated(made: tuple[Audit, Analysis, Ranking, Plan]) -> None:
    audit, analysis, *_rest = made
    for step_id in analysis.hours_by_step:
        found, numbers = work.step_passes(audit, analysis, step_id), analysis.step(step_id)
        assert numbers is not None
        if found is not None:
            stated = one(found, "events", 0.0) * one(found, "periods", 0.0)
            assert stated or one(found, "demand") * one(found, "visits") == close(found.amount)
            assert found.amount == numbers.workload.passes_per_year


def test_the_totals_of_the_map_follow_from_steps_roles_and_rates(
    made: tuple[Audit, Analysis, Ranking, Plan],
) -> None:
    audit, analysis, *_rest = made
    hours, cost, jobs = (f(audit, analysis) for f in (labour.map_hours, labour.labour_cost, labour.map_jobs))
    assert hours is not None
    assert cost is not None
    assert jobs is not None
    assert analysis.labour_hours_per_year is not None
    assert analysis.labour_cost_per_year is not None
    assert analysis.fte is not None
    assert sum(amounts(hours, "hours")) == close(analysis.labour_hours_per_year.likely) == close(hours.amount)
    paid = zip(amounts(cost, "hours"), amounts(cost, "rate"), strict=True)
    assert sum(h * r for h, r in paid) == close(analysis.labour_cost_per_year.likely) == close(cost.amount)
    assert one(jobs, "hours") / one(jobs, "productive_hours") == close(analysis.fte.likely) == close(jobs.amount)


def test_the_hours_of_the_roles_add_up_to_those_of_the_map(made: tuple[Audit, Analysis, Ranking, Plan]) -> None:
    audit, analysis, *_rest = made
    roles = {audit.work(i).role_id for i in analysis.hours_by_step}
    found = [labour.role_hours(audit, analysis, role_id) for role_id in roles]
    assert analysis.labour_hours_per_year is not None
    assert sum(f.amount for f in found if f is not None) == close(analysis.labour_hours_per_year.likely)


def test_takt_and_available_time_follow_from_the_calendar_and_the_demand(
    made: tuple[Audit, Analysis, Ranking, Plan],
) -> None:
    audit, analysis, *_rest = made
    time = pace.available_time(audit)
    a_day = one(time, "shifts_per_day") * (one(time, "shift_length_s") - one(time, "break_s"))
    assert one(time, "working_days_per_year") * a_day == close(audit.calendar.available_time_per_year_s)
    for numbers in analysis.processes.values():
        found = pace.takt(audit, numbers)
        assert (found is None) == (numbers.takt_time_s is None)
        if found is not None and numbers.takt_time_s is not None:
            assert one(found, "available") / one(found, "demand") == close(numbers.takt_time_s)


def test_the_use_of_every_step_follows_from_its_inputs(made: tuple[Audit, Analysis, Ranking, Plan]) -> None:
    audit, analysis, *_rest = made
    for numbers in analysis.processes.values():
        for step_id, step in numbers.steps.items():
            found, share = pace.use(audit, analysis, step_id), step.workload.utilisation
            assert (found is None) == (share is None)
            if found is None or share is None:
                continue
            needed = one(found, "passes", 0.0) * one(found, "pass_s", 0.0)
            if amounts(found, "headcount"):
                people = one(found, "headcount") * one(found, "productive_hours") * 3600
                assert needed * one(found, "crew") / people == close(share)
            elif amounts(found, "use"):
                assert sum(amounts(found, "use")) == close(share)
            else:
                there = one(found, "stations") * one(found, "availability") * one(found, "available")
                assert needed / there == close(share)


def test_the_bottleneck_is_the_step_in_use_most(made: tuple[Audit, Analysis, Ranking, Plan]) -> None:
    audit, analysis, *_rest = made
    for numbers in analysis.processes.values():
        found = pace.bottleneck(audit, analysis, numbers)
        if found is not None and numbers.bottleneck is not None:
            assert found.amount == max(amounts(found, "use"))
            assert found.result == f"{numbers.bottleneck.name} ({percent(found.amount)})"
            assert found.inputs[0].name == numbers.bottleneck.name


def test_the_lead_time_is_what_waits_and_what_is_worked(made: tuple[Audit, Analysis, Ranking, Plan]) -> None:
    audit, analysis, *_rest = made
    for numbers in analysis.processes.values():
        found = pace.lead_time(audit, numbers)
        assert (found is None) == (numbers.stream.lead_time_days is None)
        if found is not None and numbers.stream.lead_time_days is not None:
            days = sum(amounts(found, "days")) + one(found, "processing") / one(found, "day")
            assert days == close(numbers.stream.lead_time_days)
            assert lead_time_days(numbers.stream) in found.result


def test_the_hours_freed_by_every_candidate_follow_from_its_inputs(
    made: tuple[Audit, Analysis, Ranking, Plan],
) -> None:
    audit, analysis, ranking, _plan = made
    assert ranking.candidates
    for e in evaluations(ranking):
        found = benefit.hours_freed(audit, analysis, e)
        share = prod(one(found, key) for key in ("attended", "factor", "saving_share", "availability"))
        assert sum(amounts(found, "hours")) * share == close(e.hours_freed_per_year.likely)
        assert found.result == number(e.hours_freed_per_year.likely)


def test_the_worth_of_a_freed_hour_and_the_yearly_benefit_follow_from_their_inputs(
    made: tuple[Audit, Analysis, Ranking, Plan],
) -> None:
    audit, _analysis, ranking, _plan = made
    for e in evaluations(ranking):
        found = benefit.yearly_benefit(audit, e)
        gains = [i.amount for i in found.inputs if i.key != "running_cost_per_year"]
        assert sum(gains) - one(found, "running_cost_per_year") == close(e.benefit_per_year.likely)
        assert found.result == money_for_reading(e.benefit_per_year.likely, audit.firm.currency)
        worth = benefit.worth_of_an_hour(audit, e)
        if worth is None:
            continue
        used = max(one(worth, "realisation") - one(worth, "realisation_less", 0.0), 0.0)
        rate, paid, hours = 0.0, 0.0, 0.0
        counts = {"overtime": 1 + one(worth, "overtime_premium", 0.0), "vacancies": 1.0, "rest": used}
        for i in worth.inputs:
            rate = i.amount if i.key == "rate" else rate
            paid += i.amount * rate * counts.get(i.key, 0.0)
            hours += i.amount if i.key in counts else 0.0
        assert hours == close(e.hours_freed_per_year.likely)
        assert paid / hours == close(worth.amount)


def test_the_investment_and_what_is_paid_at_first_follow_from_their_inputs(
    made: tuple[Audit, Analysis, Ranking, Plan],
) -> None:
    audit, _analysis, ranking, _plan = made
    for e in evaluations(ranking):
        found, paid = value.investment(audit, e), value.paid_at_first(audit, e)
        priced = sum(amounts(found, "investment")) * (1 + one(found, "reserve"))
        assert max(priced - one(found, "subsidy", 0.0), 0.0) == close(e.outlay)
        own = one(paid, "own_hours") * one(paid, "rate")
        assert priced + own - one(paid, "subsidy", 0.0) == close(-e.cash.totals[0])


def test_values_and_paybacks_are_the_shown_ones_and_closed_ones_follow_from_their_inputs(
    made: tuple[Audit, Analysis, Ranking, Plan],
) -> None:
    audit, _analysis, ranking, _plan = made
    for e in evaluations(ranking):
        likely, simple = value.npv_likely(audit, e), value.payback_simple(audit, e)
        worth = npv(one(likely, "discount_rate"), amounts(likely, "flow")) + one(likely, "late", 0.0)
        assert worth == close(e.npv_likely)
        if one(simple, "benefit") > 0:
            assert max(one(simple, "paid"), 0.0) / one(simple, "benefit") == close(simple.amount)
        rate = value.rate_of_return(audit, e)
        if rate is not None and not amounts(rate, "late"):
            assert npv(rate.amount, amounts(rate, "flow")) == pytest.approx(0.0, abs=1.0)
        middle, payback = value.npv_middle(audit, e), value.payback_middle(audit, e)
        assert middle.amount == e.npv_median
        assert middle.result == money_for_reading(e.npv_median, audit.firm.currency)
        assert payback.amount == (inf if e.payback_years.p50 is None else e.payback_years.p50)
        in_time = value.chance_of_payback(audit, e)
        assert one(in_time, "within") / one(in_time, "draws") == close(e.probability_payback_within_target)


def test_the_chance_that_it_fits_is_what_its_parts_come_to(made: tuple[Audit, Analysis, Ranking, Plan]) -> None:
    audit, _analysis, ranking, _plan = made
    for e in evaluations(ranking):
        found = fit.chance_of_fit(audit, e)
        assert found is not None
        assert found.amount == e.fit_probability
        if len(e.candidate.step_ids) == 1:
            assert prod(i.amount for i in found.inputs) == close(e.fit_probability)
        else:
            technology, steps = e.candidate.technology, amounts(found, "step")
            is_whole = technology.shared and not technology.chain
            least = min(steps) if is_whole else e.fit_probability
            assert least <= e.fit_probability + 1e-9
            assert is_whole or min(steps) == close(e.fit_probability)


def test_the_totals_of_the_plan_follow_from_its_projects(made: tuple[Audit, Analysis, Ranking, Plan]) -> None:
    audit, analysis, _ranking, planned = made
    together = planned.together
    invested, hours = of_plan.plan_investment(audit, planned), of_plan.plan_hours(audit, analysis, planned)
    assert sum(amounts(invested, "project")) == close(together.investment)
    assert sum(amounts(hours, "project")) == close(together.hours_freed_per_year)
    jobs = of_plan.plan_jobs(audit, analysis, planned)
    assert jobs is not None
    assert one(jobs, "hours") / one(jobs, "productive_hours") == close(together.fte_freed)
    assert of_plan.plan_npv(audit, planned).amount == together.npv.p50


def everything(audit: Audit, analysis: Analysis, ranking: Ranking, planned: Plan) -> list[Explanation]:
    """All explanations, with those that their inputs lead to."""
    of_candidate: tuple[Callable[[Audit, Evaluation], Explanation | None], ...] = (
        benefit.worth_of_an_hour, benefit.yearly_benefit, fit.chance_of_fit, value.investment, value.npv_middle,
        value.npv_likely, value.payback_simple, value.payback_middle, value.payback_discounted, value.rate_of_return,
        value.chance_of_payback,
    )  # fmt: skip
    found = [f(audit, e) for f in of_candidate for e in evaluations(ranking)[:6]]
    found += [benefit.hours_freed(audit, analysis, e) for e in evaluations(ranking)[:6]]
    found += [f(audit, analysis) for f in (labour.map_hours, labour.labour_cost, labour.map_jobs)]
    for numbers in analysis.processes.values():
        found += [pace.takt(audit, numbers), pace.bottleneck(audit, analysis, numbers), pace.lead_time(audit, numbers)]
    found += [of_plan.plan_investment(audit, planned), of_plan.plan_npv(audit, planned)]
    found += [of_plan.plan_hours(audit, analysis, planned), of_plan.plan_jobs(audit, analysis, planned)]
    whole = [f for f in found if f is not None]
    for explained in whole:
        whole += [
            more
            for i in explained.inputs
            if i.more is not None and (more := i.more()) is not None and more not in whole
        ]
    return whole


def test_every_explanation_says_its_basis_and_leads_to_pages_that_there_are(
    made: tuple[Audit, Analysis, Ranking, Plan],
) -> None:
    pages = {(s.key, t.key) for s in STAGES for t in s.tabs} | {(s.key, "") for s in STAGES}
    for explained in everything(*made):
        assert explained.formula.endswith(".")
        assert explained.result
        for i in explained.inputs:
            assert i.name
            assert i.value
            assert i.basis
            assert i.place is None or i.place[:2] in pages


def test_an_input_that_leads_further_says_the_same_number_there(
    made: tuple[Audit, Analysis, Ranking, Plan],
) -> None:
    further = {"passes", "hours", "use", "available", "paid", "project", "step", "benefit"}
    for explained in everything(*made):
        for i in explained.inputs:
            found = i.more() if i.more is not None and i.key in further else None
            if found is not None:
                assert found.amount == close(i.amount), (explained.title, i.name)


def test_explanations_are_told_in_every_language(made: tuple[Audit, Analysis, Ranking, Plan]) -> None:
    audit, analysis, *_rest = made
    told = set()
    for code in LANGUAGES:
        with using(code):
            found = labour.map_hours(audit, analysis)
            assert found is not None
            told.add(found.formula)
    assert len(told) == len(LANGUAGES)


def test_what_the_country_says_is_from_statistics_with_its_source() -> None:
    audit = Audit.of([Role(id=1, name="Fitter")])
    found = labour.rate_input(audit, 1)
    assert found.basis == "from statistics"
    assert "CBS" in found.source


def test_a_figure_that_is_not_known_is_not_explained() -> None:
    audit = Audit.of([Process(id=1, name="P"), Step(id=1, process_id=1, name="A")])
    analysis = analyse(audit)
    assert work.step_hours(audit, analysis, 1) is None
    assert labour.map_hours(audit, analysis) is None
    assert pace.use(audit, analysis, 1) is None
    assert pace.takt(audit, analysis.processes[1]) is None
    assert pace.lead_time(audit, analysis.processes[1]) is None


def machine() -> Audit:
    """A line with stocks, batches, several pieces a cycle, and a step that is handwork of counted people."""
    press = {"cycle_time_s": point(40), "units_per_cycle": 4.0, "setup_time_s": point(1200), "batch_size": 50.0,
             "stations": 2.0, "availability": 0.8, "manual_share": point(0.5), "crew": 2.0, "inventory_days_before": 3.0}  # fmt: skip
    by_hand = {"cycle_time_s": point(90), "role_id": 1, "inventory_pieces_before": 80.0, "scrap": point(0.05)}
    audit = audit_from({("Press", "Pack"): 1.0}, demand=20_000.0, work={"Press": press, "Pack": by_hand})
    return Audit.of([*audit.entities(), Role(id=1, name="Packer", headcount=2.0)])


def test_set_up_batches_stations_people_and_stocks_enter_as_they_are_reckoned() -> None:
    audit = machine()
    analysis = analyse(audit)
    press, pack = (step.id for step in audit.steps_of(1))
    for step_id in (press, pack):
        hours, numbers = work.step_hours(audit, analysis, step_id), analysis.step(step_id)
        assert hours is not None
        assert numbers is not None
        assert one(hours, "passes") * labour_of_a_pass(hours) / 3600 == close(analysis.hours_by_step[step_id])
        assert ("set-up time" in hours.formula) == (step_id == press)
    use = pace.use(audit, analysis, press)
    assert use is not None
    assert one(use, "pass_s") == close(40 / 4 + 1200 / 50)
    assert one(use, "stations") * one(use, "availability") == close(1.6)
    people = pace.use(audit, analysis, pack)
    assert people is not None
    needed = one(people, "passes") * one(people, "pass_s") * one(people, "crew")
    assert needed / (one(people, "headcount") * one(people, "productive_hours") * 3600) == close(people.amount)
    lead = pace.lead_time(audit, analysis.processes[1])
    assert lead is not None
    assert sorted(amounts(lead, "days")) == [close(80 / (20_000 / 250)), close(3.0)]
    assert sum(amounts(lead, "days")) + one(lead, "processing") / one(lead, "day") == close(lead.amount)


def test_the_work_of_a_step_for_several_products_is_the_sum_over_them() -> None:
    entities = [
        *(Family(id=i, name=n, demand_per_year=point(d)) for i, n, d in ((1, "Chairs", 900), (2, "Tables", 300))),
        *(Mix(id=i, process_id=1, family_id=i) for i in (1, 2)),
        FamilyWork(id=1, step_id=1, family_id=2, cycle_time_s=point(600)),
    ]
    made = audit_from({("Saw", "Glue"): 1.0}, demand=None, work={"Saw": {"cycle_time_s": point(120), "stations": 2.0}})
    audit = Audit.of([*made.entities(), *entities])
    analysis = analyse(audit)
    hours, use = work.step_hours(audit, analysis, 1), pace.use(audit, analysis, 1)
    assert hours is not None
    assert use is not None
    assert amounts(hours, "hours") == [close(300 * 600 / 3600), close(900 * 120 / 3600)]
    assert sum(amounts(hours, "hours")) == close(analysis.hours_by_step[1])
    assert sum(amounts(use, "use")) == close(use.amount)


def test_many_inputs_are_shortened_and_add_up_to_the_same() -> None:
    inputs = [calculated("x", f"input {n}", str(n), float(n)) for n in range(1, 21)]
    shown = shortened(inputs, lambda total: f"{total:.0f}")
    assert len(shown) == MOST + 1
    assert sum(i.amount for i in shown) == sum(range(1, 21))
    assert shown[-1].name == "14 others"
