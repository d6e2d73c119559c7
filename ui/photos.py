"""Photos of a step: read, turned upright, made smaller, without what the camera noted about place and time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QImageWriter, QPainter

from auditor.errors import InputError
from auditor.locale import _
from auditor.model.jpeg import plain_jpeg

LONGEST_SIDE = 1600
MOST_PIXELS = 100_000_000
_QUALITY = 82


def read_photo(path: Path) -> bytes:
    """A picture file as a plain JPEG.

    Raises:
        InputError: it is no picture, or absurdly large.
    """
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)  # the camera says which way is up; we turn it, then forget what it said
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MOST_PIXELS:
        raise InputError(_("{path} is too large.").format(path=path.name))
    image = reader.read()
    if image.isNull():
        raise InputError(
            _("{path} is not a picture that can be read: {reason}").format(path=path.name, reason=reader.errorString())
        )
    return as_jpeg(image)


def as_jpeg(image: QImage) -> bytes:
    """The picture at most ``LONGEST_SIDE`` pixels long, on white, as a JPEG of its pixels and nothing else."""
    if max(image.width(), image.height()) > LONGEST_SIDE:
        side = QSize(LONGEST_SIDE, LONGEST_SIDE)
        image = image.scaled(side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    plain = QImage(image.size(), QImage.Format.Format_RGB32)  # a new one: texts and profiles of the old stay behind
    plain.fill(Qt.GlobalColor.white)
    painter = QPainter(plain)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"JPEG"))
    writer.setQuality(_QUALITY)
    writer.write(plain)
    return bytes(buffer.data().data())


def shown(stored: bytes) -> QImage:
    """A picture out of an audit to look at; a null image where it is none that this program stores."""
    plain = plain_jpeg(stored)
    if plain is None:
        return QImage()
    buffer = QBuffer()
    buffer.setData(plain)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return QImageReader(buffer, QByteArray(b"JPEG")).read()


def photo_on_clipboard() -> bytes | None:
    """The picture on the clipboard, where there is one."""
    image = QGuiApplication.clipboard().image()
    return None if image.isNull() else as_jpeg(image)
