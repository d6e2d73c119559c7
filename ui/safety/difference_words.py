"""What differs between two states of an audit, in words."""

from __future__ import annotations

from auditor.locale import _
from auditor.model import Audit, Entity, Flow
from auditor.model.difference import Difference, differences
from auditor.terms import table_label, tag_label

_MOST_NAMES = 6


def difference_lines(older: Audit, newer: Audit) -> list[str]:
    """What happened from the older state to the newer one, by kind."""
    lines: list[str] = []
    others = 0
    for found in differences(older, newer):
        kind = table_label(found.table)
        if kind == table_label(""):
            others += len(found.added) + len(found.removed) + len(found.changed)
            continue
        lines.append(kind)
        for text, entities in (
            (_("{n} since: {names}"), found.added),
            (_("{n} gone since: {names}"), found.removed),
            (_("{n} changed since: {names}"), tuple(new for _old, new in found.changed)),
        ):
            if entities:
                names = _names(entities, newer if entities is not found.removed else older, found)
                lines.append("    " + text.format(n=len(entities), names=names).rstrip(": "))
    if others:
        lines.append(_("Other data: {n}").format(n=others))
    return lines


def _names(entities: tuple[Entity, ...], audit: Audit, found: Difference) -> str:
    names = [_name(entity, audit, found.table) for entity in entities[:_MOST_NAMES]]
    shown = ", ".join(name for name in names if name)
    return shown + (" …" if len(entities) > _MOST_NAMES and shown else "")


def _name(entity: Entity, audit: Audit, table: str) -> str:
    name = getattr(entity, "name", "")
    if isinstance(name, str) and name:
        return (tag_label(name) if table == "tag" else name)[:60]
    if isinstance(entity, Flow):
        ends = (audit.steps.get(entity.source_id), audit.steps.get(entity.target_id))
        return " → ".join(step.name[:30] for step in ends if step is not None)
    step = audit.steps.get(entity.id if table == "work" else getattr(entity, "step_id", 0) or 0)
    return step.name[:60] if step is not None else ""
