"""A map turned: what ran to the right runs down, and the other way round, with every card beside the same neighbours."""

from __future__ import annotations

from dataclasses import replace

from auditor.flow.layout.drawing import drawing
from auditor.flow.layout.geometry import COLUMN_GAP, ROW_GAP, Orientation
from auditor.model import Audit, Entity, Heading


def turned(audit: Audit, process_id: int, heading: Heading) -> list[Entity]:
    """What changes when a map is to run to the right or down: the process, its steps and its bent flows.

    Places are turned and scaled, so that cards at the usual distances stand at the usual distances again. Nothing when
    it runs so already.

    Args:
        audit: the snapshot.
        process_id: the process.
        heading: which way the map is to run.

    Returns:
        rows that differ.
    """
    process = audit.processes[process_id]
    if process.heading is heading:
        return []
    shapes = drawing(audit, process_id)
    before, after = Orientation.towards(process.heading), Orientation.towards(heading)
    along = (after.along + COLUMN_GAP) / (before.along + COLUMN_GAP)
    across = (after.across + ROW_GAP) / (before.across + ROW_GAP)
    changed: list[Entity] = [replace(process, heading=heading)]
    for step in audit.steps_of(process_id):
        a, b = before.turned_point(before.corner(step, shapes.cards[step.id]))
        x, y = after.turned_point((a * along, b * across))
        changed.append(replace(step, x=x, y=y))
    for flow in audit.flows_of(process_id):
        if flow.bend is not None:
            scale = across if shapes.routes[flow.id].backwards else along
            changed.append(replace(flow, bend=flow.bend * scale))
    return changed
