"""Small audits for tests, from names and shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from auditor.assess import catalogue
from auditor.assess.tasks import place_of, task_of
from auditor.model import Audit, Calendar, Entity, Estimate, FitAnswer, Flow, Place, Process, Step, StepKind, Work


def audit_from(
    flows: Mapping[tuple[str, str], float],
    *,
    demand: float | None = 1000.0,
    kinds: Mapping[str, StepKind] | None = None,
    work: Mapping[str, Mapping[str, Any]] | None = None,
    calendar: Calendar | None = None,
) -> Audit:
    """One process with the steps that the flows name, in order of appearance."""
    names = list(dict.fromkeys(name for pair in flows for name in pair))
    ids = {name: i for i, name in enumerate(names, 1)}
    estimate = Estimate.point(demand) if demand is not None else None
    entities: list[Entity] = [Process(id=1, name="P", demand_per_year=estimate)]
    for name in names:
        entities.append(Step(id=ids[name], process_id=1, name=name, kind=(kinds or {}).get(name, StepKind.OPERATION)))
        if work and name in work:
            entities.append(Work(id=ids[name], **work[name]))
    for i, ((source, target), share) in enumerate(flows.items(), 1):
        entities.append(Flow(id=i, process_id=1, source_id=ids[source], target_id=ids[target], share=share))
    if calendar is not None:
        entities.append(calendar)
    return Audit.of(entities)


def by_name(audit: Audit, values: Mapping[int, float]) -> dict[str, float]:
    return {audit.steps[key].name: value for key, value in values.items()}


def point(value: float) -> Estimate:
    return Estimate.point(value)


def confirmed(audit: Audit, sector_code: str = "25.1") -> Audit:
    """The same with nothing guessed: sector, tasks and places stated, every technology's questions answered as it fits."""
    steps = {}
    for step in audit.steps.values():
        task = task_of(step, sector_code[:2])
        place = place_of(step, task)[0] or Place.WORKSHOP
        steps[step.id] = replace(step, task=task.task.key if task is not None else "", place=place)
    answers = [
        (step_id, technology.key, question)
        for step_id in steps
        for technology in catalogue().values()
        for question in technology.fit_questions
    ]
    rows = {
        i: FitAnswer(id=i, step_id=step_id, technology=technology, question=question.key, is_yes=question.fits_if)
        for i, (step_id, technology, question) in enumerate(answers, 1)
    }
    firm = replace(audit.firm, sector_code=sector_code)
    return audit.replaced({"step": dict(steps), "fit_answer": dict(rows), "firm": {1: firm}})
