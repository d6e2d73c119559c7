"""Small audits for tests, from names and shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from auditor.assess import catalogue
from auditor.model import Audit, Calendar, Entity, Estimate, FitAnswer, Flow, Process, Step, StepKind, Work


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


def answered(steps: Iterable[int], technology: str) -> dict[int, FitAnswer]:
    """Every question on the fit of a technology answered as it fits, so that the fit is in no doubt."""
    asked = [(i, q) for i in steps for q in catalogue()[technology].fit_questions]
    return {
        n: FitAnswer(id=n, step_id=i, technology=technology, question=q.key, is_yes=q.fits_if)
        for n, (i, q) in enumerate(asked, 1)
    }
