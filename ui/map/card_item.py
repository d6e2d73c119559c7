"""A step on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSceneHoverEvent, QStyleOptionGraphicsItem, QWidget

from auditor.flow.layout import Rect
from auditor.locale import _
from auditor.model import WORKING_KINDS, Step, StepKind
from ui.map.card_marks import (
    HALO,
    HANDLE_RADIUS,
    HANDLE_REACH,
    HANDLE_SCALE,
    draw_handle,
    draw_hours,
    draw_kind,
    draw_people,
    light,
)
from ui.map.facts import CardFacts, written
from ui.theme import colour, is_dark, map_font
from ui.widgets.labels import escaped_tooltip

_ICON = 16.0
_READABLE = 0.45  # from this scale on the foot of a card is written
_PAD = 10.0
_LABEL_ROOM = 34.0
_HANDLE_ROOM = HANDLE_RADIUS / HANDLE_SCALE + 2  # beyond the edge, for the handle as it is drawn from afar
_BAR = 4.0
_SIDE_ROOM = 84.0  # for the name of an event beside it, on a map that runs down


class CardItem(QGraphicsItem):
    """Draws one step; knows its id and nothing of how to change it."""

    def __init__(self, step: Step, rect: Rect, is_down: bool = False) -> None:
        super().__init__()
        self.step = step
        self.is_down = is_down
        self.size = (rect.width, rect.height)
        self._known: CardFacts = ()
        self._facts: str | None = None
        self.missing = ""
        self.has_room_for_time = False
        self.share = 0.0
        self.people: float | None = None
        self._scale = 1.0
        self.is_target = False
        self.can_connect = True
        self.is_hovered = False
        self.heat: QColor | None = None
        self.setPos(rect.x, rect.y)
        self.setFlags(
            QGraphicsItem.GraphicsItemFlag.ItemIsSelectable
            | QGraphicsItem.GraphicsItemFlag.ItemIsMovable
            | QGraphicsItem.GraphicsItemFlag.ItemSendsGeometryChanges
        )
        self.setAcceptHoverEvents(True)
        self.setZValue(2)
        self.setCacheMode(QGraphicsItem.CacheMode.NoCache)

    @property
    def is_round(self) -> bool:
        return self.step.kind not in WORKING_KINDS

    def rect(self) -> Rect:
        """Where the card is, in map units."""
        return Rect(self.pos().x(), self.pos().y(), *self.size)

    def show_step(self, step: Step, rect: Rect, is_down: bool) -> None:
        """Take over another state of the step, and the way the map runs."""
        if (rect.width, rect.height, is_down) != (*self.size, self.is_down):
            self.prepareGeometryChange()
            self.size, self.is_down = (rect.width, rect.height), is_down
        self.step = step
        self.setPos(rect.x, rect.y)
        self.update()

    def show_facts(self, facts: CardFacts, share: float, people: float | None = None) -> None:
        """Take over the chosen facts, the step's share of the heaviest step's hours, and how many people it takes.

        They are written out when the card is first painted or pointed at.
        """
        if (facts, share, people) != (self._known, self.share, self.people):
            self._known = facts
            self.share, self.people = share, people
            self._facts = None
            self.update()

    @property
    def facts(self) -> str:
        """The chosen facts, as the card shows them."""
        if self._facts is None:
            self._facts = written(self._known)
        return self._facts

    def show_problem(self, text: str, *, lacks_time: bool = False) -> None:
        """Take over what is wrong with the step; empty for nothing. A time that is not known yet is none of it."""
        if (text, lacks_time) != (self.missing, self.has_room_for_time):
            self.missing, self.has_room_for_time = text, lacks_time
            self.update()

    def time_room(self) -> QRectF:
        """Where a card without a time keeps room for it (item coordinates)."""
        metrics = QFontMetricsF(map_font(11))
        width, height = metrics.horizontalAdvance(_time_wanted()) + 16, metrics.height() + 2
        return QRectF(_PAD, self.size[1] - height - 8, width, height)

    def time_room_contains(self, at: QPointF, scale: float) -> bool:
        """Whether a point (item coordinates) lies in the room for the time, as the card is drawn at a scale."""
        return self.has_room_for_time and scale >= _READABLE and self.time_room().contains(at)

    def show_heat(self, tint: QColor | None) -> None:
        """Take over the colour that a figure gives the card; None for its own."""
        if tint != self.heat:
            self.heat = tint
            self.update()

    def hoverEnterEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self.is_hovered = True
        time = _("No time is known yet.") if self.has_room_for_time else ""
        self.setToolTip(escaped_tooltip("\n".join(filter(None, [self.step.name, self.facts, self.missing, time]))))
        self.update()

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self.is_hovered = False
        self.update()

    def box(self) -> QRectF:
        """The card with what is written beside it (item coordinates): what is pointed at."""
        width, height = self.size
        if self.is_round and self.is_down:
            return QRectF(-4, -4, width + _SIDE_ROOM + 16, height + 8)
        if self.is_round:
            return QRectF(-44, -4, width + 88, height + _LABEL_ROOM + 8)
        return QRectF(0, 0, width, height)

    def scene_box(self) -> QRectF:
        """As :meth:`box`, in map units."""
        return self.box().translated(self.pos())

    def boundingRect(self) -> QRectF:
        width, height = self.size
        handle = QRectF(self.handle, self.handle).adjusted(-HALO, -HALO, HALO, HALO)
        handle.adjust(0, 0, 0 if self.is_down else _HANDLE_ROOM, _HANDLE_ROOM if self.is_down else 0)
        return self.box().united(QRectF(0, 0, width, height)).adjusted(-HALO, -HALO, HALO, HALO).united(handle)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRect(self.box())
        if self._has_handle(self._scale):
            reach = HANDLE_REACH / self._scale
            path.addEllipse(self.handle, reach, reach)
        return path

    @property
    def handle(self) -> QPointF:
        """The middle of the edge that flows leave from (item coordinates)."""
        width, height = self.size
        return QPointF(width / 2, height) if self.is_down else QPointF(width, height / 2)

    def handle_contains(self, at: QPointF, scale: float) -> bool:
        """Whether a point (item coordinates) lies on the handle from which a flow is drawn, as it is shown at a scale."""
        if scale < HANDLE_SCALE:
            return False
        away, reach = at - self.handle, HANDLE_REACH / scale
        outwards, length = (away.y(), self.size[1]) if self.is_down else (away.x(), self.size[0])
        return outwards >= -length / 4 and QPointF.dotProduct(away, away) <= reach**2

    def _has_handle(self, scale: float) -> bool:
        is_shown = (self.isSelected() or self.is_hovered) and not self.is_target
        return is_shown and self.can_connect and scale >= HANDLE_SCALE

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._scale = painter.worldTransform().m11()
        if self.is_round:
            self._paint_event(painter, scale)
        else:
            self._paint_card(painter, scale)
        if self._has_handle(scale):
            draw_handle(painter, self.handle, scale)

    def _outline(self) -> QPen:
        if self.is_target:
            return QPen(colour("accent"), 3, Qt.PenStyle.DashLine)
        if self.isSelected() or self.is_hovered:
            return QPen(colour("accent"), 2.5 if self.isSelected() else 1.6)
        return QPen(colour("quiet") if is_dark() else colour("line").darker(125), 1.2 if not is_dark() else 0.6)

    @property
    def _is_lit(self) -> bool:
        return self.is_hovered or self.is_target

    def _paint_card(self, painter: QPainter, scale: float) -> None:
        width, height = self.size
        box = QRectF(0, 0, width, height)
        if self._is_lit:
            painter.setPen(light())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
        painter.setPen(self._outline())
        painter.setBrush(colour("accent_pale") if self.is_target else self.heat or colour("raised"))
        painter.drawRoundedRect(box, 6, 6)
        if self.share > 0:
            draw_hours(painter, QRectF(_PAD, height - _BAR - 4, width - 2 * _PAD, _BAR), self.share)
        if self.step.pinned:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(QPointF(width - 10, 10), 4, 4)
        if self.step.detail_id is not None:
            painter.setPen(QPen(colour("quiet"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 4, 4)
        if scale < 0.3:
            return
        draw_kind(painter, self.step.kind, QRectF(_PAD, _PAD - 1, _ICON, _ICON))
        painter.setFont(map_font(bold=True))
        painter.setPen(colour("ink"))
        _draw_wrapped(painter, self.step.name, QRectF(_PAD + _ICON + 7, _PAD - 3, width - _ICON - 2 * _PAD - 5, 40))
        if scale >= _READABLE:
            self._paint_foot(painter)

    def _paint_foot(self, painter: QPainter) -> None:
        """What is wrong, else the facts; and room for a time that is not known yet."""
        width, height = self.size
        painter.setFont(map_font(11))
        bottom, room = height - 14, width - 2 * _PAD
        if self.has_room_for_time:
            self._paint_time_room(painter)
            bottom = self.time_room().top() - 6
        if self.people:
            people_at = draw_people(painter, width - _PAD, height - 14, self.people)
            room -= 0 if self.has_room_for_time else width - _PAD - people_at + 6
        painter.setPen(colour("warn" if self.missing else "quiet"))
        if self.missing:
            text = f"⚠ {self.missing.splitlines()[0]}"
        else:
            text = self.facts.replace(" ", "\N{NO-BREAK SPACE}").replace("·\N{NO-BREAK SPACE}", "· ")
        if self.has_room_for_time:
            elided = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(_PAD, bottom), elided)
            return
        for i, line in enumerate(reversed(_two_lines(text, painter.font(), room))):
            painter.drawText(QPointF(_PAD, bottom - i * 14), line)

    def _paint_time_room(self, painter: QPainter) -> None:
        box = self.time_room()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        tint = colour("accent" if self.is_hovered else "quiet")
        painter.setPen(QPen(tint, 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(tint)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), _time_wanted())

    def _paint_event(self, painter: QPainter, scale: float) -> None:
        width, height = self.size
        if self._is_lit:
            painter.setPen(light())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(2, 2, width - 4, height - 4))
        painter.setPen(self._outline())
        painter.setBrush(colour("raised"))
        if self.step.kind in (StepKind.START, StepKind.END):
            pen = QPen(colour("accent"), 4 if self.step.kind is StepKind.END else 1.8)
            painter.setPen(self._outline() if self.isSelected() or self._is_lit else pen)
            painter.drawEllipse(QRectF(2, 2, width - 4, height - 4))
        else:
            middle_x, middle_y = width / 2, height / 2
            painter.setBrush(colour("accent_pale"))
            painter.drawPolygon(
                QPolygonF(
                    [QPointF(middle_x, 0), QPointF(width, middle_y), QPointF(middle_x, height), QPointF(0, middle_y)]
                )
            )
            if self.step.kind is not StepKind.DECISION:
                painter.setPen(QPen(colour("accent"), 2))
                painter.drawLine(QPointF(middle_x, 12), QPointF(middle_x, height - 12))
                painter.drawLine(QPointF(12, middle_y), QPointF(width - 12, middle_y))
        if scale < 0.3:
            return
        if self.missing:
            painter.setFont(map_font(15, bold=True))
            painter.setPen(colour("warn"))
            painter.drawText(QPointF(width - 4, 8), "⚠")
        painter.setFont(map_font(11))
        painter.setPen(colour("ink"))
        if self.is_down:
            _draw_wrapped(painter, self.step.name, QRectF(width + 8, height / 2 - 16, _SIDE_ROOM, _LABEL_ROOM))
        else:
            _draw_wrapped(painter, self.step.name, QRectF(-42, height + 3, width + 84, _LABEL_ROOM), centred=True)


def _time_wanted() -> str:
    return _("+ time")


def _draw_wrapped(painter: QPainter, text: str, room: QRectF, centred: bool = False) -> None:
    """The text on at most two lines, elided."""
    metrics = QFontMetricsF(painter.font())
    lines = _two_lines(" ".join(text.split()), painter.font(), room.width())
    for i, line in enumerate(lines):
        y = room.top() + metrics.ascent() + i * metrics.height()
        x = room.left() + (room.width() - metrics.horizontalAdvance(line)) / 2 if centred else room.left()
        painter.drawText(QPointF(x, y), line)


def _two_lines(text: str, font: QFont, room: float) -> list[str]:
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= room:
        return [text]
    words = text.split(" ")
    first = words[0]
    used = 1
    while used < len(words) and metrics.horizontalAdvance(f"{first} {words[used]}") <= room:
        first += f" {words[used]}"
        used += 1
    first = metrics.elidedText(first, Qt.TextElideMode.ElideRight, room)
    rest = " ".join(words[used:])
    return [first, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)] if rest else [first]
