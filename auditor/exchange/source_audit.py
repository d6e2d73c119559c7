"""A readable source as the entities of an audit: the firm, its calendar, its people and its processes."""

from __future__ import annotations

from typing import Any

from auditor.exchange.source_step import StepReader
from auditor.exchange.source_table import SourceTable
from auditor.model import Calendar, Entity, Firm, Flow, Lane, Process, Role

_FIRM_TEXTS = (
    "name", "sector", "sector_code", "country", "place", "question", "advisor", "audit_date", "currency",
)  # fmt: skip
_FIRM_NUMBERS = ("budget", "yearly_budget", "discount_rate", "payback_target_years", "realisation", "overtime_premium")
_FIRM_COUNTS = ("horizon_years", "projects_at_once")
_ROLE_NUMBERS = ("headcount", "vacancies", "overtime_hours_per_year", "absence_share", "retiring")
_PROCESS_MONEY = {
    "scrap_cost": "scrap_cost_per_unit",
    "contribution": "contribution_per_unit",
    "unmet_demand": "unmet_demand_per_year",
}


class AuditReader:
    """Turns a source into entities; keys of the source become ids."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = SourceTable(data, "the source")
        self._entities: list[Entity] = []
        self._roles: dict[str, int] = {}
        self._count = 0

    def read(self) -> list[Entity]:
        """All that the source holds, in the language in force.

        Returns:
            the entities.

        Raises:
            InputError: something in it cannot be read, or means nothing.
        """
        self._entities += [
            _firm(SourceTable(self._data.take("firm", {}), "firm")),
            _calendar(SourceTable(self._data.take("calendar", {}), "calendar")),
        ]
        for table in self._data.tables("role", "role"):
            self._role(table)
        for table in self._data.tables("process", "process"):
            self._process(table)
        self._data.close()
        return self._entities

    def _next_id(self) -> int:
        self._count += 1
        return self._count

    def _role(self, table: SourceTable) -> None:
        role_id = self._roles[table.text("key")] = self._next_id()
        values: dict[str, Any] = {key: table.number(key) for key in _ROLE_NUMBERS}
        if (rate := table.estimate("rate", Role, "rate_per_hour")) is not None:
            values["rate_per_hour"] = rate
        self._entities.append(Role(id=role_id, name=table.text("name"), **values))
        table.close()

    def _process(self, table: SourceTable) -> None:
        process_id = self._next_id()
        demand = table.estimate("demand", Process, "demand_per_year")
        money: dict[str, Any] = {field: table.estimate(key, Process, field) for key, field in _PROCESS_MONEY.items()}
        self._entities.append(
            Process(id=process_id, name=table.text("name"), demand_per_year=demand, unit=table.text("unit"), **money)
        )
        lanes = self._lanes(table, process_id)
        steps = list(table.tables("step", "step"))
        ids = {str(step.take("key")): self._next_id() for step in steps}
        reader = StepReader(self._next_id, self._roles, lanes)
        for step, step_id in zip(steps, ids.values(), strict=True):
            targets = step.take("next", [])
            self._entities += reader.read(step, process_id, step_id)
            for target in targets:
                self._flow(process_id, step_id, target, ids)
        table.take("key")
        table.close()

    def _lanes(self, table: SourceTable, process_id: int) -> dict[str, int]:
        ids: dict[str, int] = {}
        for position, lane in enumerate(table.tables("lane", "lane")):
            ids[lane.text("key")] = lane_id = self._next_id()
            self._entities.append(Lane(id=lane_id, process_id=process_id, name=lane.text("name"), position=position))
            lane.close()
        return ids

    def _flow(self, process_id: int, source_id: int, target: str, ids: dict[str, int]) -> None:
        """A target is ``key``, or ``key 0.45`` for a share of what leaves the step."""
        key, _space, share = target.partition(" ")
        self._entities.append(
            Flow(
                id=self._next_id(),
                process_id=process_id,
                source_id=source_id,
                target_id=ids[key],
                share=float(share) if share else 1.0,
            )
        )


def _firm(table: SourceTable) -> Firm:
    values: dict[str, Any] = {key: table.text(key) for key in _FIRM_TEXTS if key in table}
    values |= {key: table.number(key) for key in _FIRM_NUMBERS if key in table}
    values |= {key: int(table.take(key)) for key in _FIRM_COUNTS if key in table}
    if (hours := table.estimate("productive_hours", Firm, "productive_hours_per_fte")) is not None:
        values["productive_hours_per_fte"] = hours
    firm = Firm(illustrative=bool(table.take("illustrative", False)), **values)
    table.close()
    return firm


def _calendar(table: SourceTable) -> Calendar:
    values: dict[str, Any] = {
        key: number
        for key in ("working_days_per_year", "shifts_per_day", "days_per_week")
        if (number := table.number(key)) is not None
    }
    for key, field in (("shift_length", "shift_length_s"), ("breaks", "break_s")):
        if (length := table.estimate(key, Calendar, field)) is not None:
            values[field] = length.likely
    table.close()
    return Calendar(**values)
