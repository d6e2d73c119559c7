"""Where the hours go: how many people are busy with each kind of work, held against the people that there are."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from auditor.assess.self_check import (
    Row,
    is_too_many,
    offered_people,
    people_reckoned,
    people_spread,
    people_told,
    rows,
)
from auditor.edit.self_check.people import answer_busy, answer_people, end_hours, fit_to_people
from auditor.errors import QuantityError
from auditor.locale import _, number
from auditor.model.units import Kind, parse_as
from ui.pages.check.screen import CheckScreen
from ui.session import Session
from ui.theme import UNIT, colour
from ui.widgets.labels import label, plain_tooltip
from ui.widgets.layouts import clear_layout

_ROW = 36
_QUARTERS = {0.25: "¼", 0.5: "½", 1.5: "1½"}


def _people(value: float) -> str:
    return _QUARTERS.get(value) or number(value, 0 if value == round(value) else 2)


def _name_of(row: Row) -> QWidget:
    """The name of a kind of work, with what belongs to it in small letters below."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(label(row.step.name))
    if row.step.hint:
        column.addWidget(label(row.step.hint, quiet=True, size=-1.5))
    column.addStretch(1)
    widget.setMinimumWidth(230)
    return widget


class AnswerButton(QPushButton):
    """An answer of a row; the keys up and down are the grid's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            event.ignore()
        else:
            super().keyPressEvent(event)


class PeopleBar(QWidget):
    """How much of the firm's people is told."""

    def __init__(self) -> None:
        super().__init__()
        self._told, self._whole = 0.0, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_people(self, told: float, whole: float) -> None:
        """People told of people there are."""
        self._told, self._whole = told, max(whole, 1e-9)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(0, 0, self.width(), self.height())
        painter.setBrush(colour("track"))
        painter.drawRoundedRect(whole, 4, 4)
        painter.setBrush(colour("warn" if self._told > 1.1 * self._whole else "accent"))
        painter.drawRoundedRect(QRectF(0, 0, self.width() * min(self._told / self._whole, 1.0), self.height()), 4, 4)
        painter.end()


