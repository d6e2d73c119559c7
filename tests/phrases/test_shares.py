"""How much goes which way, in words."""

from __future__ import annotations

from auditor.locale import LANGUAGES, using
from auditor.model import Audit, Basis, Flow, Process, Step
from auditor.phrases.shares import assumed_shares, exact_percent, share_text

FLOWS = (
    Flow(id=1, process_id=1, source_id=1, target_id=2),
    Flow(id=2, process_id=1, source_id=2, target_id=3, share=0.5, share_basis=Basis.ASSUMED),
    Flow(id=3, process_id=1, source_id=2, target_id=1, share=0.5, share_basis=Basis.ASSUMED),
)


def audit_with(*flows: Flow) -> Audit:
    steps = (Step(id=i, process_id=1, name=name) for i, name in enumerate(("Shape", "Check", "Ship"), 1))
    return Audit.of([Process(id=1, name="Bread"), *steps, *flows])


def test_a_share_is_marked_where_nobody_said_it_and_exact_where_somebody_did() -> None:
    assert [share_text(flow) for flow in FLOWS] == ["100%", "50%\N{NO-BREAK SPACE}?", "50%\N{NO-BREAK SPACE}?"]
    assert [exact_percent(share) for share in (0.03, 0.035, 0.9996, 1 / 3)] == ["3%", "3.5%", "100%", "33.3%"]


def test_where_nobody_said_how_work_splits_is_told_step_by_step() -> None:
    assert assumed_shares(audit_with(*FLOWS)) == ("“Check”: Ship 50%, Shape 50%. Taken equally: nobody said.",)
    assert assumed_shares(audit_with(FLOWS[0])) == ()
    for language in LANGUAGES:
        with using(language):
            (told,) = assumed_shares(audit_with(*FLOWS))
            assert "{" not in told
