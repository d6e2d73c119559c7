"""What an answer about one step does to a technology that serves several."""

from __future__ import annotations

from auditor.decide.candidate.proposing import propose
from auditor.flow.analysis import analyse
from auditor.model import Audit, FitAnswer
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
