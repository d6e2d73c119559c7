"""Body load: lifting and repetitive work of a step, with limits as colour and words."""

from __future__ import annotations

from math import isinf

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from auditor.edit.answers import answer_screening
from auditor.edit.lifts import add_lift
from auditor.locale import _, fixed, ngettext, number
from auditor.model import Audit
from auditor.study.art import PREFIX, SOURCE, Exposure, Factor, factors, step_screening, stored_answers
from auditor.study.body_load import body_load, lift_level
from auditor.terms import exposure_label, lift_level_label
from ui.pages.measure.body.lift_card import LiftCard
from ui.pages.page import Page
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.choices import name_box, narrow
from ui.widgets.forms import field_form
from ui.widgets.labels import caption, label
from ui.widgets.level import LevelMark
from ui.widgets.scrolling import replace_widget
from ui.widgets.step_tree import StepTree
from ui.widgets.two_panes import invitation, two_panes

_NIOSH = "Waters, Putz-Anderson & Garg, Applications Manual for the Revised NIOSH Lifting Equation, NIOSH 94-110"
_STRENGTH = {Exposure.LOW: 0, Exposure.MEDIUM: 1, Exposure.HIGH: 2, Exposure.MUST_CHANGE: 2}


class BodyPage(Page):
    """Steps at the left; the lifts and the screening of the chosen one at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.tree = StepTree(_("Steps and their body load"), marked=_mark)
        self.tree.chosen.connect(self._show_chosen)
        self.area = two_panes(self, _("Steps"), self.tree)
        self.setFocusProxy(self.tree)
        self.body: StepBody | None = None

    def refresh(self) -> None:
        self.tree.show_audit(self.session.audit)
        self._show_chosen()

    def _show_chosen(self) -> None:
        what, key = self.tree.choice()
        if what != "step" or key not in self.session.audit.steps:
            self.body = None
            text = _(
                "Choose a step. Measure what is lifted, from where to where, and answer what you see of arms, hands and "
                "posture. The limits are those of published methods."
            )
            replace_widget(self.area, invitation(_("What the work asks of the body"), text))
            return
        if self.body is None or self.body.step_id != key:
            self.body = StepBody(self.session, key)
            replace_widget(self.area, self.body)
        self.body.refresh()


class StepBody(QWidget):
    """Lifts and screening of one step."""

    def __init__(self, session: Session, step_id: int) -> None:
        super().__init__()
        self.session, self.step_id = session, step_id
        self.boxes: dict[str, QComboBox] = {}
        self.cards: dict[int, LiftCard] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        self.title = label("", bold=True, size=3)
        layout.addWidget(self.title)
        layout.addWidget(label(_("Lifting"), bold=True, size=1))
        self.lifting = LevelMark()
        layout.addWidget(self.lifting)
        self.lifts = QVBoxLayout()
        layout.addLayout(self.lifts)
        self.add = QPushButton(_("Add a lift"))
        self.add.clicked.connect(lambda: session.do(add_lift, step_id))
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(label(_("Source: {source}.").format(source=_NIOSH), quiet=True))
        layout.addSpacing(2 * UNIT)
        layout.addWidget(label(_("Repetitive work of arms and hands"), bold=True, size=1))
        self.screening = LevelMark()
        layout.addWidget(self.screening)
        form = field_form()
        for factor in factors():
            form.addRow(caption(factor.name), self._box(factor))
        layout.addLayout(form)
        layout.addWidget(label(_("Source: {source}.").format(source=SOURCE), quiet=True))
        layout.addStretch(1)

    def _box(self, factor: Factor) -> QComboBox:
        box = QComboBox()
        narrow(box)
        name_box(box, factor.name)
        box.addItem(_("not looked at yet"))
        for level in factor.levels:
            box.addItem(level.name)
        box.activated.connect(lambda level, key=factor.key: self._answer(key, level))
        self.boxes[factor.key] = box
        return box

    def _answer(self, key: str, level: int) -> None:
        self.session.do(answer_screening, self.step_id, PREFIX + key, level)

    def refresh(self) -> None:
        """Follow the snapshot."""
        audit = self.session.audit
        self.title.setText(audit.steps[self.step_id].name)
        self._show_lifts(audit)
        answers = stored_answers(audit, self.step_id)
        for key, box in self.boxes.items():
            box.setCurrentIndex(answers.get(key, 0))
        self._show_screening(audit)
        self.setEnabled(self.session.can_edit)

    def _show_lifts(self, audit: Audit) -> None:
        lifts = {lift.id: lift for lift in audit.lifts_of(self.step_id)}
        for key in self.cards.keys() - lifts.keys():
            self.cards.pop(key).deleteLater()
        for key, lift in lifts.items():
            if key not in self.cards:
                self.cards[key] = LiftCard(self.session, key)
                self.lifts.addWidget(self.cards[key])
            self.cards[key].show_lift(lift)
        index = body_load(audit, self.step_id).lifting_index
        if index is None:
            self.lifting.show_level(None, _("No lift measured."))
            return
        level = lift_level(index)
        shown = _("out of reach") if isinf(index) else fixed(index, 1)
        words = lift_level_label(level)
        text = _("Lifting index {index}: {words}").format(index=shown, words=words)
        if len(lifts) > 1:
            text = _("Composite lifting index {index}: {words}").format(index=shown, words=words)
        self.lifting.show_level(list(type(level)).index(level), text)

    def _show_screening(self, audit: Audit) -> None:
        found = step_screening(audit, self.step_id)
        if not found.answered:
            self.screening.show_level(None, _("Not looked at yet."))
            return
        score = number(found.low, 1)
        if found.high > found.low:
            score = f"{number(found.low, 1)} – {number(found.high, 1)}"
        open_ones = len(factors()) - found.answered
        exposure = found.exposure
        words = exposure_label(exposure) if exposure is not None else _("not certain yet")
        text = _("Score {score}: {words}").format(score=score, words=words)
        if open_ones:
            text += "  ·  " + ngettext("{n} question open", "{n} questions open", open_ones).format(n=open_ones)
        self.screening.show_level(_STRENGTH[exposure] if exposure is not None else None, text)


def _mark(audit: Audit, step_id: int) -> str:
    """Behind a step's name: how it stands against the limits, by a sign of its own."""
    against = body_load(audit, step_id).against_limit
    return "" if against is None else "●" if against > 1 else "○"
