"""How well a step suits automation: ten criteria, each with its levels in words; what is open is a range."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from auditor.assess.criteria import LEVELS, Criterion, criteria
from auditor.assess.suitability import Contribution, Suitability, suitability
from auditor.edit.answers import answer_suitability
from auditor.locale import _, number
from auditor.phrases.suitability import evidence_text
from ui.pages.page import Page
from ui.session import Session
from ui.session.follows import Follows
from ui.session.per_step import PerStep
from ui.theme import UNIT
from ui.widgets.choices import name_box, narrow
from ui.widgets.labels import label
from ui.widgets.range_bar import RangeBar
from ui.widgets.scrolling import replace_widget
from ui.widgets.step_tree import StepTree
from ui.widgets.two_panes import invitation, two_panes

#: In a longer list of steps the scores are left out: they would take too long.
_MOST_SCORED = 400


class SuitabilityPage(Page):
    """Steps at the left; the criteria of the chosen one at the right."""

    follows = Follows.ANALYSIS

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.tree = StepTree(
            _("Steps and how well they suit automation"), marked=lambda _audit, step_id: self._mark(step_id)
        )
        self.tree.chosen.connect(self._show_chosen)
        self.area = two_panes(self, _("Steps"), self.tree)
        self.setFocusProxy(self.tree)
        self.body: StepCriteria | None = None
        self._scores = PerStep(suitability)

    def refresh(self) -> None:
        made = self.session.results.analysis
        self.tree.show_audit(made.audit if made is not None else self.session.audit)
        self._show_chosen()

    def score(self, step_id: int) -> Suitability | None:
        """The suitability of a step, in the audit that the analysis is of."""
        return self._scores.of(self.session.results.analysis, step_id)

    def _mark(self, step_id: int) -> str:
        made = self.session.results.analysis
        if made is None or len(made.audit.steps) > _MOST_SCORED:
            return ""
        found = self.score(step_id)
        if found is None:
            return ""
        low, high = number(found.score.low), number(found.score.high)
        return low if low == high else f"{low}–{high}"

    def _show_chosen(self) -> None:
        what, key = self.tree.choice()
        found = self.score(key) if what == "step" else None
        if found is None:
            self.body = None
            text = _(
                "Choose a step. What the map and the measurements say is filled in, with the reason; answer what they do not know. Behind a step stands its score of 100: a range as long as answers are missing."
            )
            replace_widget(self.area, invitation(_("How well does the work suit automation?"), text))
            return
        if self.body is None or self.body.step_id != key:
            self.body = StepCriteria(self.session, key)
            replace_widget(self.area, self.body)
        made = self.session.results.analysis
        assert made is not None
        self.body.show_suitability(made.audit.steps[key].name, found)


class StepCriteria(QWidget):
    """The criteria of one step."""

    def __init__(self, session: Session, step_id: int) -> None:
        super().__init__()
        self.session, self.step_id = session, step_id
        self.boxes: dict[str, QComboBox] = {}
        self._bars: dict[str, RangeBar] = {}
        self._reasons: dict[str, QLabel] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        self.title = label("", bold=True, size=3)
        self.score = label("", size=1)
        self.bar = RangeBar(12)
        self.first = label("", quiet=True)
        for widget in (self.title, self.score, self.bar, self.first):
            layout.addWidget(widget)
        for criterion in criteria():
            layout.addSpacing(UNIT)
            layout.addWidget(label(criterion.label, bold=True))
            layout.addWidget(self._box(criterion))
            bar = self._bars[criterion.key] = RangeBar(6)
            layout.addWidget(bar)
            reason = self._reasons[criterion.key] = label("", quiet=True)
            layout.addWidget(reason)
        layout.addStretch(1)

    def _box(self, criterion: Criterion) -> QComboBox:
        box = QComboBox()
        narrow(box)
        name_box(box, criterion.label)
        box.addItem("")
        for level in LEVELS:
            box.addItem(f"{level} – {criterion.meaning(level)}")
        box.activated.connect(lambda level, key=criterion.key: self._answer(key, level))
        self.boxes[criterion.key] = box
        return box

    def _answer(self, key: str, level: int) -> None:
        self.session.do(answer_suitability, self.step_id, key, level)

    def show_suitability(self, name: str, found: Suitability) -> None:
        """The step's name, and its score with what it is made of."""
        self.title.setText(name)
        low, high = number(found.score.low), number(found.score.high)
        self.score.setText(
            _("Score {n} of 100").format(n=low) if low == high
            else _("Score {low} to {high} of 100").format(low=low, high=high)
        )  # fmt: skip
        self.bar.show_range(found.score.low / 100, found.score.high / 100)
        names = [c.criterion.label for c in found.to_answer()]
        self.first.setText(
            _("These answers would change it most: {names}.").format(names=", ".join(names)) if names else ""
        )
        for contribution in found.contributions:
            self._show_one(contribution)
        self.setEnabled(self.session.can_edit)

    def _show_one(self, contribution: Contribution) -> None:
        key, most = contribution.criterion.key, contribution.criterion.weight * 100
        suggested = contribution.suggested
        if suggested is None:
            text = _("not answered: from worst to best")
        elif suggested.is_open:
            text = _("not answered: {low} to {high} by the data").format(low=suggested.low, high=suggested.high)
        else:
            text = _("not answered: {level} by the data").format(level=suggested.low)
        box = self.boxes[key]
        box.setItemText(0, text)
        box.setCurrentIndex(contribution.answer or 0)
        points = contribution.points
        self._bars[key].show_range(points.low / most, points.high / most)
        shown = number(points.low) if points.low == points.high else f"{number(points.low)} – {number(points.high)}"
        reason = evidence_text(contribution.level.evidence) if contribution.answer is None else ""
        if contribution.answer is not None and suggested is not None:
            reason = _("The data says: {reason}").format(reason=evidence_text(suggested.evidence))
        words = _("{points} of {most} points.").format(points=shown, most=number(most))
        self._reasons[key].setText(f"{words} {reason}".strip())
