"""A drawing as a file: SVG, PNG or PDF, and on paper. What draws is a function of a painter and the place to fill."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter

from auditor.files import replace_file

SUFFIXES = (".svg", ".png", ".pdf")
_PNG_SCALE = 2.0
_MOST_PIXELS = 16_000
_POINTS = 0.5  # a drawing of 1,000 units is 500 points wide on its own page

Paint = Callable[[QPainter, QRectF], None]


def write_drawing(target: Path, size: QSizeF, paint: Paint, ground: QColor) -> None:
    """Write a drawing of a size in the format of the target's suffix; an existing file is replaced whole or not at all.

    Raises:
        InputError: it can't be written there.
    """
    make = {".svg": _svg, ".png": lambda s, p: _png(s, p, ground), ".pdf": _pdf}[target.suffix.lower()]
    replace_file(target, make(size, paint))


def image_of(size: QSizeF, paint: Paint, ground: QColor) -> QImage:
    """The drawing as pixels, twice as fine as on the screen where that is not too large."""
    scale = min(_PNG_SCALE, _MOST_PIXELS / max(size.width(), size.height(), 1.0))
    image = QImage((size * scale).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(ground)
    painter = QPainter(image)
    paint(painter, QRectF(image.rect()))
    painter.end()
    return image


def _png(size: QSizeF, paint: Paint, ground: QColor) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image_of(size, paint, ground))
    return bytes(buffer.data().data())


def _svg(size: QSizeF, paint: Paint) -> bytes:
    from PySide6.QtSvg import QSvgGenerator

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size.toSize())
    whole = QRectF(0, 0, size.width(), size.height())
    generator.setViewBox(whole)
    painter = QPainter(generator)
    paint(painter, whole)
    painter.end()
    buffer.close()
    return bytes(data.data())


def _pdf(size: QSizeF, paint: Paint) -> bytes:
    """One page of the drawing's own proportions."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    page = QPageSize(size * _POINTS, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageSize(page)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter(writer)
    paint(painter, QRectF(0, 0, writer.width(), writer.height()))
    painter.end()
    buffer.close()
    return bytes(data.data())
