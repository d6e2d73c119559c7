"""A lane more: asks for its name."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog

from auditor.edit.map.lanes import add_lane
from auditor.edit.map.process import ensure_process
from auditor.locale import N_, _
from ui.actions.action import Action, Place, Spot
from ui.map.port import MapAction, MapPort


def _add(port: MapPort) -> None:
    process_id = port.process_id or port.session.do(ensure_process)
    name, accepted = QInputDialog.getText(port.canvas, _("Add lane"), _("Department or work area"))
    if accepted and name.strip() and process_id:
        port.session.do(add_lane, process_id, name.strip())


ADD_LANE: MapAction = Action(
    "lane", N_("Add lane"), _add, spots=(Spot(Place.BAR, 7, icon="rows-3"),), changes_audit=True
)