class HoursScreen(CheckScreen):
    """A row a kind of work, a tap a row."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Where do the hours go?"),
            _("Think of an ordinary week. How many people are busy with this on average? A quarter is a day and a bit. What you pass over counts as is usual in your trade, and as guessed."),
        )  # fmt: skip
        self.bar = PeopleBar()
        self.told = label("", bold=True)
        head = QHBoxLayout()
        head.addWidget(self.told, 1)
        self.column.addLayout(head)
        self.column.addWidget(self.bar)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(UNIT // 2)
        self.grid.setVerticalSpacing(1)
        self.column.addLayout(self.grid)
        self.go = QPushButton(_("That's right"))
        self.go.setProperty("primary", True)
        self.go.setProperty("touch", True)
        self.go.clicked.connect(lambda _on=False: self._end())
        head.addWidget(self.go)
        self.too_many = self._make_too_many()
        self.column.insertWidget(self.column.indexOf(self.bar) + 1, self.too_many)
        self.groups: dict[str, QButtonGroup] = {}
        self.answers: dict[tuple[str, str], AnswerButton] = {}
        self.others: dict[str, QLineEdit] = {}
        self._shape: tuple[object, ...] = ()

    def _make_too_many(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("notice")
        column = QVBoxLayout(frame)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        self.question = label("", bold=True)
        self.more_people, self.scale, self.again = QPushButton(), QPushButton(), QPushButton(_("I look again"))
        column.addWidget(self.question)
        row = QHBoxLayout()
        for button in (self.more_people, self.scale, self.again):
            button.setProperty("touch", True)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.more_people.clicked.connect(lambda _on=False: self._take_more())
        self.scale.clicked.connect(lambda _on=False: self._take_down())
        self.again.clicked.connect(lambda _on=False: frame.hide())
        frame.hide()
        return frame

    def show_state(self) -> None:
        audit = self.session.audit
        found, people = rows(audit), people_reckoned(audit)
        shape = (tuple(row.step.key for row in found), offered_people(people))
        if shape != self._shape:
            self._shape = shape
            self._build(found, people)
        for row in found:
            self._mark(row)
        spread, told = people_spread(audit), people_told(audit)
        self.bar.show_people(spread, told if told is not None else spread)
        answered = sum(row.is_answered for row in found)
        if told is None:
            text = _("{n} of {all} rows answered.").format(n=answered, all=len(found))
        else:
            text = _("{spread} of {people} people, {n} of {all} rows answered.").format(
                spread=number(spread, 1),
                people=number(told, 0 if told == round(told) else 1),
                n=answered,
                all=len(found),
            )
        self.told.setText(text)
        if self.too_many.isVisible() and not is_too_many(audit):
            self.too_many.hide()

    def answered(self) -> str:
        return self.told.text() if any(row.is_answered for row in rows(self.session.audit)) else ""

    def first(self) -> QWidget:
        open_rows = [row for row in rows(self.session.audit) if not row.is_answered]
        key = open_rows[0].step.key if open_rows else next(iter(self.groups))
        return self.groups[key].buttons()[0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit takes the answer of that place in the row that has the focus (? what is not known), and goes a row down."""
        key = self._row_in_focus()
        keys = list(self.groups)
        if key is not None:
            offered = [answer for of, answer in self.answers if of == key]
            place = event.key() - Qt.Key.Key_1
            if event.text() == "?":
                place = len(offered) - 1
            if 0 <= place < len(offered):
                self.answers[key, offered[place]].click()
                self._focus_row(keys.index(key) + 1)
                return
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._focus_row(keys.index(key) + (1 if event.key() == Qt.Key.Key_Down else -1))
                return
        super().keyPressEvent(event)

    def _row_in_focus(self) -> str | None:
        return next((key for (key, _answer), button in self.answers.items() if button.hasFocus()), None)

    def _focus_row(self, index: int) -> None:
        keys = list(self.groups)
        if index >= len(keys):
            self.go.setFocus()
        elif index >= 0:
            group = self.groups[keys[index]]
            (group.checkedButton() or group.buttons()[0]).setFocus()

    def _build(self, found: tuple[Row, ...], people: float) -> None:
        for other in self.others.values():
            other.blockSignals(True)  # losing the keyboard now would say that somebody has typed
        clear_layout(self.grid)
        self.groups, self.answers, self.others = {}, {}, {}
        offered = offered_people(people)
        heads = (_("none"), *("" for _n in offered), _("don't know"), _("other"))
        for column, text in enumerate(heads, 1):
            head = label(text, quiet=True, size=-2)
            head.setFixedWidth(50)
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            self.grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        for line, row in enumerate(found, 1):
            key, names = row.step.key, f"{row.step.name} ({row.step.hint})" if row.step.hint else row.step.name
            self.grid.addWidget(_name_of(row), line, 0)
            group = self.groups[key] = QButtonGroup(self)
            choices = [("0", "–", _("not done here")), *((f"{n:g}", _people(n), "") for n in offered), ("?", "?", _("don't know"))]  # fmt: skip
            for column, (answer, text, meaning) in enumerate(choices, 1):
                button = AnswerButton(text)
                button.setCheckable(True)
                button.setFixedSize(46, _ROW)
                button.setProperty("cell", True)
                button.setAccessibleName(f"{names}: {meaning or text}")
                if meaning:
                    plain_tooltip(button, meaning)
                button.clicked.connect(lambda _on=False, key=key, answer=answer: self._answer(key, answer))
                group.addButton(button)
                self.answers[key, answer] = button
                self.grid.addWidget(button, line, column)
            other = self.others[key] = QLineEdit()
            other.setFixedSize(64, _ROW)
            other.setAccessibleName(_("{row}: another number").format(row=names))
            other.editingFinished.connect(lambda key=key: self._take_other(key))
            self.grid.addWidget(other, line, len(choices) + 1)
        self.grid.setColumnStretch(0, 1)
        last = self.others[found[-1].step.key] if found else self
        QWidget.setTabOrder(last, self.go)

    def _mark(self, row: Row) -> None:
        key = row.step.key
        answer = "" if not row.is_answered else "?" if row.people is None else f"{row.people:g}"
        group = self.groups[key]
        group.setExclusive(False)
        for (of, value), button in self.answers.items():
            if of == key:
                button.setChecked(value == answer)
        group.setExclusive(True)
        is_other = bool(answer) and (key, answer) not in self.answers
        if not self.others[key].hasFocus():
            self.others[key].setText(number(row.people or 0.0, 2).rstrip("0").rstrip(",.") if is_other else "")

    def _answer(self, key: str, answer: str) -> None:
        self.session.do(answer_busy, key, None if answer == "?" else float(answer))

    def _take_other(self, key: str) -> None:
        row = next((row for row in rows(self.session.audit) if row.step.key == key), None)
        typed = self.others[key].text().strip()
        if not typed or row is None or not self.others[key].isModified():
            return
        self.others[key].setModified(False)
        try:
            people = parse_as(typed, Kind.COUNT).likely
        except QuantityError:
            people = -1.0
        is_wrong = not 0 <= people <= 10_000
        self.others[key].setProperty("error", is_wrong)
        self.others[key].style().polish(self.others[key])
        if not is_wrong and (not row.is_answered or row.people != people):
            self.session.do(answer_busy, key, people)

    def _end(self) -> None:
        audit = self.session.audit
        if is_too_many(audit):
            spread, people = people_spread(audit), people_reckoned(audit)
            self.question.setText(
                _("These are {spread} people, and you said {people}. Which is right?").format(
                    spread=number(spread, 1), people=number(people)
                )
            )
            self.more_people.setText(_("We are {n} people").format(n=number(round(spread))))
            self.scale.setText(_("{n} people: make all rows smaller").format(n=number(people)))
            self.too_many.show()
            self.more_people.setFocus()
            return
        self._go_on()

    def _take_more(self) -> None:
        self.session.do(answer_people, float(round(people_spread(self.session.audit))))
        self._go_on()

    def _take_down(self) -> None:
        self.session.do(fit_to_people)
        self._go_on()

    def _go_on(self) -> None:
        self.too_many.hide()
        self.session.do(end_hours)
        self.done.emit()
