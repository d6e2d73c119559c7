"""What holds of any ranking: nobody's place depends on who else is in the list, and doing nothing is one of the choices."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.assess.technology import FitQuestion
from auditor.decide import Ranking, rank
from auditor.decide.candidate.elements import saving_at, share_of
from auditor.decide.doubt.assumptions import RESERVE
from auditor.decide.order.ranking import Standing
from auditor.model import Audit, CandidateOverride, CandidateStep, Estimate, Firm, FitAnswer, OwnTechnology
from tests.build import audit_from, point
from tests.guided import guided_audit

_FEW = 64


def order_of(ranking: Ranking, without: str = "") -> list[tuple[str, bool, float]]:
    """In order; a technology for the rest of its steps exists only beside what serves the others better."""
    return [
        (r.evaluation.candidate.key, r.worth_while, r.score)
        for r in ranking.candidates
        if r.evaluation.candidate.key != without
        and r.evaluation.candidate.remainder_of is None
        and not r.evaluation.candidate.technology.key.startswith("own_")
    ]


@settings(max_examples=12, deadline=None)
@given(
    investment=st.floats(1.0, 5e6),
    saving=st.floats(0.0, 1.0),
    running=st.floats(0.0, 1e5),
    task=st.sampled_from(["inspect", "weld", "pack", "bend", "quote"]),
)
def test_adding_a_technology_never_changes_the_order_of_the_others(
    sample: Audit, investment: float, saving: float, running: float, task: str
) -> None:
    own = OwnTechnology(
        id=1,
        name="Anything",
        domains="production,logistics,quality,office",
        tasks=task,
        investment=point(investment),
        running_cost_per_year=point(running),
        saving_share=point(saving),
        lead_time_months=point(3),
    )
    more = sample.replaced({"own_technology": {1: own}})
    assert order_of(rank(more, _FEW)) == order_of(rank(sample, _FEW))


@settings(max_examples=10, deadline=None)
@given(place=st.integers(0, 20))
def test_leaving_out_a_candidate_never_changes_the_order_of_the_others(sample: Audit, place: int) -> None:
    before = rank(sample, _FEW)
    left_out = before.candidates[place % len(before.candidates)].evaluation.candidate
    dropped = CandidateOverride(id=900, technology=left_out.technology.key, dropped_because="No.")
    links = {900 + i: CandidateStep(id=900 + i, candidate_id=900, step_id=s) for i, s in enumerate(left_out.step_ids)}
    after = rank(sample.replaced({"candidate": {900: dropped}, "candidate_step": dict(links)}), _FEW)
    assert order_of(after) == order_of(before, without=left_out.key)


def test_what_is_no_better_than_doing_nothing_stands_below_and_is_never_recommended(sample_ranking: Ranking) -> None:
    flags = [r.worth_while for r in sample_ranking.candidates]
    assert True in flags and False in flags
    assert flags == sorted(flags, reverse=True)
    for ranked in sample_ranking.candidates:
        e = ranked.evaluation
        assert ranked.worth_while == (e.npv_middle > 0)
        if not ranked.worth_while:
            assert not ranked.is_recommended and ranked.standing is Standing.NOT_NOW
            assert e.break_even_price < e.candidate.figures.investment.likely
            assert e.break_even_volume is None or e.break_even_volume > 1


def test_at_its_break_even_price_a_candidate_is_worth_about_as_much_as_doing_nothing(sample: Audit) -> None:
    for ranked in rank(sample, 1024).candidates[:12]:
        e, candidate = ranked.evaluation, ranked.evaluation.candidate
        if e.break_even_price <= 0:
            continue
        change = CandidateOverride(
            id=900, technology=candidate.technology.key, investment=candidate.figures.investment * (e.break_even_price / candidate.figures.investment.likely),
            saving_share=None if candidate.stored is None else candidate.stored.saving_share,
        )  # fmt: skip
        links = {
            900 + i: CandidateStep(id=900 + i, candidate_id=900, step_id=s) for i, s in enumerate(candidate.step_ids)
        }
        again = rank(sample.replaced({"candidate": {900: change}, "candidate_step": dict(links)}), 1024)
        found = next(r for r in again.candidates if r.evaluation.candidate.key == candidate.key)
        resale = candidate.figures.resale() - found.evaluation.candidate.figures.resale()
        moved = candidate.figures.investment.likely - found.evaluation.candidate.figures.investment.likely
        assert found.evaluation.npv_median == pytest.approx(0, abs=abs(resale) + 0.1 * abs(moved) + 20)


def test_what_would_have_to_change_agrees_with_the_figure_that_is_shown(tmp_path: Path) -> None:
    """A bakery's crate washer was said to cost 3,800 more than it brings, and to pay at 500 less."""
    checked = 0
    for ranked in rank(guided_audit(tmp_path / "a.audit", "bakery")).candidates:
        e = ranked.evaluation
        if ranked.worth_while or e.break_even_price <= 0:
            continue
        reserve = 1 + e.candidate.assumed[RESERVE].middle
        spared = reserve * (e.candidate.figures.investment.likely - e.break_even_price)
        assert (
            spared * e.candidate.figures.investment.middle / e.candidate.figures.investment.likely >= -e.npv_median - 1
        )
        checked += 1
    assert checked


def test_alternatives_on_one_step_never_free_it_of_more_than_its_hours(sample_ranking: Ranking) -> None:
    by_step: dict[int, list[tuple[frozenset[tuple[int, str]], float]]] = {}
    for ranked in sample_ranking.recommended:
        candidate = ranked.evaluation.candidate
        for item in candidate.labour:
            for step in item.step_ids:
                by_step.setdefault(step, []).append((candidate.claims, candidate.freed_share(item).high))
    for found in by_step.values():
        assert sum(share for _claims, share in found) <= 1 + 1e-9


