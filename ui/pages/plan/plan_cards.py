"""What a plan buys, as cards: what each project is, when it begins, and above which price not to order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from auditor.edit.self_check.question import answer_open
from auditor.locale import _
from auditor.phrases.plan import price_text, quarter_name
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.layouts import clear_layout
from ui.widgets.project_card import ProjectCard, scale_of

if TYPE_CHECKING:
    from auditor.decide.programme.planned import Planned
    from ui.session.result import PlanResult, RankingResult


class PlanCards(QWidget):
    """A card a project, in order of their start."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.cards: dict[str, ProjectCard] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(UNIT)

    def show_plan(self, made: PlanResult, ranking: RankingResult | None) -> None:
        """The projects of a plan that are in the ranking."""
        clear_layout(self.column)
        self.cards = {}
        if ranking is None:
            return
        found = [(item, ranked) for item in made.value.planned if (ranked := ranking.candidate(item.key)) is not None]
        scale = scale_of(tuple(ranked for _item, ranked in found))
        for item, ranked in found:
            card = self.cards[item.key] = ProjectCard(self.session, ranking, ranked, scale, _note(item))
            card.more_wanted.connect(lambda key=item.key: self._look_at(key))
            card.answered.connect(lambda answer, key=item.key, ranking=ranking: self._answer(ranking, key, answer))
            self.column.addWidget(card)

    def _look_at(self, key: str) -> None:
        self.session.choose_candidate(key)
        self.session.page_wanted.emit("rank", "order")

    def _answer(self, ranking: RankingResult, key: str, answer: str) -> None:
        matters = ranking.asking.question_of(key)
        if matters is not None:
            self.session.do(answer_open, matters.question, answer)


def _note(item: Planned) -> str:
    """When it begins, whether it is the pilot, and the price above which it is not ordered."""
    parts = [_("starts in {quarter}").format(quarter=quarter_name(item.start_quarter))]
    if item.is_pilot:
        parts.insert(0, _("pilot"))
    parts.append(_("do not order above {price}").format(price=price_text(item.evaluation)))
    return "  ·  ".join(parts)
