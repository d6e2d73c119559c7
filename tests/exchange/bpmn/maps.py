"""Maps that hypothesis makes up, and two audits compared whatever their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from auditor.exchange.bpmn.read import read_model
from auditor.exchange.bpmn.reading import Reading
from auditor.exchange.xml import read_tree
from auditor.flow.layout import tidy
from auditor.model import (
    Audit,
    Basis,
    Domain,
    Entity,
    Estimate,
    Flow,
    Heading,
    Information,
    Lane,
    Process,
    Role,
    Step,
    StepKind,
    Tag,
    ValueClass,
    Work,
)

#: What a person can type: also what XML has no place for.
TEXTS = st.text(max_size=12) | st.sampled_from(
    ["", " a  b ", "\x00", "<b>&amp;", "\r\n", "“Zaag” ’t", "\ufffe", "a\tb", "80 %"]
)
SHARES = st.floats(0, 1).map(lambda x: round(x, 6))
NUMBERS = st.floats(0, 1e6).map(lambda x: round(x, 4))


@st.composite
def estimates(draw: Any, most: float = 1e6) -> Estimate:
    low, likely, high = sorted(draw(st.lists(st.floats(0, most).map(lambda x: round(x, 4)), min_size=3, max_size=3)))
    return Estimate(low, likely, high, draw(st.sampled_from(Basis)))


@st.composite
def audits(draw: Any) -> Audit:
    entities: list[Entity] = [
        Role(id=i, name=draw(TEXTS), rate_per_hour=draw(estimates(500))) for i in range(1, draw(st.integers(1, 3)))
    ]
    roles = [None, *(role.id for role in entities)]
    steps: list[Step] = []
    n_processes = draw(st.integers(1, 3))
    for process_id in range(1, n_processes + 1):
        entities.append(
            Process(
                id=process_id,
                name=draw(TEXTS),
                unit=draw(TEXTS),
                heading=draw(st.sampled_from(Heading)),
                demand_per_year=draw(st.none() | estimates()),
                scrap_cost_per_unit=draw(st.none() | estimates()),
            )
        )
        lanes = [
            Lane(id=process_id * 10 + i, process_id=process_id, name=draw(TEXTS.filter(str.strip)), position=i)
            for i in range(draw(st.integers(0, 3)))
        ]
        entities += lanes
        for i in range(draw(st.integers(1, 6))):
            steps.append(
                Step(
                    id=process_id * 100 + i,
                    process_id=process_id,
                    name=draw(TEXTS),
                    kind=draw(st.sampled_from(StepKind)),
                    lane_id=draw(st.sampled_from([None, *(lane.id for lane in lanes)])),
                    pinned=draw(st.booleans()),
                    value_class=draw(st.none() | st.sampled_from(ValueClass)),
                    domain=draw(st.none() | st.sampled_from(Domain)),
                    task=draw(TEXTS),
                    notes=draw(TEXTS),
                )
            )
    # A process may be the detail of one step of an earlier one.
    for process_id in range(2, n_processes + 1):
        hosts = [
            s for s in steps if s.kind is StepKind.SUBPROCESS and s.process_id < process_id and s.detail_id is None
        ]
        if hosts and draw(st.booleans()):
            host = draw(st.sampled_from(hosts))
            steps[steps.index(host)] = replace(host, detail_id=process_id)
    entities += steps
    for step in steps:
        if draw(st.booleans()):
            entities.append(
                Work(
                    id=step.id,
                    cycle_time_s=draw(st.none() | estimates()),
                    crew=draw(NUMBERS),
                    role_id=draw(st.sampled_from(roles)),
                    units_per_cycle=draw(st.sampled_from([1.0, 0.5, 12.0])),
                    setup_time_s=draw(st.none() | estimates()),
                    batch_size=draw(st.none() | st.sampled_from([1.0, 40.0])),
                    manual_share=draw(st.none() | estimates(1.0)),
                )
            )
        entities += [Tag(id=len(entities), step_id=step.id, name=draw(TEXTS), accepted=draw(st.booleans()))] * draw(
            st.integers(0, 1)
        )
    for n in range(draw(st.integers(0, 10))):
        source = draw(st.sampled_from(steps))
        target = draw(st.sampled_from([s for s in steps if s.process_id == source.process_id]))
        entities.append(
            Flow(
                id=n + 1,
                process_id=source.process_id,
                source_id=source.id,
                target_id=target.id,
                share=draw(SHARES),
                share_basis=draw(st.sampled_from(Basis)),
                bend=draw(st.none() | NUMBERS),
            )
        )
    if draw(st.booleans()):
        entities.append(
            Information(id=1, process_id=1, sender=draw(TEXTS), receiver=draw(TEXTS), is_electronic=draw(st.booleans()))
        )
    return placed(Audit.of(entities))


def placed(audit: Audit) -> Audit:
    """The same with a place for every step, as an import leaves it."""
    steps = {
        key: replace(audit.steps[key], x=round(x, 3), y=round(y, 3))
        for process_id in audit.processes
        for key, (x, y) in tidy(audit, process_id).items()
    }
    return audit.replaced({"step": steps})


def read_back(raw: bytes) -> Reading:
    return read_model(read_tree(raw, "out.bpmn"), "out.bpmn")


def with_ids_of(found: Reading, keys: Mapping[tuple[str, str], int]) -> list[Entity]:
    """What was read, with the ids that its elements name."""
    new: dict[str, dict[int, int]] = {"process": {}, "lane": {}, "step": {}, "flow": {}, "role": {}}
    tables: dict[type, str] = {Process: "process", Lane: "lane", Step: "step", Flow: "flow", Role: "role"}
    for key, entity in found.parts:
        table = tables[type(entity)]
        if (table, key) in keys:
            new[table][entity.id] = keys[table, key]
    roles = [e for e in found.entities if isinstance(e, Role)]
    new["role"] = {role.id: n for n, role in enumerate(roles, 1)}
    changed: list[Entity] = []
    for entity in found.entities:
        values: dict[str, Any] = {}
        for field, table in (
            ("process_id", "process"),
            ("lane_id", "lane"),
            ("detail_id", "process"),
            ("source_id", "step"),
            ("target_id", "step"),
            ("step_id", "step"),
            ("role_id", "role"),
        ):
            value = getattr(entity, field, None)
            if value is not None:
                values[field] = new[table][value]
        table = tables.get(type(entity), "step" if isinstance(entity, Work) else "")
        values["id"] = new[table][entity.id] if table else 0
        changed.append(replace(entity, **values))  # type: ignore[type-var]
    return changed


def comparable(entities: Iterable[Entity]) -> dict[str, list[Entity]]:
    """By class, in an order that does not depend on how they were read; work that says nothing is none."""
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        if isinstance(entity, Work) and entity == Work(id=entity.id):
            continue
        if isinstance(entity, Tag | Information):
            entity = replace(entity, id=0)
        if isinstance(entity, Step):
            entity = replace(entity, x=round(entity.x or 0.0, 3), y=round(entity.y or 0.0, 3))
        if isinstance(entity, Process | Lane | Step | Flow | Role | Work | Tag | Information):
            found.setdefault(type(entity).__name__, []).append(entity)
    return {name: sorted(listed, key=repr) for name, listed in found.items()}
