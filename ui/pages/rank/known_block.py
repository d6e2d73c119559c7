"""The first thing on the ranking's page: how much of it is known, what is not, and what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from auditor.locale import _
from auditor.phrases.known import known_sentence, look_first, not_known, survival_sentence
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.session.result import RankingResult

_MOST_UNKNOWN, _LOOKED_INTO = 3, 3


class KnownBlock(QFrame):
    """A card of a few lines. While the next step is to take times, its button leads to where they are entered; where
    tasks are guessed or nothing could be proposed, to where tasks are stated."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("card")
        self.known = label("", bold=True)
        self.unknown = label("", quiet=True)
        self.first = label("")
        self.button = QPushButton(_("Enter times"))
        self.button.clicked.connect(lambda _checked=False: session.page_wanted.emit("measure", "table"))
        self.tasks = QPushButton(_("State the tasks"))
        self.tasks.clicked.connect(lambda _checked=False: session.page_wanted.emit("measure", "tags"))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.setSpacing(UNIT // 2)
        for widget in (self.known, self.first):
            column.addWidget(widget)
        for button in (self.button, self.tasks):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.unknown)

    def show_ranking(self, made: RankingResult | None) -> None:
        """What is known of what a ranking rests on; nothing before there is one."""
        self.setVisible(made is not None and bool(made.known.hours))
        if made is None:
            return
        audit, found = made.audit, made.known
        self.known.setText(known_sentence(found))
        survival = survival_sentence(found, made.certainty)
        unknown = not_known(audit, made.analysis, found)[:_MOST_UNKNOWN]
        self.unknown.setText(" ".join([survival, *unknown]).strip())
        looked_into = [ranked.evaluation.candidate for ranked in made.value.recommended[:_LOOKED_INTO]]
        first = look_first(audit, found, looked_into) if made.candidates else ()
        timing = first[:1] if found.is_only_told else ()  # the questions stand beside the candidates
        answer = _("Answer, beside each candidate, whether it fits.")
        self.first.setText(" ".join([f"{_('Next step')}:", *timing, answer]))
        self.first.setVisible(bool(first))
        self.button.setVisible(bool(first) and found.is_only_told)
        self.tasks.setVisible(not made.candidates or (bool(first) and not found.is_only_told))
