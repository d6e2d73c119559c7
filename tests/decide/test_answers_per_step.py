"""What an answer about one step does to a technology that serves several."""

from __future__ import annotations

from typing import Any

from auditor.decide.candidate.proposing import propose
from auditor.edit.candidate import override_of
from auditor.flow.analysis import analyse
from auditor.model import Audit, CandidateOverride, CandidateStep, FitAnswer
from auditor.phrases.candidate import other_steps_note
from tests.build import audit_from, point

READ, BILL = 1, 2


def documents(*answers: bool | None) -> Audit:
    """Orders to read and invoices to make, with what is said of each: do most documents come as PDF or mail?"""
    week = {"labour_s": point(20 * 3600.0)}
    audit = audit_from({("Order intake", "Make invoice"): 1.0}, work={"Order intake": week, "Make invoice": week})
    rows = {
        step_id: FitAnswer(id=step_id, step_id=step_id, technology="document_reading", question="readable", is_yes=yes)
        for step_id, yes in zip((READ, BILL), answers, strict=True)
        if yes is not None
    }
    return audit.replaced({"fit_answer": dict(rows)})


def reading(audit: Audit) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    found, excluded = propose(audit, analyse(audit))
    return (
        [c.step_ids for c in found if c.technology.key == "document_reading"],
        [e.step_ids for e in excluded if e.technology.key == "document_reading" and e.wrong is not None],
    )


def test_a_step_that_it_does_not_fit_does_not_take_it_from_the_others() -> None:
    assert reading(documents(None, None)) == ([(READ, BILL)], [])
    assert reading(documents(True, False)) == ([(READ,)], [(BILL,)])


def test_what_fits_no_step_is_ruled_out_for_all_of_them() -> None:
    assert reading(documents(False, False)) == ([], [(READ, BILL)])


def test_what_was_said_of_it_stays_when_a_step_leaves_it_and_comes_back() -> None:
    audit = documents(None, None)
    rows = {1: CandidateOverride(id=1, technology="document_reading", investment=point(7_777.0), is_wanted=True)}
    links = {i: CandidateStep(id=i, candidate_id=1, step_id=i) for i in (READ, BILL)}
    stated: dict[str, dict[int, Any]] = {"candidate": rows, "candidate_step": links}
    for answers in ((None, None), (True, False), (None, None)):
        audit = documents(*answers).replaced(stated)
        (candidate,) = (c for c in propose(audit, analyse(audit))[0] if c.technology.key == "document_reading")
        assert candidate.figures.investment.likely == 7_777.0
        assert candidate.stored is not None and candidate.stored.is_wanted
        assert override_of(audit, candidate) == rows[1]  # a change of now does not begin anew beside it
        assert ("Make invoice" in other_steps_note(audit, candidate)) is (candidate.step_ids == (READ,))


def test_what_was_said_of_one_step_is_not_said_of_another() -> None:
    audit = documents(False, None).replaced(
        {
            "candidate": {1: CandidateOverride(id=1, technology="document_reading", investment=point(7_777.0))},
            "candidate_step": {1: CandidateStep(id=1, candidate_id=1, step_id=READ)},
        }
    )
    (candidate,) = (c for c in propose(audit, analyse(audit))[0] if c.technology.key == "document_reading")
    assert candidate.step_ids == (BILL,) and candidate.stored is None
