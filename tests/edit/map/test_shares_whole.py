"""Whatever is drawn, typed and removed: the shares out of a step add up to all of it."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.edit.map.append import append_step, insert_step
from auditor.edit.map.connect import connect, reconnect
from auditor.edit.map.copies import duplicate_steps
from auditor.edit.map.shares import set_share
from auditor.edit.map.steps import change_kind, delete
from auditor.edit.verb import Verb, perform
from auditor.errors import InputError
from auditor.flow.problems import ProblemKind, problems
from auditor.model import Audit, Basis, Flow, Process, Step, StepKind
from auditor.store import AuditFile

_KINDS = (StepKind.OPERATION, StepKind.DECISION, StepKind.FORK)
picks = st.integers(0, 1_000)
shares = st.one_of(st.sampled_from((0.0, 0.03, 0.5, 1.0)), st.floats(0, 1))
what = st.sampled_from(
    (
        "connect",
        "connect",
        "append",
        "insert",
        "share",
        "share",
        "share",
        "delete flow",
        "delete step",
        "lead",
        "copy",
        "kind",
    )
)
moves = st.lists(st.tuples(what, picks, picks, shares), max_size=25)


@contextmanager
def begun(blank: Path) -> Iterator[AuditFile]:
    """A chain of four steps."""
    with TemporaryDirectory() as folder, AuditFile.open(Path(shutil.copy(blank, folder))) as file:
        with file.edit("Begin") as edit:
            process = edit.put(Process(name="P"))
            steps = [edit.put(Step(process_id=process.id, name=f"S{i}", x=200.0 * i, y=0.0)) for i in range(4)]
            for a, b in pairwise(steps):
                edit.put(Flow(process_id=process.id, source_id=a.id, target_id=b.id))
        yield file


def do(file: AuditFile, verb: Verb[..., Any], *args: Any, **named: Any) -> None:
    try:
        perform(file, verb, *args, **named)
    except InputError:
        assert verb is set_share  # the only way out of a step


def moved(file: AuditFile, move: tuple[str, int, int, float]) -> None:
    name, a, b, share = move
    audit = file.audit
    steps, flows = sorted(audit.steps), sorted(audit.flows)
    if not steps:
        return
    step, other = steps[a % len(steps)], steps[b % len(steps)]
    flow = flows[a % len(flows)] if flows else 0
    if name == "connect":
        do(file, connect, step, other)
    elif name == "append":
        do(file, append_step, step)
    elif name == "delete step":
        do(file, delete, [step])
    elif name == "copy":
        do(file, duplicate_steps, 1, {step, other})
    elif name == "kind":
        kind = _KINDS[b % len(_KINDS)]
        if kind is not StepKind.FORK or len([f for f in audit.flows.values() if f.source_id == step]) < 2:
            do(file, change_kind, [step], kind)  # a split made a fork is told, and mended by a click
    elif not flow:
        return
    elif name == "share" and audit.steps[audit.flows[flow].source_id].kind is not StepKind.FORK:
        do(file, set_share, flow, share)
        if flow in file.audit.flows and file.audit.flows != audit.flows:
            assert file.audit.flows[flow].share == share
            assert file.audit.flows[flow].share_basis is Basis.STATED
    elif name == "insert":
        do(file, insert_step, flow)
    elif name == "delete flow":
        do(file, delete, [], [flow])
    elif name == "lead":
        do(file, reconnect, flow, source_id=other)


def check(audit: Audit) -> None:
    totals: dict[int, float] = defaultdict(float)
    for flow in audit.flows.values():
        is_fork = audit.steps[flow.source_id].kind is StepKind.FORK
        assert 0 <= flow.share <= 1
        assert flow.share == 1 or not is_fork
        totals[flow.source_id] += 0 if is_fork else flow.share
    for step_id, total in totals.items():
        assert abs(total - 1) < 1e-6 or audit.steps[step_id].kind is StepKind.FORK
    told = {p.kind for p in problems(audit, 1)} if 1 in audit.processes else set()
    assert not told & {ProblemKind.SHARES, ProblemKind.FORK_SHARES}


@settings(max_examples=40, deadline=None)
@given(moves)
def test_the_shares_out_of_a_step_add_up_after_any_changes(
    blank_file: Path, todo: list[tuple[str, int, int, float]]
) -> None:
    with begun(blank_file) as file:
        for move in todo:
            moved(file, move)
            check(file.audit)


@settings(max_examples=20, deadline=None)
@given(moves)
def test_nothing_is_assumed_of_a_step_with_one_way_out(
    blank_file: Path, todo: list[tuple[str, int, int, float]]
) -> None:
    with begun(blank_file) as file:
        for move in todo:
            moved(file, move)
        ways = Counter(flow.source_id for flow in file.audit.flows.values())
        lone = [flow for flow in file.audit.flows.values() if ways[flow.source_id] == 1]
        assert all(flow.share_basis is not Basis.ASSUMED for flow in lone)
