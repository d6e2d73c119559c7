"""When actions on the map are possible."""

from __future__ import annotations

from ui.map.port import MapState


def with_step(state: MapState) -> bool:
    return bool(state.steps)


def with_flow(state: MapState) -> bool:
    return bool(state.flows)


def with_selection(state: MapState) -> bool:
    return bool(state.steps or state.flows)


def with_several(state: MapState) -> bool:
    return len(state.steps) > 1


def with_more_than_two(state: MapState) -> bool:
    return len(state.steps) > 2


def with_process(state: MapState) -> bool:
    return bool(state.process_id)


def with_lane(state: MapState) -> bool:
    return state.pointed.lane is not None
