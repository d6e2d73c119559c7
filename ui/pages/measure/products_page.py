"""Products over the same steps: which families a process makes, and where their times and ways differ."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from auditor.edit.families import SKIPPED, set_family_share, set_family_work, set_made_in
from auditor.errors import InputError
from auditor.locale import _
from auditor.model import WORKING_KINDS, Audit, Estimate, Family, FamilyShare, Flow, Step
from auditor.model.units import Kind, format_as
from ui.pages.measure.process_page import ProcessPage
from ui.session import Session
from ui.theme import UNIT, colour, target
from ui.widgets.column_choice import Column, TableColumns
from ui.widgets.labels import label

_ROLE = Qt.ItemDataRole.UserRole


class ProductsPage(ProcessPage):
    """A row a step and a row a split flow; a column for all products and one for each family."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.families = QHBoxLayout()
        self.ticks: dict[int, QCheckBox] = {}
        head = QHBoxLayout()
        head.addWidget(self.process)
        head.addSpacing(2 * UNIT)
        head.addLayout(self.families)
        head.addStretch(1)
        self.hint = label("", quiet=True)
        self.table = QTableWidget()
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(_("Times and shares per product family"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(target())
        self.table.itemChanged.connect(self._store)
        self.columns = TableColumns(self.table, "columns_products", ())
        head.addWidget(self.columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(head)
        layout.addWidget(self.hint)
        layout.addWidget(self.table, 1)
        self.filler = QWidget()
        layout.addWidget(self.filler, 1)
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        audit = self.session.audit
        self.process.follow(audit)
        self._show_families(audit)
        made = audit.families_of(self.process_id)
        if not audit.families:
            self.hint.setText(_("Add product families on the Firm page first."))
        elif not made:
            self.hint.setText(_("Tick the families that this process makes side by side."))
        else:
            self.hint.setText(
                _("Empty: as for all. A dash: passes it by. A time, or time | set-up | batch: 45 s | 10 min | 20.")
            )
        self.table.setVisible(bool(made))
        self.filler.setVisible(not made)
        self.columns.setVisible(bool(made))
        self._show_table(audit, made)

    def _show_families(self, audit: Audit) -> None:
        made = {family.id for family in audit.families_of(self.process_id)}
        for key in list(self.ticks):
            self.ticks.pop(key).deleteLater()
        for key, family in sorted(audit.families.items()):
            box = QCheckBox(family.name)
            box.setChecked(key in made)
            box.setEnabled(self.session.can_edit)
            box.clicked.connect(lambda on, key=key: self._set_made(key, bool(on)))
            self.ticks[key] = box
            self.families.addWidget(box)

    def _show_table(self, audit: Audit, made: tuple[Family, ...]) -> None:
        steps = [s for s in audit.steps_of(self.process_id) if s.kind in WORKING_KINDS]
        flows = [f for f in audit.flows_of(self.process_id) if f.share < 1]
        self.table.blockSignals(True)
        self.table.setRowCount(len(steps) + len(flows))
        self.table.setColumnCount(2 + len(made))
        self.table.setHorizontalHeaderLabels([_("Step or flow"), _("All products"), *(f.name for f in made)])
        things: list[Step | Flow] = [*steps, *flows]
        for row, thing in enumerate(things):
            self._fill_row(audit, row, thing, made)
        for column in range(self.table.columnCount()):
            self.table.setColumnHidden(column, False)
        self.table.resizeColumnsToContents()
        self.table.setColumnWidth(0, max(self.table.columnWidth(0), 240))
        self.table.blockSignals(False)
        self.columns.follow(
            (
                Column("name", _("Step or flow"), is_offered=False),
                Column("all", _("All products")),
                *(Column(f.name, f.name) for f in made),
            )
        )

    def _fill_row(self, audit: Audit, row: int, thing: Step | Flow, made: tuple[Family, ...]) -> None:
        if isinstance(thing, Step):
            name, common = thing.name, format_as(audit.work(thing.id).cycle_time_s, Kind.TIME)
        else:
            name = f"{audit.steps[thing.source_id].name} → {audit.steps[thing.target_id].name}"
            common = format_as(Estimate.point(thing.share), Kind.SHARE)
        for column, text in enumerate((name, common, *(_own_text(audit, thing, f.id) for f in made))):
            item = QTableWidgetItem(text)
            if column < 2 or not self.session.can_edit:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            if column == 1:
                item.setForeground(colour("quiet"))
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if column >= 2:
                item.setData(_ROLE, (type(thing).__name__, thing.id, made[column - 2].id))
            self.table.setItem(row, column, item)

    def _set_made(self, family_id: int, on: bool) -> None:
        self.session.do(set_made_in, self.process_id, family_id, on)

    def _store(self, item: QTableWidgetItem) -> None:
        what, key, family_id = item.data(_ROLE)
        text = item.text().strip()
        try:
            if what == "Flow":
                self.session.enter(set_family_share, key, family_id, text)
            else:
                self.session.enter(set_family_work, key, family_id, text)
        except InputError as error:
            self.session.failed.emit(str(error))
        self.refresh()


def _own_text(audit: Audit, thing: Step | Flow, family_id: int) -> str:
    """What a family has of its own; empty where it is as for all."""
    if isinstance(thing, Flow):
        shares = audit.table(FamilyShare).values()
        share = next((s for s in shares if (s.flow_id, s.family_id) == (thing.id, family_id)), None)
        return format_as(Estimate.point(share.share), Kind.SHARE) if share is not None else ""
    own = next((w for w in audit.family_works_of(thing.id) if w.family_id == family_id), None)
    if own is None:
        return ""
    if own.is_skipped:
        return SKIPPED
    batch = format_as(Estimate.point(own.batch_size), Kind.COUNT) if own.batch_size is not None else ""
    parts = [format_as(own.cycle_time_s, Kind.TIME), format_as(own.setup_time_s, Kind.TIME), batch]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return " | ".join(parts)
