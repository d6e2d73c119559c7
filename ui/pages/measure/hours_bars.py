"""Bars of hours: a row a group, with its hours, its share of all and its cost in columns of their own."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from auditor.flow.breakdown import HoursShare
from auditor.locale import _, money, number, percent
from auditor.model import Audit
from auditor.phrases.flow import group_name
from ui.theme import colour, scaled_font
from ui.widgets.column_choice import Column, ColumnChoice

_ROW, _BAR = 52, 18.0
#: Names are as wide as they need, up to this share of the width.
_NAMES = 0.4
_LEAST_BAR = 140.0
_GAP = 20.0


class HoursColumns(ColumnChoice):
    """Which figures stand beside the bars; the bars themselves always stay."""

    def __init__(self, bars: HoursBars) -> None:
        self._bars = bars
        named = (("hours", _("Hours"), 0), ("share", _("Share"), 1), ("cost", _("Cost"), 2))
        super().__init__("columns_hours", [Column(key, name, turn) for key, name, turn in named])
        self.apply()

    def room(self) -> int:
        return int(self._bars.width() - self._bars.names_width() - _LEAST_BAR) if self._bars.isVisible() else 0

    def width_of(self, at: int) -> int:
        return int(self._bars.value_width(at))

    def set_shown(self, at: int, is_shown: bool) -> None:
        self._bars.set_shown(at, is_shown)


class HoursBars(QWidget):
    """A bar a group: the likely hours, the range as a line, and beside it the figures that are chosen."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shares: tuple[HoursShare, ...] = ()
        self.at = 0
        self._whole = 0.0
        self._currency = "EUR"
        self._shown = {0, 1, 2}
        self.columns = HoursColumns(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_shares(self, shares: tuple[HoursShare, ...], whole: float, audit: Audit) -> None:
        self.shares, self._whole, self._currency = shares, whole, audit.firm.currency
        self.at = min(self.at, max(len(shares) - 1, 0))
        self.setMinimumHeight(_ROW * len(shares) + 8)
        self.setAccessibleName(_("Labour hours"))
        self.columns.apply()
        self._follow()

    def set_shown(self, at: int, is_shown: bool) -> None:
        """Show one of the figures, or hide it."""
        if (at in self._shown) is not is_shown:
            self._shown ^= {at}
            self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.apply()

    def _follow(self) -> None:
        said = (f"{group_name(s)}: {', '.join(filter(None, self.shown_values(s)))}" for s in self.shares)
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def chosen_share(self) -> HoursShare | None:
        return self.shares[self.at] if self.at < len(self.shares) else None

    def _values(self, share: HoursShare) -> tuple[str, str, str]:
        part = percent(share.hours.likely / self._whole) if self._whole > 0 else ""
        cost = money(share.cost.likely, self._currency) if share.cost is not None else ""
        return _("{n} h/yr").format(n=number(share.hours.likely)), part, cost

    def shown_values(self, share: HoursShare) -> list[str]:
        """The figures beside a bar, as they are chosen."""
        return [text for at, text in enumerate(self._values(share)) if at in self._shown]

    def value_width(self, at: int) -> float:
        """What the widest figure of a column takes."""
        measure = QFontMetricsF(scaled_font(0))
        return _GAP + max((measure.horizontalAdvance(self._values(s)[at]) for s in self.shares), default=0.0)

    def names_width(self) -> float:
        """What the widest name takes, up to a part of the whole."""
        measure = QFontMetricsF(scaled_font(0, bold=True))
        widest = max((measure.horizontalAdvance(group_name(s)) for s in self.shares), default=0.0)
        return min(widest + 2 * _GAP, self.width() * _NAMES)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.shares:
            painter.setPen(colour("quiet"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), _("No hours are known yet."))
            return
        names = self.names_width()
        widths = [self.value_width(at) for at in sorted(self._shown)]
        most = max(share.hours.high for share in self.shares) or 1.0
        room = self.width() - names - sum(widths) - _GAP
        for i, share in enumerate(self.shares):
            self._paint_bar(painter, i, share, names, max(room, 0.0) / most)
            right = float(self.width())
            for text, width in zip(reversed(self.shown_values(share)), reversed(widths), strict=True):
                values = QRectF(right - width, i * _ROW, width - _GAP / 2, _ROW)
                painter.drawText(values, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), text)
                right -= width

    def _paint_bar(self, painter: QPainter, i: int, share: HoursShare, names: float, scale: float) -> None:
        row = QRectF(0, i * _ROW, self.width(), _ROW)
        if i == self.at:
            painter.fillRect(row.adjusted(0, 2, 0, -2), colour("accent_pale"))
            if self.hasFocus():
                painter.setPen(QPen(colour("accent"), 1))
                painter.drawRect(row.adjusted(0.5, 2.5, -0.5, -2.5))
        painter.setFont(scaled_font(0, bold=True))
        painter.setPen(colour("ink"))
        name = QFontMetricsF(painter.font()).elidedText(group_name(share), Qt.TextElideMode.ElideRight, names - _GAP)
        painter.drawText(QRectF(_GAP / 2, row.top(), names - _GAP / 2, _ROW), int(Qt.AlignmentFlag.AlignVCenter), name)
        middle = row.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRect(QRectF(names, middle - _BAR / 2, max(share.hours.likely * scale, 1.0), _BAR))
        painter.setPen(QPen(colour("ink"), 1.4))
        low, high = names + share.hours.low * scale, names + share.hours.high * scale
        if high - low > 2:
            painter.drawLine(QPointF(low, middle), QPointF(high, middle))
            for x in (low, high):
                painter.drawLine(QPointF(x, middle - 5), QPointF(x, middle + 5))
        painter.setFont(scaled_font(0))
        painter.setPen(colour("quiet"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y() // _ROW)
        if 0 <= row < len(self.shares):
            self._choose(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is None or not self.shares:
            super().keyPressEvent(event)
        else:
            self._choose(min(max(self.at + by, 0), len(self.shares) - 1))

    def _choose(self, row: int) -> None:
        self.at = row
        self.chosen.emit()
        self.update()
