"""Readable audit sources (TOML): the sample and the templates. Quantities as people type them, texts per language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from auditor.errors import InputError
from auditor.exchange.draft import Draft, ImportReport
from auditor.locale import _, language
from auditor.model import (
    Calendar,
    Domain,
    Entity,
    Firm,
    Flow,
    Lane,
    Place,
    Process,
    Role,
    Step,
    StepKind,
    Tag,
    ValueClass,
    Work,
)
from auditor.model.units import kind_of, parse_as, parse_per_period
from auditor.resources import RESOURCES

SAMPLE = "sheet_metal"


def template_names() -> list[str]:
    """Names for ``--template``."""
    return sorted(path.stem for path in (RESOURCES / "templates").glob("*.toml"))


def read_sample() -> Draft:
    """The sample audit, in the language in force."""
    return _read(RESOURCES / "samples" / f"{SAMPLE}.toml")


def read_template(name: str) -> Draft:
    """A template.

    Args:
        name: of a file in the templates, without its ending.

    Returns:
        its entities.

    Raises:
        InputError: there is none of that name.
    """
    if name not in template_names():
        raise InputError(
            _("There is no template “{name}”. There are: {names}.").format(name=name, names=", ".join(template_names()))
        )
    return _read(RESOURCES / "templates" / f"{name}.toml")


def _read(path: Path) -> Draft:
    data = tomllib.loads(path.read_text("utf-8"))
    return Draft(_Reader(data).read(), ImportReport())


def _text(value: Any) -> str:
    return str(value[language()] if isinstance(value, dict) else value)


class _Reader:
    """Turns the source into entities; keys of the source become ids."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.entities: list[Entity] = []
        self.roles: dict[str, int] = {}
        self.count = 0

    def read(self) -> list[Entity]:
        firm = self.data.get("firm", {})
        texts: dict[str, Any] = {
            key: _text(firm[key]) for key in ("name", "sector", "place", "question", "advisor") if key in firm
        }
        plain = {key: value for key, value in firm.items() if key not in texts}
        self.entities.append(Firm(**texts, **plain))
        calendar = self.data.get("calendar", {})
        self.entities.append(
            Calendar(
                working_days_per_year=float(calendar.get("working_days_per_year", 250)),
                shifts_per_day=float(calendar.get("shifts_per_day", 1)),
                shift_length_s=parse_as(
                    calendar.get("shift_length", "8 h"), kind_of(Calendar, "shift_length_s")
                ).likely,
                break_s=parse_as(calendar.get("breaks", "30 min"), kind_of(Calendar, "break_s")).likely,
            )
        )
        for role in self.data.get("role", []):
            self.roles[role["key"]] = self._next()
            self.entities.append(
                Role(
                    id=self.count,
                    name=_text(role["name"]),
                    rate_per_hour=parse_as(role["rate"], kind_of(Role, "rate_per_hour"), decimal="."),
                    headcount=role.get("headcount"),
                    vacancies=role.get("vacancies"),
                )
            )
        for process in self.data.get("process", []):
            self._process(process)
        return self.entities

    def _next(self) -> int:
        self.count += 1
        return self.count

    def _process(self, data: dict[str, Any]) -> None:
        process_id = self._next()
        kind = kind_of(Process, "demand_per_year")
        demand = parse_as(data["demand"], kind, decimal=".") if "demand" in data else None
        unit = _text(data.get("unit", ""))
        self.entities.append(Process(id=process_id, name=_text(data["name"]), demand_per_year=demand, unit=unit))
        lanes: dict[str, int] = {}
        for position, lane in enumerate(data.get("lane", [])):
            lanes[lane["key"]] = self._next()
            self.entities.append(
                Lane(id=self.count, process_id=process_id, name=_text(lane["name"]), position=position)
            )
        ids = {step["key"]: self._next() for step in data["step"]}
        for step in data["step"]:
            self._step(step, process_id, ids[step["key"]], lanes)
            for target in step.get("next", []):
                key, _space, share = target.partition(" ")
                self.entities.append(
                    Flow(
                        id=self._next(),
                        process_id=process_id,
                        source_id=ids[step["key"]],
                        target_id=ids[key],
                        share=float(share) if share else 1.0,
                    )
                )

    def _step(self, data: dict[str, Any], process_id: int, step_id: int, lanes: dict[str, int]) -> None:
        self.entities.append(
            Step(
                id=step_id,
                process_id=process_id,
                name=_text(data["name"]),
                kind=StepKind(data.get("kind", "operation")),
                lane_id=lanes.get(data.get("lane", "")),
                value_class=ValueClass(data["value_class"]) if "value_class" in data else None,
                place=Place(data["place"]) if "place" in data else None,
                domain=Domain(data["domain"]) if "domain" in data else None,
                task=data.get("task", ""),
                notes=_text(data.get("notes", "")),
            )
        )
        values = self._work(data)
        if values:
            self.entities.append(Work(id=step_id, **values))
        for tag in data.get("tags", []):
            self.entities.append(Tag(id=self._next(), step_id=step_id, name=tag))

    def _work(self, data: dict[str, Any]) -> dict[str, Any]:
        values: dict[str, Any] = {
            key: float(data[key])
            for key in (
                "units_per_cycle",
                "batch_size",
                "crew",
                "stations",
                "inventory_days_before",
                "inventory_pieces_before",
                "load_kg",
                "variants",
            )
            if key in data
        }
        for key, field in (
            ("cycle", "cycle_time_s"),
            ("setup", "setup_time_s"),
            ("manual", "manual_share"),
            ("scrap", "scrap"),
        ):
            if key in data:
                values[field] = parse_as(data[key], kind_of(Work, field), decimal=".")
        if "availability" in data:
            values["availability"] = float(data["availability"])
        if "role" in data:
            values["role_id"] = self.roles[data["role"]]
        if "frequency" in data:
            stated = parse_per_period(data["frequency"], decimal=".")
            key = "labour" if stated.is_time else "events"
            values[f"{key}_s" if stated.is_time else key] = stated.estimate
            values[f"{key}_period"] = stated.period
        return values
