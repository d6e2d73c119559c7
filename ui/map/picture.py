"""The map as a picture: SVG, PNG, PDF, and on the clipboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from auditor.exchange import replace_file
from ui.map.scene import MapScene
from ui.theme import colour

SUFFIXES = (".svg", ".png", ".pdf")
_BORDER = 24.0
_PNG_SCALE = 2.0
_MOST_PIXELS = 16_000


def write_picture(scene: MapScene, target: Path) -> None:
    """Write the whole map in the format of the target's suffix; an existing file is replaced whole or not at all.

    Raises:
        InputError: it can't be written there.
    """
    selected = scene.selectedItems()
    scene.clearSelection()
    try:
        content = {".svg": _svg, ".png": _png, ".pdf": _pdf}[target.suffix.lower()](scene)
    finally:
        for item in selected:
            item.setSelected(True)
    replace_file(target, content)


def copy_picture(scene: MapScene) -> None:
    """The map as an image on the clipboard."""
    QGuiApplication.clipboard().setImage(_image(scene))


def _area(scene: MapScene) -> QRectF:
    scene.make_all()
    area = scene.content_rect()
    for flow in scene.flows.values():
        area = area.united(flow.sceneBoundingRect())
    return area.adjusted(-_BORDER, -_BORDER, _BORDER, _BORDER)


def _image(scene: MapScene) -> QImage:
    area = _area(scene)
    scale = min(_PNG_SCALE, _MOST_PIXELS / max(area.width(), area.height(), 1.0))
    image = QImage(int(area.width() * scale), int(area.height() * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(colour("canvas"))
    painter = QPainter(image)
    scene.render(painter, QRectF(image.rect()), area)
    painter.end()
    return image


def _png(scene: MapScene) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _image(scene).save(buffer, "PNG")
    return bytes(buffer.data().data())


def _svg(scene: MapScene) -> bytes:
    from PySide6.QtSvg import QSvgGenerator

    area = _area(scene)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(area.size().toSize())
    generator.setViewBox(QRectF(0, 0, area.width(), area.height()))
    painter = QPainter(generator)
    scene.render(painter, QRectF(0, 0, area.width(), area.height()), area)
    painter.end()
    buffer.close()
    return bytes(data.data())


def _pdf(scene: MapScene) -> bytes:
    """One page of the map's own proportions, A4 wide at least."""
    area = _area(scene)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    size = QSizeF(area.width() * 0.5, area.height() * 0.5)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter(writer)
    page = QRectF(0, 0, writer.width(), writer.height())
    scene.render(painter, page, area, Qt.AspectRatioMode.KeepAspectRatio)
    painter.end()
    buffer.close()
    return bytes(data.data())