@given(
    shares=st.lists(st.floats(0.01, 1.0), min_size=3, max_size=3),
    setup=st.floats(0.0, 1.0),
)
def test_a_saving_at_a_step_is_never_more_than_the_elements_it_acts_on(shares: list[float], setup: float) -> None:
    total = sum(shares)
    typical = dict(zip(("setup", "process", "inspect"), (s / total for s in shares), strict=True))
    rest = typical["process"] + typical["inspect"]
    here = {"setup": setup, "process": typical["process"] / rest * (1 - setup), "inspect": typical["inspect"] / rest * (1 - setup)}  # fmt: skip

    class Aid:
        elements = frozenset({"setup"})

    factor, most = saving_at(Aid(), typical, here)  # type: ignore[arg-type]
    assert most == pytest.approx(share_of(Aid(), here))  # type: ignore[arg-type]
    assert factor * typical["setup"] == pytest.approx(setup)


@pytest.mark.usefixtures("only_the_cobot")
def test_a_candidate_that_may_not_fit_brings_nothing_in_as_many_draws(sample: Audit) -> None:
    audit = audit_from({("Welding", "out"): 1}, demand=60_000, work={"Welding": {"cycle_time_s": point(300)}})
    (only,) = rank(audit).candidates
    assert 0 < only.evaluation.fit_probability < 1
    assert only.evaluation.drawn.fits.mean() == pytest.approx(only.evaluation.fit_probability, abs=1e-3)
    assert only.standing in (Standing.FIND_OUT, Standing.NOT_NOW)
    sure = replace(audit.steps[1], task="weld")
    stated = rank(audit.replaced({"step": {1: sure}}))
    assert stated.candidates[0].evaluation.fit_probability > only.evaluation.fit_probability


def test_an_answer_confirms_or_excludes(monkeypatch: pytest.MonkeyPatch) -> None:
    from auditor.assess import catalogue

    question = FitQuestion("jig", dict.fromkeys(("nl", "en", "de"), "Is there a jig?"), True, 0.5)
    asked = replace(catalogue()["welding_cobot"], fit_questions=(question,))
    monkeypatch.setitem(catalogue(), "welding_cobot", asked)
    audit = audit_from({("Welding", "out"): 1}, demand=60_000, work={"Welding": {"cycle_time_s": point(300)}})
    audit = Audit.of([*(e for e in audit.entities() if not isinstance(e, Firm)), Firm(sector_code="25.1")])

    def ranked(is_yes: bool | None) -> Ranking:
        answer = FitAnswer(id=1, step_id=1, technology="welding_cobot", question="jig", is_yes=bool(is_yes))
        return rank(audit.replaced({"fit_answer": {} if is_yes is None else {1: answer}}), _FEW)

    def cobot(ranking: Ranking) -> float:
        return next(
            (
                r.evaluation.fit_probability
                for r in ranking.candidates
                if r.evaluation.candidate.technology.key == "welding_cobot"
            ),
            0.0,
        )

    assert cobot(ranked(True)) == pytest.approx(2 * cobot(ranked(None)))
    assert cobot(ranked(False)) == 0
    assert any(e.wrong == question for e in ranked(False).exclusions)


def test_the_likely_delivery_time_counts_in_the_draws(sample: Audit) -> None:
    """A supplier's twelve months in place of two move value and payback, though the range stays 2 to 12."""

    def npv_of(likely: float) -> tuple[float, float]:
        first = rank(sample, _FEW).candidates[0].evaluation.candidate
        change = CandidateOverride(
            id=900, technology=first.technology.key, lead_time_months=Estimate(2.0, likely, 12.0)
        )
        links = {900 + i: CandidateStep(id=900 + i, candidate_id=900, step_id=s) for i, s in enumerate(first.step_ids)}
        ranking = rank(sample.replaced({"candidate": {900: change}, "candidate_step": dict(links)}))
        found = next(r for r in ranking.candidates if r.evaluation.candidate.key == first.key).evaluation
        assert found.npv.p50 is not None
        return found.npv.p50, found.probability_payback_within_target

    soon, late = npv_of(2.0), npv_of(12.0)
    assert soon[0] > late[0]
    assert soon[1] > late[1]


def test_every_assumption_moves_the_value_the_way_it_must(sample: Audit) -> None:
    from auditor.model import Assumption

    def value(**own: float) -> float:
        rows = {i: Assumption(id=i, key=key, value=point(v)) for i, (key, v) in enumerate(own.items(), 1)}
        ranking = rank(sample.replaced({"assumption": dict(rows)}), _FEW)
        return sum(
            r.evaluation.npv_middle for r in ranking.candidates if r.evaluation.candidate.technology.kind == "robotics"
        )

    usual = value()
    assert value(reserve=0.5) < usual < value(reserve=0.0)
    assert value(availability=0.5) < usual < value(availability=1.0)
    assert value(upkeep_growth=0.3) < usual
    assert value(realisation_less=0.5) <= usual
    assert value(wage_growth=0.05) > usual


def test_a_higher_chance_never_lowers_the_score() -> None:
    audit = audit_from({("Welding", "out"): 1}, demand=80_000, work={"Welding": {"cycle_time_s": point(300)}})
    stated = audit.replaced({"step": {1: replace(audit.steps[1], task="weld")}})
    guessed, sure = rank(audit, _FEW).candidates[0], rank(stated, _FEW).candidates[0]
    assert sure.evaluation.npv_likely == pytest.approx(guessed.evaluation.npv_likely)
    assert sure.score >= guessed.score
    assert np.isfinite(sure.score)
