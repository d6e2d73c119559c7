"""What fits a step: each technology for its task with the reasons, or with the limit it misses and what would help."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from auditor.assess import Match, division_of, matches, task_of, technologies
from auditor.assess.uncovered import uncovered
from auditor.locale import _
from auditor.phrases.misfit import obstacle_remedy, obstacle_text
from auditor.phrases.suitability import fit_reason, task_reason
from auditor.phrases.uncovered import uncovered_text
from auditor.terms import technology_kind_label
from ui.pages.page import Page
from ui.session import Session
from ui.session.follows import Follows
from ui.session.per_step import PerStep
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.scrolling import page_body, replace_widget
from ui.widgets.step_tree import StepTree
from ui.widgets.two_panes import invitation, two_panes


class FitsPage(Page):
    """Steps at the left; technologies for the chosen one at the right."""

    follows = Follows.ANALYSIS

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.tree = StepTree(_("Steps"), begins_open=False)
        self.tree.chosen.connect(self._show_chosen)
        self.area = two_panes(self, _("Steps"), self.tree)
        self._matches = PerStep(lambda audit, numbers: matches(audit, numbers, technologies(audit).values()))
        self.setFocusProxy(self.tree)

    def refresh(self) -> None:
        made = self.session.results.analysis
        self.tree.show_audit(made.audit if made is not None else self.session.audit)
        self._show_chosen()

    def _show_chosen(self) -> None:
        what, key = self.tree.choice()
        made = self.session.results.analysis
        numbers = made.value.step(key) if made is not None and what == "step" else None
        if made is None or numbers is None:
            text = _(
                "Choose a step to see which technologies can do its work, which cannot and why, and what would have to change."
            )
            told = uncovered_text(made.audit, uncovered(made.audit, made.value)) if made is not None else ""
            replace_widget(self.area, invitation(_("What fits the work?"), " ".join(filter(None, (text, told)))))
            return
        body, column = page_body()
        column.addWidget(label(numbers.step.name, bold=True, size=3))
        task = task_of(numbers.step, division_of(made.audit.firm))
        found = self._matches.of(made, key) or ()
        if task is None:
            column.addWidget(label(_("What is done here is not known: state its task under Measure, Tags and tasks.")))
        else:
            column.addWidget(label(task_reason(task), quiet=True))
        fitting = [m for m in found if not m.violated]
        missing = [m for m in found if m.violated]
        for heading, group in ((_("Fits"), fitting), (_("Does not fit"), missing)):
            if group:
                column.addSpacing(UNIT)
                column.addWidget(label(f"{heading} ({len(group)})", bold=True, size=1))
                for match in group:
                    column.addWidget(_card(match))
        if task is not None and not found:
            column.addWidget(label(_("No technology of the catalogue does this work.")))
        column.addStretch(1)
        replace_widget(self.area, body)


def _card(match: Match) -> QWidget:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
    column.setSpacing(UNIT // 2)
    tech = match.technology
    column.addWidget(label(f"{tech.name}  ·  {technology_kind_label(tech.kind)}", bold=True))
    column.addWidget(label(tech.summary, quiet=True))
    if match.violated:
        for obstacle in match.violated:
            column.addWidget(label(f"✕ {obstacle_text(obstacle)}"))
            if remedy := obstacle_remedy(obstacle):
                column.addWidget(label(f"→ {remedy}", quiet=True))
    else:
        for reason in match.reasons[1:]:
            column.addWidget(label(f"✓ {fit_reason(reason)}"))
    return card
