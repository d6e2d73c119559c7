"""What a right click offers: on a card, on a flow, on a lane, on empty canvas."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from auditor.locale import _
from ui.actions.action import Place
from ui.actions.buttons import Doer
from ui.map.canvas import Canvas
from ui.map.card_item import CardItem
from ui.map.flow_item import FlowItem
from ui.map.lane_item import LaneItem
from ui.map.port import MapPort, MapState, Pointed


def pointed_at(canvas: Canvas, place: QPoint) -> Pointed:
    """What lies at a place of the viewport; a card or a flow there is selected."""
    at, items = canvas.mapToScene(place), canvas.items(place)
    card = next((item for item in items if isinstance(item, CardItem)), None)
    if card is not None:
        if not card.isSelected():
            canvas.map.select_steps([card.step.id])
        return Pointed(at, card.step, lane=canvas.session.audit.lanes.get(card.step.lane_id or 0))
    flow = next((item for item in items if isinstance(item, FlowItem)), None)
    if flow is not None:
        flow.setSelected(True)
        return Pointed(at, flow_id=flow.flow.id)
    return Pointed(at, lane=next((item.lane for item in items if isinstance(item, LaneItem)), None))


def map_menu(doer: Doer[MapPort, MapState], parent: Canvas) -> QMenu:
    """The menu for what is pointed at."""
    pointed = doer.state().pointed
    menu = QMenu(parent)
    if pointed.card is not None:
        doer.fill(menu, Place.CARD_MENU)
        if len(doer.state().steps) > 1:
            doer.fill(menu.addMenu(_("Align")), Place.ALIGN_MENU)
        if pointed.lane is not None:
            name = pointed.lane.name.replace("&", "&&")
            doer.fill(menu.addMenu(_("Lane: {name}").format(name=name)), Place.LANE_MENU)
    elif pointed.flow_id:
        doer.fill(menu, Place.FLOW_MENU)
    else:
        doer.fill(menu.addMenu(_("New step")), Place.NEW_STEP_MENU)
        doer.fill(menu, Place.CANVAS_MENU)
        if pointed.lane is not None:
            menu.addSeparator()
            doer.fill(menu, Place.LANE_MENU)
    return menu
