"""Workbooks of planning systems (frePPLe and those like it): a sheet “operation” with times, and sheets that tie it together.

Source: the data model of frePPLe, https://frepple.com/docs/current/model-reference/operations.php (types of operations, duration
and duration per unit in seconds, operation materials with negative quantities consumed and positive ones produced).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import isnan
from statistics import fmean

from auditor.errors import InputError
from auditor.exchange.draft import Draft, ImportReport
from auditor.exchange.eventlog.numbers import durations
from auditor.exchange.table import Table, plain, text_of
from auditor.locale import _, number
from auditor.model import Basis, Entity, Estimate, Flow, Process, Role, Step, StepKind, Work

_PARENTS = frozenset({"routing", "alternate", "split"})
_FIELDS = {"name": "step", "item": "item", "duration": "setup_time", "durationperunit": "run_time"}
_READ = frozenset({"type", "owner", "priority", "sizeminimum", "sizemaximum", "location"})

Row = Mapping[str, str]


def is_planning_workbook(tables: Sequence[Table]) -> bool:
    """Whether a workbook has a sheet of operations with durations, as planning systems write it.

    Args:
        tables: its sheets.

    Returns:
        True where it has.
    """
    rows = _sheet(tables, "operation")
    return bool(rows) and "name" in rows[0] and bool({"duration", "durationperunit"} & rows[0].keys())


def planning_meaning(header: str) -> tuple[str, bool]:
    """What a column of the sheet “operation” means.

    Args:
        header: of the column.

    Returns:
        the field of a routing that it is, empty where it is none; and whether it is read at all.
    """
    key = plain(header)
    return _FIELDS.get(key, ""), key in _FIELDS or key in _READ


def read_planning_workbook(tables: Sequence[Table], process_name: str) -> Draft:
    """The operations as steps, in the order that routings and materials give.

    Args:
        tables: the sheets.
        process_name: what the process will be called.

    Returns:
        process, steps with times, flows, roles, and what was assumed.

    Raises:
        InputError: there are no operations.
    """
    return _Reader(tables).read(process_name)


def _sheet(tables: Sequence[Table], *names: str) -> list[Row]:
    """The rows of the first sheet of one of these names: text by header, both without signs and capitals."""
    for table in tables:
        if plain(table.name) in names and table.rows:
            header = [plain(text_of(cell)) for cell in table.rows[0]]
            return [
                {key: text_of(cell) for key, cell in zip(header, row, strict=False) if key}
                for row in table.rows[1:]
                if any(text_of(cell) for cell in row)
            ]
    return []


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


class _Reader:
    def __init__(self, tables: Sequence[Table]) -> None:
        rows = [row for row in _sheet(tables, "operation") if row.get("name")]
        self.rows = {row["name"]: row for row in rows}
        self.owner = {row["name"]: row["owner"] for row in rows if row.get("owner")}
        for row in _sheet(tables, "suboperation"):
            if row.get("operation") and row.get("suboperation"):
                self.owner.setdefault(row["suboperation"], row["operation"])
        self.materials = _sheet(tables, "operationmaterial")
        self.loads = sorted(_sheet(tables, "operationresource"), key=lambda row: _number(row.get("priority")) or 0.0)
        self.resources = {row["name"]: row for row in _sheet(tables, "resource") if row.get("name")}
        self.demands = _sheet(tables, "demand", "salesorder")
        owners = set(self.owner.values())
        self.leaves = [
            name for name, row in self.rows.items() if plain(row.get("type", "")) not in _PARENTS and name not in owners
        ]
        self.children: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.owner, key=lambda n: (_number(self.rows.get(n, {}).get("priority")) or 0.0, n)):
            self.children[self.owner[name]].append(name)
        self.report = ImportReport()

    def read(self, process_name: str) -> Draft:
        if not self.leaves:
            raise InputError(_("The sheet “operation” holds no operations."))
        quantities = [q for row in self.demands if (q := _number(row.get("quantity"))) is not None and q > 0]
        self.order = fmean(quantities) if quantities else 1.0
        ids = {name: i for i, name in enumerate(self.leaves, 2)}
        last = len(ids) + 2
        roles = self._roles()
        entities: list[Entity] = [
            Process(
                id=1,
                name=process_name,
                demand_per_year=Estimate.point(sum(quantities), Basis.ASSUMED) if quantities else None,
                unit=_("piece"),
            ),
            *roles.values(),
            Step(id=1, process_id=1, name=_("Start"), kind=StepKind.START),
            *(Step(id=ids[name], process_id=1, name=name[:500], notes=self._note(name)) for name in self.leaves),
            Step(id=last, process_id=1, name=_("End"), kind=StepKind.END),
            *(self._work(name, ids[name], roles) for name in self.leaves),
            *self._flows(ids, last),
        ]
        self._tell(quantities, roles)
        return Draft(entities, self.report, assumed=self.report.assumed)

    def _roles(self) -> dict[str, Role]:
        used = dict.fromkeys(
            row["resource"] for row in self.loads if row.get("operation") in self.leaves and row.get("resource")
        )
        return {name: Role(id=i, name=name[:500]) for i, name in enumerate(used, 1)}

    def _note(self, name: str) -> str:
        row = self.rows[name]
        parts = (
            (_("Item"), row.get("item")),
            (_("Location"), row.get("location")),
            (_("Part of"), self.owner.get(name)),
        )
        return "\n".join(f"{label}: {value}" for label, value in parts if value)

    def _seconds(self, text: str | None, name: str, column: str) -> float | None:
        if not text:
            return None
        value = float(durations([text], ".")[0][0])
        if isnan(value) or value < 0:
            self.report.skip(f"operation, “{name}”, {column}", text, _("This is no duration."))
            return None
        return value

    def _work(self, name: str, step: int, roles: Mapping[str, Role]) -> Work:
        row = self.rows[name]
        fixed = self._seconds(row.get("duration"), name, "duration")
        each = self._seconds(row.get("durationperunit"), name, "duration per unit")
        load = next((r for r in self.loads if r.get("operation") == name and r.get("resource") in roles), None)
        resource = self.resources.get(load["resource"], {}) if load is not None else {}
        low, high = _number(row.get("sizeminimum")) or 1.0, _number(row.get("sizemaximum")) or float("inf")
        batch = max(min(max(self.order, low), high), 1.0)
        is_per_unit = each is not None
        return Work(
            id=step,
            cycle_time_s=_point(each if is_per_unit else fixed),
            units_per_cycle=1.0 if is_per_unit else batch,
            setup_time_s=_point(fixed) if is_per_unit and fixed else None,
            batch_size=batch if is_per_unit and fixed else None,
            role_id=roles[load["resource"]].id if load is not None else None,
            stations=max(_number(resource.get("maximum")) or 1.0, 1.0),
        )

    def _ends(self, name: str, is_last: bool) -> list[str]:
        """The operations at which one that is made of others begins or ends."""
        within = self.children.get(name, [])
        if name in self.leaves:
            return [name]
        if not within:
            return []
        if plain(self.rows.get(name, {}).get("type", "")) in ("alternate", "split"):
            return [end for child in within for end in self._ends(child, is_last)]
        return self._ends(within[-1 if is_last else 0], is_last)

    def _edges(self) -> set[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for owner, within in self.children.items():
            if plain(self.rows.get(owner, {}).get("type", "")) not in ("alternate", "split"):
                for before, after in pairwise(within):
                    found |= {(s, t) for s in self._ends(before, True) for t in self._ends(after, False)}
        makes: dict[str, set[str]] = defaultdict(set)
        for name, row in self.rows.items():
            if row.get("item") and name not in self.owner:
                makes[row["item"]] |= set(self._ends(name, True))
        for row in self.materials:
            if (_number(row.get("quantity")) or 0.0) > 0 and row.get("item"):
                makes[row["item"]] |= set(self._ends(row.get("operation", ""), True))
        for row in self.materials:
            if (_number(row.get("quantity")) or 0.0) < 0:
                for before in makes.get(row.get("item", ""), ()):
                    found |= {
                        (before, after) for after in self._ends(row.get("operation", ""), False) if after != before
                    }
        return found

    def _flows(self, ids: Mapping[str, int], last: int) -> list[Flow]:
        edges = {(ids[s], ids[t]) for s, t in self._edges()}
        sources, targets = {s for s, _t in edges}, {t for _s, t in edges}
        edges |= {(1, i) for i in ids.values() if i not in targets} | {
            (i, last) for i in ids.values() if i not in sources
        }
        ways: dict[int, int] = defaultdict(int)
        for source, _target in edges:
            ways[source] += 1
        return [
            Flow(
                id=at, process_id=1, source_id=source, target_id=target, share=1 / ways[source],
                share_basis=Basis.ASSUMED if ways[source] > 1 else Basis.STATED,
            )
            for at, (source, target) in enumerate(sorted(edges), 1)
        ]  # fmt: skip

    def _tell(self, quantities: Sequence[float], roles: Mapping[str, Role]) -> None:
        self.report.guessed += [
            _(
                "Read as the workbook of a planning system: its sheet “operation”, in the order of routings and materials."
            ),
            _(
                "Durations without a unit are seconds, as such systems write them. A fixed one is of a whole order, of {n} pieces."
            ).format(n=number(self.order, 1)),
        ]
        if quantities:
            self.report.guessed.append(
                _("The yearly demand is what the orders in the file ask for, {n}: it was not scaled to a year.").format(
                    n=number(sum(quantities))
                )
            )
        else:
            self.report.warnings.append(_("No yearly demand is stated: enter it on Firm."))
        if roles:
            self.report.guessed.append(_("Resources became roles, with as many stations as their maximum."))


def _point(seconds: float | None) -> Estimate | None:
    return Estimate.point(seconds) if seconds is not None else None
