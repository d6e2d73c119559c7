"""What matters to the firm: a slider a criterion, and the order that follows at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from auditor.decide import RANK_CRITERIA, Ranked, Ranking, reweighed
from auditor.decide.order.rank_criteria import RankCriterion, normalised, rank_order_centroid, stated_weights
from auditor.decide.order.scales import Scale
from auditor.edit.weights import HOURS_CRITERIA, MONEY_CRITERIA, set_full_marks, set_weights
from auditor.locale import _, number, percent
from auditor.model import Audit
from auditor.phrases.amounts import money_for_reading
from auditor.phrases.candidate import numbered_name, recommendation_note
from ui.pages.page import Page
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT, colour, scaled_font
from ui.widgets.labels import label, plain_tooltip
from ui.widgets.scrolling import SideArea
from ui.widgets.text_field import TextField

_STEPS = 100
#: The first candidates: as many as have room, at least so many.
_LEAST_SHOWN = 12
_ROW, _HEAD = 56.0, 30.0
_STORE_AFTER_MS = 700
_FIELD = 120


class WeightsPage(Page):
    """Sliders at the left, the first candidates at the right; what is set is stored when the hand rests."""

    follows = Follows.RANKING

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.sliders: dict[str, QSlider] = {}
        self.full_marks: dict[str, TextField] = {}
        self._whose: dict[str, QLabel] = {}
        self._values: dict[str, QLabel] = {}
        self._ranges: dict[str, QLabel] = {}
        self.order = WeighedOrder()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STORE_AFTER_MS)
        self._timer.timeout.connect(self._store)
        column = QVBoxLayout()
        column.setSpacing(UNIT)
        column.addWidget(label(_("What matters most?"), bold=True, size=3))
        column.addWidget(
            label(_("A weight says what the step from nothing to full marks is worth, beside those of the others."), quiet=True)
        )  # fmt: skip
        for criterion in RANK_CRITERIA:
            column.addLayout(self._row(criterion))
        self.by_order = QPushButton(_("Only their order counts"))
        plain_tooltip(
            self.by_order,
            _("Sets weights that follow from the order alone (rank-order centroid, Barron & Barrett 1996)."),
        )
        self.by_order.clicked.connect(self._from_order)
        self.reset = QPushButton(_("Back to the usual weights"))
        self.reset.clicked.connect(lambda: self._set({c.key: c.default_weight for c in RANK_CRITERIA}))
        for button in (self.by_order, self.reset):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        left = QWidget()
        left.setLayout(column)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        area = SideArea(left, least=380)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area, 2)
        layout.addWidget(self.order, 3)
        self.setFocusProxy(self.sliders[RANK_CRITERIA[0].key])

    def _row(self, criterion: RankCriterion) -> QVBoxLayout:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, _STEPS)
        slider.setPageStep(10)
        slider.setMinimumHeight(26)
        slider.setAccessibleName(_(criterion.label))
        slider.setAccessibleDescription(_(criterion.meaning))
        slider.valueChanged.connect(self._moved)
        self.sliders[criterion.key] = slider
        name = label(_(criterion.label), bold=True, wrap=False)
        value = self._values[criterion.key] = label("", wrap=False)
        value.setAlignment(Qt.AlignmentFlag.AlignRight)
        swing = self._ranges[criterion.key] = label("", quiet=True)
        head = QHBoxLayout()
        head.addWidget(name, 1)
        head.addWidget(value)
        row = QVBoxLayout()
        row.setSpacing(2)
        row.addLayout(head)
        row.addWidget(slider)
        row.addWidget(swing)
        if criterion.key in (*HOURS_CRITERIA, *MONEY_CRITERIA):
            row.addLayout(self._full_marks(criterion))
        return row

    def _full_marks(self, criterion: RankCriterion) -> QHBoxLayout:
        """What brings all points, to be changed."""
        name = label(_("Full marks at"), quiet=True, wrap=False)
        field = self.full_marks[criterion.key] = TextField(partial(_store_full_marks, self.session, criterion.key))
        field.setFixedWidth(_FIELD)
        field.line.setAccessibleName(f"{_(criterion.label)}: {_('Full marks at')}")
        self._whose[criterion.key] = whose = label("", quiet=True)
        row = QHBoxLayout()
        row.addWidget(name)
        row.addWidget(field)
        row.addWidget(whose, 1)
        return row

    def stated(self) -> dict[str, float]:
        """Where the sliders stand, as shares of their length."""
        return {key: slider.value() / _STEPS for key, slider in self.sliders.items()}

    def show_snapshot(self) -> None:
        if not self._timer.isActive():
            weights = normalised(stated_weights(self.session.audit))
            for key, slider in self.sliders.items():
                slider.blockSignals(True)
                slider.setValue(round(weights[key] * _STEPS))
                slider.blockSignals(False)
                slider.setEnabled(self.session.can_edit)
        for button in (self.by_order, self.reset):
            button.setEnabled(self.session.can_edit)
        for field in self.full_marks.values():
            field.setEnabled(self.session.can_edit)

    def refresh(self) -> None:
        ranking = self.session.ranking
        if ranking is not None and self._timer.isActive():  # the hand is still at a slider
            ranking = reweighed(ranking, self.stated())
        self._show(ranking)

    def _moved(self) -> None:
        ranking = self.session.ranking
        if ranking is not None:
            self._show(reweighed(ranking, self.stated()))
        self._timer.start()

    def _show(self, ranking: Ranking | None) -> None:
        made = self.session.results.ranking
        audit = made.audit if made is not None else self.session.audit
        weights = normalised(self.stated())
        for criterion in RANK_CRITERIA:
            self._values[criterion.key].setText(percent(weights[criterion.key]))
            scale = ranking.scales.get(criterion.key) if ranking is not None else None
            swing = _swing(criterion.key, scale, audit.firm.currency) if scale is not None else ""
            self._ranges[criterion.key].setText(f"{_(criterion.meaning)} {swing}".strip())
            if scale is not None and criterion.key in self.full_marks:
                self.full_marks[criterion.key].show_value(_amount(criterion.key, scale.best, audit.firm.currency))
                self._whose[criterion.key].setText(_("stated by the firm") if scale.is_stated else _("from its people"))
        self.order.show_ranking(audit, ranking)

    def _from_order(self) -> None:
        """The sliders' order, the longest first, becomes the weights."""
        keys = sorted(self.sliders, key=lambda k: -self.sliders[k].value())
        self._set(dict(zip(keys, rank_order_centroid(len(keys)), strict=True)))

    def _set(self, weights: dict[str, float]) -> None:
        for key, value in weights.items():
            self.sliders[key].setValue(round(value * _STEPS))
        self._store()

    def _store(self) -> None:
        """Store where the sliders stand, if that differs from what is stored."""
        self._timer.stop()
        wanted = self.stated()
        if not self.session.can_edit or wanted == stated_weights(self.session.audit):
            return
        self.session.do(set_weights, wanted)

    def hideEvent(self, event: QHideEvent) -> None:
        if self._timer.isActive():
            self._store()
        super().hideEvent(event)


