"""What a right click offers: on a card, on a lane, on empty canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QInputDialog, QMenu

from auditor.edit.map.arrangement import turn
from auditor.edit.map.bends import set_bend
from auditor.edit.map.lanes import move_lane, remove_lane, rename_lane
from auditor.locale import _
from auditor.model import Lane, StepKind
from auditor.terms import step_kind_label
from ui.map.actions import ALIGN_ACTIONS, MAP_ACTIONS
from ui.map.flow_item import FlowItem
from ui.map.lane_item import LaneItem

if TYPE_CHECKING:
    from ui.map.view import MapView

_NEW_KINDS = (
    StepKind.OPERATION, StepKind.INSPECTION, StepKind.TRANSPORT, StepKind.STORAGE, StepKind.DELAY, StepKind.DECISION,
    StepKind.FORK, StepKind.JOIN, StepKind.START, StepKind.END,
)  # fmt: skip


def map_menu(view: MapView, place: QPoint) -> QMenu | None:
    """The menu for a place of the canvas; None when nothing can be changed."""
    if not view.session.can_edit:
        return None
    menu = QMenu(view)
    card = view.card_at(place)
    if card is not None:
        if not card.isSelected():
            view.map.select_steps([card.step.id])
        menu.addAction(_("Append step"), view.append_step)
        menu.addAction(_("Rename"), view.rename_selected)
        menu.addAction(_("Connect to …"), view.start_connecting)
        menu.addAction(_("Open as sub-process"), view.open_detail)
        menu.addAction(_("Unpin") if card.step.pinned else _("Pin"), view.toggle_pins)
        menu.addSeparator()
        menu.addAction(_("Cut"), view.cut_selected)
        menu.addAction(_("Copy"), view.copy_selected)
        menu.addAction(_("Duplicate"), view.duplicate_selected)
        menu.addAction(_("Delete"), view.delete_selected)
        if len(view.map.selected_steps()) > 1:
            _add_align_actions(view, menu)
        lane = view.session.audit.lanes.get(card.step.lane_id or 0)
        if lane is not None:
            _add_lane_actions(view, menu.addMenu(_("Lane: {name}").format(name=lane.name.replace("&", "&&"))), lane)
        return menu
    flow = next((item for item in view.items(place) if isinstance(item, FlowItem)), None)
    if flow is not None:
        flow.setSelected(True)
        menu.addAction(_("Insert step"), lambda: view.append_step())
        if flow.flow.bend is not None:
            menu.addAction(_("Straighten flow"), lambda: view.session.do(set_bend, flow.flow.id, None))
        menu.addAction(_("Delete"), view.delete_selected)
        return menu
    at = view.mapToScene(place)
    new = menu.addMenu(_("New step"))
    for kind in _NEW_KINDS:
        new.addAction(step_kind_label(kind.value), lambda k=kind: view.add_step(at, k))
    menu.addAction(_("Paste"), view.paste)
    menu.addAction(_("Turn map"), lambda: view.session.do(turn, view.process_id))
    lane = next((item.lane for item in view.items(place) if isinstance(item, LaneItem)), None)
    if lane is not None:
        menu.addSeparator()
        _add_lane_actions(view, menu, lane)
    return menu


def _add_align_actions(view: MapView, menu: QMenu) -> None:
    align = menu.addMenu(_("Align"))
    for action in MAP_ACTIONS:
        if action.key in ALIGN_ACTIONS:
            align.addAction(_(action.text), lambda a=action: a.act(view))


def _add_lane_actions(view: MapView, menu: QMenu, lane: Lane) -> None:
    menu.addAction(_("Rename lane …"), lambda: _rename_lane(view, lane))
    menu.addAction(
        _("Move lane left") if view.map.grain.is_down else _("Move lane up"),
        lambda: view.session.do(move_lane, lane.id, -1),
    )
    menu.addAction(
        _("Move lane right") if view.map.grain.is_down else _("Move lane down"),
        lambda: view.session.do(move_lane, lane.id, 1),
    )
    menu.addAction(_("Remove lane"), lambda: view.session.do(remove_lane, lane.id))


def _rename_lane(view: MapView, lane: Lane) -> None:
    name, accepted = QInputDialog.getText(view, _("Rename lane"), _("Department or work area"), text=lane.name)
    if accepted:
        view.session.do(rename_lane, lane.id, name)
