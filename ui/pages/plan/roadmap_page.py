"""The roadmap: bars over quarters, and below them who does what, how success is measured and when to stop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from auditor.decide.programme.pilot import pilot_reason
from auditor.decide.programme.roadmap import crowded
from auditor.edit.candidate import choose_pilot, set_project
from auditor.locale import _
from auditor.phrases.amounts import money_for_reading
from auditor.phrases.candidate import SOME_STEPS, candidate_name
from auditor.phrases.plan import pilot_sentence, price_sentence, quarter_name, stop_text, success_text, who_text
from ui.pages.page import Page
from ui.pages.plan.gantt import Gantt
from ui.pages.plan.load_table import LoadTable
from ui.pages.plan.nothing_to_plan import NothingToPlan
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT
from ui.widgets.forms import field_form
from ui.widgets.labels import caption, label
from ui.widgets.scrolling import fill_page, page_body, scroll_area
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from auditor.decide.programme.planned import Planned
    from auditor.model import Audit


class RoadmapPage(Page):
    """The picture above, the chosen project below."""

    follows = Follows.PLAN | Follows.CHOICE

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.gantt = Gantt()
        self.gantt.chosen.connect(session.choose_candidate)
        self.gantt.moved.connect(self._move)
        self.note = label("", quiet=True)
        self.project = ProjectForm(session)
        self.load = LoadTable()
        self.nothing = NothingToPlan(session)
        body, column = page_body()
        column.addWidget(label(_("What to do, and when"), bold=True, size=3))
        column.addWidget(self.nothing)
        column.addWidget(self.note)
        column.addWidget(self.gantt)
        column.addWidget(self.project)
        column.addWidget(self.load)
        column.addStretch(1)
        area = scroll_area(body)
        fill_page(self, area)
        self.setFocusProxy(self.gantt)

    def refresh(self) -> None:
        made = self.session.results.plan
        has_work = made is None or made.value.considered > 0
        self.nothing.setVisible(not has_work)
        self.note.setVisible(has_work)
        self.gantt.setVisible(has_work)
        if made is None:
            self.note.setText(_("Planning …"))
            self.load.hide()
            return
        self.nothing.show_action()
        self.load.show_load(made)
        planned = made.value.planned
        full = crowded(planned, made.value.limits)
        self.gantt.is_editable = self.session.can_edit
        keys = [p.key for p in planned]
        key = self.session.candidate_key if self.session.candidate_key in keys else (keys[0] if keys else "")
        self.gantt.show_plan(made, full, key)
        text = _(
            "Drag a bar, or move it with the arrow keys. Full bar: from the order to delivery; grey: ramp-up; ⚑: put there by hand."
        )
        if full:
            where = ", ".join(quarter_name(q) for q in full[:4])
            text += " " + _("More projects at the same time than the firm can carry: {quarters}.").format(
                quarters=where
            )
        self.note.setText(text)
        reason = pilot_reason(planned)
        why = pilot_sentence(reason, made.audit.firm.currency) if reason is not None else ""
        self.project.show_project(made.audit, next((p for p in planned if p.key == key), None), why)

    def _move(self, key: str, quarter: int) -> None:
        made = self.session.plan
        item = next((p for p in made.planned if p.key == key), None) if made is not None else None
        if item is not None:
            self.session.do(set_project, item.evaluation.candidate, start_quarter=quarter)


class ProjectForm(QWidget):
    """What a person says about one project; what is left empty follows from the figures."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._item: Planned | None = None
        self.title = label("", bold=True, size=1)
        self.when = label("", quiet=True)
        self.price = label("")
        self.fields: dict[str, TextField] = {}
        form = field_form()
        for key, name in (
            ("who", _("Who does what")),
            ("measure", _("It has succeeded if")),
            ("stop_rule", _("When to stop")),
        ):
            field = TextField(partial(self._set, key))
            field.line.setAccessibleName(name)
            if key == "who":
                field.line.setToolTip(_("The report shows names only where its page says so."))
            self.fields[key] = field
            form.addRow(caption(name), field)
        self.pilot = QCheckBox(_("This is the pilot: it comes first, and the others wait for it"))
        self.pilot.clicked.connect(self._choose_pilot)
        self.free = QPushButton(_("Let the program choose the start"))
        self.free.clicked.connect(lambda: self._change(start_quarter=None))
        row = QHBoxLayout()
        row.addWidget(self.pilot)
        row.addWidget(self.free)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.title)
        layout.addWidget(self.when)
        layout.addWidget(self.price)
        layout.addLayout(form)
        layout.addLayout(row)

    def show_project(self, audit: Audit, item: Planned | None, why_pilot: str = "") -> None:
        """Show a planned project, or nothing; the pilot with why it is."""
        self.setVisible(item is not None)
        if item is None:
            return
        is_other = self._item is None or self._item.key != item.key
        self._item = item
        e = item.evaluation
        self.title.setText(candidate_name(audit, e.candidate.technology.name, e.candidate.step_ids, SOME_STEPS))
        delivered = quarter_name(item.start_quarter + item.quarters)
        self.when.setText(
            _("Order in {start}, in use from {delivered}, {money} with reserve.").format(
                start=quarter_name(item.start_quarter), delivered=delivered,
                money=money_for_reading(e.candidate.figures.investment.likely, audit.firm.currency),
            )
        )  # fmt: skip
        why = f" {why_pilot}" if item.is_pilot and why_pilot else ""
        self.price.setText(price_sentence(e) + why)
        texts = {"who": who_text(item), "measure": success_text(item), "stop_rule": stop_text(item)}
        for key, field in self.fields.items():
            text = texts[key]
            if is_other:
                field.reset(text)
            else:
                field.show_value(text)
        self.pilot.setChecked(item.is_pilot)
        self.free.setEnabled(item.is_fixed)
        self.setEnabled(self.session.can_edit)

    def _set(self, key: str, text: str) -> None:
        self._change(**{key: text[:2000]})

    def _choose_pilot(self, on: bool) -> None:
        if self._item is not None:
            self.session.do(choose_pilot, self._item.evaluation.candidate, bool(on))

    def _change(self, **fields: Any) -> None:
        if self._item is not None:
            self.session.do(set_project, self._item.evaluation.candidate, **fields)
