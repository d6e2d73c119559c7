"""Lanes by the context menu, and steps to other lanes by keys. Adding a lane asks for its name: see :mod:`.add_lane`."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QInputDialog

from auditor.edit.map.lanes import move_lane, move_to_lane, remove_lane, rename_lane
from auditor.locale import N_, _
from ui.actions.action import Action, Place, Spot
from ui.map.port import MapAction, MapPort, MapState
from ui.map.possible import with_lane, with_step


def _rename(port: MapPort) -> None:
    lane = port.pointed.lane
    if lane is not None:
        asked = _("Department or work area")
        name, accepted = QInputDialog.getText(port.canvas, _("Rename lane"), asked, text=lane.name)
        if accepted:
            port.session.do(rename_lane, lane.id, name)


def _move(by: int, port: MapPort) -> None:
    if port.pointed.lane is not None:
        port.session.do(move_lane, port.pointed.lane.id, by)


def _remove(port: MapPort) -> None:
    if port.pointed.lane is not None:
        port.session.do(remove_lane, port.pointed.lane.id)


def _change_lane(dx: int, dy: int, port: MapPort) -> None:
    """Selected steps to the lane before or after; along the map an arrow does nothing."""
    by = dx if port.map.grain.is_down else dy
    lanes = [lane.id for lane in port.session.audit.lanes_of(port.process_id)] if by else []
    for step_id in port.map.selected_steps():
        lane_id = port.session.audit.steps[step_id].lane_id
        at = lanes.index(lane_id) + by if lane_id in lanes else 0
        if 0 <= at < len(lanes):
            port.session.do(move_to_lane, step_id, lanes[at])


def _before(state: MapState) -> str:
    return _("Move lane left") if state.is_down else _("Move lane up")


def _after(state: MapState) -> str:
    return _("Move lane right") if state.is_down else _("Move lane down")


def _on_lane(key: str, text: str, do: partial[None], spot: Spot[MapState]) -> MapAction:
    return Action(key, text, do, spots=(spot,), is_possible=with_lane, is_listed=False, changes_audit=True)


LANES: tuple[MapAction, ...] = (
    _on_lane("rename_lane", N_("Rename lane …"), partial(_rename), Spot(Place.LANE_MENU, 1)),
    _on_lane("lane_before", N_("Move lane up"), partial(_move, -1), Spot(Place.LANE_MENU, 2, _before)),
    _on_lane("lane_after", N_("Move lane down"), partial(_move, 1), Spot(Place.LANE_MENU, 3, _after)),
    _on_lane("remove_lane", N_("Remove lane"), partial(_remove), Spot(Place.LANE_MENU, 4)),
)
TO_LANE: tuple[MapAction, ...] = tuple(
    Action(
        f"to_lane_{key.casefold()}",
        N_("Map: to the lane before or after"),
        partial(_change_lane, dx, dy),
        (f"Shift+{key}",),
        is_possible=with_step,
        is_listed=False,
        changes_audit=True,
    )
    for key, dx, dy in (("Left", -1, 0), ("Right", 1, 0), ("Up", 0, -1), ("Down", 0, 1))
)
