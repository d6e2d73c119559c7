"""A long map wrapped into rows, as a text is: each row reads along the flow, and the next one begins where the first did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

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
    choices = [_cut(columns, tidied, per_row, grain) for per_row in range(1, len(columns) + 1)]
    best = max(choices, key=lambda cut: _scale(cut, grain, along, across), default={})
    return beside_pinned(audit, process_id, best, grain)


def _cut(
    columns: Mapping[int, list[int]], tidied: Mapping[int, Point], per_row: int, grain: Orientation
) -> dict[int, Point]:
    """So many columns in each row."""
    result: dict[int, Point] = {}
    top = min((y for _x, y in tidied.values()), default=0.0)
    for first in range(0, len(columns), per_row):
        nodes = [node for column in range(first, min(first + per_row, len(columns))) for node in columns[column]]
        highest = min(tidied[node][1] for node in nodes)
        back = first * (grain.along + COLUMN_GAP)
        result |= {node: (tidied[node][0] - back, tidied[node][1] - highest + top) for node in nodes}
        top = max(result[node][1] for node in nodes) + grain.across + BETWEEN_ROWS
    return result


def _scale(cut: Mapping[int, Point], grain: Orientation, along: float, across: float) -> tuple[float, float]:
    """How large a cut map can be shown; among equals the one with fewer rows is better."""
    xs, ys = [x for x, _y in cut.values()], [y for _x, y in cut.values()]
    width = max(xs) - min(xs) + grain.along + COLUMN_GAP
    height = max(ys) - min(ys) + grain.across + BETWEEN_ROWS
    return min(1.0, along / width, max(across / height, _LEAST_SCALE)), -height
