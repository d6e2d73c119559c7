"""Steps put on a map as a whole: pasted, from rows of a spreadsheet, duplicated; with their work, tags and the flows between them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from auditor.edit.map.placing import place_all
from auditor.edit.map.shares import scaled
from auditor.edit.verb import verb
from auditor.errors import QuantityError
from auditor.flow.layout import CARD_HEIGHT, CARD_WIDTH, Orientation
from auditor.flow.layout.geometry import COLUMN_GAP, ROW_GAP
from auditor.flow.layout.room import lane_at, snapped
from auditor.locale import N_
from auditor.model import Audit, Benchmark, Calendar, Entity, Flow, Step, StepKind, Tag, Work
from auditor.model.units import Kind, parse_as
from auditor.store import Edit

MOST_ROWS = 2_000


@verb(N_("Paste steps"))
def paste_steps(edit: Edit, process_id: int, entities: Sequence[Entity], x: float, y: float) -> list[int]:
    """Steps with what belongs to them, under new ids.

    Args:
        edit: the edit to do it in.
        process_id: the process that they go into.
        entities: steps, their work and tags, and flows between them; ids are their own affair, places too.
        x: left edge of all together, map units.
        y: top edge of all together, map units.

    Returns:
        The ids of the steps.
    """
    steps = [e for e in entities if isinstance(e, Step)]
    left, top = min((s.x or 0.0 for s in steps), default=0.0), min((s.y or 0.0 for s in steps), default=0.0)
    return _graft(edit, process_id, entities, x - left, y - top)


@verb(N_("Paste rows as steps"))
def paste_rows(edit: Edit, process_id: int, text: str, x: float, y: float) -> list[int]:
    """Rows of a spreadsheet as a chain of steps.

    Args:
        edit: the edit to do it in.
        process_id: the process that they go into.
        text: a row a line, cells parted by tabs; see :func:`steps_of_rows`.
        x: left edge of all together, map units.
        y: top edge of all together, map units.

    Returns:
        The ids of the steps.
    """
    return _graft(
        edit, process_id, steps_of_rows(text, Orientation.of(edit.audit, process_id), edit.audit.calendar), x, y
    )


@verb(N_("Duplicate steps"))
def duplicate_steps(edit: Edit, process_id: int, step_ids: Collection[int]) -> list[int]:
    """Copies of steps, across the flow from the originals.

    Args:
        edit: the edit to do it in.
        process_id: the process that they are in.
        step_ids: which steps, at least one.

    Returns:
        The ids of the copies.
    """
    entities = list(with_belongings(edit.audit, step_ids))
    grain = Orientation.of(edit.audit, process_id)
    turned = [grain.turned_point((e.x or 0.0, e.y or 0.0)) for e in entities if isinstance(e, Step)]
    beside = min(p[0] for p in turned), max(p[1] for p in turned) + grain.across + ROW_GAP
    return paste_steps(edit, process_id, entities, *grain.turned_point(beside))


def with_belongings(audit: Audit, step_ids: Collection[int]) -> Iterator[Entity]:
    """Steps, what they take, their tags, and the flows between them.

    Args:
        audit: the snapshot that holds them.
        step_ids: which steps.

    Yields:
        The steps in the order given, then their work, flows, tags and where times of a benchmark come from.
    """
    chosen = dict.fromkeys(step_ids)
    yield from (audit.steps[i] for i in chosen)
    yield from (work for i in chosen if (work := audit.table(Work).get(i)) is not None)
    yield from (f for f in audit.flows.values() if f.source_id in chosen and f.target_id in chosen)
    yield from (t for t in audit.table(Tag).values() if t.step_id in chosen)
    yield from (found for i in chosen if (found := audit.benchmark_of(i)) is not None)


def steps_of_rows(text: str, grain: Orientation, calendar: Calendar | None = None) -> list[Entity]:
    """A row a step: the name, then its cycle time if the second column is one; a chain in the order of the rows.

    Args:
        text: a row a line, cells parted by tabs; rows beyond ``MOST_ROWS`` and those without a name are passed over.
        grain: the way the map runs, along which they are placed.
        calendar: how long a day of work is; without one, times in days stay out.

    Returns:
        Steps, flows and work, with ids of their own.
    """
    entities: list[Entity] = []
    step_id = 0
    for line in text.splitlines()[:MOST_ROWS]:
        cells = [cell.strip() for cell in line.split("\t")]
        if not cells[0]:
            continue
        step_id += 1
        x, y = grain.turned_point(((step_id - 1) * (grain.along + COLUMN_GAP), 0.0))
        entities.append(Step(id=step_id, process_id=1, name=cells[0][:500], x=x, y=y))
        if step_id > 1:
            entities.append(Flow(id=step_id, process_id=1, source_id=step_id - 1, target_id=step_id))
        try:
            if len(cells) > 1 and cells[1]:
                entities.append(Work(id=step_id, cycle_time_s=parse_as(cells[1], Kind.TIME, calendar=calendar)))
        except QuantityError:
            continue  # a second column that is no time stays out; the step counts
    return entities


def _graft(edit: Edit, process_id: int, entities: Sequence[Entity], dx: float, dy: float) -> list[int]:
    if not any(isinstance(e, Step) for e in entities):
        return []
    place_all(edit, process_id)
    ids: dict[int, int] = {}
    for e in entities:
        if isinstance(e, Step):
            x, y = snapped((e.x or 0.0) + dx), snapped((e.y or 0.0) + dy)
            lane = lane_at(edit.audit, process_id, (x + CARD_WIDTH / 2, y + CARD_HEIGHT / 2), None)
            ids[e.id] = edit.put(replace(e, id=0, process_id=process_id, x=x, y=y, lane_id=lane)).id
    for e in entities:
        if isinstance(e, Work) and e.id in ids:
            edit.put(replace(e, id=ids[e.id]))
        elif isinstance(e, Tag | Benchmark) and e.step_id in ids:
            edit.put(replace(e, id=0, step_id=ids[e.step_id]))
    for flow in _whole(entities):
        if flow.source_id in ids and flow.target_id in ids:
            source_id, target_id = ids[flow.source_id], ids[flow.target_id]
            edit.put(replace(flow, id=0, process_id=process_id, source_id=source_id, target_id=target_id))
    return list(ids.values())


def _whole(entities: Sequence[Entity]) -> Iterator[Flow]:
    """The flows; where not all out of a step came along, those that did carry all, but at a fork."""
    forks = {e.id for e in entities if isinstance(e, Step) and e.kind is StepKind.FORK}
    by_source: dict[int, list[Flow]] = {}
    for e in entities:
        if isinstance(e, Flow):
            by_source.setdefault(e.source_id, []).append(e)
    for source_id, flows in by_source.items():
        yield from flows if source_id in forks else scaled(flows, 1.0)
