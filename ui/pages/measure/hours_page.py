"""Where the labour hours go, as bars; a bar leads to its steps."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from auditor.flow.breakdown import GROUPINGS, HoursShare, hours_by
from auditor.locale import _, money, number, percent
from auditor.model import Audit
from auditor.phrases.explained import labour
from auditor.phrases.flow import group_name, grouping_label
from ui.pages.page import Page
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT, colour, scaled_font
from ui.widgets.choices import name_box
from ui.widgets.figure import figure
from ui.widgets.labels import label
from ui.widgets.scrolling import scroll_area

_ROW, _BAR = 52, 18.0
_NAME_ROOM, _VALUE_ROOM = 210.0, 250.0


class HoursPage(Page):
    """A choice of grouping, the bars, and the steps of the chosen bar."""

    follows = Follows.ANALYSIS

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.grouping = QComboBox()
        name_box(self.grouping, _("Hours by"))
        for grouping in GROUPINGS:
            self.grouping.addItem(grouping_label(grouping.key), grouping.key)
        self.grouping.setCurrentIndex(1)
        self.grouping.activated.connect(lambda _i: self.refresh())
        self.total = figure(session, bold=True)
        self.bars = HoursBars()
        self.bars.chosen.connect(self._show_steps)
        self.steps = label("", quiet=True)
        self.chosen = figure(session, bold=True)
        area = scroll_area(self.bars)
        row = QHBoxLayout()
        row.addWidget(label(_("Labour hours by"), quiet=True, wrap=False))
        row.addWidget(self.grouping)
        row.addWidget(self.total)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(row)
        layout.addWidget(area, 1)
        layout.addWidget(self.chosen, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.steps)
        self.setFocusProxy(self.bars)

    def refresh(self) -> None:
        made = self.session.results.analysis
        if made is None:
            return
        audit, analysis = made.audit, made.value
        grouping = next(g for g in GROUPINGS if g.key == self.grouping.currentData())
        shares = hours_by(audit, analysis, grouping)
        whole = analysis.labour_hours_per_year
        text = _("{hours} hours a year").format(hours=number(whole.likely)) if whole is not None else ""
        if grouping.overlaps:
            text += "  ·  " + _("a step counts under each of its tags")
        self.total.show_figure(text, partial(labour.map_hours, audit, analysis) if whole is not None else None)
        self.bars.show_shares(shares, whole.likely if whole is not None else 0.0, audit)
        self._show_steps()

    def _show_steps(self) -> None:
        share = self.bars.chosen_share()
        audit, made = self.session.audit, self.session.results.analysis
        if share is not None and made is not None:
            title = f"{_('Labour hours a year')}: {group_name(share)}"
            explain = partial(labour.hours_of, made.audit, made.value, title, share.step_ids)
            self.chosen.show_figure(f"{title}: {number(share.hours.likely)}", explain)
        self.chosen.setVisible(share is not None)
        names = [audit.steps[i].name for i in share.step_ids if i in audit.steps] if share is not None else []
        self.steps.setText(", ".join(names[:20]) if len(names) > 1 else "")


class HoursBars(QWidget):
    """A bar a group; the likely hours, the range as a line, what share that is and what it costs."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shares: tuple[HoursShare, ...] = ()
        self.at = 0
        self._whole = 0.0
        self._currency = "EUR"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_shares(self, shares: tuple[HoursShare, ...], whole: float, audit: Audit) -> None:
        self.shares, self._whole, self._currency = shares, whole, audit.firm.currency
        self.at = min(self.at, max(len(shares) - 1, 0))
        self.setMinimumHeight(_ROW * len(shares) + 8)
        self.setAccessibleName(_("Labour hours"))
        self.setAccessibleDescription("; ".join(f"{group_name(s)}: {self._words(s)}" for s in shares))
        self.update()

    def chosen_share(self) -> HoursShare | None:
        return self.shares[self.at] if self.at < len(self.shares) else None

    def _words(self, share: HoursShare) -> str:
        part = f" ({percent(share.hours.likely / self._whole)})" if self._whole > 0 else ""
        cost = f"  ·  {money(share.cost.likely, self._currency)}" if share.cost is not None else ""
        return _("{n} h/yr").format(n=number(share.hours.likely)) + part + cost

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.shares:
            painter.setPen(colour("quiet"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), _("No hours are known yet."))
            return
        room = self.width() - _NAME_ROOM - _VALUE_ROOM
        most = max(share.hours.high for share in self.shares) or 1.0
        for i, share in enumerate(self.shares):
            self._paint_row(painter, i, share, room / most)

    def _paint_row(self, painter: QPainter, i: int, share: HoursShare, scale: float) -> None:
        row = QRectF(0, i * _ROW, self.width(), _ROW)
        if i == self.at:
            painter.fillRect(row.adjusted(0, 2, 0, -2), colour("accent_pale"))
            if self.hasFocus():
                painter.setPen(QPen(colour("accent"), 1))
                painter.drawRect(row.adjusted(0.5, 2.5, -0.5, -2.5))
        painter.setFont(scaled_font(0, bold=True))
        painter.setPen(colour("ink"))
        name = QFontMetricsF(painter.font()).elidedText(group_name(share), Qt.TextElideMode.ElideRight, _NAME_ROOM - 24)
        painter.drawText(QRectF(10, row.top(), _NAME_ROOM - 20, _ROW), int(Qt.AlignmentFlag.AlignVCenter), name)
        middle = row.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRect(QRectF(_NAME_ROOM, middle - _BAR / 2, max(share.hours.likely * scale, 1.0), _BAR))
        painter.setPen(QPen(colour("ink"), 1.4))
        low, high = _NAME_ROOM + share.hours.low * scale, _NAME_ROOM + share.hours.high * scale
        if high - low > 2:
            painter.drawLine(QPointF(low, middle), QPointF(high, middle))
            for x in (low, high):
                painter.drawLine(QPointF(x, middle - 5), QPointF(x, middle + 5))
        painter.setFont(scaled_font(0))
        painter.setPen(colour("quiet"))
        values = QRectF(self.width() - _VALUE_ROOM + 14, row.top(), _VALUE_ROOM - 20, _ROW)
        painter.drawText(values, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._words(share))

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
