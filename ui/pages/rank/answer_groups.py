"""The answer as cards in three groups: worth a second look, hangs on an answer, not now; and what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from auditor.assess.uncovered import uncovered
from auditor.decide.asking.first_answer import first_answer
from auditor.edit.self_check.question import answer_open
from auditor.locale import _, ngettext, number
from auditor.phrases.candidate import exclusion_reason
from auditor.phrases.standing import not_now_sentence
from auditor.phrases.uncovered import uncovered_text
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.layouts import clear_layout
from ui.widgets.project_card import ProjectCard, scale_of

if TYPE_CHECKING:
    from auditor.decide import Ranked
    from auditor.decide.candidate.candidate import Exclusion
    from ui.session.result import RankingResult

#: So many of what is not for the firm are named; the rest stands in the table.
_MOST_NOT = 4
#: From this width on two cards stand beside each other.
_TWO_COLUMNS = 1240


class AnswerGroups(QWidget):
    """Draws a ranking; an answer given on a card is stored at once."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.cards: dict[str, ProjectCard] = {}
        self._grids: list[QGridLayout] = []
        self._columns = 1
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(UNIT)

    def show_ranking(self, made: RankingResult) -> None:
        """Put what a ranking says in its groups."""
        self._clear()
        found = first_answer(made.value, made.asking)
        scale = scale_of((*found.second_look, *found.hanging))
        self._group(_("Worth a second look"), found.second_look, made, scale)
        self._group(_("Depends on an answer"), found.hanging, made, scale)
        if not found.second_look and not found.hanging:
            text = _("Of what the program knows, nothing here is worth its money as far as you told.")
            self.column.addWidget(label(text, size=1))
        self._not_now(found.not_now, found.ruled_out, made)
        unknown = uncovered_text(made.audit, uncovered(made.audit, made.analysis))
        if unknown:
            self._heading(_("What the program does not know"))
            self.column.addWidget(label(unknown))

    def _heading(self, text: str) -> None:
        self.column.addSpacing(UNIT)
        self.column.addWidget(label(text, bold=True, size=4))

    def _group(
        self, heading: str, candidates: Sequence[Ranked], made: RankingResult, scale: tuple[float, float]
    ) -> None:
        if not candidates:
            return
        self._heading(heading)
        grid = QGridLayout()
        grid.setSpacing(UNIT)
        self._grids.append(grid)
        self.column.addLayout(grid)
        for index, ranked in enumerate(candidates):
            key = ranked.evaluation.candidate.key
            card = self.cards[key] = ProjectCard(self.session, made, ranked, scale)
            card.more_wanted.connect(lambda key=key: self._look_at(key))
            card.answered.connect(lambda answer, key=key, made=made: self._answer(made, key, answer))
            grid.addWidget(card, index // self._columns, index % self._columns)
        self._stretch(grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= _TWO_COLUMNS else 1
        if columns != self._columns:
            self._columns = columns
            for grid in self._grids:
                items = [grid.itemAt(i) for i in range(grid.count())]
                cards = [w for item in items if item is not None and (w := item.widget()) is not None]
                for index, card in enumerate(cards):
                    grid.addWidget(card, index // columns, index % columns)
                self._stretch(grid)

    def _stretch(self, grid: QGridLayout) -> None:
        """Columns of one width."""
        for column in range(2):
            grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _clear(self) -> None:
        for grid in self._grids:
            clear_layout(grid)
            self.column.removeItem(grid)
        clear_layout(self.column)
        self.cards, self._grids = {}, []

    def _answer(self, made: RankingResult, key: str, answer: str) -> None:
        matters = made.asking.question_of(key)
        if matters is not None:
            self.session.do(answer_open, matters.question, answer)

    def _not_now(self, not_now: Sequence[Ranked], ruled_out: Sequence[Exclusion], made: RankingResult) -> None:
        lines = []
        for ranked in not_now[:_MOST_NOT]:
            e = ranked.evaluation
            why = not_now_sentence(made.audit, e) or _("Something else does the same work better.")
            lines.append((e.candidate.technology.name, e.candidate.step_ids, why))
        for exclusion in [e for e in ruled_out if e.wrong is not None or e.stored is not None][:_MOST_NOT]:
            lines.append((exclusion.technology.name, exclusion.step_ids, exclusion_reason(exclusion)))
        if not lines:
            return
        self._heading(_("Not for you now"))
        for name, step_ids, why in lines:
            self.column.addWidget(label(f"{name} – {made.audit.step_names(step_ids, 2)}: {why}"))
        rest = len(not_now) + len(ruled_out) - len(lines)
        if rest > 0:
            text = ngettext("And {n} more, in the table.", "And {n} more, in the table.", rest)
            self.column.addWidget(label(text.format(n=number(rest)), quiet=True))

    def _look_at(self, key: str) -> None:
        self.session.choose_candidate(key)
        self.session.page_wanted.emit("rank", "order")
