"""Shares stay whole when flows come and go."""

from __future__ import annotations

from collections.abc import Callable

from auditor.edit import perform
from auditor.edit.map.connect import connect, reconnect
from auditor.edit.map.shares import normalise_shares, set_share
from auditor.edit.map.steps import change_kind, delete
from auditor.model import StepKind
from auditor.store import AuditFile

Shares = Callable[[], dict[str, float]]


def test_a_flow_more_takes_its_part_from_those_there_are(chain: AuditFile, shares: Shares) -> None:
    perform(chain, connect, 1, 3)
    assert shares() == {"A→B": 0.5, "B→C": 1.0, "A→C": 0.5}


def test_shares_that_were_typed_keep_their_proportion(chain: AuditFile, shares: Shares) -> None:
    perform(chain, connect, 1, 3)
    perform(chain, set_share, 1, 0.8)
    perform(chain, set_share, 3, 0.2)
    perform(chain, connect, 1, 1)
    assert shares() == {"A→B": round(0.8 * 2 / 3, 6), "A→C": round(0.2 * 2 / 3, 6), "A→A": round(1 / 3, 6), "B→C": 1.0}


def test_a_flow_that_exists_already_is_left_alone(chain: AuditFile, shares: Shares) -> None:
    lines = len(chain.history())
    perform(chain, connect, 1, 2)
    assert shares() == {"A→B": 1.0, "B→C": 1.0}
    assert len(chain.history()) == lines


def test_every_flow_out_of_a_fork_carries_all(chain: AuditFile, shares: Shares) -> None:
    perform(chain, change_kind, [1], StepKind.FORK)
    perform(chain, connect, 1, 3)
    assert shares() == {"A→B": 1.0, "A→C": 1.0, "B→C": 1.0}
    perform(chain, delete, [], [1])
    assert shares() == {"A→C": 1.0, "B→C": 1.0}


def test_what_is_freed_by_a_removed_flow_goes_to_the_others(chain: AuditFile, shares: Shares) -> None:
    perform(chain, connect, 1, 3)
    perform(chain, delete, [], [1])
    assert shares() == {"A→C": 1.0, "B→C": 1.0}
    assert chain.undo() == "Delete flow"


def test_a_step_goes_with_its_flows_and_what_led_to_it_is_freed(chain: AuditFile, shares: Shares) -> None:
    perform(chain, connect, 1, 3)
    perform(chain, delete, [2, 99])
    assert shares() == {"A→C": 1.0}
    assert chain.undo() == "Delete step"
    assert shares() == {"A→B": 0.5, "A→C": 0.5, "B→C": 1.0}


def test_shares_are_made_to_add_up_and_are_equal_where_all_are_none(chain: AuditFile, shares: Shares) -> None:
    perform(chain, connect, 1, 3)
    for flow_id in (1, 3):
        perform(chain, set_share, flow_id, 0.4)
    perform(chain, normalise_shares, 1)
    assert shares() == {"A→B": 0.5, "A→C": 0.5, "B→C": 1.0}
    for flow_id in (1, 3):
        perform(chain, set_share, flow_id, 0.0)
    perform(chain, normalise_shares, 1)
    assert shares() == {"A→B": 0.5, "A→C": 0.5, "B→C": 1.0}


def test_shares_typed_at_a_fork_are_mended_to_all_for_each_branch(chain: AuditFile, shares: Shares) -> None:
    perform(chain, connect, 1, 3)
    perform(chain, change_kind, [1], StepKind.FORK)
    perform(chain, normalise_shares, 1)
    assert shares() == {"A→B": 1.0, "A→C": 1.0, "B→C": 1.0}
    assert chain.undo() == "Give each branch all"


def test_a_flow_led_elsewhere_keeps_its_share_and_never_doubles_another(chain: AuditFile, shares: Shares) -> None:
    perform(chain, connect, 1, 3)
    perform(chain, set_share, 1, 0.8)
    perform(chain, reconnect, 1, target_id=3)  # A→C is there already
    assert shares()["A→B"] == 0.8
    perform(chain, reconnect, 1, target_id=1)
    assert shares() == {"A→A": 0.8, "A→C": 0.5, "B→C": 1.0}
