"""The program's picture in the forms that installers want."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_ICO, _ICNS = (16, 24, 32, 48, 64, 128, 256), (16, 32, 64, 128, 256, 512, 1024)


def png(source: Path, size: int, target: Path) -> None:
    """A drawing in points."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(target))


def ico(source: Path, target: Path) -> None:
    """For Windows: every size in one file."""
    _in_one(source, target, _ICO)


def icns(source: Path, target: Path) -> None:
    """For macOS: every size in one file."""
    _in_one(source, target, _ICNS)


def _in_one(source: Path, target: Path, sizes: tuple[int, ...]) -> None:
    drawn = []
    for size in sizes:
        place = target.with_name(f"{target.stem}-{size}.png")
        png(source, size, place)
        with Image.open(place) as image:
            drawn.append(image.convert("RGBA"))
        place.unlink()
    drawn[-1].save(target, sizes=[(size, size) for size in sizes], append_images=drawn[:-1])
