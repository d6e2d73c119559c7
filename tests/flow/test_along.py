"""How much goes along each flow."""

from __future__ import annotations

from dataclasses import replace

from pytest import approx

from auditor.flow.volume.along import along_flows
from auditor.model import Audit, Estimate, StepKind
from tests.build import audit_from


def by_names(audit: Audit, amounts: dict[int, float]) -> dict[tuple[str, str], float]:
    flows, steps = audit.flows, audit.steps
    return {(steps[flows[i].source_id].name, steps[flows[i].target_id].name): v for i, v in amounts.items()}


def test_a_flow_takes_its_share_of_what_its_source_lets_through() -> None:
    audit = audit_from({("a", "b"): 0.7, ("a", "c"): 0.3})
    a = next(s.id for s in audit.steps.values() if s.name == "a")
    assert by_names(audit, along_flows(audit, 1, {a: 1000.0})) == approx({("a", "b"): 700.0, ("a", "c"): 300.0})
    scrapping = audit.replaced({"work": {a: replace(audit.work(a), scrap=Estimate(0.1, 0.1, 0.1))}})
    assert by_names(scrapping, along_flows(scrapping, 1, {a: 1000.0}))["a", "b"] == approx(630.0)


def test_a_fork_sends_everything_down_every_branch() -> None:
    audit = audit_from({("a", "b"): 0.5, ("a", "c"): 0.5})
    a = next(s for s in audit.steps.values() if s.name == "a")
    audit = audit.replaced({"step": {a.id: replace(a, kind=StepKind.FORK)}})
    assert set(along_flows(audit, 1, {a.id: 1000.0}).values()) == {1000.0}


def test_nothing_is_said_where_nothing_is_known() -> None:
    assert along_flows(audit_from({("a", "b"): 1.0}), 1, {}) == {}
