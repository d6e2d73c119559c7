"""What is drawn on and around a card: the picture of its kind, its people, its hours, the handle, the light under the pointer."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtSvg import QSvgRenderer

from auditor.locale import number
from auditor.model import StepKind
from ui.icons import KIND_OF_STEP_ICONS, coloured
from ui.theme import colour, map_font

#: Pixels on the screen, at every zoom: the radius of the handle as it is drawn, and as it is hit.
HANDLE_RADIUS, HANDLE_REACH = 8.0, 12.0
#: From this scale on there is a handle; below it a card is hardly larger.
HANDLE_SCALE = 0.15
#: How far the light around a card reaches beyond it, map units.
HALO = 4.0

_MOST_PEOPLE = 4  # drawn one by one; more are told by their number
_PERSON = QRectF(0, 0, 7, 10)
_GAP = 2.0
_FAINT = 36  # of 255: the part of the bar that is not filled


@cache
def _renderer(name: str, ink: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(coloured(name, ink)))


def draw_kind(painter: QPainter, kind: StepKind, box: QRectF) -> None:
    """The picture of a kind of step."""
    _renderer(KIND_OF_STEP_ICONS[kind], colour("quiet").name()).render(painter, box)


@cache
def _person() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(3.5, 2.4), 2.2, 2.2)
    path.moveTo(0, 10)
    path.arcTo(QRectF(0, 5.4, 7, 9.2), 180, -180)
    path.closeSubpath()
    return path


def draw_people(painter: QPainter, right: float, bottom: float, people: float) -> float:
    """As many persons as work on the step, or one and their number; returns where they begin."""
    is_counted = people > _MOST_PEOPLE or people != int(people)
    number_of = 1 if is_counted else int(people)
    painter.save()
    if is_counted:
        painter.setFont(map_font(11))
        painter.setPen(colour("quiet"))
        text = number(people, 1)
        right -= QFontMetricsF(painter.font()).horizontalAdvance(text)
        painter.drawText(QPointF(right, bottom), text)
        right -= _GAP
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("quiet"))
    left = right - number_of * (_PERSON.width() + _GAP) + _GAP
    painter.translate(left, bottom - _PERSON.height() + 1)
    for _one in range(number_of):
        painter.drawPath(_person())
        painter.translate(_PERSON.width() + _GAP, 0)
    painter.restore()
    return left


def draw_hours(painter: QPainter, box: QRectF, share: float) -> None:
    """Hours a year against those of the heaviest step, as a thin bar."""
    track = QColor(colour("ink"))
    track.setAlpha(_FAINT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(track)
    painter.drawRoundedRect(box, 2, 2)
    painter.setBrush(colour("accent"))
    painter.drawRoundedRect(QRectF(box.left(), box.top(), max(box.width() * share, 3.0), box.height()), 2, 2)


def light() -> QPen:
    """The pen of the light around what is under the pointer."""
    glow = QColor(colour("accent"))
    glow.setAlpha(70)
    return QPen(glow, 2 * HALO - 1)


def draw_handle(painter: QPainter, at: QPointF, scale: float) -> None:
    """From where a flow is drawn: as large on the screen at every zoom."""
    painter.save()
    painter.translate(at)
    painter.scale(1 / scale, 1 / scale)
    painter.setPen(QPen(colour("surface"), 1.5))
    painter.setBrush(colour("accent"))
    painter.drawEllipse(QPointF(0, 0), HANDLE_RADIUS, HANDLE_RADIUS)
    painter.setPen(QPen(colour("on_accent"), 1.8))
    painter.drawLine(QPointF(-3.5, 0), QPointF(3.5, 0))
    painter.drawLine(QPointF(0, -3.5), QPointF(0, 3.5))
    painter.restore()
