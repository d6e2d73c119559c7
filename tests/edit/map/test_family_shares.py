"""Shares of a product family: whatever is typed, what leaves a step is all of what came."""

from __future__ import annotations

import pytest

from auditor.edit import perform
from auditor.edit.families import add_family, set_family_share, set_made_in
from auditor.edit.map.connect import connect
from auditor.edit.map.shares import normalise_shares
from auditor.edit.map.steps import change_kind
from auditor.flow.workload.mix import family_view
from auditor.model import StepKind
from auditor.store import AuditFile


@pytest.fixture
def split(chain: AuditFile) -> AuditFile:
    """A chain A → B → C, of which A also leads to C and back to itself; one family goes through it."""
    perform(chain, connect, 1, 3)
    perform(chain, connect, 1, 1)
    perform(chain, add_family)
    perform(chain, set_made_in, 1, 1, True)
    return chain


def out_of_a(file: AuditFile) -> list[float]:
    """The family's shares of what leaves A."""
    view = family_view(file.audit, 1, file.audit.families[1])
    return [flow.share for key, flow in sorted(view.flows.items()) if flow.source_id == 1]


@pytest.mark.parametrize(
    "typed",
    [
        ["80 %"],
        ["80 %", "60 %"],
        ["80 %", "60 %", "50 %"],
        ["10 %", "20 %", "30 %"],
        ["100 %", "100 %", "100 %"],
        ["0 %", "0 %", "40 %"],
    ],
)
def test_what_is_typed_last_stays_and_the_others_carry_the_rest(split: AuditFile, typed: list[str]) -> None:
    flows = sorted(flow.id for flow in split.audit.flows.values() if flow.source_id == 1)
    for flow_id, text in zip(flows, typed, strict=False):
        perform(split, set_family_share, flow_id, 1, text)
    found = out_of_a(split)
    assert sum(found) == pytest.approx(1)
    assert all(0 <= share <= 1 for share in found)
    assert found[len(typed) - 1] == pytest.approx(float(typed[-1].split()[0]) / 100)


def test_at_a_fork_what_a_family_sends_one_way_says_nothing_of_the_others(split: AuditFile) -> None:
    perform(split, change_kind, [1], StepKind.FORK)
    perform(split, normalise_shares, 1)
    flows = sorted(flow.id for flow in split.audit.flows.values() if flow.source_id == 1)
    for flow_id in flows[:2]:
        perform(split, set_family_share, flow_id, 1, "90 %")
    assert out_of_a(split)[:2] == pytest.approx([0.9, 0.9])
