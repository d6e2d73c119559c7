"""How ready the firm is: questions by threshold, bars, and for what is weak the next steps and who helps."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from auditor.assess.law import law_for
from auditor.assess.readiness import (
    WEAK,
    Question,
    Readiness,
    Threshold,
    answers_of,
    readiness,
    thresholds,
)
from auditor.assess.support import support_for
from auditor.edit.answers import answer_readiness
from auditor.locale import _, month_name_and_year, number
from auditor.phrases.support import missing_support, support_state
from ui.pages.page import Page
from ui.session import Session
from ui.theme import UNIT, colour, scaled_font
from ui.widgets.choices import name_box, narrow
from ui.widgets.labels import label
from ui.widgets.layouts import clear_layout
from ui.widgets.scrolling import fill_page, page_body, scroll_area

_ROW = 30
_LEVELS = (1, 2, 3, 4, 5)


class ReadinessPage(Page):
    """Bars above, the questions of each threshold below."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.boxes: dict[str, QComboBox] = {}
        self._help: dict[str, QVBoxLayout] = {}
        self._shown: dict[str, tuple[bool, str]] = {}
        self.state = label("", quiet=True)
        self.bars = ReadinessBars()
        body, column = page_body()
        column.addWidget(label(_("How ready is the firm?"), bold=True, size=3))
        column.addWidget(self.state)
        column.addWidget(self.bars)
        for threshold in thresholds():
            column.addWidget(self._card(threshold))
        column.addStretch(1)
        area = scroll_area(body)
        fill_page(self, area)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def _card(self, threshold: Threshold) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.setSpacing(UNIT // 2)
        column.addWidget(label(threshold.name, bold=True, size=1))
        for question in threshold.questions:
            column.addWidget(label(question.text))
            column.addWidget(self._box(question))
        self._help[threshold.key] = QVBoxLayout()
        column.addLayout(self._help[threshold.key])
        return card

    def _box(self, question: Question) -> QComboBox:
        box = QComboBox()
        narrow(box)
        box.setMaximumWidth(420)
        name_box(box, question.text)
        box.addItem(_("not answered"))
        ends = {1: f"1 – {question.lowest}", 5: f"5 – {question.highest}"}
        for level in _LEVELS:
            box.addItem(ends.get(level, str(level)))
        box.activated.connect(lambda level, key=question.key: self._answer(key, level))
        self.boxes[question.key] = box
        return box

    def _answer(self, key: str, level: int) -> None:
        self.session.do(answer_readiness, key, level)

    def refresh(self) -> None:
        audit = self.session.audit
        found, answers = readiness(audit), answers_of(audit)
        for key, box in self.boxes.items():
            box.setCurrentIndex(answers[key].level if key in answers else 0)
            box.setEnabled(self.session.can_edit)
        text = _(
            "{n} of {all} questions answered. What a technology meets that is weak makes it one level harder, at most two."
        )
        self.state.setText(text.format(n=found.answered, all=found.asked))
        self.bars.show_readiness(found)
        for threshold in thresholds():
            self._show_help(threshold, threshold.key in found.weak, audit.firm.country)

    def _show_help(self, threshold: Threshold, is_weak: bool, country: str) -> None:
        """Next steps, law and support below a threshold that is weak."""
        if self._shown.get(threshold.key) == (is_weak, country):
            return
        self._shown[threshold.key] = is_weak, country
        column = self._help[threshold.key]
        clear_layout(column)
        if not is_weak:
            return
        column.addWidget(label(_("What to do about it"), bold=True))
        for step in threshold.steps:
            column.addWidget(label(f"• {step}"))
        law = law_for(threshold.key, country)
        if law:
            column.addWidget(label(_("What the law says – no legal advice"), bold=True))
        for point in law:
            column.addWidget(label(f"• {point.name}: {point.text}"))
            known = _("As of {month}. Source: {source}.").format(
                month=month_name_and_year(point.as_of), source=point.source
            )
            column.addWidget(label(known, quiet=True))
        support = support_for(threshold.key, country)
        if support:
            column.addWidget(label(_("Who helps – check before you count on it"), bold=True))
        for item in support:
            column.addWidget(label(f"• {item.name}: {item.text}"))
            known = _("{state}. Source: {source}.").format(state=support_state(item), source=item.source)
            column.addWidget(label(known, quiet=True))
        missing = missing_support(country)
        if support and missing:
            column.addWidget(label(missing, quiet=True))


class ReadinessBars(QWidget):
    """A bar a threshold, from 1 to 5; what is weak has a mark of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, float | None]] = []
        self.setMinimumHeight(_ROW * len(thresholds()) + 26)
        self.setAccessibleName(_("Readiness"))

    def show_readiness(self, found: Readiness) -> None:
        self._rows = [(t.name, found.levels[t.key]) for t in thresholds()]
        words = (f"{name}: {number(level, 1) if level is not None else '–'}" for name, level in self._rows)
        self.setAccessibleDescription("; ".join(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled_font(0))
        left = min(self.width() * 0.34, 280.0)
        room = min(self.width() - left - 130, 560.0)
        painter.setPen(colour("quiet"))
        for mark in _LEVELS:
            x = left + (mark - 1) / 4 * room
            painter.drawText(QRectF(x - 20, 0, 40, 20), int(Qt.AlignmentFlag.AlignCenter), str(mark))
        for i, (name, level) in enumerate(self._rows):
            top = 24.0 + i * _ROW
            painter.setPen(colour("ink"))
            shown = QFontMetricsF(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, left - 16)
            painter.drawText(QRectF(0, top, left - 12, _ROW), int(Qt.AlignmentFlag.AlignVCenter), shown)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("track"))
            painter.drawRect(QRectF(left, top + 9, room, 12))
            is_weak = level is not None and level <= WEAK
            if level is not None:
                painter.setBrush(colour("warn" if is_weak else "accent"))
                painter.drawRect(QRectF(left, top + 9, max((level - 1) / 4 * room, 3.0), 12))
            painter.setPen(colour("quiet"))
            text = _("not answered") if level is None else number(level, 1)
            text += "  " + _("weak") if is_weak else ""
            box = QRectF(left + room + 10, top, 130, _ROW)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)
