"""What is said of how much is known, and what to do first."""

from __future__ import annotations

import re
from dataclasses import replace

from auditor.assess.known import KnownFigures, known_figures
from auditor.decide import rank
from auditor.decide.order.certainty import certainty
from auditor.flow import analyse
from auditor.model import Answer, Audit, Basis, Entity, Estimate, Flow, Process, Step, Work
from auditor.phrases.known import counts_text, early_sentence, known_sentence, look_first, not_known, survival_sentence

HOUR = 3600.0
MEASURED = Work(id=1, cycle_time_s=Estimate.point(2 * HOUR, Basis.MEASURED))


def told(*more: Entity) -> Audit:
    """Two steps that somebody told the time of, and one without."""
    return Audit.of(
        [
            Process(id=1, name="Orders", demand_per_year=Estimate.point(1200)),
            *(Step(id=i, process_id=1, name=name) for i, name in enumerate(("Weld", "Deburr", "Xyz"), 1)),
            *(Flow(id=i, process_id=1, source_id=i, target_id=i + 1) for i in (1, 2)),
            Work(id=1, cycle_time_s=Estimate.point(2 * HOUR)),
            Work(id=2, cycle_time_s=Estimate.point(3 * HOUR)),
            *more,
        ]
    )


def known(audit: Audit) -> KnownFigures:
    return known_figures(audit, analyse(audit))


def test_that_nothing_was_measured_is_always_said() -> None:
    found = known(told())
    assert counts_text(found) == "0 measured, 3 stated, 2 from general statistics, 4 guessed, 2 missing"
    text = known_sentence(found)
    assert text.startswith("The result rests on 11 figures: 0 measured, 3 stated")
    assert re.search(r"100% of the hours rest on guesses \(.*which task it is.*\)\.$", text)
    assert known_sentence(known(Audit.of())) == ""


def test_what_is_not_known_is_said_by_step() -> None:
    audit = told()
    text = "\n".join(not_known(audit, analyse(audit), known(audit)))
    assert "The hours of 1 of 3 steps are not known and count in no total: “Xyz”." in text
    assert "For 1 of 3 steps the task is not known" in text
    assert "For 2 of 3 steps the task is guessed from the name." in text
    assert "How much is done by hand is guessed for 2 of 2 steps." in text
    assert "How often" not in text
    assumed = audit.replaced({"process": {1: replace(audit.processes[1], demand_per_year=Estimate.point(9, Basis.ASSUMED))}})  # fmt: skip
    assert "How often the work is done in a year is guessed." in not_known(assumed, analyse(assumed), known(assumed))


def test_where_nothing_was_measured_or_answered_the_next_step_is_to_look() -> None:
    audit = told()
    ranking = rank(audit)
    candidates = [r.evaluation.candidate for r in ranking.candidates]
    assert candidates
    lines = look_first(audit, known(audit), candidates)
    assert lines[0].startswith("Go and time ")
    assert any(line.startswith("Find out at ") for line in lines)
    assert lines[-1].startswith("Only then ask for a quotation")
    assert not any("pilot" in line for line in lines)


def test_measured_times_with_every_task_guessed_ask_for_an_answer_first() -> None:
    audit = told(MEASURED)
    candidates = [r.evaluation.candidate for r in rank(audit).candidates if 1 in r.evaluation.candidate.step_ids]
    assert known(audit).is_too_early
    lines = look_first(audit, known(audit), candidates[:1])
    assert any(line.startswith("Find out at ") for line in lines)
    assert not any("Weld" in line for line in lines if line.startswith("Go and time"))
    assert lines[-1].endswith("every task is guessed from a name, and no question has been answered yet.")
    assert early_sentence(known(audit)).startswith("Every task is guessed from a name")
    assert early_sentence(known(told())).startswith("Nothing has been measured")


def test_once_somebody_has_measured_or_answered_a_first_project_may_be_named() -> None:
    measured = told(MEASURED, Step(id=1, process_id=1, name="Weld", task="weld"))
    answer = Answer(id=1, step_id=1, criterion="feeding", level=4)
    for audit in (measured, told(answer)):
        assert look_first(audit, known(audit), ()) == ()
    assert look_first(Audit.of(), known(Audit.of()), ()) == ()


def test_whether_the_order_would_survive_is_said_with_its_share() -> None:
    audit = told()
    found = certainty(rank(audit))
    assert found is not None
    firm, loose = replace(found, share=0.9), replace(found, share=0.4)
    assert "90%" in survival_sentence(known(audit), firm)
    assert "nobody has looked at" in survival_sentence(known(audit), firm)
    measured = told(MEASURED)
    assert survival_sentence(known(measured), firm).startswith("The first place would probably survive")
    assert survival_sentence(known(audit), loose).startswith("Better figures may well change the order")
    assert survival_sentence(known(audit), None) == ""


def test_hours_without_a_known_technology_come_before_what_is_guessed() -> None:
    audit = told(Work(id=3, cycle_time_s=Estimate.point(HOUR)))
    lines = not_known(audit, analyse(audit), known(audit))
    assert "knows no technology: “Xyz”" in lines[0]
