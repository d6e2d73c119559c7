"""What items and their operations become: steps that items share, families, and flows with each family's own way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditor.exchange.draft import ImportReport
from auditor.locale import _, ngettext, number, quoted
from auditor.model import (
    Basis,
    Entity,
    Estimate,
    Family,
    FamilyShare,
    FamilyWork,
    Flow,
    Lane,
    Mix,
    Process,
    Role,
    Step,
    StepKind,
    Work,
)

MAX_FAMILIES = 30
_START, _END = -1, -2


@dataclass(frozen=True)
class Operation:
    """One operation of an item. Times in seconds: ``run_s`` of a piece, ``setup_s`` of a batch."""

    name: str
    work_center: str = ""
    run_s: float | None = None
    setup_s: float | None = None
    batch: float | None = None
    crew: float = 1.0
    role: str = ""
    stations: float = 1.0
    department: str = ""

    @property
    def place(self) -> tuple[str, str]:
        """Operations of the same name at the same work centre are one step."""
        return self.name.casefold(), self.work_center.casefold()


@dataclass(frozen=True)
class Item:
    """What is made, how many a year (None: not known), and its operations in order."""

    name: str
    operations: Sequence[Operation]
    demand: float | None = None


def routed(items: Sequence[Item], process_name: str, report: ImportReport) -> list[Entity]:
    """One process in which every item takes its own way.

    Args:
        items: with their operations.
        process_name: what the process will be called.
        report: takes what is assumed.

    Returns:
        process, families with their times and shares, lanes, roles, steps and flows.
    """
    return _Routed(_few(items, report), report).entities(process_name)


def _few(items: Sequence[Item], report: ImportReport) -> list[Item]:
    """The items; of many, those with the same operations as one."""
    if len(items) <= MAX_FAMILIES:
        return list(items)
    alike: dict[tuple[tuple[str, str], ...], list[Item]] = defaultdict(list)
    for item in items:
        alike[tuple(operation.place for operation in item.operations)].append(item)
    ranked = sorted(alike.values(), key=lambda group: (-sum(i.demand or 1.0 for i in group), group[0].name))
    for group in ranked[MAX_FAMILIES:]:
        for item in group:
            report.skip(
                _("item"),
                item.name,
                _("Few items go this way; the map shows the {n} most used.").format(n=MAX_FAMILIES),
            )
    report.guessed.append(
        _(
            "{n} items go {ways} different ways: items with the same operations became one family, with the mean of their times."
        ).format(n=number(len(items)), ways=number(len(ranked)))
    )
    return [_mean(group) for group in ranked[:MAX_FAMILIES]]


def _mean(group: Sequence[Item]) -> Item:
    first = group[0]
    if len(group) == 1:
        return first
    demands = [item.demand for item in group if item.demand is not None]
    operations = []
    for at, operation in enumerate(first.operations):
        each = [item.operations[at] for item in group]
        operations.append(
            Operation(
                operation.name, operation.work_center, _average([o.run_s for o in each]), _average([o.setup_s for o in each]),
                _average([o.batch for o in each]), operation.crew, operation.role, operation.stations,
                operation.department,
            )
        )  # fmt: skip
    name = _("{item} and {n} more").format(item=first.name, n=len(group) - 1)
    return Item(name, operations, sum(demands) if demands else None)


def _average(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


class _Routed:
    def __init__(self, items: Sequence[Item], report: ImportReport) -> None:
        self.items, self.report = items, report
        self.steps: dict[tuple[tuple[str, str], int], int] = {}
        self.users: dict[int, list[tuple[int, Operation]]] = defaultdict(list)
        self.ways: list[list[int]] = []
        for family, item in enumerate(items, 1):
            seen: Counter[tuple[str, str]] = Counter()
            way = []
            for operation in item.operations:
                seen[operation.place] += 1  # a second time is a step of its own, or the map would run in a circle
                step = self.steps.setdefault((operation.place, seen[operation.place]), len(self.steps) + 2)
                self.users[step].append((family, operation))
                way.append(step)
            self.ways.append(way)
        self.last = len(self.steps) + 2
        self.has_demand = all(item.demand for item in items)
        self.weight = [item.demand or 0.0 if self.has_demand else 1.0 for item in items]

    def entities(self, process_name: str) -> list[Entity]:
        lanes = self._named([o.department for o in self._operations()])
        roles = self._named([o.role or o.work_center for o in self._operations()])
        several = len(self.items) > 1
        one = self.items[0].demand
        process = Process(
            id=1,
            name=process_name,
            demand_per_year=None if several or one is None else Estimate.point(one),
            unit=_("piece"),
        )
        found: list[Entity] = [process]
        if several:
            found += self._families()
        found += [Lane(id=i, process_id=1, name=name, position=i - 1) for name, i in lanes.items()]
        found += [Role(id=i, name=name) for name, i in roles.items()]
        found += [
            Step(id=1, process_id=1, name=_("Start"), kind=StepKind.START),
            *(self._step(key, step, lanes) for key, step in self.steps.items()),
            Step(id=self.last, process_id=1, name=_("End"), kind=StepKind.END),
        ]
        for step, users in self.users.items():
            found += self._works(step, users, roles, several)
        found += self._flows(several)
        self._tell(roles)
        return found

    def _operations(self) -> list[Operation]:
        return [operation for users in self.users.values() for _family, operation in users]

    @staticmethod
    def _named(names: Sequence[str]) -> dict[str, int]:
        return {name: i for i, name in enumerate(dict.fromkeys(filter(None, names)), 1)}

    def _families(self) -> list[Entity]:
        found: list[Entity] = []
        for i, item in enumerate(self.items, 1):
            demand = Estimate.point(item.demand) if item.demand else None
            found += [Family(id=i, name=item.name[:500], demand_per_year=demand), Mix(id=i, process_id=1, family_id=i)]
        return found

    def _step(self, key: tuple[tuple[str, str], int], step: int, lanes: Mapping[str, int]) -> Step:
        place, time = key
        operation = self.users[step][0][1]
        names = Counter(name for (name, _center), _time in self.steps)
        name = operation.name
        if names[place[0]] > 1 and operation.work_center and operation.work_center != name:
            name = f"{name} – {operation.work_center}"
        if time > 1:
            name = f"{name} ({time})"
        return Step(id=step, process_id=1, name=name[:500], lane_id=lanes.get(operation.department))

    def _works(
        self, step: int, users: Sequence[tuple[int, Operation]], roles: Mapping[str, int], several: bool
    ) -> list[Entity]:
        first = users[0][1]
        weights = [self.weight[family - 1] for family, _operation in users]

        def mean(values: Sequence[float | None]) -> Estimate | None:
            known = [(v, w) for v, w in zip(values, weights, strict=True) if v is not None]
            total = sum(w for _v, w in known)
            return Estimate.point(sum(v * w for v, w in known) / total) if total > 0 else None

        run = mean([o.run_s for _f, o in users])
        setup = mean([o.setup_s for _f, o in users])
        batch = mean([o.batch for _f, o in users])
        found: list[Entity] = [
            Work(
                id=step,
                cycle_time_s=run,
                setup_time_s=setup,
                batch_size=batch.likely if batch is not None and batch.likely > 0 else None,
                crew=first.crew,
                role_id=roles.get(first.role or first.work_center),
                stations=first.stations,
            )
        ]
        if several:
            for family, operation in users:
                own = operation.run_s, operation.setup_s, operation.batch
                # Those that other items' operations state and this one does not would else be taken for its own.
                of_mix = (run and run.likely, setup and setup.likely, batch and batch.likely)
                if own != of_mix:
                    found.append(
                        FamilyWork(
                            id=step * 1000 + family,
                            step_id=step,
                            family_id=family,
                            cycle_time_s=None if own[0] is None else Estimate.point(own[0]),
                            setup_time_s=None if own[1] is None else Estimate.point(own[1]),
                            batch_size=own[2] or None,
                        )
                    )
        return found

    def _flows(self, several: bool) -> list[Entity]:
        carried: dict[tuple[int, int], list[int]] = defaultdict(list)
        for family, way in enumerate(self.ways, 1):
            for edge in pairwise([1, *way, self.last]):
                carried[edge].append(family)
        out: dict[int, float] = defaultdict(float)
        targets: Counter[int] = Counter()
        for (source, _target), families in carried.items():
            out[source] += sum(self.weight[f - 1] for f in families)
            targets[source] += 1
        found: list[Entity] = []
        for at, ((source, target), families) in enumerate(sorted(carried.items()), 1):
            splits = targets[source] > 1
            basis = Basis.STATED if not splits else Basis.CALCULATED if self.has_demand else Basis.ASSUMED
            share = sum(self.weight[f - 1] for f in families) / out[source] if out[source] else 0.0
            found.append(
                Flow(id=at, process_id=1, source_id=source, target_id=target, share=min(share, 1.0), share_basis=basis)
            )
            if several and splits:
                passing = range(1, len(self.items) + 1)
                here = [f for f in passing if source == 1 or source in self.ways[f - 1]]
                found += [
                    FamilyShare(id=at * 1000 + f, flow_id=at, family_id=f, share=1.0 if f in families else 0.0)
                    for f in here
                ]
        return found

    def _tell(self, roles: Mapping[str, int]) -> None:
        n = len(self.items)
        if n > 1:
            self.report.guessed.append(
                ngettext("{n} item became a product family.", "{n} items became product families.", n).format(
                    n=number(n)
                )
            )
            if not self.has_demand:
                self.report.warnings.append(
                    _(
                        "No yearly demand is stated: where the ways of items part, each item counts the same. Enter the demand of the families on Firm."
                    )
                )
        elif self.items[0].demand is None:
            self.report.warnings.append(_("No yearly demand is stated: enter it on Firm."))
        by_center = [name for name in roles if any(o.work_center == name and not o.role for o in self._operations())]
        if by_center:
            self.report.guessed.append(
                _(
                    "Work centres became roles, busy all the time, with one station each unless the file says more: {names}."
                ).format(names=", ".join(quoted(name) for name in by_center[:8]) + (" …" if len(by_center) > 8 else ""))
            )
