"""The work that no technology is known for is told, with its hours."""

from __future__ import annotations

import pytest

from auditor.assess.uncovered import Uncovered, uncovered
from auditor.flow import analyse
from auditor.locale import using
from auditor.model import Audit, Estimate, Firm, Period, Process, Step, StepKind, Work
from auditor.phrases.uncovered import uncovered_text

HOUR = 3600.0


def firm_of(hours_a_week: dict[str, float | None], code: str = "25", **kinds: StepKind) -> Audit:
    steps = [
        Step(id=i, process_id=1, name=name, kind=kinds.get(name, StepKind.OPERATION))
        for i, name in enumerate(hours_a_week, 1)
    ]
    work = [
        Work(id=i, labour_s=Estimate.point(hours * HOUR), labour_period=Period.WEEK)
        for i, hours in enumerate(hours_a_week.values(), 1)
        if hours is not None
    ]
    return Audit.of([Firm(sector_code=code), Process(id=1, name="P"), *steps, *work])


def found_in(audit: Audit) -> Uncovered:
    return uncovered(audit, analyse(audit))


def test_steps_without_a_technology_are_counted_with_their_share_of_the_hours() -> None:
    audit = firm_of({"Welding": 20, "Xyzzy": 30, "Plugh": 50})
    found = found_in(audit)
    assert found.steps == (3, 2)
    assert found.of_steps == 3
    assert found.share == pytest.approx(0.8)
    hours = [n.workload.labour_hours_per_year for n in analyse(audit).processes[1].steps.values()]
    assert found.hours_per_year == pytest.approx(sum(h.likely for h in hours[1:] if h is not None))
    assert uncovered_text(audit, found) == (
        "For 2 of 3 steps, 80% of the hours, the program knows no technology: “Plugh”, “Xyzzy”."
    )
    with using("de"):
        assert "Für 2 von 3 Schritten" in uncovered_text(audit, found)
    with using("nl"):
        assert "Voor 2 van de 3 stappen" in uncovered_text(audit, found)


def test_what_only_misses_a_limit_is_known() -> None:
    audit = firm_of({"Welding": 0.5})
    assert found_in(audit) == Uncovered((), 0.0, 0.0, 1)
    assert uncovered_text(audit, found_in(audit)) == ""


def test_what_is_made_for_another_trade_is_not_known_here(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from auditor.assess import catalogue

    cobot = replace(catalogue()["welding_cobot"], sectors=frozenset({"25"}))
    monkeypatch.setattr("auditor.assess.uncovered.technologies", lambda _audit: {"welding_cobot": cobot})
    assert found_in(firm_of({"Welding": 20}, "25")).steps == ()
    assert found_in(firm_of({"Welding": 20}, "31")).steps == (1,)
    assert found_in(firm_of({"Welding": 20}, "")).steps == ()


def test_waiting_starts_and_ends_are_no_work() -> None:
    audit = firm_of({"Begin": None, "Wait": 5, "Xyzzy": None}, Begin=StepKind.START, Wait=StepKind.DELAY)
    found = found_in(audit)
    assert (found.steps, found.of_steps, found.share) == ((3,), 1, None)
    assert uncovered_text(audit, found) == "For 1 of 1 steps the program knows no technology: “Xyzzy”."


def test_an_empty_audit_has_nothing_to_tell() -> None:
    assert found_in(Audit.of()) == Uncovered((), 0.0, None, 0)
