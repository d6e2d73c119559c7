"""The priority picture: value against ease; a point leads to its candidate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from auditor.decide.order.priority import PriorityPoint
from auditor.locale import _, money, number, percent
from auditor.phrases.amounts import money_for_reading
from auditor.phrases.candidate import numbered_name
from ui.pages.page import Page
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT, colour, scaled_font
from ui.widgets.labels import escaped_tooltip, label

if TYPE_CHECKING:
    from auditor.decide import Ranked
    from auditor.model import Audit
    from ui.session.result import RankingResult

_LEAST, _MOST = 12.0, 44.0


class MoneyAxis(pg.AxisItem):
    """Ticks as amounts of money."""

    currency = "EUR"

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [money(value, self.currency) for value in values]


class EaseAxis(pg.AxisItem):
    """Whole levels, the ends in words."""

    def tickValues(self, *_range: float) -> list[tuple[float, list[float]]]:
        return [(1.0, [1.0, 2.0, 3.0, 4.0, 5.0])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        words = {1: _("1 hard"), 5: _("5 easy")}
        return [words.get(round(value), str(round(value))) for value in values]


class PriorityChart(pg.PlotWidget):
    """The points; arrow keys go through them in order."""

    def __init__(self, session: Session) -> None:
        self._money = MoneyAxis("left")
        super().__init__(axisItems={"left": self._money, "bottom": EaseAxis("bottom")}, background=None)
        self.session = session
        self.points: tuple[PriorityPoint, ...] = ()
        self._made: RankingResult | None = None
        self.setAccessibleName(_("Priority picture"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.whiskers = pg.ErrorBarItem(beam=0.06)
        self.dots = pg.ScatterPlotItem(hoverable=True, tip=None, pxMode=True)
        self.dots.sigClicked.connect(self._clicked)
        self.dots.sigHovered.connect(self._hovered)
        self._zero = pg.InfiniteLine(0.0, angle=0)
        self._numbers: list[pg.TextItem] = []
        for item in (self._zero, self.whiskers, self.dots):
            self.addItem(item)

    def show_ranking(self, made: RankingResult | None) -> None:
        """Draw the points of a ranking anew, in the colours in force."""
        self._made = made
        self.points = made.priority_points if made is not None else ()
        self._money.currency = made.audit.firm.currency if made is not None else "EUR"
        self.setBackground(colour("surface"))
        for name, words in (("left", _("Net present value")), ("bottom", _("Ease of introduction"))):
            axis = self.getAxis(name)
            axis.setPen(colour("line"))
            axis.setTextPen(colour("quiet"))
            axis.setLabel(words, color=colour("quiet").name())
        self._money.setWidth(92)
        self._zero.setPen(pg.mkPen(colour("line"), width=1.5))
        self._draw_points()
        whole = [v for p in self.points for v in (p.low, p.high)] or [0.0, 1.0]
        low, high = min(0.0, *whole), max(0.0, *whole)
        self.setXRange(0.5, 5.5, padding=0)
        self.setYRange(low, high, padding=0.08)
        self.setAccessibleDescription("; ".join(self._words(p) for p in self.points))

    def _draw_points(self) -> None:
        for old in self._numbers:
            self.removeItem(old)
        self._numbers = []
        most = max((p.hours_freed_per_year for p in self.points), default=1.0) or 1.0
        spots = []
        for point in self.points:
            is_chosen = point.key == self.session.candidate_key
            size = _LEAST + (_MOST - _LEAST) * sqrt(max(point.hours_freed_per_year, 0.0) / most)
            fill = colour("accent_pale" if point.is_alternative else "accent")
            fill.setAlpha(235 if is_chosen else 190)
            edge = pg.mkPen(colour("ink" if is_chosen else "accent"), width=3 if is_chosen else 1)
            spots.append({"pos": (point.x, point.middle), "size": size, "brush": fill, "pen": edge, "data": point.key})
            text = pg.TextItem(
                str(point.rank), colour("ink" if point.is_alternative else "on_accent"), anchor=(0.5, 0.5)
            )
            text.setFont(scaled_font(-1.5))
            text.setPos(point.x, point.middle)
            text.setZValue(10)
            self._numbers.append(text)
            self.addItem(text)
        self.dots.setData(spots)
        self.whiskers.setData(
            x=_array(p.x for p in self.points), y=_array(p.middle for p in self.points),
            top=_array(p.high - p.middle for p in self.points), bottom=_array(p.middle - p.low for p in self.points),
            pen=pg.mkPen(colour("quiet"), width=1),
        )  # fmt: skip

    def place_of(self, key: str) -> QPointF:
        """Where a candidate's point is on the widget."""
        point = next(p for p in self.points if p.key == key)
        return QPointF(self.mapFromScene(self.getViewBox().mapViewToScene(QPointF(point.x, point.middle))))

    def _words(self, point: PriorityPoint) -> str:
        if self._made is None:
            return ""
        ranked, currency = self._made.candidates[point.rank - 1], self._made.audit.firm.currency
        text = _("{name}: ease {ease}, {low} to {high}, {hours} hours freed a year")
        return text.format(
            name=numbered_name(self._made.audit, ranked), ease=number(point.ease),
            low=money_for_reading(point.low, currency), high=money_for_reading(point.high, currency),
            hours=number(point.hours_freed_per_year),
        )  # fmt: skip

    def _clicked(self, _item: object, spots: Sequence[pg.SpotItem], _event: object) -> None:
        if len(spots):
            self.session.choose_candidate(spots[0].data())

    def _hovered(self, _item: object, spots: Sequence[pg.SpotItem], _event: object) -> None:
        found = [p for p in self.points if len(spots) and p.key == spots[0].data()]
        self.setToolTip(escaped_tooltip(self._words(found[0])) if found else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        keys = [p.key for p in self.points]
        if by is None or self.session.candidate_key not in keys:
            super().keyPressEvent(event)
            return
        at = min(max(keys.index(self.session.candidate_key) + by, 0), len(keys) - 1)
        self.session.choose_candidate(keys[at])


class PriorityPage(Page):
    """The picture, and beside it the candidate that is looked at."""

    follows = Follows.RANKING | Follows.CHOICE

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.picture = PriorityChart(session)
        self.note = label(
            _("Higher is worth more, further right is easier. Size: hours freed. Lines: from the 10% to the 90% case. Pale: not recommended, since another does the same work better or it is not worthwhile now."),
            quiet=True,
        )  # fmt: skip
        self.beside = _Beside()
        left = QVBoxLayout()
        left.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        left.addWidget(self.picture, 1)
        left.addWidget(self.note)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(left, 1)
        layout.addWidget(self.beside)
        self.setFocusProxy(self.picture)

    def refresh(self) -> None:
        made, ranked = self.session.results.ranking, self.session.chosen_candidate()
        self.picture.show_ranking(made)
        self.beside.show_candidate(made.audit if made is not None else None, ranked)


class _Beside(QWidget):
    """The candidate that is looked at, in a few lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(280)
        self.title = label("", bold=True, size=2)
        self.where = label("", quiet=True)
        self.facts = label("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, 3 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        for widget in (self.title, self.where, self.facts):
            layout.addWidget(widget)
        layout.addStretch(1)

    def show_candidate(self, audit: Audit | None, ranked: Ranked | None) -> None:
        """A candidate in the audit that its ranking is of, or nothing."""
        if audit is None or ranked is None:
            for widget in (self.title, self.where, self.facts):
                widget.setText("")
            return
        e, currency = ranked.evaluation, audit.firm.currency
        self.title.setText(f"{ranked.rank}. {e.candidate.technology.name}")
        self.where.setText(audit.step_names(e.candidate.step_ids, 6))

        def amount(value: float | None) -> str:
            return money_for_reading(value, currency) if value is not None else "–"

        lines = [
            f"{_('Hours freed a year')}: {number(e.hours_freed_per_year.likely)}",
            f"{_('Investment')}: {amount(e.candidate.figures.investment.likely)}",
            f"{_('Net present value')}: {amount(e.npv.p10)} / {amount(e.npv.p50)} / {amount(e.npv.p90)}",
            f"{_('Ease')}: {number(e.candidate.technology.ease)}",
            f"{_('First in')}: {percent(ranked.rank_acceptability[0])}",
        ]
        self.facts.setText("\n".join(lines))


def _array(values: Iterable[float]) -> NDArray[np.float64]:
    return np.fromiter(values, dtype=float)
