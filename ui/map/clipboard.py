"""Steps on the clipboard: whole, for this program (also for another audit); as rows, for a spreadsheet; rows become steps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QStandardItemModel

from auditor.errors import AuditorError, QuantityError
from auditor.exchange.audit_json import entity_in, entity_out
from auditor.flow.layout import CARD_HEIGHT, CARD_WIDTH, Orientation
from auditor.flow.layout.geometry import COLUMN_GAP, ROW_GAP
from auditor.locale import _
from auditor.model import Audit, Entity, Flow, Step, Tag, Work
from auditor.model.units import Kind, format_as, parse_as
from auditor.store import Edit
from ui.map import changes
from ui.session import Session

MIME = "application/x-automation-auditor-steps+json"
MAX_ROWS = 2_000
_CLASSES: dict[str, type[Entity]] = {"step": Step, "work": Work, "flow": Flow, "tag": Tag}


def copy_steps(audit: Audit, step_ids: Iterable[int]) -> None:
    """Put steps, what they take, and the flows between them on the clipboard."""
    chosen = sorted((audit.steps[i] for i in step_ids if i in audit.steps), key=lambda s: (s.x or 0.0, s.y or 0.0))
    if not chosen:
        return
    ids = {step.id for step in chosen}
    parts: dict[str, list[Any]] = {
        "step": [replace(step, lane_id=None) for step in chosen],
        "work": [replace(w, role_id=None) for i in ids if (w := audit.table(Work).get(i)) is not None],
        "flow": [f for f in audit.flows.values() if f.source_id in ids and f.target_id in ids],
        "tag": [t for t in audit.table(Tag).values() if t.step_id in ids],
    }
    data = _empty_data()
    document = {name: [entity_out(e, _CLASSES[name]) for e in rows] for name, rows in parts.items()}
    data.setData(MIME, json.dumps(document).encode())
    lines = ["\t".join((s.name, format_as(audit.work(s.id).cycle_time_s, Kind.TIME))) for s in chosen]
    data.setText("\n".join(lines))
    QGuiApplication.clipboard().setMimeData(data)


def _empty_data() -> QMimeData:
    """Made by Qt itself: the clipboard keeps it beyond the end of Python, where one that Python made brings a crash."""
    model = QStandardItemModel(1, 1)
    data = model.mimeData([model.index(0, 0)])
    for listed in data.formats():
        data.removeFormat(listed)
    return data


def paste(session: Session, process_id: int, x: float, y: float) -> list[int]:
    """What the clipboard holds, as steps with the top left of the first at a place; returns their ids."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None or not session.can_edit:
        return []
    if data.hasFormat(MIME):
        try:
            entities = _read(bytes(data.data(MIME).data()))
        except (AuditorError, ValueError, KeyError, TypeError):
            return []
        return _put(session, _("Paste steps"), process_id, entities, x, y)
    if data.hasText():
        return _put(
            session,
            _("Paste rows as steps"),
            process_id,
            _rows(data.text(), Orientation.of(session.audit, process_id)),
            x,
            y,
        )
    return []


def duplicate(session: Session, process_id: int, step_ids: Sequence[int]) -> list[int]:
    """Copies of steps, across the flow from the originals."""
    audit = session.audit
    ids = set(step_ids)
    entities: list[Entity] = [audit.steps[i] for i in step_ids]
    entities += [w for i in ids if (w := audit.table(Work).get(i)) is not None]
    entities += [f for f in audit.flows.values() if f.source_id in ids and f.target_id in ids]
    entities += [t for t in audit.table(Tag).values() if t.step_id in ids]
    places = [(audit.steps[i].x or 0.0, audit.steps[i].y or 0.0) for i in step_ids]
    grain = Orientation.of(audit, process_id)
    turned = [grain.turned_point(place) for place in places]
    beside = min(p[0] for p in turned), max(p[1] for p in turned) + grain.across + ROW_GAP
    return _put(session, _("Duplicate steps"), process_id, entities, *grain.turned_point(beside))


def _read(raw: bytes) -> list[Entity]:
    if len(raw) > 20_000_000:
        raise ValueError
    document = json.loads(raw)
    if not isinstance(document, dict):
        raise ValueError
    return [entity_in(row, cls, name) for name, cls in _CLASSES.items() for row in document.get(name, [])]


def _rows(text: str, grain: Orientation) -> list[Entity]:
    """A row a step: the name, then its cycle time if the second column is one; a chain in the order of the rows."""
    entities: list[Entity] = []
    for line in text.splitlines()[:MAX_ROWS]:
        cells = [cell.strip() for cell in line.split("\t")]
        if not cells[0]:
            continue
        step_id = sum(isinstance(e, Step) for e in entities) + 1
        x, y = grain.turned_point(((step_id - 1) * (grain.along + COLUMN_GAP), 0.0))
        entities.append(Step(id=step_id, process_id=1, name=cells[0][:500], x=x, y=y))
        if step_id > 1:
            entities.append(Flow(id=step_id, process_id=1, source_id=step_id - 1, target_id=step_id))
        try:
            if len(cells) > 1 and cells[1]:
                entities.append(Work(id=step_id, cycle_time_s=parse_as(cells[1], Kind.TIME)))
        except QuantityError:
            continue  # a second column that is no time stays out; the step counts
    return entities


def _put(session: Session, label: str, process_id: int, entities: Sequence[Entity], x: float, y: float) -> list[int]:
    steps = [e for e in entities if isinstance(e, Step)]
    if not steps:
        return []
    left, top = min(s.x or 0.0 for s in steps), min(s.y or 0.0 for s in steps)
    made: list[int] = []
    with session.edit(label) as edit:
        if edit is not None:
            made = _graft(edit, process_id, entities, x - left, y - top)
    return made


def _graft(edit: Edit, process_id: int, entities: Sequence[Entity], dx: float, dy: float) -> list[int]:
    changes.place_all(edit, process_id)
    ids: dict[int, int] = {}
    for e in entities:
        if isinstance(e, Step):
            x, y = changes.snapped((e.x or 0.0) + dx), changes.snapped((e.y or 0.0) + dy)
            lane = changes.lane_at(edit.audit, process_id, (x + CARD_WIDTH / 2, y + CARD_HEIGHT / 2), None)
            ids[e.id] = edit.put(replace(e, id=0, process_id=process_id, x=x, y=y, lane_id=lane)).id
    for e in entities:
        if isinstance(e, Work) and e.id in ids:
            edit.put(replace(e, id=ids[e.id]))
        elif isinstance(e, Tag) and e.step_id in ids:
            edit.put(replace(e, id=0, step_id=ids[e.step_id]))
        elif isinstance(e, Flow) and e.source_id in ids and e.target_id in ids:
            ends = {"source_id": ids[e.source_id], "target_id": ids[e.target_id]}
            edit.put(replace(e, id=0, process_id=process_id, **ends))
    return list(ids.values())
