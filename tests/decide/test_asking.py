"""What is asked next: what an answer is worth, and what it changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.assess.sector_template import sector_templates
from auditor.decide import Ranking, rank
from auditor.decide.asking.first_answer import first_answer, sureness
from auditor.decide.asking.question import open_questions, with_answer
from auditor.decide.asking.worth import LEADING, LEAST_WORTH, Asking
from auditor.decide.order.ranking import Standing
from auditor.edit.self_check.people import answer_busy, answer_people, end_hours
from auditor.edit.self_check.question import answer_open
from auditor.edit.self_check.sector import choose_sector
from auditor.edit.verb import perform
from auditor.model import Audit, Work
from auditor.store import AuditFile

_FEW = 256


def made(file: AuditFile, sector: str) -> AuditFile:
    """A firm of twelve that does everything as is usual in its trade."""
    perform(file, choose_sector, sector)
    perform(file, answer_people, 12.0)
    perform(file, end_hours)
    return file


@pytest.fixture(scope="module")
def audits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Audit]:
    found = {}
    for key in sector_templates():
        with AuditFile.create(tmp_path_factory.mktemp("asking") / f"{key}.audit") as file:
            found[key] = made(file, key).audit
    return found


@pytest.fixture(scope="module")
def rankings(audits: dict[str, Audit]) -> dict[str, Ranking]:
    return {key: rank(audit, _FEW) for key, audit in audits.items()}


@pytest.mark.parametrize("sector", sorted(sector_templates()))
def test_a_firm_of_any_trade_gets_proposals_and_questions(
    audits: dict[str, Audit], rankings: dict[str, Ranking], sector: str
) -> None:
    audit, ranking = audits[sector], rankings[sector]
    asking = Asking(audit, ranking)
    assert 1 <= len(asking.leading) <= LEADING
    assert asking.next is not None
    found = first_answer(ranking, asking)
    named = [r.evaluation.candidate.key for group in (found.second_look, found.hanging, found.not_now) for r in group]
    assert len(named) == len(set(named))
    assert {r.evaluation.candidate.key for r in ranking.candidates if not r.better_together} <= set(named)
    assert all(sureness(audit, r.evaluation).value == "guessed" for r in found.second_look)


def test_what_leads_the_ranking_and_is_known_to_fit_is_worth_a_second_look(
    sample: Audit, sample_ranking: Ranking
) -> None:
    """The sample: its first candidate, all answered, stood under "not for you now", as three others are worth more money."""
    ranking = sample_ranking
    found = first_answer(ranking, Asking(sample, ranking))
    keys = [r.evaluation.candidate.key for r in found.second_look]
    assert ranking.recommended[0].standing is Standing.DO
    assert keys[0] == ranking.recommended[0].evaluation.candidate.key
    assert [r.rank for r in found.second_look] == sorted(r.rank for r in found.second_look)


@pytest.mark.parametrize("sector", sorted(sector_templates()))
def test_a_question_that_takes_up_another_is_not_asked_before_it(tmp_path: Path, sector: str) -> None:
    """Metal: how the parts are held says nothing where nothing comes back in a series."""
    order = [q.key for q in sector_templates()[sector].questions]
    with AuditFile.create(tmp_path / "a.audit") as file:
        made(file, sector)
        for _ in range(4):
            asking = Asking(file.audit, rank(file.audit, _FEW))
            if asking.next is None:
                break
            asked = asking.next.question
            about = {e.technology for a in asked.answers for e in a.effects}
            before = [
                w.question.sector_question.key
                for w in asking.questions
                if w.question.sector_question is not None
                and w.question.step_ids == asked.step_ids
                and w.share >= LEAST_WORTH
                and about & {e.technology for a in w.question.answers for e in a.effects}
            ]
            if asked.sector_question is not None:
                assert asked.sector_question.key == min(before, key=order.index)
            perform(file, answer_open, asked, asked.answers[-1].key)


def test_the_template_of_a_metal_firm_has_series_before_how_parts_are_held() -> None:
    keys = [q.key for q in sector_templates()["metal"].questions]
    assert keys.index("weld_series") < keys.index("weld_hold")


def test_the_chances_of_the_answers_add_up_and_no_answer_is_worth_less_than_nothing(
    audits: dict[str, Audit], rankings: dict[str, Ranking]
) -> None:
    for key, audit in audits.items():
        asking = Asking(audit, rankings[key])
        for question in open_questions(audit, rankings[key].candidates):
            assert sum(answer.chance for answer in question.answers) == pytest.approx(1)
        gains = [worth.gain for worth in asking.questions]
        assert gains == sorted(gains, reverse=True) and all(gain > 0 for gain in gains)


def test_the_worth_of_an_answer_is_that_of_a_reckoning_by_hand(
    audits: dict[str, Audit], rankings: dict[str, Ranking]
) -> None:
    """Independent: the best three without a conflict, by trying all sets, before and after each answer."""
    from itertools import combinations

    audit, ranking = audits["joinery"], rankings["joinery"]
    asking = Asking(audit, ranking)
    evaluations = [r.evaluation for r in ranking.candidates]

    def greedy(chances: list[float]) -> float:
        values = []
        for e, chance in zip(evaluations, chances, strict=True):
            vain = 0.2 * e.candidate.figures.own_hours.likely * e.candidate.own_rate
            values.append(chance * float(np.mean(e.drawn.npv)) - (1 - chance) * vain)
        taken: set[tuple[int, str]] = set()
        total, count = 0.0, 0
        for value, e in sorted(zip(values, evaluations, strict=True), key=lambda p: (-p[0], p[1].candidate.key)):
            if value > 0 and count < LEADING and not e.candidate.claims & taken:
                total, count = total + value, count + 1
                taken |= e.candidate.claims
        return total

    now = [e.fit_probability for e in evaluations]
    assert asking.value == pytest.approx(greedy(now))
    worth = next(w for w in asking.questions if w.question.technology is not None)
    after = []
    for answer in worth.question.answers:
        then = with_answer(audit, answer)
        after.append((answer.chance, [e.candidate.fit_in(then).chance for e in evaluations]))
    means = [sum(p * chances[i] for p, chances in after) for i in range(len(now))]
    assert means == pytest.approx(now)  # an answer is expected to change nothing
    assert worth.gain == pytest.approx(sum(p * greedy(chances) for p, chances in after) - asking.value, abs=1e-6)
    assert len(list(combinations(asking.leading, 2))) <= 3


def test_an_answer_is_not_asked_again_and_what_it_rules_out_is_gone(tmp_path_factory: pytest.TempPathFactory) -> None:
    with AuditFile.create(tmp_path_factory.mktemp("asked") / "a.audit") as file:
        made(file, "joinery")
        asked: set[str] = set()
        for _round in range(6):
            ranking = rank(file.audit, _FEW)
            worth = Asking(file.audit, ranking).next
            if worth is None:
                break
            assert worth.question.key not in asked and worth.share >= LEAST_WORTH
            asked.add(worth.question.key)
            perform(file, answer_open, worth.question, worth.question.answers[-1].key)
        assert asked


def test_nothing_is_asked_where_no_answer_would_change_anything(sample: Audit) -> None:
    confirmed = rank(Audit.of([e for e in sample.entities() if not isinstance(e, Work)]), _FEW)
    assert Asking(sample, confirmed).next is None
    assert Asking(sample, confirmed).leading == ()


@settings(max_examples=8, deadline=None)
@given(people=st.sampled_from([0.25, 1.0, 3.0]), sector=st.sampled_from(["joinery", "bakery", "metal"]))
def test_what_is_known_exactly_is_worth_nothing_to_measure(
    tmp_path_factory: pytest.TempPathFactory, people: float, sector: str
) -> None:
    with AuditFile.create(tmp_path_factory.mktemp("known") / "a.audit") as file:
        made(file, sector)
        first = sector_templates()[sector].steps[4].key
        perform(file, answer_busy, first, people)
        audit = file.audit
        works = {
            i: replace(w, labour_s=type(w.labour_s).point(w.labour_s.likely)) if w.labour_s is not None else w
            for i, w in audit.table(Work).items()
        }
        exact = audit.replaced({"work": works})
        assert Asking(exact, rank(exact, _FEW)).measuring() == ()
        for step_id, gain in Asking(audit, rank(audit, _FEW)).measuring():
            assert gain > 0 and step_id in audit.steps
