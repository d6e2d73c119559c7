"""A long map wrapped into rows, as a text is: each row reads along the flow, and the next one begins where the first did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from auditor.flow.layout.coordinates import beside_pinned, places
from auditor.flow.layout.geometry import COLUMN_GAP, LANE_HEADER, MARGIN, Orientation, Point
from auditor.model import Audit

#: Between the rows: rework runs below its row, and the flow into the next row comes back above that one.
BETWEEN_ROWS = 88.0
#: A map in rows is shown at least so large; what does not fit then is scrolled to.
_LEAST_SCALE = 0.75


def in_rows(audit: Audit, process_id: int, room: Point) -> dict[int, Point]:
    """The tidy layout cut into as many rows as let it be shown largest.

    A map whose lanes hold its cards is not cut: its lanes would be.

    Args:
        audit: the snapshot; pinned cards stay where they are.
        process_id: the process; without lanes.
        room: width and height of what it is shown in, at 100 %, in map units.

    Returns:
        x and y of every card in map units, by step id.
    """
    grain = Orientation.of(audit, process_id)
    tidied = places(audit, process_id)
    pitch = grain.along + COLUMN_GAP
    columns: dict[int, list[int]] = defaultdict(list)
    for node, (x, _y) in tidied.items():
        columns[round((x - MARGIN - LANE_HEADER) / pitch)].append(node)
    along, across = grain.turned_point(room)
    choices = [_rows(columns, tidied, per_row, grain) for per_row in range(1, len(columns) + 1)]
    best = max(choices, key=lambda rows: _scale(_stacked(rows, grain), grain, along, across), default=[])
    if len(best) > 1:  # what stood aslant for what is now in another row stands straight
        best = [places(_part(audit, process_id, row), process_id) for row in best]
    return beside_pinned(audit, process_id, _stacked(best, grain), grain)


def _rows(
    columns: Mapping[int, list[int]], tidied: Mapping[int, Point], per_row: int, grain: Orientation
) -> list[dict[int, Point]]:
    """So many columns in each row; every row as if it were the first."""
    rows = []
    for first in range(0, len(columns), per_row):
        nodes = [node for column in range(first, min(first + per_row, len(columns))) for node in columns[column]]
        back = first * (grain.along + COLUMN_GAP)
        rows.append({node: (tidied[node][0] - back, tidied[node][1]) for node in nodes})
    return rows


def _part(audit: Audit, process_id: int, steps: Collection[int]) -> Audit:
    """A process with some of its steps, and with the flows between those."""
    return Audit.of(
        [
            audit.processes[process_id],
            *(audit.steps[i] for i in steps),
            *(f for f in audit.flows_of(process_id) if f.source_id in steps and f.target_id in steps),
        ]
    )


def _stacked(rows: Sequence[Mapping[int, Point]], grain: Orientation) -> dict[int, Point]:
    """The rows below each other."""
    result: dict[int, Point] = {}
    top = min((y for row in rows for _x, y in row.values()), default=0.0)
    for row in rows:
        highest = min(y for _x, y in row.values())
        result |= {node: (x, y - highest + top) for node, (x, y) in row.items()}
        top = max(result[node][1] for node in row) + grain.across + BETWEEN_ROWS
    return result


def _scale(cut: Mapping[int, Point], grain: Orientation, along: float, across: float) -> tuple[float, float]:
    """How large a cut map can be shown; among equals the one with fewer rows is better."""
    xs, ys = [x for x, _y in cut.values()], [y for _x, y in cut.values()]
    width = max(xs) - min(xs) + grain.along + COLUMN_GAP
    height = max(ys) - min(ys) + grain.across + BETWEEN_ROWS
    return min(1.0, along / width, max(across / height, _LEAST_SCALE)), -height
