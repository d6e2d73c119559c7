"""Does it fit? A candidate's questions, answered with yes or no where it is explained."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout

from auditor.assess.fit import answer_to
from auditor.edit.fit import answer_fit
from auditor.locale import _
from auditor.phrases.explained.fit import chance_of_fit
from auditor.phrases.standing import fit_sentence, load_answers
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.figure import figure
from ui.widgets.labels import label

if TYPE_CHECKING:
    from auditor.assess.technology import FitQuestion
    from auditor.decide import Candidate, Evaluation


def add_fit_questions(layout: QVBoxLayout, session: Session, candidate: Candidate, evaluation: Evaluation) -> None:
    """The heading, what is known, and a row of answers a question."""
    layout.addSpacing(UNIT)
    layout.addWidget(label(_("Does it fit?"), bold=True))
    sentence = figure(session, wrap=True)
    sentence.show_figure(fit_sentence(evaluation), partial(chance_of_fit, evaluation.audit, evaluation))
    layout.addWidget(sentence)
    for question in candidate.technology.fit_questions:
        layout.addWidget(
            label(" ".join(filter(None, (question.text, load_answers(session.audit, candidate, question)))))
        )
        layout.addLayout(_answers(session, candidate, question))


def _answers(session: Session, candidate: Candidate, question: FitQuestion) -> QHBoxLayout:
    """Yes, no, or not known."""
    given = {answer_to(session.audit, i, candidate.technology, question) for i in candidate.step_ids}
    row, group = QHBoxLayout(), QButtonGroup()
    for text, answer in ((_("Yes"), True), (_("No"), False), (_("Not known"), None)):
        button = QPushButton(text)
        button.setCheckable(True)
        button.setChecked(given == {answer})
        button.setEnabled(session.can_edit)
        button.setAccessibleName(f"{question.text} {text}")
        button.clicked.connect(partial(_answer, session, candidate, question, answer))
        group.addButton(button)
        row.addWidget(button)
    row.addStretch(1)
    group.setParent(row)
    return row


def _answer(
    session: Session, candidate: Candidate, question: FitQuestion, answer: bool | None, _on: bool = False
) -> None:
    session.do(answer_fit, candidate.step_ids, candidate.technology.key, question.key, answer)
