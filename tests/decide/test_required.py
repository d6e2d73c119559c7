"""What the law asks for anyway: worth its money perhaps, but nothing to try out first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.decide import Ranking, plan, rank
from auditor.decide.order.ranking import Ranked
from auditor.decide.programme.eligible import is_eligible, may_be_pilot
from auditor.locale import using
from auditor.model import (
    Audit,
    CandidateOverride,
    CandidateStep,
    Entity,
    Firm,
    FitAnswer,
    Period,
    Process,
    Project,
    Step,
    Work,
)
from auditor.phrases.candidate import required_sentence
from tests.build import confirmed, point


def invoices(country: str) -> Audit:
    """A step of invoices that takes a hundred hours a week, for which nothing else fits."""
    work = Work(id=1, labour_s=point(100 * 3600.0), labour_period=Period.WEEK)
    step = Step(id=1, process_id=1, name="Invoices")
    audit = confirmed(Audit.of([Firm(country=country), Process(id=1, name="P"), step, work]))
    answers = audit.table(FitAnswer).values()
    others = {a.id: replace(a, is_yes=not a.is_yes) for a in answers if a.technology != "e_invoicing"}
    return audit.replaced({"fit_answer": others})


def e_invoicing(ranking: Ranking) -> Ranked:
    return next(r for r in ranking.candidates if r.evaluation.candidate.technology.key == "e_invoicing")


@pytest.mark.parametrize(("country", "is_required"), [("DE", True), ("DE-NI", True), ("BE", True), ("NL", False)])
def test_what_the_law_asks_for_anyway_is_planned_and_is_never_the_pilot(country: str, is_required: bool) -> None:
    audit = invoices(country)
    ranking = rank(audit, 256, 1)
    ranked = e_invoicing(ranking)
    assert is_eligible(ranked)
    assert ranked.evaluation.candidate.is_required_by_law is is_required
    assert ranked.is_recommended
    assert may_be_pilot(ranked) is not is_required
    pilots = {p.evaluation.candidate.technology.key for p in plan(audit, ranking).planned if p.is_pilot}
    assert pilots == (set() if is_required else {"e_invoicing"})
    with using("en"):
        assert ("no choice, but a date" in required_sentence(ranked.evaluation.candidate)) is is_required


def test_a_person_may_begin_with_it_all_the_same() -> None:
    audit = invoices("DE")
    stored = CandidateOverride(id=1, technology="e_invoicing")
    rows: dict[str, dict[int, Entity]] = {
        "candidate": {1: stored},
        "candidate_step": {1: CandidateStep(id=1, candidate_id=1, step_id=1)},
        "project": {1: Project(id=1, candidate_id=1, is_pilot=True)},
    }
    named = audit.replaced(rows)
    (pilot,) = (p for p in plan(named, rank(named, 256, 1)).planned if p.is_pilot)
    assert pilot.evaluation.candidate.technology.key == "e_invoicing"
