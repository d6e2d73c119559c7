"""A project as an owner reads it: what it is, what it does, saves and costs, how sure, and the one question that matters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from auditor.assess.self_check import UNKNOWN
from auditor.decide.asking.first_answer import sureness
from auditor.locale import _
from auditor.phrases.candidate import machines_text, required_sentence
from auditor.phrases.explained import benefit, value
from auditor.phrases.self_check import (
    answer_text,
    costs_words,
    in_cash_words,
    paid_back_words,
    question_text,
    saves_words,
    sure_words,
    trouble_words,
)
from ui.icons import KIND_ICONS
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.figure import figure
from ui.widgets.labels import kept_together, label
from ui.widgets.money_range import MoneyRange, Range, common_scale
from ui.widgets.picture import Picture

if TYPE_CHECKING:
    from auditor.decide import Evaluation, Ranked
    from auditor.decide.asking.question import OpenQuestion
    from auditor.phrases.explained.explanation import Explain
    from ui.session.result import RankingResult


def money_range(evaluation: Evaluation) -> Range:
    """What a candidate may bring over the firm's horizon, where it fits.

    Args:
        evaluation: of the candidate.

    Returns:
        P10, P50 and P90 of its net present value.
    """
    found = evaluation.npv
    return Range(found.p10 or 0.0, found.p50 or 0.0, found.p90 or 0.0)


def scale_of(candidates: tuple[Ranked, ...]) -> tuple[float, float]:
    """One line for all cards, so that they can be compared.

    Args:
        candidates: on the cards.

    Returns:
        least and most, in the audit's currency.
    """
    return common_scale(money_range(r.evaluation) for r in candidates)


class ProjectCard(QFrame):
    """A card.

    Signals:
        more_wanted: the project in full is asked for.
        answered: the question that matters was answered (carries the key of the answer).
    """

    more_wanted = Signal()
    answered = Signal(str)

    def __init__(
        self, session: Session, made: RankingResult, ranked: Ranked, scale: tuple[float, float], note: str = ""
    ) -> None:
        """Make the card.

        Args:
            session: that figures are explained in.
            made: the ranking that the candidate is in.
            ranked: the candidate.
            scale: of the range of money.
            note: what else is to be said of it, beside its steps.
        """
        super().__init__()
        self.setObjectName("card")
        audit, e = made.audit, ranked.evaluation
        technology = e.candidate.technology
        self.setAccessibleName(technology.name)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, int(1.5 * UNIT), 2 * UNIT, int(1.5 * UNIT))
        row.setSpacing(2 * UNIT)
        picture = QVBoxLayout()
        picture.addWidget(Picture(KIND_ICONS.get(technology.kind, "cog")))
        picture.addStretch(1)
        row.addLayout(picture)
        column = QVBoxLayout()
        column.setSpacing(2)
        row.addLayout(column, 1)
        head = QHBoxLayout()
        head.addWidget(label(technology.name, bold=True, size=2), 1)
        self.more = QPushButton(_("More about it"))
        self.more.setAccessibleName(f"{_('More about it')}: {technology.name}")
        self.more.clicked.connect(lambda _on=False: self.more_wanted.emit())
        head.addWidget(self.more)
        column.addLayout(head)
        said = (audit.step_names(e.candidate.step_ids, 4), machines_text(e.candidate), trouble_words(audit, e), note)
        column.addWidget(label("  ·  ".join(part for part in said if part), quiet=True))
        column.addWidget(label(technology.summary))
        required = required_sentence(e.candidate)
        if required:
            column.addWidget(label(required))
        column.addSpacing(UNIT)
        column.addLayout(_facts(session, made, e, scale))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.buttons: dict[str, QPushButton] = {}
        matters = made.asking.question_of(e.candidate.key)
        if matters is not None:
            column.addSpacing(UNIT)
            column.addWidget(
                label(_("It depends on: {question}").format(question=question_text(matters.question)), bold=True)
            )
            column.addLayout(self._answers(matters.question))

    def _answers(self, question: OpenQuestion) -> QHBoxLayout:
        """The answers to the question that matters, a button each."""
        row = QHBoxLayout()
        for key, text in [*((a.key, answer_text(a)) for a in question.answers), (UNKNOWN, _("Don't know"))]:
            button = self.buttons[key] = QPushButton(text)
            button.setAccessibleName(f"{question_text(question)} {text}")
            button.clicked.connect(lambda _on=False, key=key: self.answered.emit(key))
            row.addWidget(button)
        row.addStretch(1)
        return row


def _facts(session: Session, made: RankingResult, e: Evaluation, scale: tuple[float, float]) -> QGridLayout:
    """What it saves, costs, when it is paid back and how sure that is, each with how it comes about; and what it may bring
    as a bar."""
    audit, grid = made.audit, QGridLayout()
    grid.setHorizontalSpacing(2 * UNIT)
    grid.setVerticalSpacing(UNIT // 2)
    facts: tuple[tuple[str, str, Explain | None], ...] = (
        ("clock", saves_words(audit, e), partial(benefit.hours_freed, audit, made.analysis, e)),
        ("banknote", costs_words(audit, e), partial(value.investment, audit, e)),
        ("hourglass", paid_back_words(e), partial(value.payback_middle, audit, e)),
        ("shield-check", sure_words(sureness(audit, e)), None),
    )
    for index, (name, text, explain) in enumerate(facts):
        grid.addWidget(_fact(session, name, text, explain), index // 2, index % 2)
    brings = QVBoxLayout()
    brings.setSpacing(0)
    brings.addWidget(label(_("May bring in {n} years").format(n=audit.firm.horizon_years), quiet=True, size=-1))
    brings.addWidget(MoneyRange(money_range(e), scale, audit.firm.currency))
    cash = in_cash_words(audit, e)
    if cash:
        brings.addWidget(label(kept_together(cash), quiet=True, size=-1))
    grid.addLayout(brings, 0, 2, 2, 1)
    for column, stretch in enumerate((3, 3, 4)):
        grid.setColumnStretch(column, stretch)
    return grid


def _fact(session: Session, name: str, text: str, explain: Explain | None) -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(UNIT // 2)
    row.addWidget(Picture(name, 16, "quiet"))
    shown = figure(session, wrap=True)
    shown.show_figure(text, explain)
    row.addWidget(shown, 1)
    return widget
