"""Where the labour hours go: by lane, role, product, value class, tag or process."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from auditor.flow.analysis import Analysis, StepNumbers
from auditor.flow.stream.ladder import value_class
from auditor.model import Audit, Estimate


@dataclass(frozen=True, slots=True)
class HoursShare:
    """One bar: hours a year, their cost, and the steps behind it, heaviest first.

    ``name`` is that of a group of ``grouping``: what a person called it, the code of a value class or a tag, or None for
    what is in no group; :func:`auditor.phrases.flow.group_name` says it.
    """

    grouping: str
    name: str | None
    hours: Estimate
    cost: Estimate | None
    step_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """A way to group. ``overlaps``: a step may be in several groups (tags), so the bars need not add up."""

    key: str
    names: Callable[[Audit, StepNumbers], Iterable[str | None]]
    overlaps: bool = False


def _lane(audit: Audit, numbers: StepNumbers) -> Iterable[str | None]:
    lane = audit.lanes.get(numbers.step.lane_id or 0)
    return [lane.name if lane is not None else None]


def _role(audit: Audit, numbers: StepNumbers) -> Iterable[str | None]:
    role_id = audit.work(numbers.step.id).role_id
    return [audit.roles[role_id].name if role_id is not None else None]


def _product(audit: Audit, numbers: StepNumbers) -> Iterable[str | None]:
    family = audit.families.get(audit.processes[numbers.step.process_id].family_id or 0)
    return [family.name if family is not None else None]


GROUPINGS: tuple[Grouping, ...] = (
    Grouping("step", lambda _a, n: [n.step.name]),
    Grouping("lane", _lane),
    Grouping("role", _role),
    Grouping("product", _product),
    Grouping("class", lambda _a, n: [value_class(n.step).value]),
    Grouping(
        "tag",
        lambda a, n: sorted(a.tags_of(n.step.id)) or [None],
        overlaps=True,
    ),
    Grouping("process", lambda a, n: [a.processes[n.step.process_id].name]),
)


def hours_by(audit: Audit, analysis: Analysis, grouping: Grouping) -> tuple[HoursShare, ...]:
    """The groups with labour hours, most hours first. Steps without hours are left out.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.
        grouping: by what.

    Returns:
        hours per year, cost and steps of each group.
    """
    groups: dict[str | None, list[StepNumbers]] = {}
    for process in analysis.processes.values():
        for numbers in process.steps.values():
            if numbers.workload.labour_hours_per_year is not None:
                for name in grouping.names(audit, numbers):
                    groups.setdefault(name, []).append(numbers)
    shares = [_share(grouping.key, name, members) for name, members in groups.items()]
    return tuple(sorted(shares, key=lambda share: (-share.hours.likely, share.name or "")))


def _share(grouping: str, name: str | None, members: list[StepNumbers]) -> HoursShare:
    hours = Estimate.sum_of_known(n.workload.labour_hours_per_year for n in members)
    assert hours is not None
    ordered = sorted(members, key=_hours, reverse=True)
    cost = Estimate.sum_of_known(n.workload.labour_cost_per_year for n in members)
    return HoursShare(grouping, name, hours, cost, tuple(n.step.id for n in ordered))


def _hours(numbers: StepNumbers) -> float:
    hours = numbers.workload.labour_hours_per_year
    return hours.likely if hours is not None else 0.0
