"""The Yamazumi picture as it is drawn: bars of stacked work against takt."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from auditor.flow.line.yamazumi import Bar, LineElement
from auditor.locale import _
from auditor.model import Part
from auditor.model.units import format_time
from auditor.phrases.flow import bar_name, bar_time
from auditor.terms import part_label
from ui.theme import colour, is_dark, scaled_font

_LEFT, _TOP, _BOTTOM, _RIGHT = 64.0, 40.0, 58.0, 16.0
_NARROWEST, _WIDEST = 56.0, 120.0
_MOST_SPOKEN = 60
_GAP = 0.28


class YamazumiPicture(QWidget):
    """Bars and pieces: where they are, and how they look.

    Attributes:
        can_move: whether pieces can go to another bar.
        new_key: of the empty bar at the end, None where there is none.
        at: bar and piece that is chosen.
        over: the place that a dragged piece is over.
    """

    def __init__(self) -> None:
        super().__init__()
        self.bars: tuple[Bar, ...] = ()
        self.takt_s: float | None = None
        self.can_move = False
        self.new_key: int | None = None
        self.at: tuple[int, int] | None = None
        self.over: int | None = None
        self._tallest = 0.0
        self.setMinimumHeight(320)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Work against takt"))

    def show_bars(self, bars: Sequence[Bar], takt_s: float | None, new_key: int | None) -> None:
        """Take over the bars; ``new_key`` makes an empty one at the end to drop on (None: nothing can be moved)."""
        chosen = self.chosen_element()
        self.bars, self.takt_s, self.new_key, self.can_move = tuple(bars), takt_s, new_key, new_key is not None
        self.at = None
        if chosen is not None:
            key = (chosen.work_element.step_id, chosen.work_element.position)
            for b, bar in enumerate(self.bars):
                for p, piece in enumerate(bar.elements):
                    if (piece.work_element.step_id, piece.work_element.position) == key:
                        self.at = b, p
        self._tallest = max([bar.seconds for bar in self.bars] + [takt_s or 0.0], default=0.0)
        self.setMinimumWidth(int(_LEFT + _RIGHT + self.slots * _NARROWEST))
        lines = [f"{bar_name(bar)}: {bar_time(bar)}" for bar in self.bars[:_MOST_SPOKEN]]
        if takt_s is not None:
            lines.append(_("takt time") + f": {format_time(takt_s)}")
        self.setAccessibleDescription("; ".join(lines))
        self.updateGeometry()
        self.update()

    def chosen_element(self) -> LineElement | None:
        """The piece that is chosen."""
        if self.at is None or self.at[0] >= len(self.bars) or self.at[1] >= len(self.bars[self.at[0]].elements):
            return None
        return self.bars[self.at[0]].elements[self.at[1]]

    @property
    def slots(self) -> int:
        """How many bars there is room for, the empty one counted."""
        return len(self.bars) + (1 if self.new_key is not None else 0)

    def _slot_width(self) -> float:
        return max(min((self.width() - _LEFT - _RIGHT) / max(self.slots, 1), _WIDEST), _NARROWEST)

    def _scale(self) -> float:
        return (self.height() - _TOP - _BOTTOM) / (self._tallest * 1.05) if self._tallest > 0 else 0.0

    def piece_rect(self, b: int, p: int) -> QRectF:
        """Where a piece is drawn."""
        width, scale = self._slot_width(), self._scale()
        below = sum(piece.seconds for piece in self.bars[b].elements[:p])
        height = self.bars[b].elements[p].seconds * scale
        bottom = self.height() - _BOTTOM - below * scale
        return QRectF(_LEFT + (b + _GAP / 2) * width, bottom - height, width * (1 - _GAP), height)

    def slot_at(self, x: float) -> int | None:
        """The bar under a place."""
        slot = int((x - _LEFT) // self._slot_width()) if x >= _LEFT else -1
        return slot if 0 <= slot < self.slots else None

    def slot_middle(self, slot: int) -> QPointF:
        """A place to drop on."""
        return QPointF(_LEFT + (slot + 0.5) * self._slot_width(), self.height() - _BOTTOM - 20)

    def piece_at(self, place: QPointF) -> tuple[int, int] | None:
        """The bar and the piece under a place."""
        b = self.slot_at(place.x())
        if b is None or b >= len(self.bars):
            return None
        return next(((b, p) for p in range(len(self.bars[b].elements)) if self.piece_rect(b, p).contains(place)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled_font(-1))
        if not self.bars:
            painter.setPen(colour("quiet"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), _("No times yet."))
            return
        if self.over is not None and self.at is not None:
            painter.fillRect(
                QRectF(
                    _LEFT + self.over * self._slot_width(), _TOP, self._slot_width(), self.height() - _TOP - _BOTTOM
                ),
                colour("accent_pale"),
            )
        width = self._slot_width()
        first = max(int((event.rect().left() - _LEFT) // width), 0)
        for b in range(first, min(int((event.rect().right() - _LEFT) // width) + 1, len(self.bars))):
            bar = self.bars[b]
            for p, piece in enumerate(bar.elements):
                self._paint_piece(painter, self.piece_rect(b, p), piece, self.at == (b, p))
            self._paint_name(painter, b, bar)
        if self.new_key is not None:
            self._paint_new(painter)
        self._paint_takt(painter)
        self._paint_legend(painter)
        painter.setPen(QPen(colour("line").darker(115), 1))
        painter.drawLine(
            QPointF(_LEFT, self.height() - _BOTTOM), QPointF(self.width() - _RIGHT, self.height() - _BOTTOM)
        )
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def _paint_piece(self, painter: QPainter, box: QRectF, piece: LineElement, is_chosen: bool) -> None:
        painter.setPen(QPen(colour("surface"), 1))
        painter.setBrush(part_brush(piece.part))
        painter.drawRect(box)
        if is_chosen:
            painter.setPen(QPen(colour("ink"), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        if box.height() >= 15:
            painter.setPen(_on(piece.part))
            metrics = QFontMetricsF(painter.font())
            text = metrics.elidedText(piece.work_element.name, Qt.TextElideMode.ElideRight, box.width() - 6)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_name(self, painter: QPainter, b: int, bar: Bar) -> None:
        width = self._slot_width()
        late = bar.is_above(self.takt_s)
        painter.setPen(colour("warn" if late else "ink"))
        metrics = QFontMetricsF(painter.font())
        total = ("⚠ " if late else "") + bar_time(bar)
        top = self.height() - _BOTTOM + 4
        painter.drawText(QRectF(_LEFT + b * width, top, width, 16), int(Qt.AlignmentFlag.AlignCenter), total)
        painter.setPen(colour("quiet"))
        words = metrics.elidedText(bar_name(bar), Qt.TextElideMode.ElideRight, (width - 6) * 1.9)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        painter.drawText(QRectF(_LEFT + b * width + 3, top + 16, width - 6, 34), flags, words)

    def _paint_new(self, painter: QPainter) -> None:
        width = self._slot_width()
        box = QRectF(_LEFT + (len(self.bars) + _GAP / 2) * width, _TOP + 20, width * (1 - _GAP), 0)
        box.setBottom(self.height() - _BOTTOM)
        painter.setPen(QPen(colour("line").darker(110), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        painter.setPen(colour("quiet"))
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(box.adjusted(4, 0, -4, 0), flags, _("one more operator"))

    def _paint_takt(self, painter: QPainter) -> None:
        if self.takt_s is None:
            return
        y = self.height() - _BOTTOM - self.takt_s * self._scale()
        painter.setPen(QPen(colour("warn"), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(_LEFT, y), QPointF(self.width() - _RIGHT, y))
        box = QRectF(0, y - 16, _LEFT - 6, 32)
        painter.drawText(
            box,
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            f"{_('takt')}\n{format_time(self.takt_s)}",
        )

    def _paint_legend(self, painter: QPainter) -> None:
        x = _LEFT
        used = {piece.part for bar in self.bars[:_MOST_SPOKEN] for piece in bar.elements}
        for part in (p for p in Part if p in used):
            painter.setPen(QPen(colour("surface"), 1))
            painter.setBrush(part_brush(part))
            painter.drawRect(QRectF(x, 10, 14, 14))
            painter.setPen(colour("quiet"))
            text = part_label(part)
            painter.drawText(QPointF(x + 19, 21), text)
            x += 19 + QFontMetricsF(painter.font()).horizontalAdvance(text) + 20


def part_brush(part: Part) -> QBrush:
    """Colour and pattern, so that the parts are told apart without colour too."""
    dark = is_dark()
    colours = {
        Part.MANUAL: "#3fb0b6" if dark else "#0b6e75",
        Part.MACHINE: "#7d8fa0" if dark else "#9fb0bf",
        Part.WALKING: "#f0c05e" if dark else "#e0a52e",
        Part.WAITING: "#b4540a" if not dark else "#e08a4a",
    }
    patterns = {
        Part.MANUAL: Qt.BrushStyle.SolidPattern,
        Part.MACHINE: Qt.BrushStyle.SolidPattern,
        Part.WALKING: Qt.BrushStyle.BDiagPattern,
        Part.WAITING: Qt.BrushStyle.Dense4Pattern,
    }
    return QBrush(QColor(colours[part]), patterns[part])


def _on(part: Part) -> QColor:
    """Text over a part."""
    if part is Part.MANUAL:
        return colour("on_accent")
    return QColor("#1f2933") if not is_dark() or part is Part.MACHINE else colour("ink")
