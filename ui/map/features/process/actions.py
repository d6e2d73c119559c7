"""A process more: asks for its name."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog

from auditor.edit.map.process import add_process
from auditor.locale import N_, _
from ui.actions.action import Action
from ui.map.port import MapAction, MapPort


def _add(port: MapPort) -> None:
    name, accepted = QInputDialog.getText(port.canvas, _("New process"), _("Name of the process"))
    process_id = port.session.do(add_process, name.strip()) if accepted and name.strip() else None
    if process_id is not None:
        port.show_process(process_id)


NEW_PROCESS: MapAction = Action("new_process", N_("New process"), _add, changes_audit=True)
