"""The value-stream map: the boxes in their order, what waits between them."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.flow.analysis import ProcessNumbers
from auditor.flow.graph import back_edges, process_graph, without
from auditor.flow.layout.layers import columns
from auditor.model import WAITING_KINDS, WORKING_KINDS, Audit, Step, StepKind, Transfer


@dataclass(frozen=True, slots=True)
class StreamBox:
    """One process box and what lies before it.

    Attributes:
        inventory_days: None where none is known. ``inventory_pieces`` as stated, None where stated in days.
        processing_s: seconds per finished unit: the lower steps of the ladder; None without a time.
        transfer: how work comes to it from the box before.
    """

    step: Step
    inventory_days: float | None
    inventory_pieces: float | None
    processing_s: float | None
    transfer: Transfer


def stream_boxes(audit: Audit, numbers: ProcessNumbers) -> tuple[StreamBox, ...]:
    """The working steps along the flow; parallel ones beside each other in the order of the map.

    A storage or a delay is no box of its own when it only holds an inventory: it is counted before the next box.

    Args:
        audit: the snapshot.
        numbers: the process in numbers.

    Returns:
        boxes in the order of the flow.
    """
    process_id = numbers.process.id
    steps = audit.steps_of(process_id)
    graph = process_graph(audit, process_id)
    back = back_edges(graph, [s.id for s in steps if s.kind is StepKind.START])
    column = columns(without(graph, back))
    incoming = {f.target_id: f.transfer for f in audit.flows_of(process_id) if (f.source_id, f.target_id) not in back}
    found: list[StreamBox] = []
    for step in sorted(steps, key=lambda s: (column[s.id], s.id)):
        work = audit.work(step.id)
        days = numbers.stream.inventory_days.get(step.id)
        has_time = work.cycle_time_s is not None and step.kind in WORKING_KINDS
        if step.kind not in WORKING_KINDS or (step.kind in WAITING_KINDS and not has_time and days is None):
            continue
        visits = numbers.steps[step.id].visits_per_unit
        seconds = (visits if visits is not None else 1.0) * work.cycle_time_s.likely if work.cycle_time_s else None
        found.append(
            StreamBox(
                step,
                days,
                work.inventory_pieces_before,
                seconds if has_time else None,
                incoming.get(step.id, Transfer.PUSH),
            )
        )
    return tuple(found)
