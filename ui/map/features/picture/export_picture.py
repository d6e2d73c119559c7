"""The map as a picture: as a file, and on the clipboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter

from ui.map.scene import MapScene
from ui.picture_file import SUFFIXES, Paint, image_of, write_drawing
from ui.theme import colour

__all__ = ["SUFFIXES", "copy_picture", "write_picture"]

_BORDER = 24.0


def write_picture(scene: MapScene, target: Path) -> None:
    """Write the whole map in the format of the target's suffix.

    Raises:
        InputError: it can't be written there.
    """
    selected = scene.selectedItems()
    scene.clearSelection()
    try:
        write_drawing(target, _area(scene).size(), _paint(scene), colour("canvas"))
    finally:
        for item in selected:
            item.setSelected(True)


def copy_picture(scene: MapScene) -> None:
    """The map as an image on the clipboard."""
    QGuiApplication.clipboard().setImage(image_of(_area(scene).size(), _paint(scene), colour("canvas")))


def _area(scene: MapScene) -> QRectF:
    scene.make_all()
    area = scene.content_rect()
    for flow in scene.flows.values():
        area = area.united(flow.sceneBoundingRect())
    return area.adjusted(-_BORDER, -_BORDER, _BORDER, _BORDER)


def _paint(scene: MapScene) -> Paint:
    area = _area(scene)

    def paint(painter: QPainter, place: QRectF) -> None:
        scene.render(painter, place, area, Qt.AspectRatioMode.KeepAspectRatio)

    return paint
