"""What the plan means for people: hours freed against people missing, what else they could do, lighter work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from auditor.decide.programme.people import RoleView
from auditor.locale import _, number
from auditor.phrases.people import idea_text, lighter_text, strain_sentence
from ui.pages.plan.plan_view import PlanView
from ui.theme import UNIT, colour, scaled_font
from ui.widgets.labels import label
from ui.widgets.scrolling import page_body

if TYPE_CHECKING:
    from ui.session.result import PlanResult


class PeoplePage(PlanView):
    """A card a role, then the work that becomes lighter."""

    def body(self, made: PlanResult) -> QWidget:
        view = made.people
        body, column = page_body()
        column.addWidget(label(_("What it means for people"), bold=True, size=3))
        text = _("Freed hours first replace overtime, then do the work of vacancies; the rest is free for other work.")
        column.addWidget(label(text, quiet=True))
        most = max((max(r.freed_fte, r.missing_fte or 0.0) for r in view.roles), default=0.0)
        for role in view.roles:
            column.addWidget(_role_card(role, most))
        if not view.roles:
            column.addWidget(label(_("No hours are known yet.")))
        column.addSpacing(UNIT)
        column.addWidget(label(_("Work that becomes lighter"), bold=True, size=1))
        strain = strain_sentence(view)
        if strain:
            column.addWidget(label(strain))
        for item in view.lighter:
            column.addWidget(label(f"• {lighter_text(made.audit, item)}"))
        if not view.lighter:
            column.addWidget(label(_("No project in the plan takes over heavy, dirty or dangerous work."), quiet=True))
        column.addStretch(1)
        return body


def _role_card(view: RoleView, most: float) -> QWidget:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
    column.setSpacing(UNIT // 2)
    name = view.role.name if view.role is not None else _("No role stated")
    column.addWidget(label(name, bold=True, size=1))
    column.addWidget(FreedBars(view, most))
    column.addWidget(label(_facts(view), quiet=True))
    for idea in view.ideas:
        column.addWidget(label(f"• {idea_text(idea)}"))
    return card


def _facts(view: RoleView) -> str:
    parts = [
        _("{freed} of {mapped} hours a year are freed").format(
            freed=number(view.freed_hours), mapped=number(view.mapped_hours)
        )
    ]
    for hours, text in (
        (view.overtime_hours, _("{n} h save overtime")),
        (view.vacancy_hours, _("{n} h do the work of vacancies")),
        (view.other_hours, _("{n} h for other work")),
    ):
        if hours >= 1:
            parts.append(text.format(n=number(hours)))
    role = view.role
    if role is not None:
        if role.vacancies:
            parts.append(_("vacancies: {n}").format(n=number(role.vacancies, 1)))
        if role.retiring:
            parts.append(_("retire within 5 years: {n}").format(n=number(role.retiring, 1)))
    return "  ·  ".join(parts)


class FreedBars(QWidget):
    """FTE freed above FTE missing, on one scale for all roles."""

    def __init__(self, view: RoleView, most: float) -> None:
        super().__init__()
        self._rows: list[tuple[str, float | None, str]] = [
            (_("freed"), view.freed_fte, "accent"),
            (_("missing"), view.missing_fte, "warn"),
        ]
        self._most = most or 1.0
        self.setFixedHeight(44)
        self.setAccessibleName("; ".join(f"{name}: {_fte(value)}" for name, value, _ink in self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled_font(0))
        room = min(self.width() - 230.0, 560.0)
        for i, (name, value, ink) in enumerate(self._rows):
            row = QRectF(0, i * 22, self.width(), 22)
            painter.setPen(colour("quiet"))
            painter.drawText(QRectF(0, row.top(), 80, 22), int(Qt.AlignmentFlag.AlignVCenter), name)
            width = room * (value or 0.0) / self._most
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(ink))
            painter.drawRect(QRectF(90, row.top() + 5, width, 12))
            painter.setPen(colour("ink"))
            box = QRectF(98 + width, row.top(), 130, 22)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), _fte(value))


#: Below this a second decimal is shown: a bar beside “0” puzzles.
_SMALL = 0.1


def _fte(value: float | None) -> str:
    if value is None:
        return _("not known")
    return _("{n} FTE").format(n=number(value, 2 if value < _SMALL else 1))
