"""The steps of a readable source: their work, and what is answered about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from auditor.assess import catalogue, tasks
from auditor.assess.criteria import criteria
from auditor.errors import InputError
from auditor.exchange.source_table import SourceTable
from auditor.locale import _
from auditor.model import Answer, Domain, Entity, FitAnswer, Place, Step, StepKind, Tag, ValueClass, Work

_NUMBERS = (
    "units_per_cycle", "batch_size", "crew", "stations", "availability", "variation",
    "inventory_days_before", "inventory_pieces_before", "load_kg", "variants",
)  # fmt: skip
_QUANTITIES = {
    "cycle": "cycle_time_s",
    "setup": "setup_time_s",
    "manual": "manual_share",
    "scrap": "scrap",
    "consumables_per_year": "consumables_per_year",
}


class StepReader:
    """Reads steps of one process.

    Attributes:
        next_id: gives the id of a new entity.
        roles: ids of roles by their key in the source.
        lanes: ids of lanes by their key in the source.
    """

    def __init__(self, next_id: Callable[[], int], roles: Mapping[str, int], lanes: Mapping[str, int]) -> None:
        self._next_id = next_id
        self._roles = roles
        self._lanes = lanes

    def read(self, table: SourceTable, process_id: int, step_id: int) -> Iterator[Entity]:
        """One step with all that is said of it; its flows are left in the table.

        Args:
            table: of the source.
            process_id: its process.
            step_id: its own id.

        Yields:
            the step, its work, tags and answers.

        Raises:
            InputError: something in it means nothing.
        """
        task = table.text("task")
        if task and task not in tasks():
            raise InputError(_("There is no task “{key}” ({where}).").format(key=task, where=table.where))
        yield Step(
            id=step_id,
            process_id=process_id,
            name=table.text("name"),
            kind=table.choice("kind", StepKind) or StepKind.OPERATION,
            lane_id=self._lanes[lane] if (lane := table.text("lane")) else None,
            value_class=table.choice("value_class", ValueClass),
            domain=table.choice("domain", Domain),
            task=task,
            place=table.choice("place", Place),
            notes=table.text("notes"),
        )
        work = self._work(table)
        if work:
            yield Work(id=step_id, **work)
        for tag in table.take("tags", []):
            yield Tag(id=self._next_id(), step_id=step_id, name=tag)
        yield from self._answers(table, step_id)
        yield from self._fit(table, step_id)
        table.close()

    def _work(self, table: SourceTable) -> dict[str, Any]:
        values: dict[str, Any] = {key: number for key in _NUMBERS if (number := table.number(key)) is not None}
        for key, field in _QUANTITIES.items():
            if (quantity := table.estimate(key, Work, field)) is not None:
                values[field] = quantity
        if (repair := table.estimate("repair", Work, "repair_time_s")) is not None:
            values["repair_time_s"] = repair.likely
        if role := table.text("role"):
            values["role_id"] = self._roles[role]
        if (hours := table.per_period("hours")) is not None:
            values |= {"labour_s": hours.estimate, "labour_period": hours.period}
        if (times := table.per_period("times")) is not None:
            values |= {"events": times.estimate, "events_period": times.period}
        return values

    def _answers(self, table: SourceTable, step_id: int) -> Iterator[Answer]:
        known = {criterion.key for criterion in criteria()}
        for key, level in table.take("answers", {}).items():
            if key not in known:
                raise InputError(_("There is no criterion “{key}” ({where}).").format(key=key, where=table.where))
            yield Answer(id=self._next_id(), step_id=step_id, criterion=key, level=level)

    def _fit(self, table: SourceTable, step_id: int) -> Iterator[FitAnswer]:
        for technology, answers in table.take("fit", {}).items():
            found = catalogue().get(technology)
            known = {q.key for q in found.fit_questions} if found is not None else set()
            for question, is_yes in answers.items():
                if question not in known:
                    name = f"{technology}.{question}"
                    raise InputError(_("There is no question “{key}” ({where}).").format(key=name, where=table.where))
                yield FitAnswer(
                    id=self._next_id(), step_id=step_id, technology=technology, question=question, is_yes=is_yes
                )
