"""Where the labour hours go: by lane, role, product, value class, tag or process."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from auditor.flow.analysis import Analysis, StepNumbers
from auditor.flow.stream.ladder import value_class
from auditor.locale import N_, _
from auditor.model import Audit, Estimate
from auditor.terms import tag_label, value_class_label


@dataclass(frozen=True, slots=True)
class HoursShare:
    """One bar: hours a year, their cost, and the steps behind it, heaviest first."""

    name: str
    hours: Estimate
    cost: Estimate | None
    step_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """A way to group. ``overlaps``: a step may be in several groups (tags), so the bars need not add up."""

    key: str
    label: str
    names: Callable[[Audit, StepNumbers], Iterable[str]]
    overlaps: bool = False


def _lane(audit: Audit, numbers: StepNumbers) -> Iterable[str]:
    lane = audit.lanes.get(numbers.step.lane_id or 0)
    return [lane.name if lane is not None else _("without a lane")]


def _role(audit: Audit, numbers: StepNumbers) -> Iterable[str]:
    role_id = audit.work(numbers.step.id).role_id
    return [audit.roles[role_id].name if role_id is not None else _("without a role")]


def _product(audit: Audit, numbers: StepNumbers) -> Iterable[str]:
    family = audit.families.get(audit.processes[numbers.step.process_id].family_id or 0)
    return [family.name if family is not None else _("all products")]


GROUPINGS: tuple[Grouping, ...] = (
    Grouping("step", N_("Step"), lambda _a, n: [n.step.name]),
    Grouping("lane", N_("Lane"), _lane),
    Grouping("role", N_("Role"), _role),
    Grouping("product", N_("Product family"), _product),
    Grouping("class", N_("Value"), lambda _a, n: [value_class_label(value_class(n.step))]),
    Grouping(
        "tag",
        N_("Tag"),
        lambda a, n: [tag_label(t) for t in sorted(a.tags_of(n.step.id))] or [_("without a tag")],
        overlaps=True,
    ),
    Grouping("process", N_("Process"), lambda a, n: [a.processes[n.step.process_id].name]),
)


def hours_by(audit: Audit, analysis: Analysis, grouping: Grouping) -> tuple[HoursShare, ...]:
    """The groups with labour hours, most hours first. Steps without hours are left out."""
    groups: dict[str, list[StepNumbers]] = {}
    for process in analysis.processes.values():
        for numbers in process.steps.values():
            if numbers.workload.labour_hours_per_year is not None:
                for name in grouping.names(audit, numbers):
                    groups.setdefault(name, []).append(numbers)
    shares = [_share(name, members) for name, members in groups.items()]
    return tuple(sorted(shares, key=lambda share: (-share.hours.likely, share.name)))


def _share(name: str, members: list[StepNumbers]) -> HoursShare:
    hours = Estimate.sum_of_known(n.workload.labour_hours_per_year for n in members)
    assert hours is not None
    ordered = sorted(members, key=_hours, reverse=True)
    cost = Estimate.sum_of_known(n.workload.labour_cost_per_year for n in members)
    return HoursShare(name, hours, cost, tuple(n.step.id for n in ordered))


def _hours(numbers: StepNumbers) -> float:
    hours = numbers.workload.labour_hours_per_year
    return hours.likely if hours is not None else 0.0
