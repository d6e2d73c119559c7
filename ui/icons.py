"""Pictures of the window: Lucide's (ISC licence, see resources/icons/LICENSE), drawn at every scale in a colour of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from ui.theme import colour

#: What a kind of technology looks like.
KIND_ICONS = {
    "robotics": "bot",
    "mechanisation": "cog",
    "software": "monitor",
    "ai": "sparkles",
    "organisation": "users",
}

#: What a kind of step looks like, by its value.
KIND_OF_STEP_ICONS = {
    "operation": "wrench",
    "inspection": "search-check",
    "transport": "truck",
    "storage": "package",
    "delay": "hourglass",
    "decision": "diamond",
    "fork": "split",
    "join": "merge",
    "start": "play",
    "end": "flag",
    "subprocess": "waypoints",
}
PROGRAM_SIZES = (16, 24, 32, 48, 64, 128, 256)


@cache
def _drawing(name: str) -> str:
    from auditor.resources import RESOURCES

    return (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")


def coloured(name: str, ink: str) -> bytes:
    """The drawing of a picture, its lines in a colour such as ``#102030``."""
    return _drawing(name).replace("currentColor", ink).encode("utf-8")


def draw(painter: QPainter, rect: QRectF, name: str, ink: QColor) -> None:
    """Draw a picture into a square.

    Args:
        painter: to draw with.
        rect: where, in its units.
        name: of a file in ``resources/icons``.
        ink: the colour of its lines.
    """
    from PySide6.QtSvg import QSvgRenderer

    QSvgRenderer(QByteArray(coloured(name, ink.name()))).render(painter, rect)


class _Engine(QIconEngine):
    """Draws anew at each size and in the colours of the moment, so that a change of scheme shows at once."""

    def __init__(self, name: str, ink: str, ink_on: str) -> None:
        super().__init__()
        self._name, self._ink, self._ink_on = name, ink, ink_on

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ink = colour(self._ink_on if state == QIcon.State.On else self._ink)
        if mode == QIcon.Mode.Disabled:
            ink = colour("line")
        draw(painter, QRectF(rect), self._name, ink)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._ink, self._ink_on)


def icon(name: str, ink: str = "quiet", ink_on: str = "accent") -> QIcon:
    """A picture for a button.

    Args:
        name: of a file in ``resources/icons``.
        ink: name of a colour of the theme.
        ink_on: the same, where the button is on.

    Returns:
        the icon; it follows the theme.
    """
    return QIcon(_Engine(name, ink, ink_on))


def program_icon() -> QIcon:
    """The picture of the program itself, sharp at the sizes that desktops ask for."""
    from PySide6.QtSvg import QSvgRenderer

    from auditor.resources import RESOURCES

    renderer = QSvgRenderer(str(RESOURCES / "marks" / "program.svg"))
    made = QIcon()
    for size in PROGRAM_SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        made.addPixmap(pixmap)
    return made
