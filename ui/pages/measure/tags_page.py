"""Tags, tasks and places of the steps: suggested with reasons, accepted or refused by a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from auditor.assess import division_of, task_of
from auditor.assess.tags import TagSuggestion, suggested_tags
from auditor.assess.tasks import StepTask, place_of, tasks_by_name
from auditor.edit.tags import add_tag, judge_tag, set_place, set_task, set_task_object
from auditor.locale import _
from auditor.model import Audit, Place, Step
from auditor.phrases.suitability import task_reason
from auditor.phrases.tags import tag_reason
from auditor.terms import BUILT_IN_TAGS, place_label, tag_label
from ui.pages.page import Page
from ui.session import Session
from ui.session.follows import Follows
from ui.session.per_step import PerStep
from ui.theme import UNIT
from ui.widgets.choices import name_box
from ui.widgets.forms import field_form
from ui.widgets.labels import caption, label
from ui.widgets.layouts import clear_layout
from ui.widgets.scrolling import replace_widget
from ui.widgets.step_tree import StepTree
from ui.widgets.text_field import TextField
from ui.widgets.two_panes import invitation, two_panes

_COLUMNS = 4


class TagsPage(Page):
    """Steps at the left, with how many suggestions wait; the tags and task of the chosen one at the right."""

    follows = Follows.ANALYSIS

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.tree = StepTree(_("Steps and their tags"), marked=self._mark)
        self.tree.chosen.connect(self._show_chosen)
        self.area = two_panes(self, _("Steps"), self.tree)
        self.setFocusProxy(self.tree)
        self.body: StepTags | None = None
        self._suggested = PerStep(suggested_tags)

    def refresh(self) -> None:
        made = self.session.results.analysis
        self.tree.show_audit(made.audit if made is not None else self.session.audit)
        self._show_chosen()

    def _mark(self, _audit: Audit, step_id: int) -> str:
        waiting = len(self._suggested.of(self.session.results.analysis, step_id) or ())
        return f"({waiting})" if waiting else ""

    def _show_chosen(self) -> None:
        what, key = self.tree.choice()
        made = self.session.results.analysis
        if made is None or what != "step" or key not in made.audit.steps:
            self.body = None
            text = _(
                "Choose a step. What the data suggest is shown with its reason: accept it or refuse it. The task is what "
                "technologies are matched on."
            )
            replace_widget(self.area, invitation(_("What kind of work is it?"), text))
            return
        if self.body is None or self.body.step_id != key:
            self.body = StepTags(self.session, key)
            replace_widget(self.area, self.body)
        self.body.show_tags(made.audit, self._suggested.of(made, key) or ())


class StepTags(QWidget):
    """Suggestions, the trade's tags to tick, own ones to type, and the task with its object and place."""

    def __init__(self, session: Session, step_id: int) -> None:
        super().__init__()
        self.session, self.step_id = session, step_id
        self.buttons: dict[tuple[str, bool], QPushButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        self.title = label("", bold=True, size=3)
        layout.addWidget(self.title)
        form = field_form()
        self.task = QComboBox()
        name_box(self.task, _("Task"))
        self.task.addItem("", "")
        for task in tasks_by_name():
            self.task.addItem(task.name, task.key)
        self.task.activated.connect(lambda _i: self._set_task())
        form.addRow(caption(_("Task")), self.task)
        self.object = TextField(self._set_object, _("sheets, invoices, …"))
        self.object.line.setAccessibleName(_("Of what"))
        form.addRow(caption(_("Of what")), self.object)
        self.place = QComboBox()
        name_box(self.place, _("Place of work"))
        self.place.addItem("", None)
        for place in Place:
            self.place.addItem(place_label(place), place)
        self.place.activated.connect(lambda _i: self._set_place())
        form.addRow(caption(_("Place of work")), self.place)
        layout.addLayout(form)
        self.why_task = label("", quiet=True)
        layout.addWidget(self.why_task)
        self.suggested = label(_("Suggested"), bold=True, size=1)
        layout.addWidget(self.suggested)
        self.rows = QVBoxLayout()
        layout.addLayout(self.rows)
        layout.addWidget(label(_("Tags"), bold=True, size=1))
        self.ticks: dict[str, QCheckBox] = {}
        self.grid = QGridLayout()
        layout.addLayout(self.grid)
        self.own = TextField(self._add_own, _("A tag of your own"))
        self.own.line.setAccessibleName(_("A tag of your own"))
        layout.addWidget(self.own)
        layout.addStretch(1)

    def show_tags(self, audit: Audit, suggested: Sequence[TagSuggestion]) -> None:
        """The step as it is in an audit, and what the data suggest."""
        step = audit.steps[self.step_id]
        self.title.setText(step.name)
        self.task.setCurrentIndex(max(self.task.findData(step.task), 0))
        guessed = task_of(step, division_of(audit.firm))
        self.why_task.setText(
            task_reason(guessed) if guessed is not None else _("Nothing points to a task; choose one.")
        )
        self.object.show_value(step.task_object)
        self._show_place(step, guessed)
        self._show_suggestions(suggested)
        self._show_ticks(audit)
        self.setEnabled(self.session.can_edit)

    def _show_place(self, step: Step, task: StepTask | None) -> None:
        guessed, _is_stated = place_of(replace(step, place=None), task)
        unknown = _("not known") if guessed is None else _("{place} (guessed)").format(place=place_label(guessed))
        self.place.setItemText(0, unknown)
        self.place.setCurrentIndex(list(Place).index(step.place) + 1 if step.place is not None else 0)

    def _show_suggestions(self, suggested: Sequence[TagSuggestion]) -> None:
        clear_layout(self.rows)
        self.buttons = {}
        self.suggested.setVisible(bool(suggested))
        for suggestion in suggested:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(label(tag_label(suggestion.name), bold=True, wrap=False))
            row.addWidget(label(tag_reason(suggestion), quiet=True), 1)
            for accepted, text in ((True, _("Accept")), (False, _("Refuse"))):
                button = QPushButton(text)
                button.setAccessibleName(f"{text}: {tag_label(suggestion.name)}")
                button.clicked.connect(
                    lambda _on=False, name=suggestion.name, accepted=accepted: self._judge(name, accepted)
                )
                self.buttons[suggestion.name, accepted] = button
                row.addWidget(button)
            self.rows.addWidget(line)

    def _show_ticks(self, audit: Audit) -> None:
        own = {name for tags in (audit.tags_of(i) for i in audit.steps) for name in tags} - set(BUILT_IN_TAGS)
        names = [*BUILT_IN_TAGS, *sorted(own)]
        if names != list(self.ticks):
            for box in self.ticks.values():
                box.hide()
                box.deleteLater()
            self.ticks = {}
            for i, name in enumerate(names):
                box = QCheckBox(tag_label(name))
                box.clicked.connect(lambda on, name=name: self._judge(name, bool(on)))
                self.ticks[name] = box
                self.grid.addWidget(box, i // _COLUMNS, i % _COLUMNS)
        tagged = audit.tags_of(self.step_id)
        for name, box in self.ticks.items():
            box.setChecked(name in tagged)

    def _judge(self, name: str, accepted: bool) -> None:
        self.session.do(judge_tag, self.step_id, name, accepted)

    def _add_own(self, text: str) -> None:
        if text:
            self.session.enter(add_tag, self.step_id, text)

    def _set_task(self) -> None:
        self.session.do(set_task, self.step_id, str(self.task.currentData() or ""))

    def _set_place(self) -> None:
        chosen = self.place.currentData()
        self.session.do(set_place, self.step_id, Place(chosen) if chosen is not None else None)

    def _set_object(self, text: str) -> None:
        self.session.do(set_task_object, self.step_id, text)
