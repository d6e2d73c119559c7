"""Steps on their way by the clipboard, also to another audit: as JSON, whole; as rows, for a spreadsheet."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace

from auditor.edit.map.copies import with_belongings
from auditor.errors import InputError
from auditor.exchange.audit_json import entity_in, entity_out
from auditor.locale import _
from auditor.model import TABLE_OF, Audit, Benchmark, Entity, Flow, Step, Tag, Work
from auditor.model.units import Kind, format_as

MAX_BYTES = 20_000_000
_CLASSES: dict[str, type[Entity]] = {"step": Step, "work": Work, "flow": Flow, "tag": Tag, "benchmark": Benchmark}


def to_clip(audit: Audit, step_ids: Collection[int]) -> tuple[bytes, str]:
    """Steps as they go on the clipboard, without lanes and roles, which another audit has not.

    Args:
        audit: the snapshot that holds them.
        step_ids: which steps; those that are gone are passed over.

    Returns:
        JSON for :func:`read_clip`, and a row a step: name, tab, cycle time.
    """
    chosen = sorted((audit.steps[i] for i in step_ids if i in audit.steps), key=lambda s: (s.x or 0.0, s.y or 0.0))
    parts: dict[str, list[object]] = {name: [] for name in _CLASSES}
    for entity in with_belongings(audit, [step.id for step in chosen]):
        parts[TABLE_OF[type(entity)]].append(entity_out(_elsewhere(entity), type(entity)))
    lines = ["\t".join((s.name, format_as(audit.work(s.id).cycle_time_s, Kind.TIME))) for s in chosen]
    return json.dumps(parts).encode(), "\n".join(lines)


def read_clip(raw: bytes) -> list[Entity]:
    """The steps that :func:`to_clip` wrote, and what belongs to them.

    Args:
        raw: its JSON; anything may stand on a clipboard.

    Returns:
        Steps, work, flows, tags and grounds of times with the ids that they had.

    Raises:
        InputError: these are no steps.
    """
    try:
        if len(raw) > MAX_BYTES:
            raise ValueError
        document = json.loads(raw)
        return [entity_in(row, cls, name) for name, cls in _CLASSES.items() for row in document.get(name, [])]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(_("There are no steps on the clipboard.")) from error


def _elsewhere(entity: Entity) -> Entity:
    if isinstance(entity, Step):
        return replace(entity, lane_id=None)
    return replace(entity, role_id=None) if isinstance(entity, Work) else entity