def _swing(key: str, scale: Scale, currency: str) -> str:
    """The range that a weight is about."""
    low, high = (_amount(key, value, currency) for value in (scale.worst, scale.best))
    return _("From {low} to {high}.").format(low=low, high=high)


def _amount(key: str, value: float, currency: str) -> str:
    """A bound of a scale in its unit."""
    if key in MONEY_CRITERIA:
        return money_for_reading(value, currency)
    return _("{n} h").format(n=number(value)) if key in HOURS_CRITERIA else number(value)


def _store_full_marks(session: Session, criterion: str, typed: str) -> None:
    session.enter(set_full_marks, criterion, typed)


def _name(audit: Audit, ranked: Ranked) -> str:
    """Rank and name; what stands below the line says so."""
    name = numbered_name(audit, ranked)
    return name if ranked.worth_while else f"{name}  ·  {recommendation_note(ranked)}"


class WeighedOrder(QWidget):
    """The first candidates with their scores, and in how many of the draws each comes first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, float, float]] = []
        self._all: list[tuple[str, float, float]] = []
        self.setMinimumWidth(380)
        self.setAccessibleName(_("Candidates in order"))

    def show_ranking(self, audit: Audit, ranking: Ranking | None) -> None:
        found = ranking.candidates if ranking is not None else ()
        self._all = [(_name(audit, r), r.score, r.rank_acceptability[0]) for r in found]
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()

    def _follow(self) -> None:
        """As many rows as have room."""
        room = self.height() - 4 * UNIT - _HEAD
        self.rows = self._all[: max(int(room // _ROW), _LEAST_SHOWN)]
        self.setAccessibleDescription("; ".join(f"{name}: {number(score)}" for name, score, _first in self.rows))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(2 * UNIT, 2 * UNIT, -2 * UNIT, -2 * UNIT)
        painter.setPen(colour("quiet"))
        painter.setFont(scaled_font(0))
        head = QRectF(area.left(), area.top(), area.width(), 24)
        painter.drawText(head, int(Qt.AlignmentFlag.AlignLeft), _("Score, 0–100"))
        painter.drawText(head, int(Qt.AlignmentFlag.AlignRight), _("First in"))
        if not self.rows:
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), _("There is nothing to rank yet."))
            return
        height = min((area.height() - _HEAD) / len(self.rows), _ROW)
        for i, (name, score, first) in enumerate(self.rows):
            top = area.top() + _HEAD + i * height
            values = QRectF(area.right() - 60, top, 60, height)
            room = area.width() - 72
            painter.setPen(colour("ink"))
            shown = QFontMetricsF(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, room - 40)
            painter.drawText(QRectF(area.left(), top, room, height * 0.5), int(Qt.AlignmentFlag.AlignVCenter), shown)
            painter.drawText(values, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), percent(first))
            painter.setPen(Qt.PenStyle.NoPen)
            bar = QRectF(area.left(), top + height * 0.52, room - 36, min(height * 0.28, 12))
            painter.setBrush(colour("accent_pale"))
            painter.drawRoundedRect(bar, 3, 3)
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(
                QRectF(bar.left(), bar.top(), max(bar.width() * score / 100, 2), bar.height()), 3, 3
            )
            painter.setPen(colour("quiet"))
            beside = QRectF(bar.right() + 6, bar.top() - 6, 30, bar.height() + 12)
            painter.drawText(beside, int(Qt.AlignmentFlag.AlignVCenter), number(score))
