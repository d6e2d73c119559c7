"""The panel beside the canvas: what is selected, to read and to change."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QVBoxLayout, QWidget

from auditor.edit import Verb
from auditor.edit.map.lanes import add_lane, move_to_lane
from auditor.edit.map.process import (
    rename_process,
    set_contribution,
    set_demand,
    set_family,
    set_scrap_cost,
    set_unit,
    set_unmet_demand,
)
from auditor.edit.map.shares import set_share
from auditor.edit.map.steps import change_kind, change_notes
from auditor.edit.reading import reading_of
from auditor.edit.step_fields import FIELD_BY_KEY, WORKING_FIELDS, StepField, change_fields, step_kinds
from auditor.flow.problems import SUM_TOLERANCE
from auditor.locale import _, mid_sentence, money, number
from auditor.model import WORKING_KINDS, Audit, Basis, Estimate, Flow, Step, StepKind
from auditor.model.units import Kind, format_as, format_field, parse_as, parse_if_known
from auditor.phrases.benchmark import benchmark_of_time, ground_of_time
from auditor.phrases.shares import exact_percent, why_assumed
from auditor.terms import step_kind_label
from ui.map.features.photos.photo_strip import PhotoStrip
from ui.map.inspector_fields import LaneBox, NotesBox, PiecesField
from ui.map.inspector_figures import InspectorFigures
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.beyond_notice import BeyondNotice
from ui.widgets.footed_area import FootedArea
from ui.widgets.labels import label, term
from ui.widgets.scrolling import replace_widget
from ui.widgets.text_field import TextField


class _Worth(NamedTuple):
    """What the field holds, and the verb that stores it."""

    kind: Kind
    store: Verb[[int, Estimate | None], None]


#: What a unit of a process is worth.
_WORTH = {
    "scrap_cost_per_unit": _Worth(Kind.MONEY, set_scrap_cost),
    "contribution_per_unit": _Worth(Kind.MONEY, set_contribution),
    "unmet_demand_per_year": _Worth(Kind.YEARLY, set_unmet_demand),
}


class Inspector(FootedArea):
    """Shows a step, a flow, or the process when nothing is selected."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setFixedWidth(320)
        self.setAccessibleName(_("What is selected"))
        self._shown: tuple[str, int] | None = None
        self.fields: dict[str, TextField] = {}
        self.kind: QComboBox | None = None
        self.lane: LaneBox | None = None
        self.notes: NotesBox | None = None
        self.photos: PhotoStrip | None = None
        self.beyond, self.figures = BeyondNotice(session), InspectorFigures(session)
        self.foot = self._made_foot()
        self.set_foot(self.foot)
        session.analysed.connect(self._show_reckoned)

    def show_selection(self, process_id: int, steps: list[int], flows: list[int]) -> None:
        """Show what is selected; fields being typed in are left alone when it is the same thing as before."""
        audit = self.session.audit
        if len(steps) == 1 and steps[0] in audit.steps:
            wanted = ("step", steps[0])
        elif len(flows) == 1 and not steps and flows[0] in audit.flows:
            wanted = ("flow", flows[0])
        else:
            wanted = ("process", process_id)
        step_kind = audit.steps[wanted[1]].kind.value if wanted[0] == "step" else ""
        families = "/".join(f.name for f in audit.families.values()) if wanted[0] == "process" else ""
        key = (wanted[0] + step_kind + families, wanted[1])
        if key != self._shown:
            self._shown = key
            self._build(*wanted)
        self._fill(*wanted)

    def _build(self, what: str, key: int) -> None:
        body = QFrame()
        body.setObjectName("panel")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        self.fields = {}
        self.kind = self.lane = self.notes = self.photos = None
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(6)
        if what == "step":
            self._build_step(form, key)
        elif what == "flow":
            self._build_flow(layout, form, key)
        elif key in self.session.audit.processes:
            self._build_process(layout, form, key)
        layout.addLayout(form)
        layout.addStretch(1)
        for child in body.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.setEnabled(self.session.can_edit)
        replace_widget(self.area, body)

    def _row(self, form: QFormLayout, name: str, widget: QWidget, word: str = "") -> None:
        caption = term(name, word=word, quiet=True, wrap=False)
        caption.setBuddy(widget)
        widget.setAccessibleName(name)
        form.addRow(caption, widget)

    def _made_foot(self) -> QFrame:
        """What the program reckons: below the fields, so that none of them moves when a figure comes or goes."""
        foot = QFrame()
        foot.setObjectName("foot")
        layout = QVBoxLayout(foot)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.figures)
        layout.addWidget(self.beyond)
        return foot

    def _show_reckoned(self) -> None:
        """The figures of a step, or of the map where none is selected, and whether it takes more than the people's hours."""
        what, key = self._shown or ("", 0)
        made = self.session.results.analysis if what != "flow" else None
        step_id = key if what.startswith("step") else None
        self.beyond.show_of(made, step_id)
        self.figures.show_of(made, step_id, key)
        self.foot.setVisible(not (self.beyond.isHidden() and self.figures.isHidden()))

    def _build_step(self, form: QFormLayout, step_id: int) -> None:
        step = self.session.audit.steps[step_id]
        self._add_field(form, FIELD_BY_KEY["name"], step_id)
        self.kind = kinds = QComboBox()
        for kind in step_kinds():
            kinds.addItem(step_kind_label(kind), kind)
        kinds.activated.connect(lambda: self._set_kind(step_id, kinds.currentData()))
        self._row(form, _("Kind"), kinds)
        self.lane = LaneBox()
        self.lane.chosen.connect(lambda name: self._set_lane(step_id, name))
        self._row(form, _("Lane"), self.lane)
        if step.kind in WORKING_KINDS:
            for key in WORKING_FIELDS:
                self._add_field(form, FIELD_BY_KEY[key], step_id)
        self.notes = NotesBox()
        self.notes.left.connect(lambda text: self._set_notes(step_id, text))
        self._row(form, _("Notes"), self.notes)
        self.photos = PhotoStrip(self.session, step_id)
        form.addRow(label(_("Photos"), quiet=True), self.photos)

    def _add_field(self, form: QFormLayout, field: StepField, step_id: int) -> None:
        def commit(text: str) -> None:
            reading = read(text)
            step = self.session.audit.steps[step_id]
            entities = field.change(self.session.audit, step, text)
            self.session.do(change_fields, mid_sentence(_(field.label)), entities)
            shown = field.text(self.session.audit, self.session.audit.steps[step_id])
            self.session.typed.keep(step_id, field.key, text, reading, shown)

        def read(text: str) -> str:
            step = self.session.audit.steps.get(step_id)
            return reading_of(self.session.audit, step, field, text) if step is not None else ""

        hint = _(field.hint) if field.hint else ""
        widget = PiecesField(commit, hint, read=read) if field.key == "cycle" else TextField(commit, hint, read=read)
        self.fields[field.key] = widget
        self._row(form, _(field.label) if field.key != "name" else _("Name"), widget)

    def _build_flow(self, layout: QVBoxLayout, form: QFormLayout, flow_id: int) -> None:
        layout.addWidget(label(_("Flow"), bold=True, size=2))
        self.ends = label()
        layout.addWidget(self.ends)

        def share_typed(text: str) -> None:
            self.session.enter(set_share, flow_id, parse_as(text, Kind.SHARE, default_unit="%").likely)

        widget = TextField(share_typed)
        self.fields["share"] = widget
        self._row(form, _("Share"), widget, word="flow_share")
        self.known = label(quiet=True)
        form.addRow(self.known)

    def _build_process(self, layout: QVBoxLayout, form: QFormLayout, process_id: int) -> None:
        layout.addWidget(label(_("Process"), bold=True, size=2))

        def name_typed(text: str) -> None:
            if text:
                self.session.do(rename_process, process_id, text)

        def demand_typed(text: str) -> None:
            self.session.do(set_demand, process_id, parse_if_known(text, Kind.YEARLY))

        def unit_typed(text: str) -> None:
            self.session.do(set_unit, process_id, text)

        def worth_typed(key: str, text: str) -> None:
            worth = _WORTH[key]
            self.session.do(worth.store, process_id, parse_if_known(text, worth.kind))

        currency = self.session.audit.firm.currency
        for key, name, commit, hint in (
            ("process_name", _("Name"), name_typed, ""),
            ("demand", _("Demand per year"), demand_typed, number(12_000)),
            ("unit", _("Unit that flows"), unit_typed, _("product, order, …")),
            ("scrap_cost_per_unit", _("Cost of a scrapped unit"), partial(worth_typed, "scrap_cost_per_unit"), money(12, currency)),
            ("contribution_per_unit", _("Contribution of a unit more"), partial(worth_typed, "contribution_per_unit"), money(20, currency)),
            ("unmet_demand_per_year", _("Asked for but not made, a year"), partial(worth_typed, "unmet_demand_per_year"), "500"),
        ):  # fmt: skip
            self.fields[key] = TextField(commit, hint)
            self._row(form, name, self.fields[key])
        self.family = QComboBox()
        self.family.addItem(_("none: its own demand"), None)
        for family_id, family in sorted(self.session.audit.families.items()):
            self.family.addItem(family.name, family_id)
        self.family.activated.connect(lambda _i: self._set_family(process_id))
        self._row(form, _("Product family"), self.family)
        hint = _(
            "Double-click the canvas or press N for a step. Tab appends the next one. Drag from a card's edge to connect."
        )
        layout.addWidget(label(hint, quiet=True))

    def _fill(self, what: str, key: int) -> None:
        audit = self.session.audit
        if what == "step":
            self._fill_step(audit, audit.steps[key])
        elif what == "flow":
            self._fill_flow(audit, audit.flows[key])
        elif key in audit.processes:
            process = audit.processes[key]
            self.fields["process_name"].show_value(process.name)
            self.fields["demand"].show_value(format_field(process, "demand_per_year"))
            self.fields["unit"].show_value(process.unit)
            for worth in _WORTH:
                self.fields[worth].show_value(format_field(process, worth, audit.firm.currency))
            self.family.setCurrentIndex(max(self.family.findData(process.family_id), 0))
            self._show_reckoned()

    def _set_family(self, process_id: int) -> None:
        """A family's demand counts where the process states none of its own."""
        self.session.do(set_family, process_id, self.family.currentData())

    def _fill_step(self, audit: Audit, step: Step) -> None:
        for field_key, widget in self.fields.items():
            shown = FIELD_BY_KEY[field_key].text(audit, step)
            widget.show_value(shown)
            ground = (
                ground_of_time(audit, step.id) if field_key == "cycle" and benchmark_of_time(audit, step.id) else ""
            )
            widget.show_reading(self.session.typed.said(step.id, field_key, shown) or ground)
        self._show_reckoned()
        if self.kind is not None:
            self.kind.setCurrentIndex(self.kind.findData(step.kind))
        if self.lane is not None:
            self.lane.show_lanes(audit.lanes_of(step.process_id), step.lane_id)
        if self.photos is not None:
            self.photos.refresh()
        if self.notes is not None and not self.notes.hasFocus():
            self.notes.setPlainText(step.notes)

    def _fill_flow(self, audit: Audit, flow: Flow) -> None:
        self.ends.setText(f"{audit.steps[flow.source_id].name} → {audit.steps[flow.target_id].name}")
        field, is_assumed = self.fields["share"], flow.share_basis is Basis.ASSUMED
        field.line.setPlaceholderText(exact_percent(flow.share) if is_assumed else "")
        field.show_value("" if is_assumed else format_as(Estimate.point(flow.share), Kind.SHARE))
        field.setEnabled(audit.steps[flow.source_id].kind is not StepKind.FORK)
        self.known.setText(self._known_text(audit, flow))
        self._show_reckoned()

    def _known_text(self, audit: Audit, flow: Flow) -> str:
        """How the share is known, and what all flows out of the step come to where that is not all."""
        flows = [f for f in audit.flows_of(flow.process_id) if f.source_id == flow.source_id]
        if audit.steps[flow.source_id].kind is StepKind.FORK:
            return _("Behind a fork each branch gets all.")
        if flow.share_basis is Basis.ASSUMED:
            return _("Assumed: {share}. {why}").format(share=exact_percent(flow.share), why=why_assumed(flows))
        total = sum(f.share for f in flows)
        if abs(total - 1) > SUM_TOLERANCE:
            return _("All flows from this step together: {total}").format(total=exact_percent(total))
        return _("What the other flows leave.") if flow.share_basis is Basis.CALCULATED and len(flows) > 1 else ""

    def edit_field(self, key: str) -> None:
        """Go to a field of what is shown, if it has it."""
        if key in self.fields:
            line = self.fields[key].line
            self.area.ensureWidgetVisible(line)
            line.setFocus()
            line.selectAll()

    def _set_kind(self, step_id: int, kind: StepKind | None) -> None:
        step = self.session.audit.steps[step_id]
        if kind is not None and kind != step.kind:
            self.session.do(change_kind, [step_id], kind)

    def _set_lane(self, step_id: int, name: str) -> None:
        step = self.session.audit.steps.get(step_id)
        if step is None:
            return
        lanes = self.session.audit.lanes_of(step.process_id)
        lane = next((x for x in lanes if x.name.casefold() == name.casefold()), None)
        lane_id = lane.id if lane else self.session.do(add_lane, step.process_id, name) if name else step.lane_id
        if lane_id is not None and lane_id != self.session.audit.steps[step_id].lane_id:
            self.session.do(move_to_lane, step_id, lane_id)

    def _set_notes(self, step_id: int, text: str) -> None:
        step = self.session.audit.steps.get(step_id)
        if step is not None and text != step.notes:
            self.session.do(change_notes, step_id, text)
