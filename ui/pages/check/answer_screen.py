"""The first answer: what is worth a second look, what hangs on an answer, what is not for this firm, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from auditor.assess.self_check import UNKNOWN
from auditor.assess.uncovered import uncovered
from auditor.decide.asking.first_answer import first_answer, sureness
from auditor.edit.self_check.question import answer_open
from auditor.locale import _, ngettext, number
from auditor.phrases.candidate import exclusion_reason
from auditor.phrases.self_check import (
    answer_text,
    costs_words,
    guessed_words,
    paid_back_words,
    question_text,
    saves_words,
    sure_words,
)
from auditor.phrases.standing import not_now_sentence
from auditor.phrases.uncovered import uncovered_text
from ui.pages.check.screen import CheckScreen
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.layouts import clear_layout

if TYPE_CHECKING:
    from auditor.decide import Ranked
    from auditor.decide.asking.question import OpenQuestion
    from auditor.decide.candidate.candidate import Exclusion
    from ui.session.result import RankingResult

#: So many of what is not for the firm are named; the rest stands under Rank.
_MOST_NOT = 4


class AnswerScreen(CheckScreen):
    """Cards in three groups; nothing in them is a single number where there is a range.

    Signals:
        go_on: the next question is wanted.
        week: the list of what to measure is wanted.
    """

    go_on = Signal()
    week = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("A first answer"), " ")
        self.ask = QPushButton()
        self.ask.setProperty("primary", True)
        self.ask.setProperty("touch", True)
        self.ask.clicked.connect(lambda _on=False: self.go_on.emit())
        self.measure = QPushButton(_("What to measure next week"))
        self.measure.setProperty("touch", True)
        self.measure.clicked.connect(lambda _on=False: self.week.emit())
        self.look = QPushButton(_("See all in the ranking"))
        self.look.setProperty("touch", True)
        self.look.clicked.connect(lambda _on=False: session.page_wanted.emit("rank", "order"))
        row = QHBoxLayout()
        for button in (self.ask, self.measure, self.look):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addSpacing(UNIT)
        self.groups = QVBoxLayout()
        self.groups.setSpacing(UNIT)
        self.column.addLayout(self.groups)
        self.shown: RankingResult | None = None
        self.show_waiting()

    def first(self) -> QWidget:
        return self.ask if self.ask.isVisible() else self.measure

    def show_waiting(self) -> None:
        """No answer yet: it is being calculated."""
        if self.shown is None:
            self.text.setText(_("It is being calculated …"))
            for button in (self.ask, self.measure, self.look):
                button.hide()

    def show_ranking(self, made: RankingResult) -> None:
        """Put what a ranking says in three groups."""
        if made is self.shown:
            return
        self.shown = made
        audit = made.audit
        self.text.setText(guessed_words(made.known))
        self.measure.show()
        self.look.show()
        asked = made.asking.next
        self.ask.setText(_("Ask me what matters most"))
        self.ask.setVisible(asked is not None)
        clear_layout(self.groups)
        found = first_answer(made.value, made.asking)
        self._group(_("Worth a second look"), found.second_look, made)
        self._group(_("Hangs on an answer"), found.hanging, made)
        if not found.second_look and not found.hanging:
            self.groups.addWidget(
                label(_("Of what the program knows, nothing here is worth its money as far as you told."))
            )
        self._not_for_you(found.not_now, found.ruled_out, made)
        unknown = uncovered_text(audit, uncovered(audit, made.analysis))
        if unknown:
            self.groups.addSpacing(UNIT)
            self.groups.addWidget(label(_("What the program does not know"), bold=True, size=3))
            self.groups.addWidget(label(unknown))

    def _group(self, heading: str, candidates: Sequence[Ranked], made: RankingResult) -> None:
        if not candidates:
            return
        self.groups.addSpacing(UNIT)
        self.groups.addWidget(label(heading, bold=True, size=3))
        for ranked in candidates:
            self.groups.addWidget(self._card(ranked, made))

    def _card(self, ranked: Ranked, made: RankingResult) -> QFrame:
        audit, e = made.audit, ranked.evaluation
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.setSpacing(2)
        more = QPushButton(_("More about it"))
        more.setAccessibleName(f"{_('More about it')}: {e.candidate.technology.name}")
        more.clicked.connect(lambda _on=False, key=e.candidate.key: self._look_at(key))
        head = QHBoxLayout()
        head.addWidget(label(e.candidate.technology.name, bold=True, size=1), 1)
        head.addWidget(more)
        column.addLayout(head)
        column.addWidget(label(audit.step_names(e.candidate.step_ids, 4), quiet=True))
        column.addWidget(label(e.candidate.technology.summary, quiet=True))
        facts = (saves_words(audit, e), costs_words(audit, e), paid_back_words(e), sure_words(sureness(audit, e)))
        column.addWidget(label("  ·  ".join(facts)))
        matters = made.asking.question_of(e.candidate.key)
        if matters is not None:
            column.addSpacing(UNIT // 2)
            column.addWidget(label(_("It hangs on: {question}").format(question=question_text(matters.question))))
            column.addLayout(self._answers(matters.question))
        return card

    def _answers(self, question: OpenQuestion) -> QHBoxLayout:
        """The answers to the question that matters for a candidate, a button each."""
        row = QHBoxLayout()
        for key, text in [*((a.key, answer_text(a)) for a in question.answers), (UNKNOWN, _("Don't know"))]:
            button = QPushButton(text)
            button.setAccessibleName(f"{question_text(question)} {text}")
            button.clicked.connect(lambda _on=False, key=key: self.session.do(answer_open, question, key))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _not_for_you(self, not_now: Sequence[Ranked], ruled_out: Sequence[Exclusion], made: RankingResult) -> None:
        lines = []
        for ranked in not_now[:_MOST_NOT]:
            e = ranked.evaluation
            why = not_now_sentence(made.audit, e) or _("Something else does the same work better.")
            lines.append((e.candidate.technology.name, e.candidate.step_ids, why))
        for exclusion in [e for e in ruled_out if e.wrong is not None or e.stored is not None][:_MOST_NOT]:
            lines.append((exclusion.technology.name, exclusion.step_ids, exclusion_reason(exclusion)))
        if not lines:
            return
        self.groups.addSpacing(UNIT)
        self.groups.addWidget(label(_("Not for you now"), bold=True, size=3))
        for name, step_ids, why in lines:
            self.groups.addWidget(label(f"{name} – {made.audit.step_names(step_ids, 2)}: {why}"))
        rest = len(not_now) + len(ruled_out) - len(lines)
        if rest > 0:
            text = ngettext("And {n} more, under Rank.", "And {n} more, under Rank.", rest)
            self.groups.addWidget(label(text.format(n=number(rest)), quiet=True))

    def _look_at(self, key: str) -> None:
        self.session.choose_candidate(key)
        self.session.page_wanted.emit("rank", "order")
