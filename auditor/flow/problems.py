"""What is missing or contradictory in a map: each problem names its step, and the fix where there is one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from auditor.locale import _, percent
from auditor.model import WORKING_KINDS, Audit, Step, StepKind

_SUM_TOLERANCE = 1e-3
_MAY_LACK_TIME = frozenset({StepKind.DELAY, StepKind.STORAGE})


class ProblemKind(StrEnum):
    """What is wrong."""

    ENDLESS = "endless"
    UNREACHABLE = "unreachable"
    SHARES = "shares"
    LOOSE = "loose"
    DUPLICATE = "duplicate"
    NO_TIME = "no_time"


#: What stands in the way of every number comes first.
SEVERITY = tuple(ProblemKind)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of one step.

    Attributes:
        text: what is wrong, in the language in force.
        can_fix: True where the program can mend it (shares that do not add up).
    """

    kind: ProblemKind
    step_id: int
    text: str
    can_fix: bool = False


def problems(audit: Audit, process_id: int) -> list[Problem]:
    """All problems of a process, the gravest first."""
    steps = audit.steps_of(process_id)
    onward: dict[int, list[tuple[int, float]]] = defaultdict(list)
    backward: dict[int, list[int]] = defaultdict(list)
    known = {step.id for step in steps}
    for flow in audit.flows_of(process_id):
        if flow.source_id in known and flow.target_id in known:
            onward[flow.source_id].append((flow.target_id, flow.share))
            backward[flow.target_id].append(flow.source_id)
    found = [
        *_endless(steps, onward, backward),
        *_unreachable(steps, onward, backward),
        *_shares(steps, onward),
        *_loose(steps, onward, backward),
        *_duplicates(steps),
        *_timeless(audit, steps),
    ]
    return sorted(found, key=lambda p: (SEVERITY.index(p.kind), p.step_id))


def _walk(roots: set[int], targets: dict[int, list[int]]) -> set[int]:
    seen = set(roots)
    stack = list(roots)
    while stack:
        for target in targets[stack.pop()]:
            if target not in seen:
                seen.add(target)
                stack.append(target)
    return seen


def _endless(
    steps: tuple[Step, ...], onward: dict[int, list[tuple[int, float]]], backward: dict[int, list[int]]
) -> list[Problem]:
    ends = {s.id for s in steps if not onward[s.id]}
    leaving = _walk(ends, backward)
    text = _("Work that gets here never leaves: the loop needs a flow that leads out.")
    return [Problem(ProblemKind.ENDLESS, s.id, text) for s in steps if s.id not in leaving]


def _unreachable(
    steps: tuple[Step, ...], onward: dict[int, list[tuple[int, float]]], backward: dict[int, list[int]]
) -> list[Problem]:
    starts = {s.id for s in steps if s.kind is StepKind.START}
    if not starts:
        return []
    targets: dict[int, list[int]] = defaultdict(list)
    for source, branches in onward.items():
        targets[source] = [target for target, _share in branches]
    reached = _walk(starts, targets)
    text = _("No work gets here from a start.")
    return [Problem(ProblemKind.UNREACHABLE, s.id, text) for s in steps if s.id not in reached and backward[s.id]]


def _shares(steps: tuple[Step, ...], onward: dict[int, list[tuple[int, float]]]) -> list[Problem]:
    found: list[Problem] = []
    for step in steps:
        total = sum(share for _target, share in onward[step.id])
        if step.kind is not StepKind.FORK and onward[step.id] and abs(total - 1) > _SUM_TOLERANCE:
            text = _("The shares out of it add up to {total}, not 100%.").format(total=percent(total))
            found.append(Problem(ProblemKind.SHARES, step.id, text, can_fix=True))
    return found


def _loose(
    steps: tuple[Step, ...], onward: dict[int, list[tuple[int, float]]], backward: dict[int, list[int]]
) -> list[Problem]:
    """Steps without any flow; starts that lead nowhere; decisions and forks that do not split."""
    found: list[Problem] = []
    for step in steps:
        if not onward[step.id] and not backward[step.id] and len(steps) > 1:
            found.append(Problem(ProblemKind.LOOSE, step.id, _("It is not connected to anything.")))
        elif step.kind in (StepKind.DECISION, StepKind.FORK) and len(onward[step.id]) < 2:
            found.append(Problem(ProblemKind.LOOSE, step.id, _("It splits nothing: give it two flows or more.")))
        elif step.kind is StepKind.END and onward[step.id]:
            found.append(Problem(ProblemKind.LOOSE, step.id, _("An end has no flow leading out.")))
    return found


def _duplicates(steps: tuple[Step, ...]) -> list[Problem]:
    by_name: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        if step.kind in WORKING_KINDS:
            by_name[step.name.casefold().strip()].append(step)
    text = _("Another step has the same name.")
    return [Problem(ProblemKind.DUPLICATE, s.id, text) for same in by_name.values() if len(same) > 1 for s in same[1:]]


def _timeless(audit: Audit, steps: tuple[Step, ...]) -> list[Problem]:
    text = _("No time is known yet.")
    return [Problem(ProblemKind.NO_TIME, s.id, text) for s in steps if lacks_time(audit, s)]


def lacks_time(audit: Audit, step: Step) -> bool:
    """Whether a step needs a time of its own (it works, and no process stands behind it) and has none."""
    work = audit.work(step.id)
    return (
        step.kind in WORKING_KINDS - _MAY_LACK_TIME
        and step.detail_id is None
        and work.cycle_time_s is None
        and work.labour_s is None
    )
