"""Saving the map as a picture, and copying it as one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from auditor.errors import AuditorError
from auditor.locale import N_, _
from ui.actions.action import Action
from ui.map.features.picture.export_picture import copy_picture, write_picture
from ui.map.port import MapAction, MapPort
from ui.map.possible import with_process


def _save(port: MapPort) -> None:
    file = port.session.file
    if file is None:
        return
    kinds = "SVG (*.svg);;PNG (*.png);;PDF (*.pdf)"
    start = str(file.path.with_suffix(".svg"))
    name, kind = QFileDialog.getSaveFileName(port.canvas, _("Save the map as a picture …"), start, kinds)
    if name:
        target = Path(name)
        if target.suffix.lower() not in (".svg", ".png", ".pdf"):
            target = target.with_name(f"{target.name}.{kind[:3].lower()}")
        save_picture_to(port, target)


def save_picture_to(port: MapPort, target: Path) -> None:
    """Write the map of the process shown; what fails is told."""
    try:
        write_picture(port.map, target)
    except AuditorError as error:
        port.session.failed.emit(str(error))


PICTURE: tuple[MapAction, ...] = (
    Action("picture", N_("Save the map as a picture …"), _save, is_possible=with_process),
    Action(
        "copy_picture",
        N_("Copy the map as a picture"),
        lambda port: copy_picture(port.map),
        is_possible=with_process,
    ),
)
