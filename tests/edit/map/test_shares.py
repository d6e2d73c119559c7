"""Shares stay whole when flows come and go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from auditor.edit import perform
from auditor.edit.map.append import append_step
from auditor.edit.map.connect import connect, reconnect
from auditor.edit.map.copies import duplicate_steps
from auditor.edit.map.shares import normalise_shares, set_share
from auditor.edit.map.steps import change_kind, delete
from auditor.errors import InputError
from auditor.flow.volume.visits import visits
from auditor.model import Basis, StepKind
from auditor.store import AuditFile

Shares = Callable[[], dict[str, float]]


def assumed(file: AuditFile) -> set[str]:
    """The flows whose share nobody said."""
    names = {step.id: step.name for step in file.audit.steps.values()}
    flows = file.audit.flows.values()
    return {f"{names[f.source_id]}→{names[f.target_id]}" for f in flows if f.share_basis is Basis.ASSUMED}


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
    """As in audits of before, and in those that come from elsewhere."""
    perform(chain, connect, 1, 3)
    for off in (0.4, 0.0):
        with chain.edit("From elsewhere") as edit:
            for flow_id in (1, 3):
                edit.put(replace(chain.audit.flows[flow_id], share=off))
        assert shares() == {"A→B": off, "A→C": off, "B→C": 1.0}
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
    assert shares() == {"A→A": 0.8, "A→C": 0.2, "B→C": 1.0}


def test_a_flow_led_from_another_step_leaves_both_steps_whole(chain: AuditFile, shares: Shares) -> None:
    perform(chain, connect, 1, 3)
    perform(chain, set_share, 1, 0.8)
    perform(chain, reconnect, 1, source_id=2, target_id=1)
    assert shares() == {"A→C": 1.0, "B→C": 0.5, "B→A": 0.5}
    assert assumed(chain) == {"B→C", "B→A"}


def test_a_share_typed_is_taken_from_the_other_flow_in_one_step_of_undo(chain: AuditFile, shares: Shares) -> None:
    perform(chain, connect, 2, 1)
    assert shares() == {"A→B": 1.0, "B→C": 0.5, "B→A": 0.5}
    assert assumed(chain) == {"B→C", "B→A"}
    perform(chain, set_share, 3, 0.03)
    assert shares() == {"A→B": 1.0, "B→C": 0.97, "B→A": 0.03}
    assert assumed(chain) == set()
    assert chain.undo() == "Change share"
    assert shares() == {"A→B": 1.0, "B→C": 0.5, "B→A": 0.5}
    assert assumed(chain) == {"B→C", "B→A"}


def test_rework_of_3_percent_is_calculated_as_3_percent(chain: AuditFile) -> None:
    """What goes round once in 33 passes is passed 1 ÷ (1 − 0.03) times a finished unit."""
    perform(chain, connect, 2, 1)
    perform(chain, set_share, 3, 0.03)
    per_unit = visits(chain.audit, 1).per_unit
    assert per_unit == pytest.approx({1: 1 / 0.97, 2: 1 / 0.97, 3: 1.0})


def test_shares_that_were_said_stay_while_the_others_have_enough_to_give(chain: AuditFile, shares: Shares) -> None:
    perform(chain, connect, 1, 3)
    perform(chain, connect, 1, 1)
    assert assumed(chain) == {"A→B", "A→C", "A→A"}
    perform(chain, set_share, 1, 0.5)
    assert shares() == {"A→B": 0.5, "A→C": 0.25, "A→A": 0.25, "B→C": 1.0}
    assert assumed(chain) == {"A→C", "A→A"}
    perform(chain, set_share, 3, 0.3)
    assert shares() == {"A→B": 0.5, "A→C": 0.3, "A→A": 0.2, "B→C": 1.0}
    assert assumed(chain) == set()
    perform(chain, set_share, 4, 0.6)  # more than nobody said: from all, in proportion
    assert shares() == {"A→B": 0.25, "A→C": 0.15, "A→A": 0.6, "B→C": 1.0}


def test_a_flow_more_leaves_alone_what_was_said_of_rework(chain: AuditFile, shares: Shares) -> None:
    perform(chain, connect, 2, 1)
    perform(chain, set_share, 3, 0.03)
    perform(chain, append_step, 2)
    assert shares() == {"A→B": 1.0, "B→A": 0.03, "B→C": 0.485, "B→New step": 0.485}
    assert assumed(chain) == {"B→C", "B→New step"}


def test_the_only_way_out_carries_all(chain: AuditFile, shares: Shares) -> None:
    with pytest.raises(InputError, match="only way out of “A”"):
        perform(chain, set_share, 1, 0.4)
    perform(chain, set_share, 1, 1.0)
    assert shares() == {"A→B": 1.0, "B→C": 1.0}


def test_a_fork_that_becomes_something_else_splits_equally_until_somebody_says_how(
    chain: AuditFile, shares: Shares
) -> None:
    perform(chain, change_kind, [1], StepKind.FORK)
    perform(chain, connect, 1, 3)
    perform(chain, change_kind, [1], StepKind.DECISION)
    assert shares() == {"A→B": 0.5, "A→C": 0.5, "B→C": 1.0}
    assert assumed(chain) == {"A→B", "A→C"}


def test_a_copy_that_leaves_a_branch_behind_lets_the_rest_carry_all(chain: AuditFile) -> None:
    perform(chain, connect, 2, 1)
    perform(chain, set_share, 3, 0.03)
    perform(chain, duplicate_steps, 1, [1, 2])
    copied = [f.share for f in chain.audit.flows.values() if f.id > 3]
    assert copied == [1.0, 1.0]
