"""Quotations: what they include and leave out becomes a price, and the price a case; nothing is guessed in silence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decide import Evaluation, Ranking, rank
from auditor.decide.candidate.cost_figures import CostFigures
from auditor.decide.candidate.quoted import Quoted, quoted
from auditor.decide.money.quotations import most_telling, own_case, quoted_cases
from auditor.edit.candidate import override_of
from auditor.edit.quotation import choose_quotation, put_quotation, remove_quotation
from auditor.edit.verb import perform
from auditor.errors import InputError
from auditor.model import (
    Audit,
    Basis,
    CandidateOverride,
    CandidateStep,
    CostHeading,
    Estimate,
    Quotation,
    QuotedItem,
    QuotedLine,
    Stands,
)
from auditor.store import AuditFile

IN, OUT = Stands.INCLUDED, Stands.LEFT_OUT
D, T, S = QuotedItem.DEVICE, QuotedItem.TOOLING, QuotedItem.SAFETY


@pytest.fixture
def cobot(sample_ranking: Ranking) -> Evaluation:
    return next(r.evaluation for r in sample_ranking.candidates if r.evaluation.candidate.technology.key == "welding_cobot")  # fmt: skip


def line(item: QuotedItem, stands: Stands, amount: float | None = None) -> QuotedLine:
    return QuotedLine(quotation_id=1, item=item, stands=stands, amount=amount)


def at(own: CostFigures, price: float | None, *lines: QuotedLine, **fields: float) -> Quoted | None:
    return quoted(own, Quotation(candidate_id=1, supplier="Weldtech", price=price, **fields), lines)  # type: ignore[arg-type]


def test_when_all_is_included_the_price_is_the_investment_without_doubt(cobot: Evaluation) -> None:
    made = at(cobot.candidate.figures, 91_000.0, *(line(item, IN) for item in QuotedItem))
    assert made is not None
    whole = made.figures.investment
    assert (whole.low, whole.likely, whole.high) == pytest.approx((91_000.0,) * 3)
    assert not made.assumed and not made.unknown and made.figures.quoted_by == "Weldtech"


def test_what_is_left_out_costs_our_own_range_and_is_said_to_be_assumed(cobot: Evaluation) -> None:
    own = cobot.candidate.figures
    made = at(own, 70_000.0, *(line(i, OUT if i is S else IN) for i in QuotedItem))
    assert made is not None
    safety = own.costs[CostHeading.SAFETY]
    assert made.assumed == {CostHeading.SAFETY: safety.with_basis(Basis.ASSUMED)}
    assert made.figures.investment.likely == pytest.approx(70_000.0 + safety.likely)
    assert made.figures.investment.high == pytest.approx(70_000.0 + safety.high)


def test_what_is_not_mentioned_may_be_in_the_price_or_not(cobot: Evaluation) -> None:
    own = cobot.candidate.figures
    made = at(own, 70_000.0, *(line(i, IN) for i in QuotedItem if i is not S))
    assert made is not None
    assert made.figures.investment.low == pytest.approx(70_000.0)
    assert made.figures.investment.high == pytest.approx(70_000.0 + own.costs[CostHeading.SAFETY].high)


def test_a_bare_price_is_one_of_the_device_and_all_else_is_open(cobot: Evaluation) -> None:
    own = cobot.candidate.figures
    made = at(own, 70_000.0)
    assert made is not None
    assert made.figures.costs[CostHeading.DEVICE] == Estimate.point(70_000.0)
    assert set(made.assumed) == set(own.costs) - {CostHeading.DEVICE}
    assert made.unknown == (QuotedItem.TRANSPORT, QuotedItem.ACCEPTANCE, QuotedItem.SPARE_PARTS)


def test_what_it_costs_besides_is_added_at_its_own_amount(cobot: Evaluation) -> None:
    own = cobot.candidate.figures
    lines = [line(i, IN) for i in QuotedItem if i not in (T, QuotedItem.TRANSPORT)]
    made = at(own, 70_000.0, *lines, line(T, OUT, 4_000.0), line(QuotedItem.TRANSPORT, OUT, 900.0))
    assert made is not None
    assert made.besides == 4_900.0 and not made.assumed and not made.unknown
    assert made.figures.investment.likely == pytest.approx(74_900.0)


def test_what_is_included_under_another_heading_is_no_part_of_the_device(cobot: Evaluation) -> None:
    own = cobot.candidate.figures
    made = at(own, 45_000.0, line(D, IN, 40_000.0), line(QuotedItem.TRANSPORT, IN, 5_000.0))
    assert made is not None
    assert made.figures.costs[CostHeading.DEVICE].likely == pytest.approx(40_000.0)
    installation, ours = made.figures.costs[CostHeading.INSTALLATION], own.costs[CostHeading.INSTALLATION]
    assert (installation.low, installation.likely) == pytest.approx((5_000.0, 5_000.0 + ours.likely))


def test_lines_alone_make_the_price_and_a_discount_is_spread(cobot: Evaluation) -> None:
    own = cobot.candidate.figures
    rest = [line(i, IN, 0.0) for i in QuotedItem if i not in (D, T)]
    made = at(own, None, line(D, IN, 60_000.0), line(T, IN, 20_000.0), *rest)
    assert made is not None and made.price == 80_000.0
    less = at(own, 72_000.0, line(D, IN, 60_000.0), line(T, IN, 20_000.0), *rest)
    assert less is not None
    assert less.figures.costs[CostHeading.DEVICE].likely == pytest.approx(54_000.0)
    assert at(own, None) is None, "a quotation without a price makes no case"


def test_service_is_the_least_that_running_it_costs_and_delivery_is_as_promised(cobot: Evaluation) -> None:
    own = cobot.candidate.figures
    much = own.running_cost_per_year.high * 2
    made = at(own, 70_000.0, service_per_year=much, delivery_months=7.0)
    assert made is not None
    assert made.figures.running_cost_per_year.low == much
    assert made.figures.lead_time_months == Estimate.point(7.0)
    little = at(own, 70_000.0, service_per_year=1.0)
    assert little is not None and little.figures.running_cost_per_year == own.running_cost_per_year


AMOUNTS = st.one_of(st.none(), st.floats(0, 1e6))
SAID = st.dictionaries(st.sampled_from(list(QuotedItem)), st.tuples(st.sampled_from(list(Stands)), AMOUNTS))


@settings(max_examples=60, deadline=None)
@given(price=st.floats(0, 1e6), said=SAID)
def test_price_what_is_besides_and_what_is_assumed_are_the_whole(price: float, said: dict[QuotedItem, tuple[Stands, float | None]]) -> None:  # fmt: skip
    point = Estimate(1_000.0, 2_000.0, 5_000.0)
    zero = Estimate.point(0.0)
    own = CostFigures({h: point for h in CostHeading if h is not CostHeading.STOP}, *[zero] * 11)  # type: ignore[arg-type]
    made = at(own, price, *(line(item, *what) for item, what in said.items()))
    assert made is not None
    whole = Estimate.sum(made.assumed.values()) + (price + made.besides)
    found = made.figures.investment
    assert (found.low, found.likely, found.high) == pytest.approx((whole.low, whole.likely, whole.high), abs=0.01)
    assert found.low >= price - 0.01


def entered(file: AuditFile, e: Evaluation, supplier: str, price: float, **said: tuple[Stands, float | None]) -> Quotation:  # fmt: skip
    perform(file, put_quotation, e.candidate, None, {QuotedItem(k): v for k, v in said.items()}, supplier=supplier, price=price)  # fmt: skip
    return max(file.audit.table(Quotation).values(), key=lambda q: q.id)


def test_a_chosen_quotation_is_the_projects_price_in_the_ranking_with_the_figures_that_the_comparison_showed(
    sample_file: AuditFile, cobot: Evaluation
) -> None:
    before = sample_file.audit
    dear = entered(sample_file, cobot, "Dear", 160_000.0, tooling=(IN, None))
    cheap = entered(sample_file, cobot, "Cheap", 40_000.0, safety=(OUT, 5_000.0))
    promised = {c.quotation.supplier: c.evaluation for c in quoted_cases(sample_file.audit, cobot)}
    perform(sample_file, choose_quotation, dear)
    perform(sample_file, choose_quotation, cheap)
    assert [q.supplier for q in sample_file.audit.table(Quotation).values() if q.is_chosen] == ["Cheap"]
    ranked = rank(sample_file.audit)
    found = next(r.evaluation for r in ranked.candidates if r.evaluation.candidate.key == cobot.candidate.key)
    assert found.candidate.figures.quoted_by == "Cheap"
    assert promised["Cheap"] is not None and promised["Dear"] is not None
    assert found.npv_median == pytest.approx(promised["Cheap"].npv_median, rel=1e-9)
    assert found.probability_payback_within_target == promised["Cheap"].probability_payback_within_target
    assert found.npv_median > cobot.npv_median > promised["Dear"].npv_median
    assert own_case(found).npv_median == pytest.approx(cobot.npv_median, rel=1e-9)
    for _step in range(4):
        sample_file.undo()
    assert sample_file.audit == before


def test_what_a_quotation_says_can_be_changed_and_taken_out(sample_file: AuditFile, cobot: Evaluation) -> None:
    made = entered(sample_file, cobot, "Weldtech", 80_000.0, safety=(OUT, 5_000.0), tooling=(IN, None))
    perform(sample_file, put_quotation, cobot.candidate, made, {T: (OUT, 1_000.0)}, price=82_000.0)
    (now,) = quoted_cases(sample_file.audit, cobot)
    assert (now.quotation.price, now.quotation.supplier) == (82_000.0, "Weldtech")
    assert [(x.item, x.stands, x.amount) for x in now.lines] == [(T, OUT, 1_000.0)]
    assert sample_file.history()[0].label == "Change quotation"
    perform(sample_file, remove_quotation, now.quotation)
    assert not sample_file.audit.table(QuotedLine)
    assert override_of(sample_file.audit, cobot.candidate) is not None
    with pytest.raises(InputError, match="whose quotation"):
        entered(sample_file, cobot, "  ", 1.0)


def test_three_stand_on_paper_the_chosen_one_among_them(sample: Audit, cobot: Evaluation) -> None:
    stored = CandidateOverride(id=77, technology=cobot.candidate.technology.key)
    steps = [CandidateStep(id=900 + i, candidate_id=77, step_id=s) for i, s in enumerate(cobot.candidate.step_ids)]
    asked = [Quotation(id=i, candidate_id=77, supplier=f"S{i}", price=20_000.0 * i, is_chosen=i == 5) for i in range(1, 6)]  # fmt: skip
    rows = {"candidate": [stored], "candidate_step": steps, "quotation": asked}
    audit = sample.replaced({name: {row.id: row for row in found} for name, found in rows.items()})  # type: ignore[attr-defined]
    kept = most_telling(quoted_cases(audit, cobot))
    assert [c.quotation.supplier for c in kept] == ["S1", "S2", "S5"]
