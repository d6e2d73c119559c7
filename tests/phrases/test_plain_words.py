"""What is said of a plan and an order reads as people would say it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.assess.limits import Limit, Verdict
from auditor.decide import Ranking
from auditor.decide.order.certainty import Measuring, certainty
from auditor.decide.programme.pilot import PilotCode, PilotReason
from auditor.decide.programme.targets import StopRule
from auditor.locale import using
from auditor.model import Audit
from auditor.model.units import Kind, format_as, parse_as
from auditor.phrases.certainty import measuring_sentence, stability_sentence
from auditor.phrases.limits import verdict_text
from auditor.phrases.plan import pilot_sentence, stop_sentence
from auditor.phrases.standing import edge_sentence, not_now_sentence, standing_note


def test_one_month_is_one_month() -> None:
    reason = PilotReason(PilotCode.CHEAPEST, 500.0, 1.0, 5, 0)
    with using("nl"):
        assert "1 maand na" in pilot_sentence(reason, "EUR")
    with using("de"):
        assert "4 Monate nach" in pilot_sentence(replace(reason, months=4.0), "EUR")


def test_nobody_is_told_to_stop_below_no_hours(sample_ranking: Ranking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.phrases.plan.stop_rule", lambda _e: StopRule(5_000.0, 0.2))
    said = stop_sentence(sample_ranking.candidates[0].evaluation)
    assert "fewer than 0" not in said
    assert "no hours are freed" in said


def test_whether_something_fits_is_no_higher_or_lower(sample: Audit, sample_ranking: Ranking) -> None:
    found = certainty(sample_ranking)
    assert found is not None
    rival = sample_ranking.recommended[1]
    key = ("fit", rival.evaluation.candidate.key)
    changed = replace(
        found, share=0.6, rival=rival, rival_share=0.3, cause=(key, False), measuring=(Measuring(key, 0.9),)
    )
    assert "if it turned out to fit" in stability_sentence(sample, sample_ranking, changed)
    other = ("fit", sample_ranking.recommended[0].evaluation.candidate.key)
    assert "did not fit" in stability_sentence(sample, sample_ranking, replace(changed, cause=(other, True)))
    said = measuring_sentence(sample, sample_ranking, changed)
    assert said.startswith("Find out first whether “")
    assert rival.evaluation.candidate.technology.name in said


def test_the_parts_of_a_range_are_written_alike() -> None:
    with using("nl"):
        shown = format_as(parse_as("9000-20000-45000", Kind.MONEY), Kind.MONEY)
        assert shown == "€\xa09.000–20.000–45.000"
        assert parse_as(shown, Kind.MONEY).low == 9_000


def test_nobody_is_told_to_look_for_a_price_of_nothing(
    sample: Audit, sample_ranking: Ranking, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = next(r.evaluation for r in sample_ranking.candidates if not r.worth_while)
    monkeypatch.setattr(type(bad), "break_even_price", property(lambda _e: 30.0))
    assert "at a price of" not in not_now_sentence(sample, bad)
    monkeypatch.setattr(type(bad), "break_even_price", property(lambda _e: 4_034.0))
    assert "at a price of €4,030" in not_now_sentence(sample, bad)


def test_what_is_worth_while_and_shows_a_loss_says_why(
    sample_ranking: Ranking, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = next(r for r in sample_ranking.candidates if r.worth_while)
    assert edge_sentence(good.evaluation) == ""
    monkeypatch.setattr(type(good.evaluation), "npv_median", property(lambda _e: -630.0))
    assert "on the edge" in edge_sentence(good.evaluation)
    assert "on the edge" in standing_note(good)
    bad = next(r for r in sample_ranking.candidates if not r.worth_while)
    assert edge_sentence(bad.evaluation) == ""


def test_too_few_hours_never_read_as_the_hours_that_are_asked_for() -> None:
    with using("en"):
        said = verdict_text(Verdict(Limit.LEAST_HOURS, False, 249.7, 250))
    assert said == "249 hours of labour a year are fewer than the 250 that make it worthwhile."
